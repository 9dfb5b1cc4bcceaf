"""A new link into an account that has a password: never by one person alone."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from interviews.domain.base import Refused
from interviews.domain.history import Event
from interviews.domain.people import Person, Renewal, Role, at_rest
from tests import make
from tests.make import NOON

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def ana():
    """Somebody with a password."""
    person = make.person("Ana")
    person.password_hash = "hash"
    return person


@pytest.fixture
def boss():
    return make.person("Boss", Role.ADMINISTRATOR)


@pytest.fixture
def cora():
    return make.coordinator("Cora")


def test_nobody_makes_a_link_alone_into_an_account_that_has_a_password(ana, boss):
    with pytest.raises(Refused, match=r"^Ana has a password, so a second person has to confirm a new link.$"):
        ana.send_link("token", NOON, boss)
    assert ana.invitations == []


def test_there_is_no_link_before_a_second_person_confirms(ana, boss, cora):
    asked = Renewal.ask(ana, NOON, boss)
    assert (ana.invitations, asked.link) == ([], None)
    asked.confirm("token", NOON + HOUR, cora)
    assert asked.link is ana.invitations[0]
    assert (asked.link.token_hash, asked.link.made_at) == (at_rest("token"), NOON + HOUR)


def test_neither_who_asked_nor_whose_account_it_is_confirms_or_declines(ana, boss):
    asked = Renewal.ask(ana, NOON, boss)
    for person in (ana, boss):
        for decide in (lambda p: asked.confirm("token", NOON, p), lambda p: asked.decline(NOON, p)):
            with pytest.raises(
                Refused, match=r"^A second person decides, neither who asked nor whose account it is.$"
            ):
                decide(person)
    assert (asked.confirmed, ana.invitations) == (None, [])


def test_what_was_declined_makes_no_link_and_is_decided_once(ana, boss, cora):
    asked = Renewal.ask(ana, NOON, boss)
    asked.decline(NOON + HOUR, cora)
    assert (asked.confirmed, asked.decided_by, ana.invitations) == (False, cora, [])
    with pytest.raises(Refused, match=r"^That is decided already.$"):
        asked.confirm("token", NOON + HOUR, cora)


def test_one_request_at_a_time_waits(ana, boss, cora):
    asked = Renewal.ask(ana, NOON, boss)
    with pytest.raises(Refused, match=r"^Somebody has asked already. That waits for a second person.$"):
        Renewal.ask(ana, NOON, cora)
    asked.decline(NOON, cora)
    assert Renewal.ask(ana, NOON, boss).confirmed is None


def test_who_left_gets_none_neither_asked_for_nor_confirmed(ana, boss, cora):
    asked = Renewal.ask(ana, NOON, boss)
    ana.leave(NOON, boss)
    for try_it in (lambda: Renewal.ask(ana, NOON, boss), lambda: asked.confirm("token", NOON, cora)):
        with pytest.raises(Refused, match=r"^Ana has left, so there is nothing to sign in to.$"):
            try_it()


def test_a_new_password_ends_every_link_so_that_none_from_before_opens_the_account():
    ana = Person.invite("Ana", "ana@example.com", [], "first", NOON, None)
    ana.choose_password("hash", NOON + HOUR)
    [link] = ana.invitations
    assert (link.is_open(NOON + HOUR), link.used_at, link.ended_at) == (False, None, NOON + HOUR)


def test_a_link_that_was_used_stays_used_when_another_takes_its_place(ana, boss, cora):
    asked = Renewal.ask(ana, NOON, boss)
    asked.confirm("token", NOON, cora)
    asked.link.accept("another hash", NOON + HOUR)
    Renewal.ask(ana, NOON + DAY, boss).confirm("more", NOON + DAY, cora)
    assert (asked.link.used_at, asked.link.ended_at) == (NOON + HOUR, None)


def test_every_step_is_on_the_history_with_the_person_it_is_about(session, keep, ana, boss, cora):
    for person in (ana, boss, cora):
        keep(person)
    asked = keep(Renewal.ask(ana, NOON, boss))
    asked.confirm("token", NOON, cora)
    asked.notice(NOON, ana)
    keep(Renewal.ask(ana, NOON, boss)).decline(NOON, cora)
    session.commit()
    lines = session.scalars(select(Event).where(Event.noun == "renewal").order_by(Event.position))
    assert [(line.verb, line.by_id, line.facts) for line in lines] == [
        ("asked for a link", boss.id, {"person": str(ana.id)}),
        ("confirmed a link", cora.id, {"person": str(ana.id)}),
        ("read of a link", ana.id, {}),
        ("asked for a link", boss.id, {"person": str(ana.id)}),
        ("declined a link", cora.id, {"person": str(ana.id)}),
    ]
    assert "token" not in " ".join(str(line.facts) for line in session.scalars(select(Event)))
