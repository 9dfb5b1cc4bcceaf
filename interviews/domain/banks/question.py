"""A question through all its versions. What was asked is never rewritten."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from interviews.direction import isolated
from interviews.domain.banks.bank import Bank, check_key
from interviews.domain.banks.rubric import QuestionDraft
from interviews.domain.banks.text import QuestionText
from interviews.domain.banks.version import QuestionVersion, State
from interviews.domain.base import Base, Id, Refused
from interviews.domain.people import Person


class Question(Base):
    """What is asked, through all its versions. `key` names it in files and is unique in its bank."""

    __tablename__ = "question"
    __table_args__ = (UniqueConstraint("bank_id", "key"),)

    id: Mapped[Id]
    bank_id: Mapped[UUID] = mapped_column(ForeignKey("bank.id"))
    bank: Mapped[Bank] = relationship(back_populates="questions")
    key: Mapped[str] = mapped_column(String(80))
    versions: Mapped[list[QuestionVersion]] = relationship(
        back_populates="question", cascade="all, delete-orphan", order_by=QuestionVersion.number
    )
    retirement: Mapped["Retirement | None"] = relationship(
        back_populates="question", cascade="all, delete-orphan"
    )

    text: Mapped[QuestionText | None] = relationship(back_populates="question", cascade="all, delete-orphan")
    coolings: Mapped[list["Cooling"]] = relationship(
        back_populates="question", cascade="all, delete-orphan", order_by="Cooling.at"
    )

    @property
    def latest(self) -> QuestionVersion:
        """The newest version, whatever its state. Every question has one."""
        return self.versions[-1]

    @property
    def approved(self) -> QuestionVersion | None:
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
        if any(question.key == key for question in bank.questions):
            raise Refused(f"This bank already has a question with the key {key}.")
        return cls.added(bank, key, draft, at, by)

    @classmethod
    def added(cls, bank: Bank, key: str, draft: QuestionDraft, at: datetime, by: Person) -> "Question":
        """The same, with a key that the caller knows to be new: looking through the bank for each of
        thousands takes minutes.
        """
        check_key(key)
        question = cls(key=key)
        question.write(draft, at, by)
        bank.questions.append(question)
        return question

    def write(
        self, draft: QuestionDraft, at: datetime, by: Person, after: int | None = None
    ) -> QuestionVersion:
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
        self.text = kept = self.text or QuestionText()
        kept.follow(version)
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

    def cooling(self, at: datetime) -> "Cooling | None":
        """The rest that it takes at this moment, if it does."""
        return next((one for one in self.coolings if one.is_on(at)), None)

    def cool(self, until: datetime, reason: str, at: datetime, by: Person) -> None:
        """Let it rest, after it was asked often or became known: no new plan asks it until then.

        Loops under way, and plans that ask it already, keep it: everybody gets the same.
        """
        if self.retirement:
            raise Refused("This question is retired.")
        if self.cooling(at):
            raise Refused("This question is cooling already.")
        if until <= at:
            raise Refused("Choose a day that is still to come.")
        if not reason.strip():
            raise Refused("Say why it cools.")
        self.coolings.append(Cooling(at=at, by=by, until=until, reason=reason.strip()))
        self.record("cooled", at, by)

    def warm(self, at: datetime, by: Person) -> None:
        """End its rest early."""
        cooling = self.cooling(at)
        if not cooling:
            raise Refused("This question isn't cooling.")
        cooling.ended_at = at
        self.record("warmed", at, by)


class Cooling(Base):
    """A rest that a question takes, and why: no new plan asks it meanwhile."""

    __tablename__ = "cooling"

    id: Mapped[Id]
    question_id: Mapped[UUID] = mapped_column(ForeignKey("question.id"), index=True)
    question: Mapped[Question] = relationship(back_populates="coolings")
    at: Mapped[datetime]
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    by: Mapped[Person] = relationship()
    until: Mapped[datetime]
    reason: Mapped[str]
    ended_at: Mapped[datetime | None]

    def is_on(self, at: datetime) -> bool:
        """Whether it lasts at this moment."""
        return not self.ended_at and self.at <= at < self.until


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


def next_review(
    questions: Iterable[Question], person: Person, after: Question | None = None, decides: bool = False
) -> Question | None:
    """The next of these, by title, that waits for this person: for their review or, if they decide there, for
    their decision. From the first one again after the last.
    """
    waiting = [q for q in questions if q is not after and q.latest.waits_for(person, decides)]
    return min(waiting, key=lambda question: _turn(question, after), default=None)


def _turn(question: Question, after: Question | None) -> tuple[bool, str]:
    title = question.latest.title.casefold()
    return (after is not None and title <= after.latest.title.casefold(), title)
