"""The candidate's guide: a link that expires. Its secret is the candidate's; we keep the hash alone.

Not here: what a guide says (`interviews.printing.guide`).
"""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from interviews.domain.base import Base, Id, Refused
from interviews.domain.loops import Loop
from interviews.domain.people import Person, at_rest

DAYS, MOST_DAYS = 30, 90


class Guide(Base):
    """One link with which a candidate reads what to expect. A loop has one that opens, at most."""

    __tablename__ = "guide"

    id: Mapped[Id]
    loop_id: Mapped[UUID] = mapped_column(ForeignKey("loop.id"), index=True)
    loop: Mapped[Loop] = relationship(back_populates="guides")
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime]
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    by: Mapped[Person] = relationship()
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    @classmethod
    def send(cls, loop: Loop, token: str, days: int, at: datetime, by: Person) -> "Guide":
        """Make the link; `token` is its secret, for `by` to hand on. A link from before opens nothing more.

        The candidate asks `by` for whatever they need.
        """
        loop.insist_it_goes_on()
        if not 1 <= days <= MOST_DAYS:
            raise Refused(f"A link to the guide opens for 1 to {MOST_DAYS} days.")
        for earlier in loop.guides:
            if earlier.is_open(at):
                earlier.end(at, by)
        guide = cls(token_hash=at_rest(token), made_at=at, by=by, expires_at=at + timedelta(days=days))
        loop.guides.append(guide)
        guide.record("sent the guide", at, by, loop=str(loop.id), days=days)
        return guide

    def is_open(self, at: datetime) -> bool:
        """Whether the link still opens the guide."""
        return self.ended_at is None and at < self.expires_at

    def end(self, at: datetime, by: Person) -> None:
        """It opens nothing from now on."""
        if not self.is_open(at):
            raise Refused("This link to the guide opens nothing any more.")
        self.ended_at = at
        self.record("ended the guide", at, by, loop=str(self.loop.id))


def open_guide(loop: Loop, at: datetime) -> Guide | None:
    """The link of this loop that opens now, if there is one."""
    return next((guide for guide in loop.guides if guide.is_open(at)), None)
