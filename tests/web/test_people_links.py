"""Links into accounts in the browser: the first in one step, a new one by two people."""

import re
from datetime import timedelta

import pytest

from interviews.clock import now
from interviews.domain.people import Renewal, Role
from interviews.passwords import hashed
from tests import make

NEW = "seven quiet ladders"
HASH = hashed("lagoon marble trombone")


def with_password(name, *roles):
    person = make.person(name, *roles)
    person.password_hash = HASH
    return person


@pytest.fixture
def boss(keep):
    return keep(with_password("Boss", Role.ADMINISTRATOR))


@pytest.fixture
def cora(keep):
    return keep(with_password("Cora", Role.COORDINATOR))


@pytest.fixture
def ana(keep):
    """Who forgot her password."""
    return keep(with_password("Ana", Role.INTERVIEWER))


@pytest.fixture
def asked(visit, boss, ana):
    """Boss asks for a link for Ana; the page that answers."""
    return visit(boss).get(f"/people/{ana.id}").press("Ask for a new link")


def links_on(page):
    """Every link with which a password can be chosen."""
    return re.findall(r"/people/invitation/[\w-]+", page.response.text)


def notices(page):
    """The titles of what Today puts on top."""
    return [title for title in page.all("main .notice__title") if "link" in title.lower()]


def send(browser, url):
    """Send what no page of this browser offers."""
    token = browser.get("/people/account").soup.find(attrs={"name": "csrf_token"})["value"]
    return browser.send(url, "post", {"csrf_token": token})


def made(visit, cora):
    """Cora finds the request on Today and makes the link; the page that shows it."""
    page = visit(cora).get("/").follow("Decide , Ana")
    return page.press("Yes, make the link")


def test_who_asks_is_shown_no_link_and_waits_for_a_second_person(visit, asked, boss, ana):
    assert (asked.heading, links_on(asked)) == ("A new link for Ana", [])
    assert "It waits for a second person" in asked.main
    assert "Yes, make the link" not in asked.all("button")
    again = visit(boss).get(f"/people/{ana.id}")
    assert again.follow("It waits for a second person").url == asked.url


def test_a_second_person_is_shown_the_link_once_and_it_opens_the_door(visit, asked, cora, boss):
    page = made(visit, cora)
    [link] = set(links_on(page))
    assert (page.heading, visit().get(link).heading) == ("A link for Ana", "Welcome, Ana")
    for person in (boss, cora):
        after = visit(person).get(asked.url)
        assert links_on(after) == []
        assert "It was shown once, to them alone." in after.main


def test_who_confirmed_is_not_led_to_pages_that_are_not_theirs(visit, asked, cora):
    page = made(visit, cora)
    assert "Back to the people" not in page.all("a")
    assert page.follow("Today").status == 200


def test_an_administrator_alone_gets_no_link_by_any_address(visit, session, asked, boss, ana):
    browser = visit(boss)
    answers = [
        send(browser, f"/people/{ana.id}/link"),
        send(browser, f"{asked.url}/confirmation"),
        send(browser, f"{asked.url}/refusal"),
        send(browser, f"/people/{ana.id}/renewal"),
    ]
    assert [page.status for page in answers] == [409, 404, 404, 409]
    assert [links_on(page) for page in answers] == [[], [], [], []]
    session.expire_all()
    assert ana.invitations == []


def test_whose_account_it_is_does_not_confirm_even_as_an_administrator(visit, keep, boss):
    adam = keep(with_password("Adam", Role.ADMINISTRATOR))
    page = visit(boss).get(f"/people/{adam.id}").press("Ask for a new link")
    own = visit(adam)
    shown = own.get(page.url)
    assert "Yes, make the link" not in shown.all("button")
    assert send(own, f"{page.url}/confirmation").status == 404


def test_a_request_is_for_staff_and_for_nobody_else(visit, keep, asked, ana):
    for person in (ana, keep(make.person("Ben")), keep(make.person("Mira", Role.COMMITTEE))):
        browser = visit(person)
        assert browser.get(asked.url).status == 404
        assert notices(browser.get("/")) == []
        assert send(browser, f"{asked.url}/confirmation").status == 404


