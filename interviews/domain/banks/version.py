"""A question as it was written at one time: never edited, reviewed by somebody who didn't write it."""

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, UniqueConstraint, exists
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, aliased, mapped_column, relationship

from interviews.domain.banks.checks import NO_RULES, Rules, gate
from interviews.domain.banks.ladder import Competency, Level
from interviews.domain.banks.review import Remark, Step, StepKind
from interviews.domain.banks.rubric import LISTS, TEXTS, Anchor, AnchorDraft, Kind, QuestionDraft
from interviews.domain.base import Base, Id, Refused, one_of
from interviews.domain.people import Person

if TYPE_CHECKING:
    from interviews.domain.banks.question import Question

PLACES = ("competency", "kind", "minutes", *TEXTS, *LISTS)


class State(StrEnum):
    """Where a version stands; nothing stores it, the steps say it."""

    DRAFT = "draft"
    IN_REVIEW = "in review"
    APPROVED = "approved"
    RETIRED = "retired"


class QuestionVersion(Base):
    """A question as it was written at one time. Never edited."""

    __tablename__ = "question_version"
    __table_args__ = (UniqueConstraint("question_id", "number"),)

    id: Mapped[Id]
    question_id: Mapped[UUID] = mapped_column(ForeignKey("question.id"))
    question: Mapped["Question"] = relationship(back_populates="versions")
    number: Mapped[int]
    made_at: Mapped[datetime]
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    by: Mapped[Person] = relationship()
    title: Mapped[str]
    competency_id: Mapped[UUID] = mapped_column(ForeignKey("competency.id"))
    competency: Mapped[Competency] = relationship()
    kind: Mapped[Kind] = mapped_column(one_of(Kind, "kind"), default=Kind.SITUATION)
    minutes: Mapped[int]
    prompt: Mapped[str]
    materials: Mapped[str] = mapped_column(default="")
    purpose: Mapped[str]
    probes: Mapped[list[str]]
    clarifications: Mapped[list[str]]
    for_interviewers: Mapped[str] = mapped_column(default="")
    told_beforehand: Mapped[str]
    not_scored: Mapped[str]
    alternatives: Mapped[str]
    author: Mapped[str]
    licence: Mapped[str]
    anchors: Mapped[list[Anchor]] = relationship(
        back_populates="version", cascade="all, delete-orphan", order_by=Anchor.point
    )
    steps: Mapped[list[Step]] = relationship(
        back_populates="version", cascade="all, delete-orphan", order_by=Step.at
    )
    remarks: Mapped[list[Remark]] = relationship(
        back_populates="version", cascade="all, delete-orphan", order_by=Remark.at
    )

    @classmethod
    def of(cls, draft: QuestionDraft, number: int, at: datetime, by: Person) -> "QuestionVersion":
        """The version that holds `draft`."""
        texts = {name: getattr(draft, name) for name in TEXTS}
        anchors = [
            Anchor(
                level=level,
                point=point,
                name=anchor.name,
                behaviours=anchor.behaviours,
                samples=anchor.samples,
            )
            for level, rubric in draft.rubric.items()
            for point, anchor in enumerate(rubric, start=1)
        ]
        lists = {"probes": list(draft.probes), "clarifications": list(draft.clarifications)}
        return cls(
            number=number,
            made_at=at,
            by=by,
            competency=draft.competency,
            kind=draft.kind,
            minutes=draft.minutes,
            anchors=anchors,
            **texts,
            **lists,
        )

    def draft(self) -> QuestionDraft:
        """This version as something to edit."""
        rubric = {
            level: tuple(AnchorDraft(a.name, a.behaviours, a.samples) for a in self.rubric(level))
            for level in self.levels
        }
        return QuestionDraft(
            competency=self.competency,
            kind=self.kind,
            minutes=self.minutes,
            rubric=rubric,
            probes=tuple(self.probes),
            clarifications=tuple(self.clarifications),
            **{name: getattr(self, name) for name in TEXTS},
        )

    @property
    def levels(self) -> list[Level]:
        """The levels that it has a rubric for, from the lowest."""
        return sorted({anchor.level for anchor in self.anchors}, key=lambda level: level.order)

    def rubric(self, level: Level) -> list[Anchor]:
        """The points of the scale at one level, from the lowest."""
        return sorted((a for a in self.anchors if a.level is level), key=lambda anchor: anchor.point)

    @property
    def state(self) -> State:
        """Where this version stands, from its last step."""
        kinds = {
            StepKind.PROPOSED: State.IN_REVIEW,
            StepKind.ENDORSED: State.IN_REVIEW,
            StepKind.RETURNED: State.DRAFT,
            StepKind.APPROVED: State.APPROVED,
        }
        return kinds[self.steps[-1].kind] if self.steps else State.DRAFT

    @hybrid_property
    def is_approved(self) -> bool:
        """Whether it may be asked in a new loop."""
        return any(step.kind is StepKind.APPROVED for step in self.steps)

    @is_approved.inplace.expression
    @classmethod
    def _is_approved(cls) -> ColumnElement[bool]:
        return cls.steps.any(Step.kind == StepKind.APPROVED)

    @hybrid_property
    def is_in_review(self) -> bool:
        """Whether somebody asked for a review, and nobody has given it since."""
        return self.state is State.IN_REVIEW

    @is_in_review.inplace.expression
    @classmethod
    def _is_in_review(cls) -> ColumnElement[bool]:
        later = aliased(Step)
        ended = (later.at > Step.at, later.kind.in_([StepKind.RETURNED, StepKind.APPROVED]))
        since = exists().where(later.version_id == Step.version_id, *ended).correlate(Step)
        return cls.steps.any((Step.kind == StepKind.PROPOSED) & ~since)

    @property
    def is_unproposed(self) -> bool:
        """Whether nobody has asked for a review yet; what was sent back wants a new look first."""
        return not self.steps and not self.question.retirement

    @property
    def under_review(self) -> list["QuestionVersion"]:
        """This version and those before it that were never approved: what a reviewer answers for."""
        earlier = [one for one in self.question.versions if one.number <= self.number]
        approved = [n for n, one in enumerate(earlier[:-1], start=1) if one.is_approved]
        return earlier[max(approved, default=0) :]

    @property
    def writers(self) -> set[Person]:
        """Everybody whose words a reviewer answers for: who changed a comma last isn't the only author."""
        return {one.by for one in self.under_review}

    @property
    def open_remarks(self) -> list[Remark]:
        """What isn't settled of what was said of it, and of those before it back to the last approved one."""
        first = self.under_review[0].number - 1
        since = [one for one in self.question.versions if first <= one.number <= self.number]
        return [remark for one in since for remark in one.remarks if remark.is_open]

    @property
    def endorsements(self) -> list[Step]:
        """The reviewers' yeses since it was last proposed."""
        last = max((n for n, s in enumerate(self.steps) if s.kind is StepKind.PROPOSED), default=0)
        return [step for step in self.steps[last:] if step.kind is StepKind.ENDORSED]

    @property
    def places(self) -> list[str]:
        """Where a remark can stand: every field, and every point of every scale."""
        return [*PLACES, "rubric", *(f"rubric.{a.level.key}.{a.point}" for a in self.anchors)]

    def may_be_reviewed_by(self, person: Person) -> bool:
        """Whether it waits for a review, and `person` wrote nothing of what is reviewed."""
        return self.is_in_review and not self.question.retirement and person not in self.writers

    def may_be_endorsed_by(self, person: Person) -> bool:
        """Whether it waits for a review by `person`, who hasn't given it yet."""
        given = {step.by for step in self.endorsements}
        return self.may_be_reviewed_by(person) and person not in given

    def may_be_approved_by(self, person: Person) -> bool:
        """Whether an owner's decision by `person` would do: they reviewed it, or somebody else has."""
        reviewed = bool(self.endorsements) or person not in self.writers
        return self.is_in_review and not self.question.retirement and reviewed

    def waits_for(self, person: Person, decides: bool) -> bool:
        """Whether `person` could endorse it or, if they decide here, approve it."""
        return self.may_be_endorsed_by(person) or (decides and self.may_be_approved_by(person))

    def propose(self, at: datetime, by: Person) -> None:
        """Ask for a review."""
        self._step(StepKind.PROPOSED, {State.DRAFT}, "Only a draft can be proposed.", at, by)

    def remark(self, place: str, words: str, at: datetime, by: Person) -> Remark:
        """Say something of one field, `place`; it stays open until it is settled."""
        if self.question.retirement:
            raise Refused("This question is retired.")
        if place not in self.places:
            raise Refused("Choose what the remark is about.")
        if not words.strip():
            raise Refused("Write the remark first.")
        made = Remark(place=place, words=words.strip(), at=at, by=by)
        self.remarks.append(made)
        self.record("remarked on", at, by, number=self.number)
        return made

    def send_back(self, comment: str, at: datetime, by: Person) -> None:
        """A reviewer asks for changes, in words."""
        if not comment.strip():
            raise Refused("Say what should change.")
        self._step(
            StepKind.RETURNED, {State.IN_REVIEW}, "Only a version in review goes back.", at, by, comment
        )

    def endorse(self, at: datetime, by: Person, comment: str = "") -> None:
        """A reviewer who wrote nothing of it says that it can be asked; an owner decides."""
        self._refuse_writer(by)
        if by in {step.by for step in self.endorsements}:
            raise Refused("You have endorsed this version already.")
        self._step(
            StepKind.ENDORSED, {State.IN_REVIEW}, "Only a version in review is endorsed.", at, by, comment
        )

    def approve(self, at: datetime, by: Person, rules: Rules = NO_RULES, because: str = "") -> None:
        """An owner decides that it is asked.

        Somebody who wrote nothing of it has reviewed it: by an endorsement, or by deciding. No remark is
        open, every required check passes, and where another one doesn't, `because` says why it stands.
        """
        if not self.endorsements:
            self._refuse_writer(by)
        if count := len(self.open_remarks):
            still = "A remark is still open" if count == 1 else f"{count} remarks are still open"
            raise Refused(f"{still}: settle what was said first.")
        gate(self.draft(), rules, because)
        self._step(
            StepKind.APPROVED, {State.IN_REVIEW}, "Only a version in review can be approved.", at, by, because
        )

    def _refuse_writer(self, by: Person) -> None:
        if by in self.writers:
            raise Refused("You wrote some of what is in review; somebody else has to review it.")

    def _step(
        self, kind: StepKind, after: set[State], otherwise: str, at: datetime, by: Person, comment: str = ""
    ) -> None:
        if self.question.retirement or self.state not in after:
            raise Refused(otherwise)
        self.steps.append(Step(kind=kind, at=at, by=by, comment=comment.strip()))
        self.record(kind.value, at, by, number=self.number)
