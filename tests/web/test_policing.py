"""Every page asks the policy."""

import pytest
from werkzeug.routing import IntegerConverter, UUIDConverter

from interviews import policy
from interviews.web.policing import Unasked, decided
from tests import make
from tests.web.company import Company
from tests.web.crawling import pages

FILLED = {UUIDConverter: "5b0e9b0a-0000-4000-8000-000000000000", IntegerConverter: 1}


@pytest.fixture
def browser(visit, keep):
    """Somebody who is signed in."""
    return visit(keep(make.person()))


def test_a_page_that_never_asked_is_not_sent(app, browser, monkeypatch):
    monkeypatch.setitem(app.view_functions, "today.show", lambda: "a secret")
    with pytest.raises(Unasked, match=r"^today\.show$"):
        browser.get("/")


def test_a_page_that_asked_is(app, browser, monkeypatch):
    monkeypatch.setitem(app.view_functions, "today.show", lambda: decided() or "words")
    assert browser.client.get("/").text == "words"


def test_every_page_and_every_form_but_the_doors_asks_for_a_sign_in(app, visit):
    stranger = visit()
    token = stranger.get("/people/sign-in").soup.select_one("[name=csrf_token]")["value"]
    doors = set()
    for rule in app.url_map.iter_rules():
        filled = {name: FILLED.get(type(kind), "x") for name, kind in rule._converters.items()}
        url = app.url_map.bind("localhost").build(rule.endpoint, filled)
        for method in rule.methods - {"OPTIONS"}:
            answer = stranger.client.open(url, method=method, headers={"X-CSRFToken": token})
            if not answer.headers.get("Location", "").startswith("/people/sign-in"):
                doors.add(rule.endpoint)
            answer.close()
    by_a_link = {"calendar.own", "people.invitation"}
    by_a_link |= {f"guides.{name}" for name in ("ask", "asked", "meetings", "paper", "read")}
    assert doors == {"static", "people.appearance", "people.sign_in"} | by_a_link


def test_what_pages_ask_about_one_thing_is_written_once(app, visit, session):
    company, written = Company(session), []
    browser = visit(company["Cora"])
    for _ in range(2):
        for _, url in pages(app, company.fillings()):
            browser.get(url)
        written.append(policy._one.cache_info().misses)
    assert written[0] == written[1]


def test_a_form_of_somebody_who_is_not_signed_in_leads_to_the_door(visit):
    stranger = visit()
    token = stranger.get("/people/sign-in").soup.select_one("[name=csrf_token]")["value"]
    page = stranger.send("/people/sign-out", "post", {"csrf_token": token})
    assert (page.heading, page.url) == ("Sign in", "/people/sign-in")
