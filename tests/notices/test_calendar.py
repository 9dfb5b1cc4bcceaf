"""Calendar files: what they say, to whom, in which zone, and that the same values give the same bytes."""

from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from interviews.notices import calendar, telling
from interviews.notices.meeting import Meeting
from tests import make

MADE = datetime(2026, 1, 1, tzinfo=UTC)


def meeting(zone="Europe/Lisbon", starts_at=datetime(2027, 3, 30, 9, tzinfo=UTC), **more):
    """A meeting in Lisbon, two days after the clocks went forward."""
    return Meeting("one", 2, starts_at, 60, zone, MADE, "Interview: Design", **more)


def event_of(file):
    """The one event of a file."""
    [event] = Calendar.from_ical(file).walk("VEVENT")
    return event


def test_a_meeting_keeps_the_wall_time_of_the_zone_in_which_it_was_agreed():
    file = calendar.invitation(meeting()).decode()
    assert "DTSTART;TZID=Europe/Lisbon:20270330T100000\r\n" in file
    assert "DTEND;TZID=Europe/Lisbon:20270330T110000\r\n" in file
    assert "DTSTAMP:20260101T000000Z\r\n" in file
    assert event_of(file.encode())["dtstart"].dt == datetime(2027, 3, 30, 9, tzinfo=UTC)


def test_the_zones_rules_come_along_change_by_change():
    file = calendar.invitation(meeting())
    [zone] = Calendar.from_ical(file).walk("VTIMEZONE")
    turns = [(rule.name, str(rule["dtstart"].dt), rule["tzoffsetto"].td) for rule in zone.subcomponents]
    hour, none = timedelta(hours=1), timedelta()
    assert turns[1:4] == [
        ("STANDARD", "2026-10-25 02:00:00", none),
        ("DAYLIGHT", "2027-03-28 01:00:00", hour),
        ("STANDARD", "2027-10-31 02:00:00", none),
    ]


def test_a_zone_that_never_changes_has_one_rule_and_utc_has_none():
    [zone] = Calendar.from_ical(calendar.invitation(meeting("Asia/Kolkata"))).walk("VTIMEZONE")
    assert [(rule.name, rule["tzoffsetto"].td) for rule in zone.subcomponents] == [
        ("STANDARD", timedelta(hours=5, minutes=30))
    ]
    utc = calendar.invitation(meeting("UTC"))
    assert (Calendar.from_ical(utc).walk("VTIMEZONE"), b"DTSTART:20270330T090000Z" in utc) == ([], True)


def test_a_cancellation_takes_out_what_the_invitation_put_in():
    put, taken = (write(meeting()) for write in (calendar.invitation, calendar.cancellation))
    assert [Calendar.from_ical(file)["method"] for file in (put, taken)] == ["REQUEST", "CANCEL"]
    assert [event_of(file)["status"] for file in (put, taken)] == ["CONFIRMED", "CANCELLED"]
    assert event_of(put)["uid"] == event_of(taken)["uid"] == "one"


def test_a_feed_has_everything_in_order_and_is_the_same_each_time():
    later = meeting(starts_at=datetime(2027, 4, 1, 9, tzinfo=UTC), cancelled=True)
    file = calendar.feed("Mine", [later, meeting("Asia/Tokyo")])
    assert file == calendar.feed("Mine", [meeting("Asia/Tokyo"), later])
    read = Calendar.from_ical(file)
    assert (read["method"], str(read["x-wr-calname"])) == ("PUBLISH", "Mine")
    assert [event["status"] for event in read.walk("VEVENT")] == ["CONFIRMED", "CANCELLED"]
    assert [zone["tzid"] for zone in read.walk("VTIMEZONE")] == ["Asia/Tokyo", "Europe/Lisbon"]


def test_what_people_typed_stays_text():
    file = calendar.invitation(meeting(place="Room 4; left\nBEGIN:VEVENT", lines=("One", "Two, three")))
    event = event_of(file)
    assert str(event["location"]) == "Room 4; left\nBEGIN:VEVENT"
    assert str(event["description"]) == "One\nTwo, three"


# --- What is told


@pytest.fixture
def loop(keep):
    """A loop with an adjustment, Ana asking and Sho learning."""
    made = make.loop([make.person("Ana")], [make.person("Sho")], who=make.candidate("Leila Haddad"))
    made.adjust("secret-need", "secret-instruction", make.NOON, made.by)
    make.first(made).schedule(make.NOON, "Room 4", make.NOON, made.by)
    return keep(made)


def test_the_panel_has_the_name_in_the_description_and_the_candidate_no_addresses(loop):
    interview = make.first(loop)
    ours = telling.for_the_panel(interview, "https://here/kit")
    theirs = telling.for_the_candidate(interview, "Tidemark")
    fed = telling.for_a_feed(interview, "https://here/kit")

    assert [told.title for told in (ours, theirs, fed)] == [
        "Interview: Interview 1",
        "Interview 1",
        "Interview: Interview 1",
    ]
    assert ours.lines == (
        "With Leila Haddad, for Staff engineer, Platform.",
        "The kit: https://here/kit",
    )
    assert [who.name for who in ours.attendees] == ["Ana", "Sho"]
    assert theirs.lines == ("With Tidemark.", "You meet Ana, Sho.")
    assert (theirs.attendees, theirs.organizer, theirs.url) == ((), None, "")
    assert fed.lines == ("The kit: https://here/kit",)


def test_no_calendar_knows_of_adjustments_or_questions(loop):
    interview = make.first(loop)
    asked = interview.kit[0].version.title
    for told in (
        telling.for_the_panel(interview, "https://here"),
        telling.for_a_feed(interview, "https://here"),
        telling.for_the_candidate(interview, "Tidemark"),
    ):
        file = calendar.invitation(told).decode().replace("\r\n ", "")
        assert [word for word in ("secret", asked) if word in file] == []


def test_what_was_called_off_says_so_and_what_has_no_time_isnt_told(loop):
    interview = make.first(loop)
    interview.cancel("Closed", make.NOON + timedelta(hours=1), loop.by)
    told = telling.for_a_feed(interview, "")
    assert (told.cancelled, told.starts_at, told.sequence) == (True, make.NOON, 2)
    assert told.told_at == make.NOON + timedelta(hours=1)
    interview.changes.clear()
    assert telling.known([telling.for_a_feed(interview, ""), telling.debrief(loop, "UTC")]) == []


def test_nobody_on_the_panel_is_nobody_to_meet(keep):
    alone = make.first(keep(make.loop()))
    assert telling.for_the_candidate(alone, "Tidemark").lines == ("With Tidemark.",)


def test_a_debrief_has_an_hour_in_the_zone_of_who_comes(loop):
    loop.plan_debrief(make.NOON, make.NOON, loop.by)
    told = telling.debrief(loop, "Asia/Tokyo")
    assert (told.title, told.minutes, told.zone) == ("Debrief: Staff engineer, Platform", 60, "Asia/Tokyo")
