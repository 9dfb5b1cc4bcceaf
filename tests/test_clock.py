"""Times as they are said."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from interviews import clock
from tests.make import NOON

LISBON, KOLKATA, NEW_YORK = ZoneInfo("Europe/Lisbon"), ZoneInfo("Asia/Kolkata"), ZoneInfo("America/New_York")


def test_now_knows_its_zone():
    assert clock.now().tzinfo is UTC


def test_a_moment_is_said_with_the_readers_zone():
    assert clock.said(NOON, LISBON) == "Tue 17 Nov 2026, 12:00 (Lisbon, UTC+0)"
    assert clock.said(NOON, KOLKATA) == "Tue 17 Nov 2026, 17:30 (Kolkata, UTC+5:30)"
    assert clock.said(NOON, NEW_YORK) == "Tue 17 Nov 2026, 07:00 (New York, UTC-5)"
    assert clock.said(NOON, ZoneInfo("UTC")) == "Tue 17 Nov 2026, 12:00 (UTC+0)"


def test_a_meeting_is_said_from_its_beginning_to_its_end():
    assert clock.span(NOON, 60, LISBON) == "Tue 17 Nov 2026, 12:00–13:00 (Lisbon, UTC+0)"
    assert clock.hours(NOON, 45, LISBON) == "12:00–12:45"


def test_the_offset_is_the_one_of_that_day():
    assert clock.place(datetime(2026, 7, 1, tzinfo=UTC), LISBON) == "Lisbon, UTC+1"


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (-24, "yesterday, 12:00"),
        (0, "today, 12:00"),
        (24, "tomorrow, 12:00"),
        (72, "Fri 20 Nov 2026, 12:00"),
    ],
)
def test_a_day_nearby_has_a_name(hours, words):
    assert clock.near(NOON + timedelta(hours=hours), NOON, LISBON) == words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (-5, "now"),
        (0, "now"),
        (1, "in 1 minute"),
        (25, "in 25 minutes"),
        (120, "in 2 hours"),
        (12 * 60, "in 12 hours"),
        (13 * 60, ""),
    ],
)
def test_how_long_until_then(minutes, words):
    assert clock.ahead(NOON + timedelta(minutes=minutes), NOON) == words
