"""A loop's days from left to right: its interviews, its debrief, its packets."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from interviews import clock
from interviews.domain.debriefs import Debrief
from interviews.domain.loops import Loop
from interviews.domain.packets import Packet
from interviews.domain.people import Manner

MEETS = timedelta(hours=1)
NOON = time(12)
MOST_DAYS = 12  # a longer loop shows only the days on which something happens
SATURDAY = 5


@dataclass(frozen=True)
class Happening:
    """One thing on the line."""

    starts: datetime
    ends: datetime
    name: str
    note: str = ""
    strong: bool = True
    state: str = "planned"


@dataclass(frozen=True)
class Day:
    """One day of the line, with what happens on it."""

    text: str
    today: bool
    events: list[Happening]


def timeline(
    loop: Loop, debrief: Debrief | None, packets: Iterable[Packet], at: datetime, manner: Manner
) -> list[Day]:
    """The days of a loop on the reader's clock. `debrief` and `packets` are those that the reader may see."""
    events = sorted(
        (*_interviews(loop), *_meeting(loop, debrief, manner), *_packets(packets, manner)),
        key=lambda e: e.starts,
    )
    if not events:
        return []
    by_day: dict[date, list[Happening]] = {}
    for event in events:
        by_day.setdefault(event.starts.astimezone(manner.zone).date(), []).append(_now(event, at))
    return _days(by_day, at.astimezone(manner.zone).date(), manner)


def _interviews(loop: Loop) -> Iterator[Happening]:
    for interview in loop.interviews:
        if interview.starts_at and interview.ends_at:
            yield Happening(interview.starts_at, interview.ends_at, interview.title, strong=False)


def _meeting(loop: Loop, debrief: Debrief | None, manner: Manner) -> Iterator[Happening]:
    starts = loop.debrief_at or (debrief and debrief.opened_at)
    if starts:
        ends = (debrief and debrief.closed_at) or starts + MEETS
        yield Happening(starts, max(starts, ends), "Debrief", clock.time(starts, manner))


def _packets(packets: Iterable[Packet], manner: Manner) -> Iterator[Happening]:
    for packet in packets:
        yield Happening(packet.issued_at, packet.issued_at, "Packet", packet.number)
        sits = packet.docket.sits_at
        yield Happening(sits, sits + MEETS, "Committee", f"sits {clock.time(sits, manner)}")


def _now(event: Happening, at: datetime) -> Happening:
    state = "held" if event.ends <= at else "under way" if event.starts <= at else "planned"
    return Happening(event.starts, event.ends, event.name, event.note, event.strong, state)


def _days(by_day: dict[date, list[Happening]], today: date, manner: Manner) -> list[Day]:
    first, last = min(by_day), max(by_day)
    between = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    working = set(between) if len(between) <= MOST_DAYS else set()
    shown = [d for d in between if d in by_day or d == today or (d in working and d.weekday() < SATURDAY)]
    texts = zip(shown, _texts(shown, manner), strict=True)
    return [Day(text, day == today, by_day.get(day, [])) for day, text in texts]


def _texts(days: Sequence[date], manner: Manner) -> Iterator[str]:
    """Such as `Mon 30`, `Tue 1 Dec`: the month where it begins."""
    month = 0
    for day in days:
        noon = datetime.combine(day, NOON, manner.zone)
        yield clock.short_day(noon, manner, new_month=day.month != month)
        month = day.month
