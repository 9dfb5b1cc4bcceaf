"""Who did what: an append-only record in which every line holds the hash of the line before it."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Select, event, insert, select, text
from sqlalchemy.orm import Mapped, Session, UOWTransaction, mapped_column

from interviews.domain.base import Base

BEGINNING = "0" * 64
_CHAIN_LOCK = 7_301  # one key for all: whoever appends waits for the one before


class Event(Base):
    """One line of the history. The database refuses to change or delete it."""

    __tablename__ = "event"
    __table_args__ = (CheckConstraint("position > 0", name="position"),)

    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    by_id: Mapped[UUID | None]  # no foreign key: the line outlives the person
    verb: Mapped[str]
    noun: Mapped[str]
    noun_id: Mapped[str]
    facts: Mapped[dict[str, Any]]
    previous: Mapped[str]
    digest: Mapped[str]

    def sealed_content(self) -> str:
        """The line as it is hashed: canonical JSON, keys in order, times in UTC."""
        return _canonical(
            _line(self.position, self.at, self.by_id, self.verb, self.noun, self.noun_id, self.facts)
        )


def digest_of(previous: str, content: str) -> str:
    """The hash of a line: SHA-256, in hexadecimal, over the hash before it and its own content."""
    return sha256(f"{previous}\n{content}".encode()).hexdigest()


def first_break(events: Iterable[Event]) -> int | None:
    """The position of the first line that isn't what was written, or None if the chain holds.

    `events` are all lines in order of position.
    """
    previous = BEGINNING
    for expected, line in enumerate(events, start=1):
        whole = line.position == expected and line.previous == previous
        if not whole or line.digest != digest_of(previous, line.sealed_content()):
            return expected
        previous = line.digest
    return None


def digest_of_line(noun: Any, verb: str) -> Select[str]:
    """The hash of the line that tells that this was done to the noun: fixed since, whatever else happens."""
    about = (Event.noun == noun.__tablename__, Event.noun_id == str(noun.id), Event.verb == verb)
    return select(Event.digest).where(*about)


def keep_history(session: Any) -> None:
    """Let every session that `session` makes append what its nouns recorded, as it commits."""
    event.listen(session, "before_flush", _collect)
    event.listen(session, "before_commit", _append)
    event.listen(session, "after_soft_rollback", _forget)


def _line(
    position: int, at: datetime, by_id: UUID | None, verb: str, noun: str, noun_id: str, facts: dict[str, Any]
) -> dict[str, Any]:
    return {
        "position": position,
        "at": at.astimezone(UTC).isoformat(timespec="microseconds"),
        "by": str(by_id) if by_id else None,
        "verb": verb,
        "noun": noun,
        "noun_id": noun_id,
        "facts": facts,
    }


def _canonical(line: dict[str, Any]) -> str:
    return json.dumps(line, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _collect(session: Session, _context: UOWTransaction, _instances: object) -> None:
    """Take from the nouns what they recorded; the ids that a flush gives are read at the commit."""
    pending = session.info.setdefault("happened", [])
    for noun in [*session.new, *session.dirty, *session.deleted]:
        pending += [(noun, *entry) for entry in noun.__dict__.pop("_happened", [])]


def _append(session: Session) -> None:
    """Write the lines last, so that the lock on the chain is the last that a transaction takes."""
    session.flush()
    happened = sorted(session.info.pop("happened", []), key=lambda entry: entry[1])
    if not happened:
        return
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _CHAIN_LOCK})
    last = session.execute(
        select(Event.position, Event.digest).order_by(Event.position.desc()).limit(1)
    ).one_or_none()
    position, previous = (last.position, last.digest) if last else (0, BEGINNING)
    rows = []
    for noun, _, verb, at, by, facts in happened:
        position += 1
        line = _line(position, at, by.id if by else None, verb, noun.__tablename__, str(noun.id), facts)
        digest = digest_of(previous, _canonical(line))
        rows.append(line | {"at": at, "by_id": by.id if by else None, "previous": previous, "digest": digest})
        previous = digest
    for row in rows:
        del row["by"]
    session.execute(insert(Event), rows)


def _forget(session: Session, _previous: object) -> None:
    """What was rolled back didn't happen."""
    session.info.pop("happened", None)
