"""When something isn't possible: what happened, what was kept, what to do."""

import pytest
from sqlalchemy.orm.exc import StaleDataError

from tests import make
from tests.visiting import Page

NOTHING = "There is nothing here for you It doesn't exist, or it isn't yours to see. Go to the start"


@pytest.fixture
def browser(visit, keep):
    """Somebody who is signed in."""
    return visit(keep(make.person()))


def test_what_does_not_exist_and_what_is_not_yours_get_the_same_answer(browser, keep):
    somebody = keep(make.person())
    for url in ("/no/such/page", f"/people/{somebody.id}", "/people/5b0e9b0a-0000-4000-8000-000000000000"):
        page = browser.get(url)
        assert (page.status, page.main) == (404, NOTHING)


def test_a_page_that_only_takes_forms_is_not_there_to_be_opened(browser):
    page = browser.get("/people/sign-out")
    assert (page.status, page.main) == (405, NOTHING)


def test_a_form_without_its_token_changes_nothing_and_says_what_to_do(browser):
    page = browser.send("/people/sign-out", "post", {})
    assert (page.status, page.main) == (
        400,
        "This page was open for too long Nothing was changed. Go back, reload, try again. Go to the start",
    )
    assert browser.get("/").heading == "Today"


def test_a_form_that_is_too_long_changes_nothing(browser):
    answer = browser.client.post("/people/account", data={"name": "x" * 4_000_001})
    sent = Page(browser, "/people/account", answer)
    assert (sent.status, sent.main) == (
        413,
        "That is too much at once Nothing was changed. Send less, in several steps. Go to the start",
    )


def test_what_was_typed_for_nothing_comes_back_and_never_a_password(browser):
    typed = {"reason": "Ill since Monday.", "need": " ", "password": "the old lagoon", "name": "Ana"}
    for url in (
        "/loops/5b0e9b0a-0000-4000-8000-000000000000/adjustments",
        "/no/such/page",
        "/people/account",
    ):
        page = browser.send(url, "post", typed)
        assert page.status in {400, 404}
        assert page.all("textarea") == ["Ill since Monday."]
        assert "the old lagoon" not in page.text


def test_a_script_is_told_the_same_sentence_in_json(browser):
    token = browser.get("/people/account").soup.select_one("[name=csrf_token]")["value"]
    url = "/scorecards/5b0e9b0a-0000-4000-8000-000000000000/draft"
    answer = browser.client.put(url, json={}, headers={"X-CSRFToken": token})
    assert (answer.status_code, answer.json) == (
        404,
        {"sentence": "It doesn't exist, or it isn't yours to see."},
    )
    answer = browser.client.put(url, json={})
    assert (answer.status_code, answer.json) == (
        400,
        {"sentence": "Nothing was changed. Go back, reload, try again."},
    )


def test_a_host_that_is_not_ours_gets_one_line(browser):
    answer = browser.client.get("/people/account", base_url="http://elsewhere.example")
    assert (answer.status_code, answer.text) == (400, "We don't answer to this address.\n")


def test_a_mistake_of_ours_says_that_nothing_was_changed(app, visit, keep, monkeypatch):
    browser = visit(keep(make.person()))

    def broken(*_):
        raise ZeroDivisionError

    monkeypatch.setitem(app.view_functions, "today.show", broken)
    monkeypatch.setattr(app, "testing", False)
    page = browser.get("/")
    assert (page.status, page.main) == (
        500,
        "That didn't work Nothing was changed. Go back and try again. Go to the start",
    )


def test_an_address_without_its_last_stroke_leads_on(browser):
    assert browser.client.get("/loops").status_code == 308


def test_who_was_overtaken_looks_again(app, visit, keep, monkeypatch):
    browser = visit(keep(make.person()))

    def late(*_):
        raise StaleDataError

    monkeypatch.setitem(app.view_functions, "today.show", late)
    page = browser.get("/")
    assert (page.status, page.main) == (
        409,
        "Somebody was faster It was changed a moment ago. Look at it again. Go to the start",
    )
