"""Times as they are said."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from babel import Locale

from interviews import clock
from interviews.domain.base import folded
from interviews.domain.people import LOCALES, Manner
from tests.make import NOON

PLACES = ("Europe/Lisbon", "Asia/Kolkata", "America/New_York")
LISBON, KOLKATA, NEW_YORK = (Manner(ZoneInfo(place)) for place in PLACES)


def test_now_knows_its_zone():
    assert clock.now().tzinfo is UTC


def test_a_moment_is_said_with_the_readers_zone():
    assert clock.said(NOON, LISBON) == "Tue 17 Nov 2026, 12:00 (Lisbon, UTC+0)"
    assert clock.said(NOON, KOLKATA) == "Tue 17 Nov 2026, 17:30 (Kolkata, UTC+5:30)"
    assert clock.said(NOON, NEW_YORK) == "Tue 17 Nov 2026, 07:00 (New York, UTC-5)"
    assert clock.said(NOON, Manner(ZoneInfo("UTC"))) == "Tue 17 Nov 2026, 12:00 (UTC+0)"


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


def elsewhere(locale, zone="Europe/Lisbon"):
    """Somebody there, who reads times as in `locale`."""
    return Manner(ZoneInfo(zone), locale)


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("en_GB", "Tue 17 Nov 2026, 14:05–15:05 (Lisbon, UTC+0)"),
        ("en_US", "Tue, Nov 17, 2026, 2:05\u2009–\u20093:05\u202fPM (Lisbon, UTC+0)"),
        ("en_AU", "Tue 17 Nov 2026, 2:05\u2009–\u20093:05\u202fpm (Lisbon, UTC+0)"),
        ("de_DE", "Di., 17. Nov. 2026, 14:05–15:05 Uhr (Lissabon, UTC+0)"),
        ("fr_CA", "mar. 17 nov. 2026, 14 h 05 – 15 h 05 (Lisbonne, UTC+0)"),
        ("hi_IN", "मंगल, 17 नव॰ 2026, 2:05–3:05 pm (लिस्बन, UTC+0)"),
        ("ja_JP", "2026年11月17日(火) 14時05分～15時05分 (リスボン, UTC+0)"),
        ("zh_Hans_CN", "2026年11月17日周二 14:05–15:05 (里斯本, UTC+0)"),
        ("zh_Hant_TW", "2026年11月17日週二 下午2:05–下午3:05 (里斯本, UTC+0)"),
        ("he_IL", "\u2068יום ג׳, 17 בנוב׳ 2026, 14:05–15:05 (\u2068ליסבון\u2069, UTC+0)\u2069"),
        ("ar_EG", "\u2068الثلاثاء، ١٧ نوفمبر ٢٠٢٦، ٢:٠٥–٣:٠٥ م (\u2068لشبونة\u2069, UTC+0)\u2069"),
    ],
)
def test_a_meeting_is_written_as_people_there_write_it(locale, words):
    starts = NOON + timedelta(hours=2, minutes=5)
    plain = str.maketrans("\u2009\u202f\u00a0", "   ")
    assert clock.span(starts, 60, elsewhere(locale)).translate(plain) == words.translate(plain)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_way_that_is_offered_says_every_time(locale):
    manner = elsewhere(locale, "Asia/Kolkata")
    later = NOON + timedelta(days=3)
    told = [clock.day(NOON, manner), clock.said(NOON, manner), clock.near(later, NOON, manner)]
    told += [clock.short_day(NOON, manner, new_month) for new_month in (True, False)]
    told += [clock.span(NOON, minutes, manner) for minutes in (45, 7 * 60, 24 * 60)]
    told += [clock.hours(NOON, 90, manner), clock.time(NOON, manner)]
    assert all(told)
    assert clock.near(NOON, NOON, manner).startswith("today, ")
    assert clock.place(NOON, manner).endswith(", UTC+5:30")


def test_a_way_is_called_by_its_name_in_its_own_language():
    names = {locale: Locale.parse(locale).get_display_name(locale) for locale in LOCALES}
    assert names == LOCALES
    assert list(LOCALES.values()) == sorted(LOCALES.values(), key=folded)


def test_a_way_has_the_direction_and_the_tag_of_its_language():
    for locale in LOCALES:
        parsed, manner = Locale.parse(locale), elsewhere(locale)
        assert manner.direction == {"right-to-left": "rtl", "left-to-right": "ltr"}[parsed.character_order]
        assert (manner.tag, manner.language) == (locale.replace("_", "-"), parsed.language)
