from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from interviews.demo.moments import Calendar

LISBON = ZoneInfo("Europe/Lisbon")


def moment(loaded: str, **told: int | str) -> str:
    """What the data means, for who loads it at `loaded` (UTC)."""
    calendar = Calendar(datetime.fromisoformat(loaded).replace(tzinfo=UTC), LISBON)
    return f"{calendar.moment(dict(told)):%a %d %b %H:%M}"


@pytest.mark.parametrize("today", ["2026-11-28", "2026-11-29", "2026-11-30"])
def test_the_last_working_day_before_a_weekend_and_its_monday_is_friday(today: str) -> None:
    assert moment(f"{today}T12:00", day=-1, at="14:00") == "Fri 27 Nov 14:00"


@pytest.mark.parametrize("today", ["2026-11-27", "2026-11-28", "2026-11-29"])
def test_the_next_working_day_after_friday_and_its_weekend_is_monday(today: str) -> None:
    assert moment(f"{today}T12:00", day=1, at="14:00") == "Mon 30 Nov 14:00"


def test_weekends_are_not_counted() -> None:
    assert moment("2026-11-25T12:00", day=-6, at="09:00") == "Tue 17 Nov 09:00"


def test_hours_are_the_company_s_on_both_sides_of_a_change_of_the_clocks() -> None:
    sunday_of_the_change = "2026-03-29T12:00"

    assert moment(sunday_of_the_change, day=-1, at="09:00") == "Fri 27 Mar 09:00"
    assert moment(sunday_of_the_change, day=1, at="09:00") == "Mon 30 Mar 08:00"


def test_the_day_of_loading_is_the_one_that_the_company_s_clock_shows() -> None:
    tuesday_in_utc_wednesday_in_lisbon = "2026-07-14T23:30"

    assert moment(tuesday_in_utc_wednesday_in_lisbon, day=-1, at="09:00") == "Tue 14 Jul 08:00"


@pytest.mark.parametrize(
    ("loaded", "starts"),
    [
        ("2026-11-25T10:07:41", "Wed 25 Nov 11:15"),
        ("2026-11-25T10:15", "Wed 25 Nov 11:15"),
        ("2026-11-25T10:15:01", "Wed 25 Nov 11:30"),
        ("2026-11-25T23:50", "Thu 26 Nov 01:00"),
    ],
)
def test_the_meeting_of_today_is_an_hour_after_the_next_full_quarter(loaded: str, starts: str) -> None:
    assert moment(loaded, in_hours=1) == starts
