"""Into the outbox, once, and out of it, by one sender at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, Insert, and_, exists, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from interviews.domain.notices import BREATH, DIGEST_HOUR, Kind, MailChoices, Notice, Way, way_of
from interviews.domain.people import Manner, Person

INSERT: dict[str, Any] = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


@dataclass(frozen=True)
class Told:
    """Who is to be told, and of what. The same twice is told once."""

    person_id: UUID
    kind: Kind
    about_id: UUID
    occasion: str = ""


def put(session: Session, told: Sequence[Told], at: datetime) -> None:
    """Keep a notice for each of them who wants one, in this transaction."""
    if not told:
        return
    people = select(Person, MailChoices).outerjoin(MailChoices, MailChoices.person_id == Person.id)
    found = session.execute(people.where(Person.id.in_({one.person_id for one in told})))
    chose: dict[UUID, tuple[Person, MailChoices | None]] = {p.id: (p, choices) for p, choices in found}
    for one in told:
        person, choices = chose[one.person_id]
        way = way_of(choices.ways if choices else {}, one.kind)
        if way is not Way.NOT:
            digest_at = next_hour(at, hour_of(choices), person.manner) if way is Way.DIGEST else None
            session.execute(_once(session, one, at, digest_at))


def hour_of(choices: MailChoices | None) -> int:
    """At which hour somebody's digest comes."""
    return choices.hour if choices else DIGEST_HOUR


def next_hour(at: datetime, hour: int, manner: Manner) -> datetime:
    """When it is that hour next, for who lives by that manner."""
    local = at.astimezone(manner.zone)
    then = local.replace(hour=hour, minute=0, second=0, microsecond=0)
    return then if then >= local else then + timedelta(days=1)


def claim(session: Session, at: datetime) -> list[Notice] | None:
    """Take what is next, for one try: one notice, or all of one digest. None once nothing is left.

    Whoever sends for the same person at the same time waits for the next round: one mail never becomes two.
    An empty list is what was taken too often, and is given up.
    """
    person_id = session.scalar(_somebody(at))
    if not person_id:
        return None
    waiting = select(Notice).where(Notice.person_id == person_id, _due(at))
    found = list(session.scalars(waiting.order_by(Notice.next_at, Notice.kind, Notice.id)))
    together = [one for one in found if one is found[0] or _in_one_digest(one, found[0])]
    return [notice for notice in together if notice.lease(at)]


def _in_one_digest(one: Notice, other: Notice) -> bool:
    return one.digest_at is not None and one.digest_at == other.digest_at


def _somebody(at: datetime) -> Any:
    """The person who waits longest among those for whom nobody else sends."""
    waits = exists().where(Notice.person_id == Person.id, _due(at))
    longest = select(Notice.next_at).where(Notice.person_id == Person.id, _due(at))
    first = longest.order_by(Notice.next_at).limit(1).correlate(Person).scalar_subquery()
    return (
        select(Person.id)
        .where(waits)
        .order_by(first, Person.id)
        .limit(1)
        .with_for_update(of=Person, key_share=True, skip_locked=True)
    )


def _due(at: datetime) -> ColumnElement[bool]:
    return and_(Notice.ended_at.is_(None), Notice.next_at <= at)


def _once(session: Session, told: Told, at: datetime, digest_at: datetime | None) -> Insert:
    insert = INSERT[session.get_bind().dialect.name](Notice)
    values = {
        "id": uuid4(),
        "person_id": told.person_id,
        "kind": told.kind,
        "about_id": told.about_id,
        "occasion": told.occasion,
        "made_at": at,
        "digest_at": digest_at,
        "next_at": digest_at or at + BREATH,
        "tries": 0,
        "remark": "",
    }
    made: Insert = insert.values(values).on_conflict_do_nothing()
    return made
