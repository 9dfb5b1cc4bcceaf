"""Breaking the seal of a loop: asked for with a reason, confirmed by a second person, and never forgotten."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from interviews.domain.base import Base, Id, Refused, clean
from interviews.domain.loops import Loop
from interviews.domain.people import Person


class Break(Base):
    """That somebody asked to read the sealed scorecards of a loop before its release, and what came of it."""

    __tablename__ = "seal_break"
    __table_args__ = (
        CheckConstraint("(decided_at IS NULL) = (confirmed IS NULL)", name="decided"),
        CheckConstraint("(decided_by_id IS NULL) = (confirmed IS NULL)", name="decided_by"),
        CheckConstraint("decided_by_id <> asked_by_id", name="two_people"),
    )

    id: Mapped[Id]
    loop_id: Mapped[UUID] = mapped_column(ForeignKey("loop.id"), index=True)
    loop: Mapped[Loop] = relationship(back_populates="breaks")
    reason: Mapped[str]
    asked_at: Mapped[datetime]
    asked_by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    asked_by: Mapped[Person] = relationship(foreign_keys=[asked_by_id])
    confirmed: Mapped[bool | None]
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    decided_by: Mapped[Person | None] = relationship(foreign_keys=[decided_by_id])

    @property
    def waits(self) -> bool:
        """Whether a second person can still decide on it."""
        return self.confirmed is None and not self.loop.debrief

    @classmethod
    def ask(cls, loop: Loop, reason: str, at: datetime, by: Person) -> "Break":
        """Ask to read what is sealed. Nothing opens before somebody else confirms it."""
        if hindrance := next(hindrances(loop, by), None):
            raise Refused(hindrance)
        reason = clean(reason)  # the row and the line of the history say the same
        if not any(sign.isalnum() for sign in reason):
            raise Refused("Say why: the loop, its packet and the history show it for ever.")
        asked = cls(reason=reason, asked_at=at, asked_by=by)
        loop.breaks.append(asked)
        asked.record("asked to break the seal", at, by, loop=str(loop.id), reason=reason)
        return asked

    def confirm(self, at: datetime, by: Person) -> None:
        """Break the seal: from now on who asked reads what is sealed, and no seal is withdrawn any more."""
        self._decide(True, at, by)
        self.record("broke the seal", at, by, loop=str(self.loop.id), reason=self.reason)

    def decline(self, at: datetime, by: Person) -> None:
        """Leave the seal whole. That somebody asked stays on the record."""
        self._decide(False, at, by)
        self.record("declined to break the seal", at, by, loop=str(self.loop.id))

    def _decide(self, confirmed: bool, at: datetime, by: Person) -> None:
        if self.confirmed is not None:
            raise Refused("That is decided already.")
        if by is self.asked_by:
            raise Refused("A second person decides, never who asked.")
        if self.loop.debrief:
            raise Refused("The debrief is open, so nothing is sealed any more.")
        self.confirmed, self.decided_at, self.decided_by = confirmed, at, by


def hindrances(loop: Loop, by: Person) -> Iterator[str]:
    """Why this person can't ask to break the seal of the loop now, whatever the reason."""
    if loop.debrief:
        yield "The debrief is open, so nothing is sealed any more."
    if any(asked.confirmed is None for asked in loop.breaks):
        yield "Somebody has asked already. That waits for a second person."
    if any(broken.asked_by is by for broken in loop.broken):
        yield "You have broken this seal already."
