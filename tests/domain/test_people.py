"""People: invited, given roles, signed in, gone."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from interviews.domain.base import Refused
from interviews.domain.history import Event
from interviews.domain.people import Manner, Person, Role, SignIn, at_rest
from tests import make
from tests.make import NOON

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def invited(*roles: Role) -> Person:
    """Somebody invited from the command line."""
    return Person.invite("Ana", " Ana@Example.com ", roles or [Role.INTERVIEWER], "first", NOON, None)


def told(session) -> list[str]:
    """The verbs of the history, in order."""
    return list(session.scalars(select(Event.verb).order_by(Event.position)))


def test_an_invited_person_has_their_roles_and_one_form_of_their_address(session, keep):
    ana = keep(invited(Role.COORDINATOR, Role.INTERVIEWER, Role.INTERVIEWER))

    assert (ana.name, ana.email, ana.roles) == (
        "Ana",
        "ana@example.com",
        {Role.COORDINATOR, Role.INTERVIEWER},
    )
    assert told(session) == ["invited", "granted", "granted", "sent a link"]


def test_who_invites_gives_their_time_zone_and_a_person_without_a_name_goes_by_their_address():
    boss = make.person("Boss", Role.ADMINISTRATOR, zone="Europe/Lisbon")
    ana = Person.invite(" ", "ana@example.com", [], "token", NOON, boss)
    assert (ana.name, ana.zone) == ("ana@example.com", "Europe/Lisbon")


def test_only_the_latest_link_works_and_only_for_seven_days_and_only_once():
    ana = invited()
    ana.send_link("second", NOON + HOUR, None)
    old, new = ana.invitations
    assert [old.is_open(NOON + HOUR), new.is_open(NOON + HOUR)] == [False, True]
    assert [new.is_open(NOON + 7 * DAY), new.is_open(NOON + 7 * DAY + HOUR)] == [True, False]
    assert new.token_hash == at_rest("second")

    new.accept("hash", NOON + 2 * HOUR)
    assert ana.password_hash == "hash"
    with pytest.raises(
        Refused, match=r"^This link was used or is too old. Ask an administrator for a new one.$"
    ):
        new.accept("another", NOON + 2 * HOUR)


def test_a_new_password_ends_every_sign_in_from_before():
    ana = invited()
    sign_in = SignIn.begin(ana, "token", "Firefox", NOON)
    ana.choose_password("hash", NOON + HOUR)
    assert sign_in.ended_at == NOON + HOUR


def test_a_role_is_granted_once_and_withdrawn_once():
    ana, boss = invited(), make.person("Boss", Role.ADMINISTRATOR)
    with pytest.raises(Refused, match=r"^Ana is already interviewer.$"):
        ana.grant(Role.INTERVIEWER, NOON, boss)
    ana.withdraw(Role.INTERVIEWER, NOON, boss)
    assert ana.roles == frozenset()
    with pytest.raises(Refused, match=r"^Ana is not interviewer.$"):
        ana.withdraw(Role.INTERVIEWER, NOON, boss)


def test_administrators_neither_take_their_own_role_nor_leave_by_themselves():
    boss = make.person("Boss", Role.ADMINISTRATOR, Role.COORDINATOR)
    with pytest.raises(Refused, match=r"^Another administrator has to take this role from you.$"):
        boss.withdraw(Role.ADMINISTRATOR, NOON, boss)
    with pytest.raises(Refused, match=r"^Another administrator has to do this for you.$"):
        boss.leave(NOON, boss)
    boss.withdraw(Role.COORDINATOR, NOON, boss)
    assert boss.roles == {Role.ADMINISTRATOR}


def test_who_leaves_is_signed_out_everywhere_and_gets_no_link():
    ana, boss = invited(), make.person("Boss", Role.ADMINISTRATOR)
    sign_in = SignIn.begin(ana, "token", "Firefox", NOON)
    ana.leave(NOON + HOUR, boss)

    assert (sign_in.is_open(NOON + HOUR), ana.invitations[0].is_open(NOON + HOUR)) == (False, False)
    with pytest.raises(Refused, match=r"^Ana has already left.$"):
        ana.leave(NOON + HOUR, boss)
    with pytest.raises(Refused, match=r"^Ana has left, so there is nothing to sign in to.$"):
        ana.send_link("more", NOON + HOUR, boss)
    with pytest.raises(Refused, match=r"^This account is closed.$"):
        SignIn.begin(ana, "again", "Firefox", NOON + HOUR)


def test_people_change_their_name_and_their_zone_and_the_same_again_is_no_news(session, keep):
    ana = keep(make.person("Ana"))
    ana.rename("Ana Łukasiewicz", NOON, ana)
    ana.rename(" Ana Łukasiewicz ", NOON, ana)
    ana.move_to("Europe/Warsaw", NOON, ana)
    ana.move_to("Europe/Warsaw", NOON, ana)
    ana.write_times_as("pl_PL", NOON, ana)
    ana.write_times_as("pl_PL", NOON, ana)
    rung = keep(make.level())
    ana.stand_on(rung, NOON, ana)
    ana.stand_on(rung, NOON, ana)
    session.commit()

    assert (ana.name, ana.manner) == ("Ana Łukasiewicz", Manner(ZoneInfo("Europe/Warsaw"), "pl_PL"))
    assert told(session) == [
        "changed the name", "changed the time zone", "changed how dates are written", "said the level of"
    ]  # fmt: skip
    with pytest.raises(Refused, match=r"^Choose one of the ways of writing dates that are listed.$"):
        ana.write_times_as("tlh", NOON, ana)
    with pytest.raises(Refused, match=r"^Write the name by which people know you.$"):
        ana.rename(" ", NOON, ana)
    with pytest.raises(Refused, match=r"^Mars/Base isn't a time zone that we know.$"):
        ana.move_to("Mars/Base", NOON, ana)


def test_a_sign_in_ends_after_two_idle_hours_after_twelve_in_any_case_and_when_ended():
    sign_in = SignIn.begin(make.person(), "token", "Firefox", NOON)
    assert [sign_in.is_open(NOON + 2 * HOUR - MINUTE), sign_in.is_open(NOON + 2 * HOUR)] == [True, False]

    sign_in.seen_at = NOON + 11 * HOUR
    assert [sign_in.is_open(NOON + 12 * HOUR - MINUTE), sign_in.is_open(NOON + 12 * HOUR)] == [True, False]

    sign_in.end(NOON + MINUTE, sign_in.person)
    sign_in.end(NOON + HOUR, sign_in.person)
    assert (sign_in.is_open(NOON + HOUR), sign_in.ended_at) == (False, NOON + MINUTE)


def test_that_a_browser_was_here_is_worth_a_line_once_a_minute():
    sign_in = SignIn.begin(make.person(), "token", "Firefox", NOON)
    assert [sign_in.seen(NOON + MINUTE / 2), sign_in.seen_at] == [False, NOON]
    assert [sign_in.seen(NOON + MINUTE), sign_in.seen_at] == [True, NOON + MINUTE]
