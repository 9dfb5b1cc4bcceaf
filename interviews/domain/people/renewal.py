"""A new link into an account that has a password: it takes two people, and its owner is told."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from interviews.direction import isolated
from interviews.domain.base import Base, Id, Refused
from interviews.domain.people.signing_in import Invitation

if TYPE_CHECKING:
    from interviews.domain.people.person import Person


class Renewal(Base):
    """That somebody asked for a link with which a person chooses a new password, and what came of it.

    Whoever has that link can sign in as the person and read what they wrote. So the one who asks never gets
    it, and the one who gets it can't ask. By nobody's name stands what was done from the command line.
    """

    __tablename__ = "renewal"
    __table_args__ = (
        CheckConstraint("(decided_at IS NULL) = (confirmed IS NULL)", name="decided"),
        CheckConstraint("decided_by_id <> asked_by_id", name="two_people"),
        CheckConstraint("decided_by_id <> person_id", name="not_oneself"),
    )

    id: Mapped[Id]
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    person: Mapped["Person"] = relationship(back_populates="renewals", foreign_keys=[person_id])
    asked_at: Mapped[datetime]
    asked_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    asked_by: Mapped["Person | None"] = relationship(foreign_keys=[asked_by_id])
    confirmed: Mapped[bool | None]
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    decided_by: Mapped["Person | None"] = relationship(foreign_keys=[decided_by_id])
    link_id: Mapped[UUID | None] = mapped_column(ForeignKey("invitation.id"))
    link: Mapped[Invitation | None] = relationship()
    seen_at: Mapped[datetime | None]

    @classmethod
    def ask(cls, person: "Person", at: datetime, by: "Person | None") -> "Renewal":
        """Ask for a link. There is none before a second person confirms it."""
        if person.left_at:
            raise Refused(f"{isolated(person.name)} has left, so there is nothing to sign in to.")
        if any(asked.confirmed is None for asked in person.renewals):
            raise Refused("Somebody has asked already. That waits for a second person.")
        asked = cls(asked_at=at, asked_by=by)
        person.renewals.append(asked)
        asked.record("asked for a link", at, by, person=str(person.id))
        return asked

    def confirm(self, token: str, at: datetime, by: "Person | None") -> None:
        """Make the link; `token` is its secret, for the eyes of `by` alone."""
        self._decide(True, at, by)
        self.link = self.person.open_link(token, at, by)
        self.record("confirmed a link", at, by, person=str(self.person.id))

    def decline(self, at: datetime, by: "Person") -> None:
        """There is no link. That somebody asked stays on the record."""
        self._decide(False, at, by)
        self.record("declined a link", at, by, person=str(self.person.id))

    def notice(self, at: datetime, by: "Person") -> None:
        """The person has read of the link into their account, as it stood then; the row stays."""
        self.seen_at = at
        self.record("read of a link", at, by)

    def _decide(self, confirmed: bool, at: datetime, by: "Person | None") -> None:
        if self.confirmed is not None:
            raise Refused("That is decided already.")
        if by and by in (self.asked_by, self.person):
            raise Refused("A second person decides, neither who asked nor whose account it is.")
        self.confirmed, self.decided_at, self.decided_by = confirmed, at, by
