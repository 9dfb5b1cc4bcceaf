"""The only clock, and how a time is said: in a person's zone, and in the manner they are used to."""

from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from interviews.direction import isolated
from interviews.domain.people import OURS, Manner
from interviews.locales import Elsewhere


def now() -> datetime:
    """This moment, in UTC, with its zone."""
    return datetime.now(UTC)


def day(moment: datetime, manner: Manner) -> str:
    """Such as `Tue 24 Nov 2026`."""
    return isolated(_way(manner).day(moment.astimezone(manner.zone)))


def short_day(moment: datetime, manner: Manner, new_month: bool) -> str:
    """Such as `Mon 30`, or `Tue 1 Dec` where a month begins."""
    return isolated(_way(manner).short_day(moment.astimezone(manner.zone), new_month))


def time(moment: datetime, manner: Manner) -> str:
    """Such as `10:00`, where day and zone are said nearby."""
    return isolated(_way(manner).time(moment.astimezone(manner.zone)))


def said(moment: datetime, manner: Manner) -> str:
    """Such as `Tue 24 Nov 2026, 10:00 (Lisbon, UTC+0)`."""
    way, local = _way(manner), moment.astimezone(manner.zone)
    return isolated(f"{way.together(way.day(local), way.time(local))} ({place(moment, manner)})")


def span(start: datetime, minutes: int, manner: Manner) -> str:
    """Such as `Tue 24 Nov 2026, 10:00–11:00 (Lisbon, UTC+0)`."""
    way, local = _way(manner), start.astimezone(manner.zone)
    both = way.together(way.day(local), way.hours(local, _end(start, minutes, manner)))
    return isolated(f"{both} ({place(start, manner)})")


def near(moment: datetime, at: datetime, manner: Manner) -> str:
    """Such as `today, 18:00`, `tomorrow, 18:00` or `Fri 27 Nov 2026, 18:00`, for who reads it at `at`."""
    way, local = _way(manner), moment.astimezone(manner.zone)
    away = (local.date() - at.astimezone(manner.zone).date()).days
    if name := {-1: "yesterday", 0: "today", 1: "tomorrow"}.get(away):
        return f"{name}, {isolated(way.time(local))}"
    return isolated(way.together(way.day(local), way.time(local)))


def hours(start: datetime, minutes: int, manner: Manner) -> str:
    """Such as `10:00–11:00`, where day and zone are said nearby."""
    return isolated(_way(manner).hours(start.astimezone(manner.zone), _end(start, minutes, manner)))


def ahead(moment: datetime, at: datetime) -> str:
    """How long until then, within the next twelve hours: `now`, `in 25 minutes`, `in 3 hours`; else empty."""
    minutes = int((moment - at).total_seconds() // 60)
    if minutes < 1:
        return "now"
    if minutes < 90:
        return "in 1 minute" if minutes == 1 else f"in {minutes} minutes"
    return f"in {round(minutes / 60)} hours" if minutes <= 12 * 60 else ""


def place(moment: datetime, manner: Manner) -> str:
    """Such as `Lisbon, UTC+0`; the offset is the one in force at `moment`."""
    total = int((moment.astimezone(manner.zone).utcoffset() or timedelta()).total_seconds() // 60)
    hours, minutes = divmod(abs(total), 60)
    offset = f"UTC{'-' if total < 0 else '+'}{hours}" + (f":{minutes:02}" if minutes else "")
    return offset if manner.zone.key == "UTC" else f"{isolated(_way(manner).city(manner.zone))}, {offset}"


def _end(start: datetime, minutes: int, manner: Manner) -> datetime:
    return (start + timedelta(minutes=minutes)).astimezone(manner.zone)


class Ours:
    """As the pages and the packets write times."""

    def day(self, local: datetime) -> str:
        return f"{local:%a} {local.day} {local:%b %Y}"

    def short_day(self, local: datetime, new_month: bool) -> str:
        return f"{local:%a} {local.day} {local:%b}" if new_month else f"{local:%a} {local.day}"

    def time(self, local: datetime) -> str:
        return f"{local:%H:%M}"

    def hours(self, start: datetime, end: datetime) -> str:
        return f"{start:%H:%M}–{end:%H:%M}"

    def together(self, day: str, time: str) -> str:
        return f"{day}, {time}"

    def city(self, zone: ZoneInfo) -> str:
        return zone.key.rsplit("/", 1)[-1].replace("_", " ")


_ours = Ours()


def _way(manner: Manner) -> Ours | Elsewhere:
    return _ours if manner.locale == OURS else _elsewhere(manner.locale)


@cache
def _elsewhere(locale: str) -> Elsewhere:
    return Elsewhere(locale)
