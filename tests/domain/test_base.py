"""What every noun is made of: moments with their zone, words that can be kept and printed."""

from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy.exc import StatementError

from interviews.domain.base import clean
from interviews.domain.openings import Opening
from tests import make


def test_a_moment_comes_back_as_the_same_moment_in_utc(keep, again):
    opening = make.opening()
    opening.made_at = datetime(2026, 11, 17, 14, 30, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    kept = again(keep(opening))
    assert isinstance(kept, Opening)
    assert kept.made_at.isoformat() == "2026-11-17T09:00:00+00:00"


def test_a_moment_without_its_zone_is_refused(session):
    opening = make.opening()
    opening.made_at = datetime(2026, 11, 17, 14, 30)  # noqa: DTZ001 - that is the point
    session.add(opening)
    with pytest.raises(StatementError, match="A moment needs its zone"):
        session.flush()


def test_words_lose_what_nobody_typed_on_purpose_and_keep_every_script():
    assert clean("a\x00b\x1b[31m\ud800c\r\nd\re\tf") == "ab[31mc\nd\ne\tf"
    assert clean("Cafe\u0301 ليلى 陳 🙂") == "Café ليلى 陳 🙂"
