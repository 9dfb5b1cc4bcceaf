"""Words as a packet prints them."""

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from interviews.printing import words

NOON = datetime(2026, 11, 30, 12, 5, tzinfo=UTC)


def test_numbers_are_words_up_to_twenty():
    assert [words.number(n) for n in (0, 1, 20, 21)] == ["no", "one", "twenty", "21"]
    assert words.counted(1, "rating") == "one rating"
    assert words.counted(3, "rating") == "three ratings"
    assert words.counted(2, "competency", "competencies") == "two competencies"


def test_lists_read_as_sentences():
    assert [words.listed(parts) for parts in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "", "a", "a and b", "a, b and c",
    ]  # fmt: skip
    assert words.capital("four of four") == "Four of four"


def test_decimals_can_be_checked_by_hand():
    assert [words.decimal(Fraction(*f)) for f in ((67, 22), (5, 2), (1, 200), (3, 1))] == [
        "3.05", "2.50", "0.01", "3.00",
    ]  # fmt: skip
    assert words.percent(Fraction(999, 1000)) == "99 %"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 11, 23), date(2026, 11, 27), "23 to 27 November 2026"),
        (date(2026, 11, 30), date(2026, 12, 2), "30 November to 2 December 2026"),
        (date(2026, 12, 30), date(2027, 1, 2), "30 December 2026 to 2 January 2027"),
        (date(2026, 11, 23), date(2026, 11, 23), "23 November 2026"),
    ],
)
def test_a_span_of_days_says_nothing_twice(first, last, said):
    assert words.days(first, last) == said


def test_times_are_those_of_the_zone():
    assert words.moment(NOON, "Asia/Kathmandu") == "Mon\u00a030\u00a0Nov 2026, 17:50"
    assert words.zone_of(NOON, "Asia/Kathmandu") == "Kathmandu, UTC+5:45"
    assert words.zone_of(NOON, "America/New_York") == "New York, UTC-5"
    assert words.stamp(NOON) == "2026-11-30T12:05:00Z"


def test_long_words_get_room_to_break_and_others_do_not():
    assert words.breakable("short words " * 9) == "short words " * 9
    assert words.breakable("x" * 65) == "\u200b".join(["x" * 30, "x" * 30, "x" * 5])
    assert (
        words.breakable("x" * 29 + "👩🏽\u200d💻" + "y" * 9) == "x" * 29 + "👩🏽\u200d💻" + "\u200b" + "y" * 9
    )


def test_accents_are_not_piled_up_without_end():
    assert words.breakable("e" + "\u0301" * 20_000) == "e" + "\u0301" * 8


def test_paragraphs_are_parted_by_blank_lines_and_markup_is_text():
    assert words.prose("One\n  \n\n    two\nthree <b>\n") == "<p>One</p><p>    two\nthree &lt;b&gt;</p>"
    assert words.prose("  \n") == ""


def test_a_paragraph_runs_the_way_its_first_letter_does():
    assert words.prose("“שלום”, she said") == '<p dir="rtl">“שלום”, she said</p>'
    assert words.prose("قالت: yes") == '<p dir="rtl">قالت: yes</p>'
    assert words.prose("She said שלום") == "<p>She said שלום</p>"
    assert words.direction("3 + 4") == "ltr"


def test_a_hash_is_short_on_the_cover_and_whole_in_the_appendix():
    digest = "9f2c41d7" + "0" * 52 + "e805"

    assert words.short_digest(digest) == "9f2c 41d7 … e805"
    assert words.whole_digest(digest) == digest
