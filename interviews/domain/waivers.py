"""A required check that somebody lets be, with their name and a reason. The packet prints it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from interviews.domain.base import Base, Id, Refused
from interviews.domain.loops import Loop
from interviews.domain.people import Person


class Waiver(Base):
    """That a loop goes on although a check found something: who says so, and why.

    `found` are the sentences that it covers. Whatever the check finds later asks again.
    """

    __tablename__ = "waiver"

    id: Mapped[Id]
    loop_id: Mapped[UUID] = mapped_column(ForeignKey("loop.id"), index=True)
    loop: Mapped[Loop] = relationship(back_populates="waivers")
    check: Mapped[str]
    found: Mapped[list[str]]
    reason: Mapped[str]
    at: Mapped[datetime]
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    by: Mapped[Person] = relationship()
    ended_at: Mapped[datetime | None]

    @classmethod
    def give(
        cls, loop: Loop, check: str, found: Sequence[str], reason: str, at: datetime, by: Person
    ) -> "Waiver":
        """Let this check be for this loop, as far as what it found now goes."""
        if not reason.strip():
            raise Refused("Say why: the packet gives the reason.")
        waiver = cls(loop=loop, check=check, found=list(found), reason=reason, at=at, by=by)
        waiver.record("waived a check", at, by, loop=str(loop.id), check=check)
        return waiver

    def covers(self, check: str, found: Sequence[str]) -> bool:
        """Whether it is still in force, and for all of this."""
        return not self.ended_at and self.check == check and set(found) <= set(self.found)

    def end(self, at: datetime, by: Person) -> None:
        """The check counts again."""
        if self.ended_at:
            raise Refused("This waiver was taken back already.")
        self.ended_at = at
        self.record("took back a waiver", at, by, loop=str(self.loop.id), check=self.check)
