"""The outbox: what somebody is to be told by mail, and what became of it; and which mails people want.

A notice says whom, of what and when. It holds no words: those are made when it is sent, by the policy as it
stands then. Not here: what is a cause (`interviews.notices.causes`), and how a mail is made and sent.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from interviews.domain.base import Base, Id, Refused, one_of
from interviews.domain.people import Person

BREATH = timedelta(minutes=1)  # what is done in one go is told once
LEASE = timedelta(minutes=10)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
WAITS = (MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, *(12 * HOUR,) * 5)
NOT_WRITTEN = "Something went wrong on our side, again and again, before it was sent."
NOT_SO = "It wasn't so any more, or wasn't theirs to know."


class Kind(StrEnum):
    """What a notice is about."""

    INVITED = "invited"
    MOVED = "moved"
    REMOVED = "removed"
    PREPARE = "prepare"
    DUE = "due"
    LATE = "late"
    AWAITED = "awaited"
    OPENED = "opened"
    REVISED = "revised"
    ISSUED = "issued"


class Way(StrEnum):
    """How somebody wants to be told."""

    AT_ONCE = "at once"
    DIGEST = "digest"
    NOT = "not"


class End(StrEnum):
    """What became of a notice."""

    SENT = "sent"
    DROPPED = "dropped"
    GIVEN_UP = "given up"


# Who doesn't know of these keeps a candidate waiting, or waits for one: they always come, and at once.
ALWAYS = (Kind.INVITED, Kind.MOVED, Kind.REMOVED)
USUAL = {kind: Way.AT_ONCE for kind in Kind if kind not in ALWAYS} | {Kind.REVISED: Way.DIGEST}
DIGEST_HOUR = 8


class Notice(Base):
    """One thing that one person is to be told, once.

    What becomes of it isn't in the history: everybody who audits would read there whose scorecard is late.
    """

    __tablename__ = "notice"
    __table_args__ = (
        UniqueConstraint("person_id", "kind", "about_id", "occasion"),
        CheckConstraint("(ended_at IS NULL) = (end_as IS NULL)", name="ended"),
    )

    id: Mapped[Id]
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    person: Mapped[Person] = relationship()
    kind: Mapped[Kind] = mapped_column(one_of(Kind, "kind"))
    about_id: Mapped[UUID]  # an interview, a scorecard…, as the kind has it; asked for through the policy
    occasion: Mapped[str] = mapped_column(String(40))
    made_at: Mapped[datetime]
    digest_at: Mapped[datetime | None]
    next_at: Mapped[datetime] = mapped_column(index=True)
    tries: Mapped[int] = mapped_column(default=0)
    ended_at: Mapped[datetime | None]
    end_as: Mapped[End | None] = mapped_column(one_of(End, "end_as"))
    remark: Mapped[str] = mapped_column(default="")

    def lease(self, at: datetime) -> bool:
        """Take it for one try; it comes back by itself if whoever took it is never heard of again.

        False, and the end of it, once it was taken too often.
        """
        if self.tries > len(WAITS):
            self._end(End.GIVEN_UP, at, self.remark or NOT_WRITTEN)
            return False
        self.tries, self.next_at = self.tries + 1, at + LEASE
        return True

    def sent(self, at: datetime) -> None:
        """The server took it. `at` is when its words were made."""
        self._end(End.SENT, at, "")

    def drop(self, at: datetime) -> None:
        """It isn't sent at all."""
        self._end(End.DROPPED, at, NOT_SO)

    def fail(self, sentence: str, at: datetime) -> None:
        """This try failed: there is another one later, and later each time, until there were enough."""
        if self.tries > len(WAITS):
            self._end(End.GIVEN_UP, at, sentence)
        else:
            self.remark, self.next_at = sentence, at + WAITS[self.tries - 1]

    def give_up(self, sentence: str, at: datetime) -> None:
        """The server will never take it."""
        self._end(End.GIVEN_UP, at, sentence)

    def _end(self, end: End, at: datetime, remark: str) -> None:
        self.ended_at, self.end_as, self.remark = at, end, remark


class MailChoices(Base):
    """Which mails a person wants, and when their digest comes, in their own zone. Without it: the usual."""

    __tablename__ = "mail_choices"
    __table_args__ = (CheckConstraint("hour BETWEEN 0 AND 23", name="hour"),)

    id: Mapped[Id]
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), unique=True)
    person: Mapped[Person] = relationship()
    ways: Mapped[dict[str, Any]]
    hour: Mapped[int]

    @classmethod
    def usual(cls, person: Person) -> "MailChoices":
        """What somebody gets who never chose."""
        return cls(person=person, ways={}, hour=DIGEST_HOUR)

    def way(self, kind: Kind) -> Way:
        """How a notice of this kind comes."""
        return way_of(self.ways, kind)

    def choose(self, ways: dict[Kind, Way], hour: int, at: datetime, by: Person) -> None:
        """Get some at once, some in the digest of each day, some not at all."""
        if missed := [kind for kind in ways if kind in ALWAYS]:
            raise Refused(f"These mails always come at once: {', '.join(missed)}.")
        if not 0 <= hour <= 23:
            raise Refused("A day has the hours 0 to 23.")
        self.ways, self.hour = {kind.value: way.value for kind, way in ways.items()}, hour
        self.record("chose which mails come", at, by)


def way_of(ways: dict[str, Any], kind: Kind) -> Way:
    """How a notice of this kind comes to who chose these; what they never chose comes in the usual way."""
    if kind in ALWAYS:
        return Way.AT_ONCE
    return Way(ways.get(kind.value, USUAL[kind]))
