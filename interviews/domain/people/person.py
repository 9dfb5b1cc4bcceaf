"""A person and their roles."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo, available_timezones

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from interviews.direction import isolated
from interviews.domain.base import Base, Id, Refused, folded, one_of
from interviews.domain.people.calendar import CalendarLink
from interviews.domain.people.manner import LOCALES, OURS, Manner
from interviews.domain.people.renewal import Renewal
from interviews.domain.people.signing_in import Invitation, SignIn, address, at_rest

if TYPE_CHECKING:
    from interviews.domain.banks import Level


class Role(StrEnum):
    """What a person does here; one person may hold several."""

    ADMINISTRATOR = "administrator"
    COORDINATOR = "coordinator"
    INTERVIEWER = "interviewer"
    COMMITTEE = "committee member"


class Person(Base):
    """Somebody who works with this program. The name is one field, in the person's own script."""

    __tablename__ = "person"

    id: Mapped[Id]
    name: Mapped[str]
    found_by: Mapped[str]
    email: Mapped[str] = mapped_column(String(254), unique=True)
    zone: Mapped[str] = mapped_column(default="UTC")
    locale: Mapped[str] = mapped_column(default=OURS)
    password_hash: Mapped[str | None]
    left_at: Mapped[datetime | None]
    level_id: Mapped[UUID | None] = mapped_column(ForeignKey("level.id"))
    level: Mapped["Level | None"] = relationship()
    grants: Mapped[list["Grant"]] = relationship(
        back_populates="person", cascade="all, delete-orphan", order_by="Grant.role"
    )
    invitations: Mapped[list[Invitation]] = relationship(
        back_populates="person", cascade="all, delete-orphan", order_by="Invitation.made_at"
    )
    renewals: Mapped[list[Renewal]] = relationship(
        back_populates="person", foreign_keys="Renewal.person_id", order_by="Renewal.asked_at.desc()"
    )
    sign_ins: Mapped[list[SignIn]] = relationship(
        back_populates="person", cascade="all, delete-orphan", order_by="SignIn.at.desc()"
    )
    calendar_link: Mapped[CalendarLink | None] = relationship(
        back_populates="person", cascade="all, delete-orphan"
    )

    @validates("name")
    def _fold(self, key: str, name: str) -> str:
        """Beside the name stands what it is found by."""
        self.found_by = folded(name)
        return name

    @property
    def roles(self) -> frozenset[Role]:
        """The roles that this person holds now."""
        return frozenset(grant.role for grant in self.grants)

    @property
    def time_zone(self) -> ZoneInfo:
        """The zone in which this person reads and writes times."""
        return ZoneInfo(self.zone)

    @property
    def manner(self) -> Manner:
        """How this person reads times."""
        return Manner(self.time_zone, self.locale)

    @classmethod
    def invite(
        cls, name: str, email: str, roles: Iterable[Role], token: str, at: datetime, by: "Person | None"
    ) -> "Person":
        """A new person with their roles and a link to choose a password; `token` is the link's secret.

        The first administrator is invited from the command line, by nobody.
        """
        manner = {"zone": by.zone, "locale": by.locale} if by else {"zone": "UTC", "locale": OURS}
        person = cls(name=name.strip() or email, email=address(email), **manner)
        person.record("invited", at, by)
        for role in sorted(set(roles)):
            person.grant(role, at, by)
        person.send_link(token, at, by)
        return person

    def send_link(self, token: str, at: datetime, by: "Person | None") -> None:
        """A fresh link to choose the first password; links sent earlier stop working."""
        if self.password_hash:
            raise Refused(
                f"{isolated(self.name)} has a password, so a second person has to confirm a new link."
            )
        self.open_link(token, at, by)

    def open_link(self, token: str, at: datetime, by: "Person | None") -> Invitation:
        """A fresh link, whether or not there is a password: for the two verbs that may."""
        if self.left_at:
            raise Refused(f"{isolated(self.name)} has left, so there is nothing to sign in to.")
        self._end_links(at)
        link = Invitation(token_hash=at_rest(token), made_at=at)
        self.invitations.append(link)
        self.record("sent a link", at, by)
        return link

    def grant(self, role: Role, at: datetime, by: "Person | None") -> None:
        """Let this person act as `role`."""
        if role in self.roles:
            raise Refused(f"{isolated(self.name)} is already {role}.")
        self.grants.append(Grant(role=role))
        self.record("granted", at, by, role=role.value)

    def withdraw(self, role: Role, at: datetime, by: "Person") -> None:
        """End what the person may do as `role`. Nobody takes their own administrator role away."""
        if role not in self.roles:
            raise Refused(f"{isolated(self.name)} is not {role}.")
        if by is self and role is Role.ADMINISTRATOR:
            raise Refused("Another administrator has to take this role from you.")
        self.grants = [grant for grant in self.grants if grant.role is not role]
        self.record("withdrew a role", at, by, role=role.value)

    def stand_on(self, level: "Level | None", at: datetime, by: "Person") -> None:
        """Say on which rung of the ladder the person works, or nothing of it. It opens nothing and counts
        nowhere: where the most junior speak first, it says who that is.
        """
        if level is not self.level:
            self.level = level
            self.record("said the level of", at, by)

    def leave(self, at: datetime, by: "Person") -> None:
        """The person left the company: they sign in no more; what they sealed still counts."""
        if self.left_at:
            raise Refused(f"{isolated(self.name)} has already left.")
        if by is self:
            raise Refused("Another administrator has to do this for you.")
        self.left_at = at
        self.calendar_link = None
        self._end_links(at)
        self._sign_out_everywhere(at)
        self.record("left", at, by)

    def rename(self, name: str, at: datetime, by: "Person") -> None:
        """Be called something else from now on. Packets that were issued keep the name they have."""
        if not name.strip():
            raise Refused("Write the name by which people know you.")
        if name.strip() != self.name:
            self.name = name.strip()
            self.record("changed the name", at, by)

    def move_to(self, zone: str, at: datetime, by: "Person") -> None:
        """Read and write times in another zone (an IANA name such as Europe/Lisbon)."""
        if zone not in available_timezones():
            raise Refused(f"{zone} isn't a time zone that we know.")
        if zone != self.zone:
            self.zone = zone
            self.record("changed the time zone", at, by)

    def write_times_as(self, locale: str, at: datetime, by: "Person") -> None:
        """Read times in another manner, one of `LOCALES`."""
        if locale not in LOCALES:
            raise Refused("Choose one of the ways of writing dates that are listed.")
        if locale != self.locale:
            self.locale = locale
            self.record("changed how dates are written", at, by)

    def open_calendar(self, token: str, at: datetime) -> None:
        """A secret link to my interviews for a calendar; a link from before opens nothing more."""
        if not self.calendar_link:
            self.calendar_link = CalendarLink(token_hash=at_rest(token), made_at=at)
        self.calendar_link.token_hash, self.calendar_link.made_at = at_rest(token), at
        self.record("made a link to the calendar", at, self)

    def end_calendar(self, at: datetime) -> None:
        """The link opens nothing from now on."""
        if not self.calendar_link:
            raise Refused("There is no link to your calendar.")
        self.calendar_link = None
        self.record("ended the link to the calendar", at, self)

    def choose_password(self, password_hash: str, at: datetime) -> None:
        """A new password; every sign-in from before ends, every link that wasn't used, and the calendar's."""
        self.password_hash = password_hash
        self.calendar_link = None
        self._end_links(at)
        self._sign_out_everywhere(at)
        self.record("chose a password", at, self)

    def _end_links(self, at: datetime) -> None:
        for link in self.invitations:
            link.end(at)

    def _sign_out_everywhere(self, at: datetime) -> None:
        for sign_in in self.sign_ins:
            sign_in.ended_at = sign_in.ended_at or at


class Grant(Base):
    """One role of one person."""

    __tablename__ = "grant"
    __table_args__ = (UniqueConstraint("person_id", "role"),)

    id: Mapped[Id]
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    person: Mapped[Person] = relationship(back_populates="grants")
    role: Mapped[Role] = mapped_column(one_of(Role, "role"))
