"""Who decides: committees, and the packets of one sitting."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from interviews.direction import isolated
from interviews.domain.base import Base, Id, Refused
from interviews.domain.people import Person, Role

if TYPE_CHECKING:
    from interviews.domain.packets import Packet


class Committee(Base):
    """The people who decide on packets."""

    __tablename__ = "committee"

    id: Mapped[Id]
    name: Mapped[str]
    seats: Mapped[list["Seat"]] = relationship(back_populates="committee", cascade="all, delete-orphan")

    @property
    def members(self) -> list[Person]:
        """The members: the chair first, then by name."""
        return [s.person for s in sorted(self.seats, key=lambda s: (not s.is_chair, s.person.name))]

    @classmethod
    def form(
        cls, name: str, chair: Person, members: Sequence[Person], at: datetime, by: Person
    ) -> "Committee":
        """A new committee. The chair is one of its members."""
        if not name.strip():
            raise Refused("Give the committee a name.")
        committee = cls(name=name)
        for person in dict.fromkeys([chair, *members]):
            if Role.COMMITTEE not in person.roles:
                raise Refused(f"{isolated(person.name)} isn't a committee member.")
            committee.seats.append(Seat(person=person, is_chair=person is chair))
        committee.record("formed", at, by)
        return committee


class Seat(Base):
    """One person's place in a committee."""

    __tablename__ = "seat"
    __table_args__ = (UniqueConstraint("committee_id", "person_id"),)

    id: Mapped[Id]
    committee_id: Mapped[UUID] = mapped_column(ForeignKey("committee.id"))
    committee: Mapped[Committee] = relationship(back_populates="seats")
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    person: Mapped[Person] = relationship()
    is_chair: Mapped[bool]


class Docket(Base):
    """The packets of one sitting."""

    __tablename__ = "docket"

    id: Mapped[Id]
    committee_id: Mapped[UUID] = mapped_column(ForeignKey("committee.id"))
    committee: Mapped[Committee] = relationship()
    sits_at: Mapped[datetime]
    packets: Mapped[list["Packet"]] = relationship(back_populates="docket", order_by="Packet.number")

    @classmethod
    def call(cls, committee: Committee, sits_at: datetime, at: datetime, by: Person) -> "Docket":
        """Call a sitting of the committee."""
        if sits_at <= at:
            raise Refused("A sitting is called for a time to come.")
        docket = cls(committee=committee, sits_at=sits_at)
        docket.record("called", at, by)
        return docket
