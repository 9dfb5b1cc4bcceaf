"""How a person signs in: the links with which passwords are chosen, the browsers, the tries."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from interviews.domain.base import Base, Id, Refused, clean

if TYPE_CHECKING:
    from interviews.domain.people.person import Person

INVITATION_LASTS = timedelta(days=7)
SIGNED_IN_AT_MOST = timedelta(hours=12)
SIGNED_IN_IDLE = timedelta(hours=2)
SEEN_EVERY = timedelta(minutes=1)
TRIES_COUNT_FOR = timedelta(minutes=15)
MOST_TRIES = 10


def secret() -> str:
    """A new secret for a link or a cookie: 256 random bits, safe in a URL."""
    return secrets.token_urlsafe(32)


def at_rest(token: str) -> str:
    """A secret as it is stored: its SHA-256, so that a copy of the database opens nothing."""
    return sha256(token.encode()).hexdigest()


def address(email: str) -> str:
    """An e-mail address in the one form in which we compare it."""
    return clean(email).strip().lower()


class Invitation(Base):
    """A link with which a person chooses their password, once."""

    __tablename__ = "invitation"

    id: Mapped[Id]
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    person: Mapped["Person"] = relationship(back_populates="invitations")
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]

    def is_open(self, at: datetime) -> bool:
        """Whether the link still works."""
        fresh = at < self.made_at + INVITATION_LASTS and self.person.left_at is None
        return self.used_at is None and self.ended_at is None and fresh

    def accept(self, password_hash: str, at: datetime) -> None:
        """The person chose a password; every sign-in from before ends, and every other link."""
        if not self.is_open(at):
            raise Refused("This link was used or is too old. Ask an administrator for a new one.")
        self.used_at = at
        self.person.choose_password(password_hash, at)

    def end(self, at: datetime) -> None:
        """It works no more, though nobody used it: another took its place, or the person left."""
        if not self.used_at:
            self.ended_at = self.ended_at or at


class SignIn(Base):
    """One browser in which a person is signed in. The cookie holds the secret, we hold its hash."""

    __tablename__ = "sign_in"

    id: Mapped[Id]
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    person: Mapped["Person"] = relationship(back_populates="sign_ins")
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    browser: Mapped[str] = mapped_column(default="")

    @classmethod
    def begin(cls, person: "Person", token: str, browser: str, at: datetime) -> "SignIn":
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

    def end(self, at: datetime, by: "Person") -> None:
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
