"""A plan that somebody starts from: the bar and the interviews, set together or not at all; and the templates
that a company keeps of its own.

Not here: where such plans come from (`interviews.packs.plan`).
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from interviews.direction import isolated
from interviews.domain.banks import Level
from interviews.domain.base import Base, Id, Refused
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


class PlanTemplate(Base):
    """The bar and the plan of an opening, kept for others of its level: as keys, like a plan that ships."""

    __tablename__ = "plan_template"

    id: Mapped[Id]
    name: Mapped[str]
    level_id: Mapped[UUID] = mapped_column(ForeignKey("level.id"))
    level: Mapped[Level] = relationship()
    plan: Mapped[str]
    """What the file of a plan would say, in canonical JSON."""
    made_at: Mapped[datetime]
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    by: Mapped[Person] = relationship()
    removed_at: Mapped[datetime | None]

    @classmethod
    def keep(cls, opening: Opening, name: str, at: datetime, by: Person) -> "PlanTemplate":
        """Keep what the opening has now; what becomes of it later changes no template."""
        if not name.strip():
            raise Refused("Give the template a name.")
        if not opening.criteria or not opening.plan:
            raise Refused("Set the bar and the plan of the opening first.")
        written = json.dumps(_as_a_file(opening), sort_keys=True, separators=(",", ":"))
        template = cls(name=name.strip(), level=opening.level, plan=written, made_at=at, by=by)
        template.record("kept", at, by, opening=str(opening.id))
        return template

    def remove(self, at: datetime, by: Person) -> None:
        """Offer it no more. The openings that started from it keep their plans."""
        if self.removed_at:
            raise Refused("This template is removed already.")
        self.removed_at = at
        self.record("removed", at, by)

    def read(self) -> dict[str, Any]:
        """What the file of this plan would say."""
        written: dict[str, Any] = json.loads(self.plan)
        return written | {"key": str(self.id), "name": self.name, "level": self.level.key}


def _as_a_file(opening: Opening) -> dict[str, Any]:
    return {
        "about": f"Kept from {isolated(opening.title)}.",
        "bar": {"rating": opening.bar_rating, "others_needed": opening.others_needed},
        "competencies": [
            {"competency": c.competency.key, "weight": c.weight, "must_have": "yes" if c.must_have else "no"}
            for c in opening.criteria
        ],
        "interviews": [
            {
                "title": planned.title,
                "minutes": planned.minutes,
                "break_after": planned.break_after,
                "focus": [competency.key for competency in planned.focus],
                "questions": [
                    {"bank": asked.question.bank.key, "question": asked.question.key}
                    for asked in planned.asked
                ],
            }
            for planned in opening.plan
        ],
    }
