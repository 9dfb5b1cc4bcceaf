"""That a candidate went away of their own accord, and that they may have come back."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from interviews.domain.base import Base, Id, Refused
from interviews.domain.people import Person

if TYPE_CHECKING:
    from interviews.domain.loops.loop import Loop


class Withdrawal(Base):
    """That the candidate withdrew from a loop. `words` are theirs, if they gave any, for coordinators alone.

    It is no key: what was sealed stays sealed, for nothing will open it. What a panel may read was opened by
    its debrief before.
    """

    __tablename__ = "withdrawal"
    __table_args__ = (
        CheckConstraint("(taken_back_at IS NULL) = (taken_back_by_id IS NULL)", name="taken_back"),
    )

    id: Mapped[Id]
    loop_id: Mapped[UUID] = mapped_column(ForeignKey("loop.id"), index=True)
    loop: Mapped["Loop"] = relationship(back_populates="withdrawals")
    words: Mapped[str]
    at: Mapped[datetime]
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    by: Mapped[Person] = relationship(foreign_keys=[by_id])
    why_back: Mapped[str] = mapped_column(default="")
    taken_back_at: Mapped[datetime | None]
    taken_back_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    taken_back_by: Mapped[Person | None] = relationship(foreign_keys=[taken_back_by_id])

    def take_back(self, why: str, at: datetime, by: Person) -> None:
        """They changed their mind: the loop goes on where it stood. Times are agreed on anew."""
        if any(loop.made_at > self.at for loop in self.loop.candidate.loops):
            raise Refused("Another loop of this candidate has begun since, so this one stays as it is.")
        if not why.strip():
            raise Refused("Say why: the loop shows it to coordinators.")
        self.why_back, self.taken_back_at, self.taken_back_by = why.strip(), at, by
        self.record("took the withdrawal back", at, by, loop=str(self.loop.id))
