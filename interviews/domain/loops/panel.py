"""Who is on an interview: places, and why one was left."""

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from interviews.direction import isolated
from interviews.domain.base import Base, Id, Refused, one_of
from interviews.domain.people import Person

if TYPE_CHECKING:
    from interviews.domain.loops.interview import Interview
    from interviews.domain.scorecards import Scorecard


class Part(StrEnum):
    """What a panelist is there for. A shadow learns; their scorecard never counts."""

    INTERVIEWER = "interviewer"
    SHADOW = "shadow"


class Panelist(Base):
    """A person's place on an interview. Taking the place away leaves the row, with who did it and why."""

    __tablename__ = "panelist"
    __table_args__ = (UniqueConstraint("interview_id", "person_id"),)

    id: Mapped[Id]
    interview_id: Mapped[UUID] = mapped_column(ForeignKey("interview.id"))
    interview: Mapped["Interview"] = relationship(back_populates="places")
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    person: Mapped[Person] = relationship()
    part: Mapped[Part] = mapped_column(one_of(Part, "part"))
    scorecard: Mapped["Scorecard"] = relationship(back_populates="panelist", cascade="all, delete-orphan")
    removal: Mapped["Removal | None"] = relationship(back_populates="panelist", cascade="all, delete-orphan")
    excuse: Mapped["Excuse | None"] = relationship(back_populates="panelist", cascade="all, delete-orphan")

    @property
    def is_required(self) -> bool:
        """Whether the debrief waits for this scorecard."""
        return self.part is Part.INTERVIEWER and not self.excuse and not self.removal

    def start_scorecard(self) -> None:
        """The empty scorecard that comes with the place."""
        kind = type(self).scorecard.property.mapper.class_
        self.scorecard = kind(draft={}, version=1)

    def excuse_from_writing(self, reason: str, at: datetime, by: Person) -> None:
        """The debrief no longer waits for this scorecard. It never gives sight of the others."""
        self.check_leaving(reason)
        self.excuse = Excuse(reason=reason, at=at, by=by)
        self.record("excused", at, by, person=str(self.person.id))

    def remove(self, reason: str, at: datetime, by: Person) -> None:
        """Take the person off the panel. They see nothing but what they wrote themselves."""
        self.take_away(reason, at, by)
        self.record("removed", at, by, person=str(self.person.id))

    def take_away(self, reason: str, at: datetime, by: Person) -> None:
        """The same, as one half of a change that is put down as a whole."""
        self.check_leaving(reason)
        self.removal = Removal(reason=reason, at=at, by=by)

    def check_leaving(self, reason: str) -> None:
        """Refuse, with a sentence, if the place can't be left or needn't be written any more."""
        if self.interview.loop.debrief:
            raise Refused("The debrief is open: the panel stands.")
        if self.removal or self.excuse:
            raise Refused(f"{isolated(self.person.name)} was already excused or removed.")
        if self.scorecard.is_sealed:
            raise Refused(f"{isolated(self.person.name)} has sealed: what was sealed counts.")
        if not reason.strip():
            raise Refused("Say why: the packet gives the reason.")


class Removal(Base):
    """Why somebody is off a panel."""

    __tablename__ = "removal"

    id: Mapped[Id]
    panelist_id: Mapped[UUID] = mapped_column(ForeignKey("panelist.id"), unique=True)
    panelist: Mapped[Panelist] = relationship(back_populates="removal")
    reason: Mapped[str]
    at: Mapped[datetime]
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    by: Mapped[Person] = relationship()


class Excuse(Base):
    """Why somebody doesn't have to write a scorecard."""

    __tablename__ = "excuse"

    id: Mapped[Id]
    panelist_id: Mapped[UUID] = mapped_column(ForeignKey("panelist.id"), unique=True)
    panelist: Mapped[Panelist] = relationship(back_populates="excuse")
    reason: Mapped[str]
    at: Mapped[datetime]
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    by: Mapped[Person] = relationship()
