"""What time brings about: an interview to prepare, a scorecard that is due, or late.

Each depends on the reader's own scorecard alone; that somebody else's is late is for who may know it.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, joinedload

from interviews import policy
from interviews.domain.loops import Excuse, Interview, Loop, Panelist, Removal
from interviews.domain.notices import Kind, MailChoices, Notice, Way
from interviews.domain.people import Grant, Person, Role
from interviews.domain.scorecards import Scorecard, Standing
from interviews.notices.outbox import Told, put
from interviews.policy import Act

PREPARE_HOUR = 9
AHEAD, BEHIND = timedelta(days=5), timedelta(days=14)  # nobody is told of what is further away


def put_due(session: Session, at: datetime) -> None:
    """Put into the outbox what has come, and isn't there yet."""
    told = [one for place in _places(session, at) for one in _of_place(session, place, at)]
    about = {one.about_id for one in told}
    found = session.scalars(select(Notice).where(Notice.about_id.in_(about)))
    there = {Told(kept.person_id, kept.kind, kept.about_id, kept.occasion) for kept in found}
    put(session, [one for one in told if one not in there], at)


def _places(session: Session, at: datetime) -> list[Panelist]:
    """Everybody who has still to interview, or to seal, around this time."""
    gone = exists().where(Removal.panelist_id == Panelist.id) | exists().where(
        Excuse.panelist_id == Panelist.id
    )
    sealed = exists().where(Scorecard.panelist_id == Panelist.id, Scorecard.is_sealed)
    near = (Interview.starts_at > at - BEHIND, Interview.starts_at < at + AHEAD)
    goes_on = ~Interview.loop.has(Loop.is_withdrawn)
    with_them = joinedload(Panelist.interview).joinedload(Interview.loop).joinedload(Loop.debrief)
    found = select(Panelist).join(Panelist.interview).where(*near, goes_on, ~gone, ~sealed).options(with_them)
    return list(session.scalars(found.order_by(Panelist.id)))


def _of_place(session: Session, place: Panelist, at: datetime) -> Iterator[Told]:
    """What they are told; once more if the interview is held another time."""
    card, interview = place.scorecard, place.interview
    begins = interview.starts_at
    if not begins or not card.is_open:
        return
    if at < begins:
        if at >= _time_to_prepare(session, place.person, begins):
            yield Told(place.person_id, Kind.PREPARE, interview.id, begins.isoformat())
    elif card.standing(at) is Standing.LATE:
        yield Told(place.person_id, Kind.LATE, card.id, begins.isoformat())
        if place.is_required:
            yield from _to_chase(session, interview.loop, card)
    elif at >= begins + timedelta(minutes=interview.minutes):
        yield Told(place.person_id, Kind.DUE, card.id, begins.isoformat())


def _time_to_prepare(session: Session, person: Person, begins: datetime) -> datetime:
    """A working day ahead at nine, where they live; or in time for the digest of that day."""
    choices = session.scalar(select(MailChoices).where(MailChoices.person_id == person.id))
    day = working_day_before(begins.astimezone(person.time_zone).date())
    if choices and choices.way(Kind.PREPARE) is Way.DIGEST:
        return datetime.combine(day, time(choices.hour), person.time_zone) - timedelta(hours=1)
    return datetime.combine(day, time(PREPARE_HOUR), person.time_zone)


def working_day_before(day: date) -> date:
    """The last day before it that is neither a Saturday nor a Sunday."""
    before = day - timedelta(days=1)
    while before.weekday() > 4:
        before -= timedelta(days=1)
    return before


def _to_chase(session: Session, loop: Loop, card: Scorecard) -> Iterator[Told]:
    """To who made the loop, if they may know how it stands; else to every coordinator who may."""
    everybody = select(Person).where(Person.grants.any(Grant.role == Role.COORDINATOR)).order_by(Person.id)
    people = [loop.by] if _tracks(session, loop.by, loop) else session.scalars(everybody)
    for person in people:
        if _tracks(session, person, loop):
            yield Told(person.id, Kind.AWAITED, card.id)


def _tracks(session: Session, person: Person, loop: Loop) -> bool:
    return policy.may(session, person, Act.TRACK, loop)
