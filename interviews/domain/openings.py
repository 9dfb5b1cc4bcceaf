"""A job to fill: its bar, fixed before anyone is judged by it, and its plan, the same for everyone."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from interviews.direction import isolated
from interviews.domain.banks import Competency, Level, Question
from interviews.domain.base import Base, Id, Refused, one_of
from interviews.domain.people import Person

if TYPE_CHECKING:
    from interviews.domain.loops import Loop

OBSERVERS_OF_A_MUST_HAVE = 2


class Release(StrEnum):
    """When panelists read each other's scorecards. There is no rule "always"."""

    AT_DEBRIEF = "at debrief"
    AFTER_OWN = "after own"


class Profile(StrEnum):
    """What a packet says of people."""

    ANONYMISED = "anonymised"
    NAMED = "named"


@dataclass(frozen=True)
class CriterionDraft:
    """One competency of the bar as somebody set it; `weight` is a whole number from 1 to 10."""

    competency: Competency
    weight: int
    must_have: bool


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


class Opening(Base):
    """A job to fill: title, level, competencies with weights, the bar, and the plan."""

    __tablename__ = "opening"
    __table_args__ = (CheckConstraint("bar_rating BETWEEN 1 AND 6", name="bar_rating"),)

    id: Mapped[Id]
    title: Mapped[str]
    level_id: Mapped[UUID] = mapped_column(ForeignKey("level.id"))
    level: Mapped[Level] = relationship()
    release: Mapped[Release] = mapped_column(one_of(Release, "release"), default=Release.AT_DEBRIEF)
    profile: Mapped[Profile] = mapped_column(one_of(Profile, "profile"), default=Profile.ANONYMISED)
    bar_rating: Mapped[int] = mapped_column(default=3)
    others_needed: Mapped[int] = mapped_column(default=0)
    made_at: Mapped[datetime]
    locked_at: Mapped[datetime | None]
    criteria: Mapped[list["Criterion"]] = relationship(
        back_populates="opening", cascade="all, delete-orphan", order_by="Criterion.position"
    )
    plan: Mapped[list["PlannedInterview"]] = relationship(
        back_populates="opening", cascade="all, delete-orphan", order_by="PlannedInterview.position"
    )
    loops: Mapped[list["Loop"]] = relationship(back_populates="opening")

    @classmethod
    def announce(
        cls, title: str, level: Level, release: Release, profile: Profile, at: datetime, by: Person
    ) -> "Opening":
        """A new opening; its bar and its plan come next."""
        if not title.strip():
            raise Refused("Give the opening a title.")
        opening = cls(
            title=title,
            level=level,
            release=release,
            profile=profile,
            made_at=at,
            bar_rating=3,
            others_needed=0,
        )
        opening.record("announced", at, by)
        return opening

    @property
    def must_haves(self) -> list["Criterion"]:
        """The criteria that the bar asks of everybody."""
        return [criterion for criterion in self.criteria if criterion.must_have]

    @property
    def asked_about(self) -> set[Competency]:
        """The competencies that the questions of the plan show."""
        asked = (question.question for interview in self.plan for question in interview.asked)
        return {(question.approved or question.latest).competency for question in asked}

    def set_bar(
        self, drafts: Sequence[CriterionDraft], bar_rating: int, others_needed: int, at: datetime, by: Person
    ) -> None:
        """Fix weights, must-haves and the rule: `bar_rating` or more on each must-have, in two interviews,
        and on `others_needed` of the others. Refused from the first sealed scorecard on.
        """
        if self.locked_at:
            raise Refused(
                "The bar stands since the first scorecard was sealed; it can't be changed any more."
            )
        _check_bar(drafts, bar_rating, others_needed)
        if unnamed := self.asked_about - {draft.competency for draft in drafts}:
            names = ", ".join(map(isolated, sorted(competency.name for competency in unnamed)))
            raise Refused(f"The plan asks about {names}: the bar has to name what is rated.")
        self.bar_rating, self.others_needed = bar_rating, others_needed
        kept = {criterion.competency: criterion for criterion in self.criteria}
        self.criteria = [
            _set(kept.get(draft.competency) or Criterion(competency=draft.competency), draft, position)
            for position, draft in enumerate(drafts)
        ]
        self.record("set the bar", at, by)

    def choose_release(self, release: Release, at: datetime, by: Person) -> None:
        """When panelists read each other's scorecards. Refused from the first sealed scorecard on."""
        if self.locked_at:
            raise Refused(
                "A scorecard was sealed under this rule, so it stands. Only a new opening has another."
            )
        if release is self.release:
            raise Refused("That is the rule as it stands.")
        self.release = release
        self.record("chose the release", at, by, release=release.value)

    def set_plan(self, drafts: Sequence[PlannedDraft], at: datetime, by: Person) -> None:
        """The interviews that every candidate gets. Refused once a loop was made from it."""
        self.check_plan(drafts, {criterion.competency for criterion in self.criteria}, at, by)
        self.plan = [
            PlannedInterview(
                position=position,
                title=draft.title,
                minutes=draft.minutes,
                break_after=draft.break_after,
                focus=list(draft.focus),
                asked=[PlannedQuestion(position=n, question=q) for n, q in enumerate(draft.questions)],
            )
            for position, draft in enumerate(drafts)
        ]
        self.record("set the plan", at, by)

    def check_plan(
        self, drafts: Sequence[PlannedDraft], bar: set[Competency], at: datetime, by: Person
    ) -> None:
        """Refuse what can't be the plan under a bar of these competencies. A question that cools comes into
        no new plan; where it is asked already, it stays.
        """
        if self.loops:
            raise Refused("A loop was made from this plan: every candidate gets the same one.")
        if not drafts:
            raise Refused("Plan one interview at least.")
        kept = {asked.question for planned in self.plan for asked in planned.asked}
        for draft in drafts:
            _check_planned(draft, self.level, bar)
            for question in draft.questions:
                if question not in kept:
                    _check_rested(question, at, by)

    def lock(self, at: datetime) -> None:
        """The first seal fixes weights, bar and release for good. Locking twice changes nothing.

        Nobody's name is on it: it would tell who sealed first.
        """
        if not self.locked_at:
            self.locked_at = at
            self.record("locked the bar", at, None)

    def fingerprint(self) -> str:
        """SHA-256, in hexadecimal, of the bar in canonical JSON: level, rule, criteria in order of key."""
        bar = {
            "level": self.level.key,
            "bar_rating": self.bar_rating,
            "others_needed": self.others_needed,
            "criteria": sorted([c.competency.key, c.weight, c.must_have] for c in self.criteria),
        }
        return sha256(json.dumps(bar, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


class Criterion(Base):
    """One competency of an opening: how much it weighs, and whether nobody is hired without it."""

    __tablename__ = "criterion"
    __table_args__ = (
        UniqueConstraint("opening_id", "competency_id"),
        CheckConstraint("weight BETWEEN 1 AND 10", name="weight"),
    )

    id: Mapped[Id]
    opening_id: Mapped[UUID] = mapped_column(ForeignKey("opening.id"))
    opening: Mapped[Opening] = relationship(back_populates="criteria")
    competency_id: Mapped[UUID] = mapped_column(ForeignKey("competency.id"))
    competency: Mapped[Competency] = relationship()
    weight: Mapped[int]
    must_have: Mapped[bool]
    position: Mapped[int]


class PlannedInterview(Base):
    """One interview of the plan: its focus, its questions, its minutes."""

    __tablename__ = "planned_interview"

    id: Mapped[Id]
    opening_id: Mapped[UUID] = mapped_column(ForeignKey("opening.id"))
    opening: Mapped[Opening] = relationship(back_populates="plan")
    position: Mapped[int]
    title: Mapped[str]
    minutes: Mapped[int]
    break_after: Mapped[int] = mapped_column(default=0)
    focus: Mapped[list[Competency]] = relationship(secondary="planned_focus", order_by=Competency.name)
    asked: Mapped[list["PlannedQuestion"]] = relationship(
        cascade="all, delete-orphan", order_by="PlannedQuestion.position"
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


def _set(criterion: Criterion, draft: CriterionDraft, position: int) -> Criterion:
    criterion.weight, criterion.must_have, criterion.position = draft.weight, draft.must_have, position
    return criterion


def _check_bar(drafts: Sequence[CriterionDraft], bar_rating: int, others_needed: int) -> None:
    if not drafts:
        raise Refused("Name one competency at least.")
    if len({draft.competency for draft in drafts}) < len(drafts):
        raise Refused("Name each competency once.")
    if any(not 1 <= draft.weight <= 10 for draft in drafts):
        raise Refused("A weight is a whole number from 1 to 10.")
    if not 1 <= bar_rating <= 6:
        raise Refused("The bar is a point of the scale, from 1 to 6.")
    others = sum(not draft.must_have for draft in drafts)
    if not 0 <= others_needed <= others:
        raise Refused(f"The rule can ask for 0 to {others} of the others.")


def _check_planned(draft: PlannedDraft, level: Level, bar: set[Competency]) -> None:
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
    needed = sum(question.approved.minutes for question in draft.questions if question.approved)
    if draft.minutes < needed:
        title = isolated(draft.title)
        raise Refused(f"The questions of {title} need {needed} minutes; it has {draft.minutes}.")


def _check_rested(question: Question, at: datetime, by: Person) -> None:
    if cooling := question.cooling(at):
        title, until = isolated(question.latest.title), cooling.until.astimezone(by.time_zone)
        raise Refused(f"“{title}” is cooling until {until.day} {until:%B}, so no new plan asks it.")
