"""Guides: links for candidates, one that opens at a time, of which we keep the hash alone."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from interviews.domain.base import Refused
from interviews.domain.guides import Guide, open_guide
from interviews.domain.history import Event
from interviews.domain.people import at_rest, secret
from tests import make


@pytest.fixture
def cora():
    return make.coordinator("Cora")


@pytest.fixture
def loop(cora):
    return make.loop(by=cora)


def test_a_link_opens_for_a_whole_number_of_days(loop, cora):
    guide = Guide.send(loop, "token", 30, make.NOON, cora)
    ends = make.NOON + timedelta(days=30)

    assert (guide.loop, guide.by, guide.expires_at) == (loop, cora, ends)
    assert [guide.is_open(at) for at in (make.NOON, ends - timedelta(seconds=1), ends)] == [True, True, False]


@pytest.mark.parametrize("days", [0, 91])
def test_it_opens_for_ninety_days_at_most_and_for_one_at_least(loop, cora, days):
    with pytest.raises(Refused, match="A link to the guide opens for 1 to 90 days"):
        Guide.send(loop, "token", days, make.NOON, cora)


def test_a_new_link_ends_the_one_before(loop, cora):
    later = make.NOON + timedelta(days=3)
    first, second = (Guide.send(loop, f"token {at}", 2, at, cora) for at in (make.NOON, make.NOON))
    third = Guide.send(loop, "token", 2, later, cora)

    assert (first.ended_at, second.ended_at, third.ended_at) == (make.NOON, None, None)
    assert [open_guide(loop, at) for at in (make.NOON, later)] == [second, third]


def test_what_was_ended_opens_nothing_and_is_ended_once(loop, cora):
    guide = Guide.send(loop, "token", 30, make.NOON, cora)
    guide.end(make.NOON, cora)

    assert (guide.is_open(make.NOON), open_guide(loop, make.NOON)) == (False, None)
    with pytest.raises(Refused, match="This link to the guide opens nothing any more"):
        guide.end(make.NOON, cora)


def test_the_history_tells_of_it_and_holds_no_secret(keep, session, cora):
    loop, token = keep(make.loop(by=cora)), secret()
    guide = Guide.send(loop, token, 30, make.NOON, cora)
    session.commit()
    guide.end(make.NOON, cora)
    session.commit()
    lines = session.scalars(select(Event).where(Event.noun == "guide").order_by(Event.position)).all()

    assert [(line.verb, line.noun_id, line.by_id, line.facts) for line in lines] == [
        ("sent the guide", str(guide.id), cora.id, {"loop": str(loop.id), "days": 30}),
        ("ended the guide", str(guide.id), cora.id, {"loop": str(loop.id)}),
    ]
    assert guide.token_hash == at_rest(token)
    assert [
        kept for kept in (*map(str, vars(guide).values()), *(str(e.facts) for e in lines)) if token in kept
    ] == []
