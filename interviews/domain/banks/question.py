"""A question and its versions: draft, in review, approved, retired. What was asked is never rewritten."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, String, UniqueConstraint, exists
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, aliased, mapped_column, relationship

from interviews.direction import isolated
from interviews.domain.banks.bank import Bank, check_key
from interviews.domain.banks.ladder import Competency, Level
from interviews.domain.banks.rubric import TEXTS, Anchor, AnchorDraft, QuestionDraft
from interviews.domain.base import Base, Id, Refused, one_of
from interviews.domain.people import Person


class State(StrEnum):
    """Where a version stands; nothing stores it, the steps say it."""

    DRAFT = "draft"
    IN_REVIEW = "in review"
    APPROVED = "approved"
    RETIRED = "retired"


class StepKind(StrEnum):
    """What can happen to a version."""

    PROPOSED = "proposed"
    RETURNED = "returned"
    APPROVED = "approved"


class Question(Base):
    """What is asked, through all its versions. `key` names it in files and is unique in its bank."""

    __tablename__ = "question"
    __table_args__ = (UniqueConstraint("bank_id", "key"),)

    id: Mapped[Id]
    bank_id: Mapped[UUID] = mapped_column(ForeignKey("bank.id"))
    bank: Mapped[Bank] = relationship(back_populates="questions")
    key: Mapped[str] = mapped_column(String(80))
    versions: Mapped[list["QuestionVersion"]] = relationship(
        back_populates="question", cascade="all, delete-orphan", order_by="QuestionVersion.number"
    )
    retirement: Mapped["Retirement | None"] = relationship(
        back_populates="question", cascade="all, delete-orphan"
    )

    @property
    def latest(self) -> "QuestionVersion":
        """The newest version, whatever its state. Every question has one."""
        return self.versions[-1]

    @property
    def approved(self) -> "QuestionVersion | None":
        """The newest approved version: what a new loop asks. None if retired or never approved."""
        if self.retirement:
            return None
        return next((v for v in reversed(self.versions) if v.is_approved), None)

    @property
    def state(self) -> State:
        """Where the question stands: that of its newest version, unless it is retired."""
        return State.RETIRED if self.retirement else self.latest.state

    @classmethod
    def begin(cls, bank: Bank, key: str, draft: QuestionDraft, at: datetime, by: Person) -> "Question":
        """A new question with its first version."""
        check_key(key)
        if any(question.key == key for question in bank.questions):
            raise Refused(f"This bank already has a question with the key {key}.")
        question = cls(key=key)
        question.write(draft, at, by)
        bank.questions.append(question)
        return question

    def write(
        self, draft: QuestionDraft, at: datetime, by: Person, after: int | None = None
    ) -> "QuestionVersion":
        """An edit: the next version. The earlier ones stay as they were.

        `after` is the number of the version that the writer had before them: a newer one refuses theirs.
        """
        draft = draft.tidy()
        draft.check()
        if self.retirement:
            raise Refused("This question is retired.")
        if after is not None and after != self.latest.number:
            newer = self.latest
            raise Refused(
                f"{isolated(newer.by.name)} wrote version {newer.number} while you were writing. "
                "Compare the two; if yours should follow it, save again."
            )
        if self.versions and self.latest.draft() == draft:
            raise Refused("Nothing was changed, so there is no new version.")
        version = QuestionVersion.of(draft, number=len(self.versions) + 1, at=at, by=by)
        self.versions.append(version)
        self.record("wrote a version", at, by, number=version.number)
        return version

    def retire(self, reason: str, at: datetime, by: Person) -> None:
        """Ask it no more. Loops under way keep it."""
        if self.retirement:
            raise Refused("This question is already retired.")
        if not reason.strip():
            raise Refused("Say why it is retired.")
        self.retirement = Retirement(at=at, by=by, reason=reason.strip())
        self.record("retired", at, by)


class QuestionVersion(Base):
    """A question as it was written at one time. Never edited."""

    __tablename__ = "question_version"
    __table_args__ = (UniqueConstraint("question_id", "number"),)

    id: Mapped[Id]
    question_id: Mapped[UUID] = mapped_column(ForeignKey("question.id"))
    question: Mapped[Question] = relationship(back_populates="versions")
    number: Mapped[int]
    made_at: Mapped[datetime]
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    by: Mapped[Person] = relationship()
    title: Mapped[str]
    competency_id: Mapped[UUID] = mapped_column(ForeignKey("competency.id"))
    competency: Mapped[Competency] = relationship()
    minutes: Mapped[int]
    prompt: Mapped[str]
    purpose: Mapped[str]
    probes: Mapped[list[str]]
    clarifications: Mapped[list[str]]
    told_beforehand: Mapped[str]
    not_scored: Mapped[str]
    alternatives: Mapped[str]
    author: Mapped[str]
    licence: Mapped[str]
    anchors: Mapped[list[Anchor]] = relationship(
        back_populates="version", cascade="all, delete-orphan", order_by=Anchor.point
    )
    steps: Mapped[list["Step"]] = relationship(
        back_populates="version", cascade="all, delete-orphan", order_by="Step.at"
    )

    @classmethod
    def of(cls, draft: QuestionDraft, number: int, at: datetime, by: Person) -> "QuestionVersion":
        """The version that holds `draft`."""
        texts = {name: getattr(draft, name) for name in TEXTS}
        anchors = [
            Anchor(level=level, point=point, name=anchor.name, behaviours=anchor.behaviours)
            for level, rubric in draft.rubric.items()
            for point, anchor in enumerate(rubric, start=1)
        ]
        lists = {"probes": list(draft.probes), "clarifications": list(draft.clarifications)}
        return cls(
            number=number,
            made_at=at,
            by=by,
            competency=draft.competency,
            minutes=draft.minutes,
            anchors=anchors,
            **texts,
            **lists,
        )

    def draft(self) -> QuestionDraft:
        """This version as something to edit."""
        rubric = {
            level: tuple(AnchorDraft(a.name, a.behaviours) for a in self.rubric(level))
            for level in self.levels
        }
        return QuestionDraft(
            competency=self.competency,
            minutes=self.minutes,
            rubric=rubric,
            probes=tuple(self.probes),
            clarifications=tuple(self.clarifications),
            **{name: getattr(self, name) for name in TEXTS},
        )

    @property
    def levels(self) -> list[Level]:
        """The levels that it has a rubric for, from the lowest."""
        return sorted({anchor.level for anchor in self.anchors}, key=lambda level: level.position)

    def rubric(self, level: Level) -> list[Anchor]:
        """The points of the scale at one level, from the lowest."""
        return sorted((a for a in self.anchors if a.level is level), key=lambda anchor: anchor.point)

    @property
    def state(self) -> State:
        """Where this version stands, from its last step."""
        kinds = {
            StepKind.PROPOSED: State.IN_REVIEW,
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
        since = exists().where(later.version_id == Step.version_id, later.at > Step.at).correlate(Step)
        return cls.steps.any((Step.kind == StepKind.PROPOSED) & ~since)

    @property
    def is_unproposed(self) -> bool:
        """Whether nobody has asked for a review yet; what was sent back wants a new look first."""
        return not self.steps and not self.question.retirement

    def may_be_approved_by(self, person: Person) -> bool:
        """Whether it waits for a review, and by somebody else than `person`."""
        return self.is_in_review and not self.question.retirement and self.by is not person

    def propose(self, at: datetime, by: Person) -> None:
        """Ask for a review."""
        self._step(StepKind.PROPOSED, {State.DRAFT}, "Only a draft can be proposed.", at, by)

    def send_back(self, comment: str, at: datetime, by: Person) -> None:
        """A reviewer asks for changes, in words."""
        if not comment.strip():
            raise Refused("Say what should change.")
        self._step(
            StepKind.RETURNED, {State.IN_REVIEW}, "Only a version in review goes back.", at, by, comment
        )

    def approve(self, at: datetime, by: Person) -> None:
        """A reviewer other than the author lets it be asked."""
        if by is self.by:
            raise Refused("You wrote this version; somebody else has to approve it.")
        self._step(StepKind.APPROVED, {State.IN_REVIEW}, "Only a version in review can be approved.", at, by)

    def _step(
        self, kind: StepKind, after: set[State], otherwise: str, at: datetime, by: Person, comment: str = ""
    ) -> None:
        if self.question.retirement or self.state not in after:
            raise Refused(otherwise)
        self.steps.append(Step(kind=kind, at=at, by=by, comment=comment))
        self.record(kind.value, at, by, number=self.number)


class Step(Base):
    """One thing that happened to a version on its way."""

    __tablename__ = "step"

    id: Mapped[Id]
    version_id: Mapped[UUID] = mapped_column(ForeignKey("question_version.id"), index=True)
    version: Mapped[QuestionVersion] = relationship(back_populates="steps")
    kind: Mapped[StepKind] = mapped_column(one_of(StepKind, "kind"))
    at: Mapped[datetime]
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    by: Mapped[Person] = relationship()
    comment: Mapped[str] = mapped_column(default="")


class Retirement(Base):
    """When a question left the bank, and why."""

    __tablename__ = "retirement"

    id: Mapped[Id]
    question_id: Mapped[UUID] = mapped_column(ForeignKey("question.id"), unique=True)
    question: Mapped[Question] = relationship(back_populates="retirement")
    at: Mapped[datetime]
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    by: Mapped[Person] = relationship()
    reason: Mapped[str]
