"""What people change about themselves."""

import pytest

from interviews.clock import now
from interviews.domain.people import Role, SignIn, secret
from interviews.passwords import hashed
from interviews.web.people.browsers import named
from tests import make

PASSWORD, NEW = "lagoon marble trombone", "seven quiet ladders"


@pytest.fixture
def ana(keep):
    """Somebody with a password and two roles."""
    person = make.person("Ana", Role.INTERVIEWER, Role.COORDINATOR)
    person.password_hash = hashed(PASSWORD)
    return keep(person)


def test_people_change_their_name_and_their_time_zone(visit, ana, again):
    page = visit(ana).get("/people/account")
    assert page.all(".columns__side dd") == ["coordinator, interviewer"]

    saved = page.press("Save", name="Ana Łukasiewicz", zone="Europe/Warsaw")
    assert saved.all(".flashes .notice") == ["Your account is saved."]
    assert (again(ana).name, ana.zone) == ("Ana Łukasiewicz", "Europe/Warsaw")
    assert "(Warsaw, UTC+" in saved.main


def test_a_person_has_a_name_and_a_zone_that_exists(visit, ana):
    page = visit(ana).get("/people/account").press("Save", name="", zone="Mars/Base")
    assert page.status == 422
    assert page.all(".error-summary li") == [
        "Write the name by which people know you.",
        "Not a valid choice.",
    ]


def test_people_see_their_browsers_and_end_one_from_afar(visit, ana, session):
    session.add(SignIn.begin(ana, secret(), "Mozilla/5.0 (iPhone; CPU like Mac OS X) Safari/604.1", now()))
    session.commit()
    browser, other = visit(ana), visit(make_other(session))
    page = browser.get("/people/account")
    assert sorted(page.all(".rows__end")) == ["End , Safari on an iPhone", "this browser"]
    ended = page.press("End , Safari on an iPhone")

    assert ended.all(".flashes .notice") == ["That browser is signed out."]
    assert ended.all(".rows__end") == ["this browser"]
    assert other.get("/people/account").all(".rows__end") == ["this browser"]


def make_other(session):
    """Somebody else, kept."""
    other = make.person("Ben")
    session.add(other)
    session.commit()
    return other


def test_nobody_ends_the_sign_in_of_another(visit, ana, session, again):
    theirs = SignIn.begin(ana, secret(), "Firefox", now())
    session.add(theirs)
    session.commit()
    ben = visit(make_other(session))
    token = ben.get("/people/account").soup.select_one("[name=csrf_token]")["value"]

    page = ben.send(f"/people/account/sign-ins/{theirs.id}/end", "post", {"csrf_token": token})
    assert (page.status, again(theirs).ended_at) == (404, None)


def test_a_new_password_signs_the_other_browsers_out_and_not_this_one(visit, ana):
    browser, other = visit(ana), visit(ana)
    page = browser.get("/people/account").follow("Change your password")
    changed = page.press("Change the password", current=PASSWORD, password=NEW, again=NEW)

    assert changed.all(".flashes .notice") == [
        "Your password is changed. Your other browsers are signed out."
    ]
    assert other.get("/people/account").heading == "Sign in"
    door = visit().get("/people/sign-in")
    assert door.press("Sign in", email=ana.email, password=NEW).heading == "Today"


def test_who_does_not_know_the_password_does_not_change_it(visit, ana):
    page = visit(ana).get("/people/account/password")
    refused = page.press("Change the password", current="wrong", password=NEW, again=NEW)
    assert (refused.status, refused.all(".error-summary li")) == (
        422,
        ["The password that you have now isn't right."],
    )
    easy = page.press("Change the password", current=PASSWORD, password="password1234", again="password1234")
    assert (easy.status, easy.all(".error-summary li")) == (
        422,
        ["This password is easy to guess. Add a word or two that nobody would expect."],
    )


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) Gecko Firefox/140.0", "Firefox on Windows"),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Safari/537.36", "Chrome on Android"),
        ("Firefox", "Firefox"),
        ("curl/8.0", "curl/8.0"),
        ("", "A browser that doesn't say its name"),
    ],
)
def test_a_browser_has_a_name_that_its_owner_recognises(agent, words):
    assert named(agent) == words
