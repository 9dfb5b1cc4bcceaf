"""Fields: times are read in the zone of who types them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from interviews.web.fields import moment

LISBON = ZoneInfo("Europe/Lisbon")


def test_a_time_is_read_in_the_zone_of_who_types_it():
    assert [moment("2026-11-17T10:00", LISBON), moment("2026-07-24T10:00", LISBON)] == [
        datetime(2026, 11, 17, 10, tzinfo=UTC),
        datetime(2026, 7, 24, 9, tzinfo=UTC),
    ]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("tomorrow", "Write a day and a time, such as 2026-11-24T10:00."),
        ("2026-02-30T10:00", "Write a day and a time, such as 2026-11-24T10:00."),
        ("0026-11-24T10:00", "Look at the year again."),
        ("9999-12-31T23:59", "Look at the year again."),
        ("2027-03-28T01:30", "The clocks go forward then, so this time doesn't exist. Choose another one."),
        (
            "2026-10-25T01:30",
            "The clocks go back then, so this time comes twice. Choose one outside that hour.",
        ),
    ],
)
def test_what_is_no_time_or_two_is_refused_with_a_sentence(typed, sentence):
    with pytest.raises(ValueError, match=r"\.$") as refusal:
        moment(typed, LISBON)
    assert str(refusal.value) == sentence
