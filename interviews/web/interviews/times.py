"""What a time is for everybody who comes: on their own clocks, and beside what else they have."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from interviews import clock
from interviews.db import db
from interviews.direction import isolated
from interviews.domain.loops import Interview
from interviews.domain.people import Manner, Person
from interviews.policy import Act
from interviews.web.interviews import queries
from interviews.web.policing import everything
from interviews.web.signing_in import me

MORNING, EVENING = 8, 18


@dataclass(frozen=True)
class Theirs:
    """The time as one panelist has it, and what speaks against it. Nothing of it forbids."""

    name: str
    when: str
    notes: tuple[str, ...]


def everywhere(interview: Interview, when: datetime | None) -> list[Theirs]:
    """The chosen time for everybody on the panel, by name. No time, nobody."""
    if not when:
        return []
    panel = [place.person for place in interview.panel]
    busy = _busy(interview, panel, when)
    rows = []
    for person in panel:
        # On their clock, and written as the reader is used to.
        there = Manner(person.time_zone, me().locale)
        notes = (*_early_or_late(when, interview.minutes, person), *busy.get(person, ()))
        rows.append(Theirs(person.name, clock.span(when, interview.minutes, there), notes))
    return rows


def _early_or_late(when: datetime, minutes: int, person: Person) -> Iterator[str]:
    start = when.astimezone(person.time_zone)
    end = (when + timedelta(minutes=minutes)).astimezone(person.time_zone)
    if start.hour < MORNING:
        yield f"Before {MORNING}:00 there."
    if end.date() > start.date() or end.hour * 60 + end.minute > EVENING * 60:
        yield f"After {EVENING}:00 there."


def _busy(interview: Interview, panel: list[Person], when: datetime) -> dict[Person, list[str]]:
    """Which of them have another interview then, as far as the reader may know of it."""
    ends = when + timedelta(minutes=interview.minutes)
    found: dict[Person, list[str]] = {}
    near = queries.elsewhere(panel, when, interview, everything(Act.SEE, Interview))
    rows: Iterable[Any] = db.session.execute(near)
    for other, place in rows:
        if other.starts_at < ends and when < other.starts_at + timedelta(minutes=other.minutes):
            hours = clock.hours(other.starts_at, other.minutes, me().manner)
            note = f"Has another interview then: {isolated(other.title)}, {hours} your time."
            found.setdefault(place.person, []).append(note)
    return found
