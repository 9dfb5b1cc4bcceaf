"""The person whom the whole program serves, and who never signs in."""

import secrets
from collections.abc import Set
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from interviews.direction import isolated
from interviews.domain.base import Base, Id, Refused, folded
from interviews.domain.people import Person

if TYPE_CHECKING:
    from interviews.domain.candidates.document import CandidateDocument
    from interviews.domain.loops import Loop

LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"  # none that reads as a digit


def free_label(taken: Set[str]) -> str:
    """A label such as K-58, drawn by lot: it tells nothing of who came first. Empty if none is free."""
    free = sorted({f"{letter}-{number}" for letter in LETTERS for number in range(10, 100)} - taken)
    return secrets.choice(free) if free else ""


@dataclass(frozen=True)
class About:
    """What is known of somebody beside their work: how to greet them, and how to reach them."""

    name: str
    said_as: str = ""
    pronouns: str = ""
    email: str = ""
    phone: str = ""
    zone: str = ""


class Candidate(Base):
    """Somebody who applies. `label` is the name that a committee sees, such as K-58.

    `said_as` is how to say the name; `pronouns` are those that they gave. Both are for who meets them, and
    no packet has them. `zone` is the IANA name of where they are.
    """

    __tablename__ = "candidate"

    id: Mapped[Id]
    name: Mapped[str]
    found_by: Mapped[str]
    label: Mapped[str] = mapped_column(String(20), unique=True)
    said_as: Mapped[str] = mapped_column(default="")
    pronouns: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(String(254), default="")
    phone: Mapped[str] = mapped_column(default="")
    zone: Mapped[str] = mapped_column(default="")
    referred_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    referred_by: Mapped[Person | None] = relationship(foreign_keys=[referred_by_id])
    merged_into_id: Mapped[UUID | None] = mapped_column(ForeignKey("candidate.id"), index=True)
    merged_into: Mapped["Candidate | None"] = relationship(
        back_populates="aliases", remote_side="Candidate.id"
    )
    aliases: Mapped[list["Candidate"]] = relationship(back_populates="merged_into")
    merged_at: Mapped[datetime | None]
    merged_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    merged_by: Mapped[Person | None] = relationship(foreign_keys=[merged_by_id])
    conflicts: Mapped[list["Conflict"]] = relationship(
        back_populates="candidate", cascade="all, delete-orphan", order_by="Conflict.at"
    )
    documents: Mapped[list["CandidateDocument"]] = relationship(
        back_populates="candidate", cascade="all, delete-orphan", order_by="CandidateDocument.name"
    )
    loops: Mapped[list["Loop"]] = relationship(viewonly=True)

    @validates("name")
    def _fold(self, key: str, name: str) -> str:
        """Beside the name stands what it is found by."""
        self.found_by = folded(name)
        return name

    @classmethod
    def welcome(
        cls, name: str, label: str, referred_by: Person | None, at: datetime, by: Person
    ) -> "Candidate":
        """A new candidate. Who referred them sees nothing of them here."""
        if not name.strip() or not label.strip():
            raise Refused("A candidate has a name and a label.")
        candidate = cls(name=name.strip(), label=label.strip(), referred_by=referred_by)
        candidate.record("welcomed", at, by)
        return candidate

    def describe(self, about: About, at: datetime, by: Person) -> None:
        """Who they are now. The history says that it changed, never from what into what."""
        if not about.name.strip():
            raise Refused("A candidate has a name.")
        for name, words in asdict(about).items():
            setattr(self, name, words.strip())
        self.record("described", at, by)

    def is_partial(self, person: Person) -> bool:
        """Whether somebody referred them, or has a declared conflict of interest."""
        return self.referred_by is person or any(conflict.person is person for conflict in self.conflicts)

    def declare_conflict(self, person: Person, reason: str, at: datetime, by: Person) -> None:
        """`person` must not judge this candidate; from now on they see nothing of them."""
        if any(conflict.person is person for conflict in self.conflicts):
            raise Refused(f"A conflict of interest is already declared for {isolated(person.name)}.")
        if not reason.strip():
            raise Refused("Say what the conflict of interest is.")
        self.conflicts.append(Conflict(person=person, reason=reason, at=at, by=by))
        self.record("declared a conflict", at, by, person=str(person.id))


class Conflict(Base):
    """A declared conflict of interest between a person and a candidate."""

    __tablename__ = "conflict"
    __table_args__ = (UniqueConstraint("candidate_id", "person_id"),)

    id: Mapped[Id]
    candidate_id: Mapped[UUID] = mapped_column(ForeignKey("candidate.id"))
    candidate: Mapped[Candidate] = relationship(back_populates="conflicts")
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    person: Mapped[Person] = relationship(foreign_keys=[person_id])
    reason: Mapped[str]
    at: Mapped[datetime]
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    by: Mapped[Person] = relationship(foreign_keys=[by_id])
