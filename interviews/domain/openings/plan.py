"""What every candidate goes through: the interviews of a plan, each with its focus and its questions.

A plan has versions. One is written anew as long as no loop was made from it; from then on it stands.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from interviews.direction import isolated
from interviews.domain.banks import Competency, Level, Question
from interviews.domain.base import Base, Id, Refused
from interviews.domain.people import Person

if TYPE_CHECKING:
    from interviews.domain.loops import Interview, Loop
    from interviews.domain.openings.opening import Opening

Titled = TypeVar("Titled", "PlannedInterview", "Interview")

LONGEST_BREAK = 240

WRITING_MINUTES = 30
"""What a plan reckons for a panelist's scorecard: evidence for each rating, read once more before the seal.
Half an hour right after the interview, so that nobody writes from memory a day later.
"""


@dataclass(frozen=True)
class PlannedDraft:
    """One interview of a plan as somebody set it; the order of the questions is the order of asking.

    `break_after` are the minutes that the candidate has to themselves before the next one.
    """

    title: str
    minutes: int
    focus: tuple[Competency, ...]
    questions: tuple[Question, ...]
    break_after: int = 0


class PlanVersion(Base):
    """The interviews of an opening's plan as they were set at one time, and why it isn't as before.

    Who set the versions from before there were any isn't known.
    """

    __tablename__ = "plan_version"
    __table_args__ = (UniqueConstraint("opening_id", "number"),)

    id: Mapped[Id]
    opening_id: Mapped[UUID] = mapped_column(ForeignKey("opening.id"))
    opening: Mapped["Opening"] = relationship(back_populates="plan_versions")
    number: Mapped[int]
    fingerprint: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
    made_at: Mapped[datetime]
    by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    by: Mapped[Person | None] = relationship()
    interviews: Mapped[list["PlannedInterview"]] = relationship(
        back_populates="version", cascade="all, delete-orphan", order_by="PlannedInterview.position"
    )
    loops: Mapped[list["Loop"]] = relationship(back_populates="plan_version")

    @property
    def minutes(self) -> int:
        """How long the candidate's day is: every interview, and every break between two."""
        return day_of((planned.minutes, planned.break_after) for planned in self.interviews)

    @classmethod
    def of(cls, number: int, content: "PlanContent", reason: str, at: datetime, by: Person) -> "PlanVersion":
        """A version of which nothing is left to say: half of one would never be kept."""
        return cls(number=number, reason=reason, made_at=at, by=by, **vars(content))

    def become(self, content: "PlanContent", reason: str, at: datetime, by: Person) -> None:
        """Be written anew."""
        self.fingerprint, self.interviews = content.fingerprint, content.interviews
        self.reason, self.made_at, self.by = reason, at, by


@dataclass(frozen=True)
class PlanContent:
    """The interviews that a version is made of, and their fingerprint."""

    fingerprint: str
    interviews: list["PlannedInterview"]

    @classmethod
    def of(cls, drafts: Sequence[PlannedDraft]) -> "PlanContent":
        """As somebody set them."""
        interviews = [PlannedInterview.of(draft, place) for place, draft in enumerate(drafts)]
        return cls(fingerprint_of(drafts), interviews)


class PlannedInterview(Base):
    """One interview of the plan: its focus, its questions, its minutes."""

    __tablename__ = "planned_interview"

    id: Mapped[Id]
    version_id: Mapped[UUID] = mapped_column(ForeignKey("plan_version.id"))
    version: Mapped[PlanVersion] = relationship(back_populates="interviews")
    opening_id: Mapped[UUID | None] = mapped_column(ForeignKey("opening.id"))
    """Whose plan it is today; empty once a newer version took its place."""
    position: Mapped[int]
    title: Mapped[str]
    minutes: Mapped[int]
    break_after: Mapped[int] = mapped_column(default=0)
    focus: Mapped[list[Competency]] = relationship(secondary="planned_focus", order_by=Competency.name)
    asked: Mapped[list["PlannedQuestion"]] = relationship(
        cascade="all, delete-orphan", order_by="PlannedQuestion.position"
    )

    @classmethod
    def of(cls, draft: PlannedDraft, position: int) -> "PlannedInterview":
        """The interview that somebody set, at its place."""
        return cls(
            position=position,
            title=draft.title,
            minutes=draft.minutes,
            break_after=draft.break_after,
            focus=list(draft.focus),
            asked=[PlannedQuestion(position=n, question=q) for n, q in enumerate(draft.questions)],
        )


