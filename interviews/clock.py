"""The only clock, and how a time is said."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo


def now() -> datetime:
    """This moment, in UTC, with its zone."""
    return datetime.now(UTC)


def day(moment: datetime, zone: ZoneInfo) -> str:
    """Such as `Tue 24 Nov 2026`."""
    local = moment.astimezone(zone)
    return f"{local:%a} {local.day} {local:%b %Y}"


def said(moment: datetime, zone: ZoneInfo) -> str:
    """Such as `Tue 24 Nov 2026, 10:00 (Lisbon, UTC+0)`."""
    return f"{day(moment, zone)}, {moment.astimezone(zone):%H:%M} ({place(moment, zone)})"


def span(start: datetime, minutes: int, zone: ZoneInfo) -> str:
    """Such as `Tue 24 Nov 2026, 10:00–11:00 (Lisbon, UTC+0)`."""
    local, end = start.astimezone(zone), (start + timedelta(minutes=minutes)).astimezone(zone)
    return f"{day(start, zone)}, {local:%H:%M}–{end:%H:%M} ({place(start, zone)})"


def near(moment: datetime, at: datetime, zone: ZoneInfo) -> str:
    """Such as `today, 18:00`, `tomorrow, 18:00` or `Fri 27 Nov 2026, 18:00`, for who reads it at `at`."""
    away = (moment.astimezone(zone).date() - at.astimezone(zone).date()).days
    name = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get(away) or day(moment, zone)
    return f"{name}, {moment.astimezone(zone):%H:%M}"


def hours(start: datetime, minutes: int, zone: ZoneInfo) -> str:
    """Such as `10:00–11:00`, where day and zone are said nearby."""
    return f"{start.astimezone(zone):%H:%M}–{(start + timedelta(minutes=minutes)).astimezone(zone):%H:%M}"


def ahead(moment: datetime, at: datetime) -> str:
    """How long until then, within the next twelve hours: `now`, `in 25 minutes`, `in 3 hours`; else empty."""
    minutes = int((moment - at).total_seconds() // 60)
    if minutes < 1:
        return "now"
    if minutes < 90:
        return "in 1 minute" if minutes == 1 else f"in {minutes} minutes"
    return f"in {round(minutes / 60)} hours" if minutes <= 12 * 60 else ""


def place(moment: datetime, zone: ZoneInfo) -> str:
    """Such as `Lisbon, UTC+0`; the offset is the one in force at `moment`."""
    total = int((moment.astimezone(zone).utcoffset() or timedelta()).total_seconds() // 60)
    hours, minutes = divmod(abs(total), 60)
    offset = f"UTC{'-' if total < 0 else '+'}{hours}" + (f":{minutes:02}" if minutes else "")
    city = zone.key.rsplit("/", 1)[-1].replace("_", " ")
    return offset if city == "UTC" else f"{city}, {offset}"
