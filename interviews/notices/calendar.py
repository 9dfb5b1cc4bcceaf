"""Calendar files (RFC 5545): an invitation, its cancellation, and everything of somebody or of a loop.

The zone's own rules come along, so that a calendar that knows older ones shows the wall time that was agreed.
The same values give the same bytes: no clock is asked.

Not here: who may have a file, and what is in the meeting that it tells of.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vCalAddress, vText

from interviews.notices.meeting import Attendee, Meeting

PROGRAM = "-//interviews//structured interviews//EN"
TYPE = "text/calendar; charset=utf-8"


def invitation(meeting: Meeting) -> bytes:
    """What puts the meeting into a calendar, or moves what an earlier one put there."""
    return _file("REQUEST", [meeting])


def cancellation(meeting: Meeting) -> bytes:
    """What takes the meeting out of the calendar again."""
    return _file("CANCEL", [meeting])


def feed(name: str, meetings: Iterable[Meeting]) -> bytes:
    """All these meetings, for a calendar that comes back to look."""
    return _file("PUBLISH", sorted(meetings, key=lambda m: (m.starts_at, m.uid)), name)


def _file(method: str, meetings: list[Meeting], name: str = "") -> bytes:
    file = Calendar()
    file.add("prodid", PROGRAM)
    file.add("version", "2.0")
    file.add("method", method)
    if name:
        file.add("name", name)
        file.add("x-wr-calname", name)
    for zone in sorted({meeting.zone for meeting in meetings} - {"UTC"}):
        file.add_component(_rules(zone, [m for m in meetings if m.zone == zone]))
    for meeting in meetings:
        file.add_component(_event(meeting, method == "CANCEL"))
    return bytes(file.to_ical())


def _rules(zone: str, meetings: list[Meeting]) -> Timezone:
    """The zone's rules from a year before the first of these to two after the last, change by change."""
    times, there = [meeting.starts_at for meeting in meetings], ZoneInfo(zone)
    day = min(times).replace(minute=0, second=0, microsecond=0) - timedelta(days=366)
    last, rules = max(times) + timedelta(days=731), Timezone()
    rules.add("tzid", zone)
    rules.add_component(_rule(day, _offset(day, there), there))
    while day < last:
        before, tomorrow = _offset(day, there), day + timedelta(days=1)
        if before != _offset(tomorrow, there):
            minutes = (day + timedelta(minutes=n) for n in range(1, 24 * 60 + 1))
            turn = next(minute for minute in minutes if _offset(minute, there) != before)
            rules.add_component(_rule(turn, before, there))
        day = tomorrow
    return rules


def _rule(turn: datetime, before: timedelta, there: ZoneInfo) -> TimezoneStandard | TimezoneDaylight:
    """What holds from `turn` on. It is said on the clock that held before."""
    rule = TimezoneDaylight() if turn.astimezone(there).dst() else TimezoneStandard()
    rule.add("dtstart", (turn + before).replace(tzinfo=None))
    rule.add("tzoffsetfrom", before)
    rule.add("tzoffsetto", _offset(turn, there))
    rule.add("tzname", turn.astimezone(there).tzname())
    return rule


def _offset(moment: datetime, there: ZoneInfo) -> timedelta:
    return moment.astimezone(there).utcoffset() or timedelta()


def _event(meeting: Meeting, cancelled: bool) -> Event:
    zone = UTC if meeting.zone == "UTC" else ZoneInfo(meeting.zone)
    event = Event()
    event.add("uid", meeting.uid)
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", meeting.told_at.astimezone(UTC))
    event.add("dtstart", meeting.starts_at.astimezone(zone))
    event.add("dtend", (meeting.starts_at + timedelta(minutes=meeting.minutes)).astimezone(zone))
    event.add("summary", meeting.title)
    event.add("status", "CANCELLED" if cancelled or meeting.cancelled else "CONFIRMED")
    # What a calendar shows to colleagues by default is that somebody is busy, and no more.
    event.add("class", "PRIVATE")
    for key, value in (("location", meeting.place), ("url", meeting.url)):
        if value:
            event.add(key, value)
    if meeting.lines:
        event.add("description", "\n".join(meeting.lines))
    if meeting.organizer:
        event.add("organizer", _address(meeting.organizer), encode=False)
    for attendee in meeting.attendees:
        event.add("attendee", _address(attendee), encode=False)
    return event


def _address(who: Attendee) -> vCalAddress:
    written = vCalAddress(f"mailto:{who.address}")
    written.params["cn"] = vText(who.name)
    return written