class PlannedFocus(Base):
    """That a planned interview looks at a competency."""

    __tablename__ = "planned_focus"

    planned_id: Mapped[UUID] = mapped_column(ForeignKey("planned_interview.id"), primary_key=True)
    competency_id: Mapped[UUID] = mapped_column(ForeignKey("competency.id"), primary_key=True)


class PlannedQuestion(Base):
    """That a planned interview asks a question, at its place in the order."""

    __tablename__ = "planned_question"
    __table_args__ = (UniqueConstraint("planned_id", "question_id"),)

    id: Mapped[Id]
    planned_id: Mapped[UUID] = mapped_column(ForeignKey("planned_interview.id"))
    question_id: Mapped[UUID] = mapped_column(ForeignKey("question.id"))
    question: Mapped[Question] = relationship()
    position: Mapped[int]


def fingerprint_of(drafts: Sequence[PlannedDraft]) -> str:
    """SHA-256, in hexadecimal, of a plan in canonical JSON: its interviews in order, the questions of each in
    the order of asking, what it looks at in order of key.
    """
    plan = [
        {
            "title": draft.title,
            "minutes": draft.minutes,
            "break_after": draft.break_after,
            "focus": sorted(competency.key for competency in draft.focus),
            "questions": [f"{question.bank.key}/{question.key}" for question in draft.questions],
        }
        for draft in drafts
    ]
    return sha256(json.dumps(plan, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def by_title(
    plan: Iterable[PlannedInterview], held: Iterable[Titled]
) -> tuple[list[tuple[PlannedInterview, Titled | None]], list[Titled]]:
    """Each interview of a plan with the one of the same title, and those that it has no place for."""
    left, pairs = list(held), []
    for planned in plan:
        same = next((each for each in left if each.title == planned.title), None)
        pairs.append((planned, same))
        if same:
            left.remove(same)
    return pairs, left


def day_of(interviews: Iterable[tuple[int, int]]) -> int:
    """How long interviews take the candidate, from the minutes of each and the break after it: after the last
    one comes no break, but the evening.
    """
    taken = list(interviews)
    return sum(minutes + pause for minutes, pause in taken) - (taken[-1][1] if taken else 0)


def check_planned(draft: PlannedDraft, level: Level, bar: set[Competency]) -> None:
    """Refuse what can't be an interview at this level, under a bar of these competencies."""
    if not draft.title.strip():
        raise Refused("Give each interview a title.")
    if not draft.questions:
        raise Refused(f"{isolated(draft.title)} has no questions yet.")
    if len(set(draft.questions)) < len(draft.questions):
        raise Refused(f"{isolated(draft.title)} asks the same question twice.")
    for question in draft.questions:
        approved = question.approved
        if not approved or level not in approved.levels:
            raise Refused(f"“{isolated(question.latest.title)}” isn't approved for {isolated(level.name)}.")
        if approved.competency not in bar:
            title, shown = isolated(approved.title), isolated(approved.competency.name)
            raise Refused(f"“{title}” shows {shown}, which the bar doesn't name.")
    _check_minutes(draft)


def _check_minutes(draft: PlannedDraft) -> None:
    if not 0 <= draft.break_after <= LONGEST_BREAK:
        raise Refused(f"A break takes 0 to {LONGEST_BREAK} minutes.")
    needed = sum(question.approved.minutes for question in draft.questions if question.approved)
    if draft.minutes < needed:
        title = isolated(draft.title)
        raise Refused(f"The questions of {title} need {needed} minutes; it has {draft.minutes}.")


def check_rested(question: Question, at: datetime, by: Person) -> None:
    """Refuse a question that cools."""
    if cooling := question.cooling(at):
        title, until = isolated(question.latest.title), cooling.until.astimezone(by.time_zone)
        raise Refused(f"“{title}” is cooling until {until.day} {until:%B}, so no new plan asks it.")
