"""Signing in and out, invitations, and how long a sign-in lasts."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from interviews.clock import now
from interviews.domain.people import Person, Role, SignIn, Try
from interviews.passwords import hashed
from tests import make

PASSWORD = "lagoon marble trombone"
WRONG = "You aren't signed in yet The address or the password isn't right. What you wrote is still here."
HASH = hashed(PASSWORD)


@pytest.fixture
def ana(keep):
    """Somebody with a password."""
    person = make.person("Ana")
    person.password_hash = HASH
    return keep(person)


def sign_in(page, email, password=PASSWORD):
    """Fill in the door."""
    return page.press("Sign in", email=email, password=password)


def cookie(browser):
    """What the browser keeps of the sign-in."""
    return browser.client.get_cookie("visit", domain="localhost")


def errors(page):
    """The words of the error summary."""
    return page.all(".error-summary")


def test_with_address_and_password_people_reach_the_page_that_they_asked_for(visit, ana):
    door = visit().get("/people/account?x=1")
    assert (door.heading, door.url) == ("Sign in", "/people/sign-in?back=/people/account?x%3D1")

    page = sign_in(door, f" {ana.email.upper()} ")
    assert (page.heading, page.url) == ("Your account", "/people/account?x=1")


@pytest.mark.parametrize(
    "back",
    [
        "https://elsewhere.example",
        "//elsewhere.example",
        "/\\elsewhere.example",
        "/\t/elsewhere.example",
        "/no/such/page",
        "people/account",
        "",
    ],
)
def test_nobody_is_sent_anywhere_else(visit, ana, back):
    door = visit().send("/people/sign-in", "get", {"back": back})
    assert sign_in(door, ana.email).url == "/"


def test_who_is_signed_in_needs_no_door(visit, ana):
    assert visit(ana).get("/people/sign-in?back=/people/account").url == "/people/account"


def test_a_wrong_password_an_unknown_address_and_a_closed_account_get_the_same_answer(visit, keep, ana):
    gone, new = make.person("Gone"), make.person("New")
    gone.password_hash = HASH
    gone.left_at = make.NOON
    keep(gone)
    keep(new)
    tries = [
        (ana.email, "wrong"),
        ("nobody@example.com", PASSWORD),
        (gone.email, PASSWORD),
        (new.email, PASSWORD),
    ]
    pages = [sign_in(visit().get("/people/sign-in"), *given) for given in tries]

    assert [(page.status, errors(page)) for page in pages] == [(422, [WRONG])] * 4


def test_what_is_empty_is_asked_for_and_the_address_stays(visit, ana):
    page = sign_in(visit().get("/people/sign-in"), ana.email, "")
    assert page.status == 422
    assert page.all(".field__error") == ["Write your password."]
    assert page.soup.select_one("#email")["value"] == ana.email


def test_after_ten_tries_even_the_right_password_waits_a_quarter_of_an_hour(visit, ana, session, again):
    fresh = [Try.to_sign_in(ana.email, now() - timedelta(minutes=14)) for _ in range(10)]
    session.add_all(fresh)
    session.commit()
    refused = sign_in(visit().get("/people/sign-in"), ana.email)
    assert refused.status == 429
    assert refused.all(".error-summary li") == [
        "There were too many tries with this address. Wait a quarter of an hour, then try again."
    ]

    for one in fresh:
        again(one).at = now() - timedelta(minutes=16)
        session.commit()
    assert sign_in(visit().get("/people/sign-in"), ana.email).heading == "Today"
    session.rollback()
    assert session.scalars(select(Try)).all() == []


def test_a_try_is_counted_without_the_address_itself(visit, ana, session):
    sign_in(visit().get("/people/sign-in"), "Nobody@example.com", "wrong")
    [one] = session.scalars(select(Try))
    assert one.email_hash == Try.to_sign_in("nobody@example.com ", make.NOON).email_hash
    assert "nobody" not in one.email_hash


def test_signing_out_ends_the_sign_in_also_for_who_kept_the_cookie(visit, ana):
    browser = visit(ana)
    kept = cookie(browser).value
    page = browser.get("/").press("Sign out")
    assert (page.heading, cookie(browser)) == ("Sign in", None)

    browser.client.set_cookie("visit", kept, domain="localhost")
    assert browser.get("/people/account").heading == "Sign in"


def test_a_cookie_that_we_never_gave_opens_nothing(visit):
    browser = visit()
    browser.client.set_cookie("visit", "guessed", domain="localhost")
    assert browser.get("/").heading == "Sign in"


@pytest.mark.parametrize("hours", [2, 12])
def test_an_old_sign_in_asks_again(visit, ana, hours):
    assert visit(ana, at=now() - timedelta(hours=hours)).get("/").heading == "Sign in"


def test_who_was_here_a_minute_ago_is_noted_again_and_not_before(visit, ana, session, again):
    just, earlier = now() - timedelta(seconds=30), now() - timedelta(seconds=61)
    visit(ana, at=just).get("/")
    visit(ana, at=earlier).get("/")

    sign_ins = session.scalars(select(SignIn).order_by(SignIn.at)).all()
    assert [again(one).seen_at > one.at for one in sign_ins] == [True, False]


def test_each_sign_in_has_a_secret_of_its_own_and_the_old_one_ends(visit, ana, session, again):
    boss = make.person("Boss", Role.ADMINISTRATOR)
    session.add(boss)
    new = Person.invite("New", "new@example.com", [Role.INTERVIEWER], "token", now(), boss)
    session.add(new)
    session.commit()
    browser = visit(ana)
    before = cookie(browser).value

    invitation = browser.get("/people/invitation/token")
    page = invitation.press("Keep this password and sign in", password=PASSWORD, again=PASSWORD)

    assert (page.heading, cookie(browser).value != before) == ("Today", True)
    assert "New" in page.all(".masthead__person a")
    assert [one.ended_at is None for one in again(ana).sign_ins] == [False]


@pytest.fixture
def invited(keep):
    """Somebody with a link."""
    return keep(Person.invite("Zsófia", "zsofia@example.com", [Role.INTERVIEWER], "token", now(), None))


def choose(page, password, again=None):
    """Choose a password."""
    return page.press("Keep this password and sign in", password=password, again=again or password)


def test_a_link_lets_somebody_choose_a_password_once(visit, invited):
    browser = visit()
    page = browser.get("/people/invitation/token")
    assert page.heading == "Welcome, Zsófia"
    assert choose(page, PASSWORD).heading == "Today"

    used = visit().get("/people/invitation/token")
    assert (used.status, used.heading) == (404, "This link doesn't work any more")
    assert sign_in(visit().get("/people/sign-in"), invited.email).heading == "Today"


def test_a_link_that_never_was_answers_like_one_that_was_used(visit):
    page = visit().get("/people/invitation/guessed")
    assert (page.status, page.heading) == (404, "This link doesn't work any more")


def test_a_link_that_is_used_elsewhere_meanwhile_does_nothing(visit, invited, monkeypatch, session):
    page = visit().get("/people/invitation/token")

    def slow(password):
        session.delete(session.merge(invited.invitations[0]))
        session.commit()
        return HASH

    monkeypatch.setattr("interviews.web.people.signing.hashed", slow)
    assert choose(page, PASSWORD).status == 404


@pytest.mark.parametrize(
    ("password", "second", "sentences"),
    [
        ("short", None, ["Use 12 characters or more. Three or four unrelated words work well."]),
        (PASSWORD, "another thing", ["The two passwords differ. Write the same one twice."]),
        (
            "zsofia@example.com",
            None,
            ["This password is easy to guess. Add a word or two that nobody would expect."],
        ),
        ("", " ", ["Choose a password.", "The two passwords differ. Write the same one twice."]),
    ],
)
def test_a_password_is_refused_with_what_would_do(visit, invited, password, second, sentences):
    page = choose(visit().get("/people/invitation/token"), password, second)
    assert page.status == 422
    assert page.all(".field__error") == sentences
