"""`interviews needs renew`, and what `interviews db upgrade` does with needs from before."""

import pytest
from sqlalchemy import text

from interviews import ciphers
from interviews.domain.ciphered import UNREADABLE
from interviews.domain.loops import Adjustment
from tests import make
from tests.conftest import NEED_KEY

OTHER = b"another key, also of 32 bytes ok"
PLAIN = "UPDATE adjustment SET need_kept = 'Hard of hearing'"


@pytest.fixture
def loop(keep, cora):
    """One thing of each kind that is ciphered, all with the word Canary."""
    made = make.loop(by=cora)
    made.adjust("Canary", "Turn captions on.", make.NOON, cora).end("Canary", make.NOON, cora)
    made.ask("Canary", make.NOON).refuse("Canary", "Cora", make.NOON, cora)
    return keep(made)


@pytest.fixture
def keys():
    """Start with other keys; those of the tests come back."""
    yield ciphers.install
    ciphers.install([NEED_KEY])


def kept(session):
    """What the columns hold, as who has the database reads it."""
    columns = {
        "adjustment": "need_kept",
        "adjustment_ending": "why_kept",
        "adjustment_refusal": "why_kept",
        "adjustment_request": "need_kept",
    }
    session.rollback()
    return {t: session.execute(text(f"SELECT {c} FROM {t}")).scalar_one() for t, c in columns.items()}


def needs(loop):
    """What a coordinator reads."""
    [adjustment], [request] = loop.adjustments, loop.requests
    return [adjustment.need, adjustment.ending.why, request.need, request.refusal.why]


def test_who_reads_the_database_finds_no_need(loop, session, again):
    assert [name for name, raw in kept(session).items() if "Canary" in raw] == []
    assert needs(again(loop)) == ["Canary"] * 4


def test_a_need_that_was_moved_to_another_row_is_not_read_there(loop, cora, session, again):
    other = loop.adjust("Tires", "A break.", make.NOON, cora)
    session.commit()
    moved = "UPDATE adjustment SET need_kept = (SELECT need_kept FROM adjustment WHERE id = :a) WHERE id = :b"
    ids = {"a": loop.adjustments[0].id.hex, "b": other.id.hex}
    if session.get_bind().dialect.name == "postgresql":
        ids = {name: str(loop.adjustments[0].id if name == "a" else other.id) for name in ids}
    session.execute(text(moved), ids)
    session.commit()
    assert again(other).need == UNREADABLE


def test_without_its_key_a_need_is_a_sentence_and_stays_as_it_is(loop, session, again, run, keys):
    before = kept(session)
    keys([OTHER])
    assert needs(again(loop)) == [UNREADABLE] * 4
    assert run("needs", "renew") == (
        1,
        [
            "Ciphered with the newest key: no texts.",
            "Not readable with the keys that are here: four texts. Nothing is lost: bring the key back, and "
            "run this again.",
        ],
    )
    assert kept(session) == before


def test_renewing_ciphers_everything_with_the_newest_key(loop, session, again, run, keys):
    keys([OTHER, NEED_KEY])
    first, second = run("needs", "renew"), run("needs", "renew")
    keys([OTHER])

    assert first == (0, ["Ciphered with the newest key: four texts."])
    assert second == (0, ["Ciphered with the newest key: no texts."])
    assert needs(again(loop)) == ["Canary"] * 4


def test_a_need_from_before_is_ciphered_by_the_upgrade_and_readable_all_the_time(loop, session, again, run):
    session.execute(text(PLAIN))
    session.commit()
    read = [again(loop).adjustments[0].need]
    told = run("db", "upgrade")
    read.append(again(loop).adjustments[0].need)

    assert told == (0, ["The database is ready."])
    assert read == ["Hard of hearing", "Hard of hearing"]
    assert "Hard of hearing" not in kept(session)["adjustment"]


def test_a_class_knows_its_ciphered_texts_without_a_row():
    assert Adjustment.need.column == "need_kept"
