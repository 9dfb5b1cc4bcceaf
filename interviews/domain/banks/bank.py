"""A bank: a named set of questions with owners and reviewers."""

import itertools
import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from interviews.direction import isolated
from interviews.domain.base import Base, Id, Refused, one_of, tidy, without_empty
from interviews.domain.people import Person

if TYPE_CHECKING:
    from interviews.domain.banks.question import Question
    from interviews.domain.banks.version import QuestionVersion


LONGEST_KEY = 60
KEY = r"[a-z0-9]+(-[a-z0-9]+)*"


def check_key(key: str) -> None:
    """Refuse what can't name a file on every machine."""
    if len(key) > LONGEST_KEY or not re.fullmatch(KEY, key):
        raise Refused(f"A key is {LONGEST_KEY} small letters, digits and hyphens at most, like past-work.")


def key_from(words: str, taken: Collection[str], otherwise: str) -> str:
    """A key made of `words` that isn't `taken`; `otherwise` where they hold no Latin letters."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    stem = "-".join(re.findall("[a-z0-9]+", plain))[: LONGEST_KEY - 5].strip("-") or otherwise
    numbered = (f"{stem}-{n}" if n > 1 else stem for n in itertools.count(1))
    return next(key for key in numbered if key not in taken)


class Duty(StrEnum):
    """What a keeper does for a bank."""

    OWNER = "owner"
    REVIEWER = "reviewer"


@dataclass(frozen=True)
class BankDraft:
    """What a bank says of itself, as somebody wrote it.

    `what_happens`, `tools` and `example` are for candidates: what such an interview is like, what it takes,
    and a question of the kind that is never asked, because it is published.
    """

    name: str
    about: str = ""
    licence: str = ""
    what_happens: str = ""
    tools: str = ""
    example: str = ""
    not_judged: tuple[str, ...] = ()

    def tidy(self) -> "BankDraft":
        """The same as it will be kept."""
        texts = {name: tidy(getattr(self, name)) for name in BANK_TEXTS}
        return BankDraft(**texts, not_judged=without_empty(self.not_judged))


BANK_TEXTS = ("name", "about", "licence", "what_happens", "tools", "example")


class Bank(Base):
    """A named set of questions, kept by its owners and reviewers."""

    __tablename__ = "bank"

    id: Mapped[Id]
    key: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str]
    about: Mapped[str] = mapped_column(default="")
    licence: Mapped[str] = mapped_column(default="")
    what_happens: Mapped[str] = mapped_column(default="")
    tools: Mapped[str] = mapped_column(default="")
    example: Mapped[str] = mapped_column(default="")
    not_judged: Mapped[list[str]] = mapped_column(default=list)
    keepers: Mapped[list["Keeper"]] = relationship(back_populates="bank", cascade="all, delete-orphan")
    questions: Mapped[list["Question"]] = relationship(back_populates="bank", order_by="Question.key")

    @classmethod
    def found(cls, key: str, draft: BankDraft, at: datetime, by: Person) -> "Bank":
        """A new bank; who makes it owns it. `key` names it in files: small letters, digits, hyphens."""
        check_key(key)
        bank = cls(key=key)
        bank._say(draft)
        bank.keepers = [Keeper(person=by, duty=Duty.OWNER)]
        bank.record("made", at, by)
        return bank

    def describe(self, draft: BankDraft, at: datetime, by: Person) -> None:
        """Change what the bank says of itself; its questions stay as they are."""
        self._say(draft)
        self.record("described", at, by)

    def draft(self) -> BankDraft:
        """What it says of itself, as something to edit."""
        texts = {name: getattr(self, name) for name in BANK_TEXTS}
        return BankDraft(**texts, not_judged=tuple(self.not_judged))

    def _say(self, draft: BankDraft) -> None:
        draft = draft.tidy()
        if not draft.name:
            raise Refused("Give the bank a name.")
        for name in BANK_TEXTS:
            setattr(self, name, getattr(draft, name))
        self.not_judged = list(draft.not_judged)

    @property
    def unproposed(self) -> list["QuestionVersion"]:
        """The newest versions for which nobody has asked for a review yet."""
        return [question.latest for question in self.questions if question.latest.is_unproposed]

    def propose(self, at: datetime, by: Person) -> None:
        """Ask for a review of all of them at once. Each is still approved, or sent back, by itself."""
        if not self.unproposed:
            raise Refused("Every question of this bank was proposed already.")
        for version in self.unproposed:
            version.propose(at, by)

    @property
    def owners(self) -> list["Keeper"]:
        """Those who write its questions."""
        return [keeper for keeper in self.keepers if keeper.duty is Duty.OWNER]

    def entrust(self, person: Person, duty: Duty, at: datetime, by: Person) -> None:
        """Make somebody owner or reviewer."""
        if any(keeper.person is person and keeper.duty is duty for keeper in self.keepers):
            raise Refused(f"{isolated(person.name)} is already {duty} of this bank.")
        self.keepers.append(Keeper(person=person, duty=duty))
        self.record("entrusted", at, by, duty=duty.value)

    def relieve(self, keeper: "Keeper", at: datetime, by: Person) -> None:
        """End a duty. One owner stays."""
        if self.owners == [keeper]:
            raise Refused("Make somebody else owner first: a bank needs one.")
        self.keepers.remove(keeper)
        self.record("relieved", at, by, duty=keeper.duty.value)


class Keeper(Base):
    """One person's duty for one bank."""

    __tablename__ = "keeper"
    __table_args__ = (UniqueConstraint("bank_id", "person_id", "duty"),)

    id: Mapped[Id]
    bank_id: Mapped[UUID] = mapped_column(ForeignKey("bank.id"))
    bank: Mapped[Bank] = relationship(back_populates="keepers")
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    person: Mapped[Person] = relationship()
    duty: Mapped[Duty] = mapped_column(one_of(Duty, "duty"))
