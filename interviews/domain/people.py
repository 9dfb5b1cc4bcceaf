"""Who works here: people, what they may do, how they sign in."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from uuid import UUID
from zoneinfo import ZoneInfo, available_timezones

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from interviews.domain.base import Base, Id, Refused, clean, one_of

INVITATION_LASTS = timedelta(days=7)
SIGNED_IN_AT_MOST = timedelta(hours=12)
SIGNED_IN_IDLE = timedelta(hours=2)
SEEN_EVERY = timedelta(minutes=1)
TRIES_COUNT_FOR = timedelta(minutes=15)
MOST_TRIES = 10


class Role(StrEnum):
    """What a person does here; one person may hold several."""

    ADMINISTRATOR = "administrator"
    COORDINATOR = "coordinator"
    INTERVIEWER = "interviewer"
    COMMITTEE = "committee member"


def secret() -> str:
    """A new secret for a link or a cookie: 256 random bits, safe in a URL."""
    return secrets.token_urlsafe(32)


def at_rest(token: str) -> str:
    """A secret as it is stored: its SHA-256, so that a copy of the database opens nothing."""
    return sha256(token.encode()).hexdigest()


def address(email: str) -> str:
    """An e-mail address in the one form in which we compare it."""
    return clean(email).strip().lower()


class Person(Base):
    """Somebody who works with this program. The name is one field, in the person's own script."""

    __tablename__ = "person"

    id: Mapped[Id]
    name: Mapped[str]
    email: Mapped[str] = mapped_column(String(254), unique=True)
    zone: Mapped[str] = mapped_column(default="UTC")
    password_hash: Mapped[str | None]
    left_at: Mapped[datetime | None]
    grants: Mapped[list["Grant"]] = relationship(
        back_populates="person", cascade="all, delete-orphan", order_by="Grant.role"
    )
    invitations: Mapped[list["Invitation"]] = relationship(
        back_populates="person", cascade="all, delete-orphan", order_by="Invitation.made_at"
    )
    sign_ins: Mapped[list["SignIn"]] = relationship(
        back_populates="person", cascade="all, delete-orphan", order_by="SignIn.at.desc()"
    )

    @property
    def roles(self) -> frozenset[Role]:
        """The roles that this person holds now."""
        return frozenset(grant.role for grant in self.grants)

    @property
    def time_zone(self) -> ZoneInfo:
        """The zone in which this person reads and writes times."""
        return ZoneInfo(self.zone)

    @classmethod
    def invite(
        cls, name: str, email: str, roles: Iterable[Role], token: str, at: datetime, by: "Person | None"
    ) -> "Person":
        """A new person with their roles and a link to choose a password; `token` is the link's secret.

        The first administrator is invited from the command line, by nobody.
        """
        person = cls(name=name.strip() or email, email=address(email), zone=by.zone if by else "UTC")
        person.record("invited", at, by)
        for role in sorted(set(roles)):
            person.grant(role, at, by)
        person.send_link(token, at, by)
        return person

    def send_link(self, token: str, at: datetime, by: "Person | None") -> None:
        """A fresh link to choose a password; links sent earlier stop working."""
        if self.left_at:
            raise Refused(f"{self.name} has left, so there is nothing to sign in to.")
        for earlier in self.invitations:
            earlier.used_at = earlier.used_at or at
        self.invitations.append(Invitation(token_hash=at_rest(token), made_at=at))
        self.record("sent a link", at, by)

    def grant(self, role: Role, at: datetime, by: "Person | None") -> None:
        """Let this person act as `role`."""
        if role in self.roles:
            raise Refused(f"{self.name} is already {role}.")
        self.grants.append(Grant(role=role))
        self.record("granted", at, by, role=role.value)

    def withdraw(self, role: Role, at: datetime, by: "Person") -> None:
        """End what the person may do as `role`. Nobody takes their own administrator role away."""
        if role not in self.roles:
            raise Refused(f"{self.name} is not {role}.")
        if by is self and role is Role.ADMINISTRATOR:
            raise Refused("Another administrator has to take this role from you.")
        self.grants = [grant for grant in self.grants if grant.role is not role]
        self.record("withdrew a role", at, by, role=role.value)

    def leave(self, at: datetime, by: "Person") -> None:
        """The person left the company: they sign in no more; what they sealed still counts."""
        if self.left_at:
            raise Refused(f"{self.name} has already left.")
        if by is self:
            raise Refused("Another administrator has to do this for you.")
        self.left_at = at
        for invitation in self.invitations:
            invitation.used_at = invitation.used_at or at
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

    def choose_password(self, password_hash: str, at: datetime) -> None:
        """A new password; every sign-in from before ends."""
        self.password_hash = password_hash
        self._sign_out_everywhere(at)
        self.record("chose a password", at, self)

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


class Invitation(Base):
    """A link with which a person chooses their password, once."""

    __tablename__ = "invitation"

    id: Mapped[Id]
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    person: Mapped[Person] = relationship(back_populates="invitations")
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    def is_open(self, at: datetime) -> bool:
        """Whether the link still works."""
        return self.used_at is None and at < self.made_at + INVITATION_LASTS and self.person.left_at is None

    def accept(self, password_hash: str, at: datetime) -> None:
        """The person chose a password; every sign-in from before ends."""
        if not self.is_open(at):
            raise Refused("This link was used or is too old. Ask an administrator for a new one.")
        self.used_at = at
        self.person.choose_password(password_hash, at)


class SignIn(Base):
    """One browser in which a person is signed in. The cookie holds the secret, we hold its hash."""

    __tablename__ = "sign_in"

    id: Mapped[Id]
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    person: Mapped[Person] = relationship(back_populates="sign_ins")
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    browser: Mapped[str] = mapped_column(default="")

    @classmethod
    def begin(cls, person: Person, token: str, browser: str, at: datetime) -> "SignIn":
        """Sign a person in, in this browser."""
        if person.left_at:
            raise Refused("This account is closed.")
        sign_in = cls(person=person, token_hash=at_rest(token), at=at, seen_at=at, browser=browser[:200])
        person.record("signed in", at, person)
        return sign_in

    def is_open(self, at: datetime) -> bool:
        """Whether it still holds: not ended, not idle for two hours, not older than twelve."""
        fresh = at < self.at + SIGNED_IN_AT_MOST and at < self.seen_at + SIGNED_IN_IDLE
        return self.ended_at is None and fresh and self.person.left_at is None

    def seen(self, at: datetime) -> bool:
        """Note that the browser was here; True if that was worth writing (once a minute at most)."""
        if at < self.seen_at + SEEN_EVERY:
            return False
        self.seen_at = at
        return True

    def end(self, at: datetime, by: Person) -> None:
        """Sign out, here or from afar."""
        if not self.ended_at:
            self.ended_at = at
            self.person.record("signed out", at, by)


class Try(Base):
    """One try to sign in, counted whether or not somebody has this address. A success wipes the slate."""

    __tablename__ = "try"

    id: Mapped[Id]
    email_hash: Mapped[str] = mapped_column(String(64), index=True)
    at: Mapped[datetime]

    @classmethod
    def to_sign_in(cls, email: str, at: datetime) -> "Try":
        """A try with this address; only its hash is kept."""
        return cls(email_hash=at_rest(address(email)), at=at)
