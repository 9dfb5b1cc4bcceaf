"""The meeting after the seal: it opens the scorecards, takes notes, and ends."""

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from interviews.direction import isolated
from interviews.domain.banks import Competency
from interviews.domain.base import Base, Id, Refused
from interviews.domain.loops import Loop, Panelist
from interviews.domain.people import Person


class Debrief(Base):
    """The meeting of one loop's panel. That it exists is the release of the scorecards."""

    __tablename__ = "debrief"

    id: Mapped[Id]
    loop_id: Mapped[UUID] = mapped_column(ForeignKey("loop.id"), unique=True)
    loop: Mapped[Loop] = relationship(back_populates="debrief")
    opened_at: Mapped[datetime]
    opened_by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    opened_by: Mapped[Person] = relationship(foreign_keys=[opened_by_id])
    lot: Mapped[str]
    closed_at: Mapped[datetime | None]
    closed_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    closed_by: Mapped[Person | None] = relationship(foreign_keys=[closed_by_id])
    notes: Mapped[list["Note"]] = relationship(
        back_populates="debrief", cascade="all, delete-orphan", order_by="Note.at"
    )

    @classmethod
    def open(cls, loop: Loop, lot: str, at: datetime, by: Person) -> "Debrief":
        """Open every scorecard of the loop to its panel. `lot` is a random text that draws who speaks first.

        Raises `Refused` while a required scorecard is neither sealed nor excused.
        """
        if hindrance := next(hindrances(loop), None):
            raise Refused(hindrance)
        debrief = cls(loop=loop, opened_at=at, opened_by=by, lot=lot)
        debrief.record("opened", at, by, loop=str(loop.id))
        return debrief

    def speakers(self, competency: Competency) -> list[Panelist]:
        """Who speaks in which order on one competency, by lot: nobody's rank, nobody's name comes first."""
        first: dict[UUID, Panelist] = {}
        for panelist in self.loop.panel:
            if panelist.is_required:
                first.setdefault(panelist.person_id, panelist)
        return sorted(first.values(), key=lambda panelist: self._draw(competency, panelist))

    def _draw(self, competency: Competency, panelist: Panelist) -> str:
        return sha256(f"{self.lot} {competency.id} {panelist.person_id}".encode()).hexdigest()

    def note(self, text: str, at: datetime, by: Person) -> "Note":
        """Put something on the record. The committee reads it after its ballots, not before."""
        if self.closed_at:
            raise Refused("The debrief is closed.")
        if not text.strip():
            raise Refused("The note is empty.")
        note = Note(text=text, at=at, by=by)
        self.notes.append(note)
        self.record("noted", at, by)
        return note

    def close(self, at: datetime, by: Person) -> None:
        """End it: ratings and notes stand as they are now."""
        if self.closed_at:
            raise Refused("The debrief is already closed.")
        self.closed_at, self.closed_by = at, by
        self.record("closed", at, by, loop=str(self.loop.id))


def hindrances(loop: Loop) -> Iterator[str]:
    """What keeps the debrief of a loop from being opened now, a sentence each."""
    if loop.debrief:
        yield "The debrief is already open."
    if awaited := loop.awaited:
        names = ", ".join(f"{isolated(p.person.name)} ({isolated(p.interview.title)})" for p in awaited)
        yield (
            "Each judges alone first. The debrief opens when every scorecard is sealed or excused. "
            f"Still open: {names}."
        )
    if empty := [interview.title for interview in loop.interviews if not interview.panel]:
        yield f"Nobody was on the panel of {', '.join(map(isolated, empty))}."
    if undated := [interview.title for interview in loop.interviews if not interview.starts_at]:
        yield f"Say first when these were held: {', '.join(map(isolated, undated))}."
    if not any(p.scorecard.is_sealed and p.is_required for p in loop.panel):
        yield "No scorecard is sealed, so there is nothing to open."


class Note(Base):
    """One note of a debrief."""

    __tablename__ = "note"

    id: Mapped[Id]
    debrief_id: Mapped[UUID] = mapped_column(ForeignKey("debrief.id"), index=True)
    debrief: Mapped[Debrief] = relationship(back_populates="notes")
    text: Mapped[str]
    at: Mapped[datetime]
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    by: Mapped[Person] = relationship()