def test_a_request_is_declined_and_gone_from_today_and_asked_for_anew(visit, asked, cora, boss, ana):
    page = visit(cora).get("/").follow("Decide , Ana").press("No, make none")
    assert page.all(".flashes .notice") == ["No link was made. The record keeps that one was asked for."]
    assert notices(visit(cora).get("/")) == []
    assert "Cora declined it on" in visit(boss).get(asked.url).main
    [row] = visit(ana).get("/people/account").all("#links li")
    assert re.fullmatch(r"Boss asked for a link on .*\. Cora declined it on .*\.", row)
    assert visit(boss).get(f"/people/{ana.id}").press("Ask for a new link").status == 200


def test_who_confirms_twice_is_told_and_makes_no_second_link(visit, session, asked, cora, ana):
    page = visit(cora).get(asked.url)
    page.press("Yes, make the link")
    twice = page.press("Yes, make the link")
    assert (twice.status, links_on(twice)) == (409, [])
    assert "That is decided already." in twice.main
    session.expire_all()
    assert len(ana.invitations) == 1


def test_the_owner_is_told_on_today_until_they_have_read_it_and_on_their_account_for_ever(
    visit, asked, cora, ana
):
    assert notices(visit(ana).get("/")) == []
    made(visit, cora)
    page = visit(ana).get("/")
    assert notices(page) == ["A link into your account was made."]
    assert "Boss asked for it on" in page.main
    assert "Cora made it. It wasn’t used." in page.main
    [button] = [words for words in page.all("button") if words.startswith("I have read this")]
    assert notices(page.press(button)) == []
    [row] = visit(ana).get("/people/account").all("#links li")
    assert re.fullmatch(
        r"Boss asked for a link on .*\. Cora made it on .*\. It wasn’t used yet\.",
        row,
    )


def test_a_link_that_is_used_after_its_owner_read_of_it_is_told_once_more(visit, asked, cora, ana, keep):
    [link] = set(links_on(made(visit, cora)))
    page = visit(ana).get("/")
    page.press(next(words for words in page.all("button") if words.startswith("I have read this")))
    today = visit().get(link).press("Keep this password and sign in", password=NEW, again=NEW)
    assert (today.heading, notices(today)) == ("Today", ["A link into your account was made."])
    assert "It was used on" in today.main
    [row] = visit(ana).get("/people/account").all("#links li")
    assert "A password was chosen with it on" in row


def test_a_link_that_nobody_used_is_said_to_have_ended(visit, keep, again, asked, cora, ana, session):
    made(visit, cora)
    again(ana).invitations[0].made_at = now() - timedelta(days=8)
    session.commit()
    [row] = visit(ana).get("/people/account").all("#links li")
    assert row.endswith("It was never used, and works no more.")


def test_a_request_that_waits_is_on_the_account_too(visit, asked, ana):
    [row] = visit(ana).get("/people/account").all("#links li")
    assert row.endswith("It waits for a second person, so there is none yet.")


def test_nobody_reads_away_what_another_is_told(visit, session, asked, cora, boss, ana, again):
    made(visit, cora)
    renewal = session.query(Renewal).one()
    refused = send(visit(boss), f"/people/account/links/{renewal.id}/notice")
    assert (refused.status, again(renewal).seen_at) == (404, None)


def test_an_account_into_which_nobody_made_a_link_says_nothing_of_links(visit, boss):
    page = visit(boss).get("/people/account")
    assert page.all("#links") == []


def test_who_chose_no_password_yet_gets_a_link_in_one_step(visit, boss, keep):
    new = keep(make.person("New"))
    page = visit(boss).get(f"/people/{new.id}").press("Make a new link")
    assert (page.heading, len(set(links_on(page)))) == ("A link for New", 1)


def test_a_link_for_who_left_waits_for_nobody(visit, asked, boss, cora, ana, session):
    ana.leave(now(), boss)
    session.commit()
    assert notices(visit(cora).get("/")) == []


def test_choosing_a_password_ends_a_link_that_somebody_else_was_given(visit, asked, cora, ana):
    [link] = set(links_on(made(visit, cora)))
    page = visit(ana).get("/people/account/password")
    page.press("Change the password", current="lagoon marble trombone", password=NEW, again=NEW)
    assert visit().get(link).status == 404


def test_no_name_breaks_the_page_that_tells_of_a_link(visit, boss, cora, ana):
    visit(boss).get(f"/people/{ana.id}").press("Ask for a new link")
    visit(cora).get("/").follow("Decide , Ana").press("Yes, make the link")
    visit(cora).get("/people/account").press("Save", name="Cora {1} {x:>9}")
    page = visit(ana).get("/people/account")
    assert page.status == 200
    assert "Cora {1} {x:>9} made it on " in page.main
