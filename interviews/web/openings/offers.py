"""A plan that ships, as it stands here: which of its questions can be asked, and what keeps the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from interviews.domain.banks import Competency, Question, QuestionVersion, State
from interviews.domain.base import Refused
from interviews.domain.coverage import Coverage, of_kits
from interviews.domain.openings import CriterionDraft, Opening, PlannedDraft
from interviews.domain.people import Person
from interviews.domain.plans import PlanDraft, check
from interviews.packs.plan import Meeting, Plan, Reference


class Standing(StrEnum):
    """Whether a question can be put into a new plan of a level, or what keeps it."""

    READY = "ready"
    ABSENT = "not here"
    DRAFT = "draft"
    RETURNED = "sent back"
    IN_REVIEW = "in review"
    OTHER_LEVEL = "not for this level"
    COOLING = "cooling"
    RETIRED = "retired"


@dataclass(frozen=True)
class Slot:
    """A question of a plan: its keys, and what there is of it here."""

    reference: Reference
    question: Question | None
    standing: Standing
    until: datetime | None = None
    """Until when it cools, if it does."""

    @property
    def version(self) -> QuestionVersion | None:
        """What would be asked; where nothing is approved, the newest."""
        return (self.question.approved or self.question.latest) if self.question else None


@dataclass(frozen=True)
class Planned:
    """An interview of a plan with its questions as they stand here."""

    meeting: Meeting
    focus: tuple[str, ...]
    slots: tuple[Slot, ...]


@dataclass(frozen=True)
class Offer:
    """A plan for the level of an opening. `draft` is there once an opening could start from it."""

    plan: Plan
    planned: tuple[Planned, ...]
    lacking: tuple[str, ...]
    """The competencies that the ladder here doesn't have."""
    draft: PlanDraft | None
    refusal: str
    """Why an opening can't start from it although every question can be asked."""
    covered: tuple[Coverage, ...]

    @property
    def is_ready(self) -> bool:
        """Whether one press sets the bar and the plan."""
        return bool(self.draft) and not self.refusal

    def at(self, *standings: Standing) -> list[Slot]:
        """Its questions that stand so."""
        return [slot for each in self.planned for slot in each.slots if slot.standing in standings]


def slot(reference: Reference, question: Question | None, opening: Opening, at: datetime) -> Slot:
    """One question against the level of an opening."""
    cooling = question.cooling(at) if question else None
    if not question:
        standing = Standing.ABSENT
    elif question.retirement:
        standing = Standing.RETIRED
    elif not question.approved:
        standing = _on_its_way(question.latest)
    elif opening.level not in question.approved.levels:
        standing = Standing.OTHER_LEVEL
    else:
        standing = Standing.COOLING if cooling else Standing.READY
    return Slot(reference, question, standing, cooling.until if cooling else None)


def _on_its_way(version: QuestionVersion) -> Standing:
    if version.state is State.IN_REVIEW:
        return Standing.IN_REVIEW
    return Standing.DRAFT if version.is_unproposed else Standing.RETURNED


def offer(
    plan: Plan,
    opening: Opening,
    questions: Mapping[Reference, Question],
    ladder: Mapping[str, Competency],
    at: datetime,
    by: Person,
) -> Offer:
    """The plan against what there is here."""
    planned = tuple(
        Planned(
            meeting,
            tuple(called(key, ladder) for key in meeting.focus),
            tuple(slot(asked, questions.get(asked), opening, at) for asked in meeting.questions),
        )
        for meeting in plan.interviews
    )
    lacking = tuple(called(c.competency, ladder) for c in plan.competencies if c.competency not in ladder)
    missing = [each for one in planned for each in one.slots if each.standing is not Standing.READY]
    draft = None if lacking or missing else draft_of(plan, questions, ladder)
    covered = () if lacking else _covered(plan, planned, ladder)
    return Offer(plan, planned, lacking, draft, _refusal(opening, draft, at, by), covered)


def draft_of(
    plan: Plan, questions: Mapping[Reference, Question], ladder: Mapping[str, Competency]
) -> PlanDraft:
    """What the domain takes: every key in it is there."""
    criteria = (CriterionDraft(ladder[c.competency], c.weight, c.must_have) for c in plan.competencies)
    meetings = (
        PlannedDraft(
            meeting.title,
            meeting.minutes,
            tuple(ladder[key] for key in meeting.focus),
            tuple(questions[asked] for asked in meeting.questions),
            meeting.break_after,
        )
        for meeting in plan.interviews
    )
    return PlanDraft(plan.key, tuple(criteria), plan.bar_rating, plan.others_needed, tuple(meetings))


def called(key: str, ladder: Mapping[str, Competency]) -> str:
    """The name of a competency; where the ladder here doesn't have it, its key in words."""
    return ladder[key].name if key in ladder else key.replace("-", " ").capitalize()


def in_words(minutes: int) -> str:
    """Such as `4 hours 30 minutes`."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} hour{'s' if hours > 1 else ''}" if hours else "", f"{rest} minutes" if rest else ""]
    return " ".join(part for part in parts if part)


def _refusal(opening: Opening, draft: PlanDraft | None, at: datetime, by: Person) -> str:
    try:
        if draft:
            check(opening, draft, at, by)
    except Refused as refusal:
        return str(refusal)
    return ""


def _covered(
    plan: Plan, planned: Sequence[Planned], ladder: Mapping[str, Competency]
) -> tuple[Coverage, ...]:
    """What each interview asks about, once every question is here."""
    kits = [[each.version for each in one.slots if each.version] for one in planned]
    if sum(map(len, kits)) < len(plan.questions):
        return ()
    criteria = [CriterionDraft(ladder[c.competency], c.weight, c.must_have) for c in plan.competencies]
    return tuple(of_kits(criteria, kits))
