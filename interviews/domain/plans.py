"""A plan that somebody starts from: the bar and the interviews, set together or not at all.

Not here: where such plans come from (`interviews.packs.plan`).
"""

from dataclasses import dataclass
from datetime import datetime

from interviews.domain.base import Refused
from interviews.domain.openings import CriterionDraft, Opening, PlannedDraft
from interviews.domain.people import Person


@dataclass(frozen=True)
class PlanDraft:
    """A bar and the interviews that go with it; `key` names where they come from."""

    key: str
    criteria: tuple[CriterionDraft, ...]
    bar_rating: int
    others_needed: int
    interviews: tuple[PlannedDraft, ...]


def check(opening: Opening, plan: PlanDraft, at: datetime, by: Person) -> None:
    """Refuse to start from this plan, in the sentence that says why not."""
    if opening.plan:
        raise Refused("This opening has a plan already: change that one.")
    bar = {draft.competency for draft in plan.criteria}
    opening.check_plan(plan.interviews, bar, at, by)


def start(opening: Opening, plan: PlanDraft, at: datetime, by: Person) -> None:
    """Give an opening without a plan this bar and these interviews. Both can be changed as ever."""
    check(opening, plan, at, by)
    opening.set_bar(plan.criteria, plan.bar_rating, plan.others_needed, at, by)
    opening.set_plan(plan.interviews, at, by)
    opening.record("started from a plan", at, by, plan=plan.key)
