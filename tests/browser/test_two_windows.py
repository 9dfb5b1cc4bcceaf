"""Two tabs, two devices: the older one sees both texts and chooses, and nothing is overwritten."""

import pytest
from playwright.sync_api import expect

from tests.browser.writing import Author, enter, scene_of

pytestmark = pytest.mark.browser

OVERTAKEN = "This scorecard was saved from another window since. What you typed here is kept below."
BOTH = (
    "This page was lost with words on it, and another window saved since. Both are kept: look at both, then "
    "choose."
)


@pytest.fixture(params=["two tabs", "two devices"])
def windows(request, window, session, address):
    """Ana's scorecard in two windows; the second one has saved."""
    person, card = scene_of(session)
    one = window()
    enter(one.context, session, person, address)
    other = one.context.new_page() if request.param == "two tabs" else window()
    if request.param == "two devices":
        enter(other.context, session, person, address)
    older, newer = (Author(page, card, session).opens() for page in (one, other))
    newer.types("On the other one.")
    newer.is_saved("On the other one.")
    return older, newer


def see_both(older):
    """The older window is told, and goes to the page with both texts."""
    older.types("On this one.")
    older.is_told(OVERTAKEN)
    older.page.get_by_role("button", name="See both").click()
    expect(older.page.locator("details[open]").get_by_text("On the other one.")).to_be_visible()
    older.has("On this one.")
    assert older.kept() == "On the other one."


def test_she_puts_what_is_here_in_its_place(windows):
    older, newer = windows
    see_both(older)
    older.page.get_by_role("button", name="Save what is here instead").click()
    expect(older.page.get_by_text("Saved.", exact=True)).to_be_visible()
    older.has("On this one.")
    older.is_told("")
    older.is_saved("On this one.")
    newer.types(" And more.")
    newer.is_told(OVERTAKEN)
    newer.has("On the other one. And more.")


def test_she_goes_on_with_what_the_other_one_saved(windows):
    older, _ = windows
    see_both(older)
    older.page.get_by_role("link", name="Go on with the saved one").click()
    older.reads()
    older.has("On the other one.")
    older.is_told("")
    older.types(" And more.")
    older.is_saved("On the other one. And more.")


def test_a_page_that_was_lost_meets_what_another_window_saved_since(window, session, address):
    person, card = scene_of(session)
    one, other = window(), window()
    for page in (one, other):
        enter(page.context, session, person, address)
    older = Author(one, card, session).opens()
    one.context.route("**/draft", lambda route: route.abort())
    older.types("On this one.")
    expect(one.locator("[data-saved]")).to_have_text("Not saved yet")
    newer = Author(other, card, session).opens()
    newer.types("On the other one.")
    newer.is_saved("On the other one.")
    older.crashes()
    older.is_told(BOTH)
    older.has("On this one.")
    older.page.get_by_role("button", name="See both").click()
    expect(older.page.locator("details[open]").get_by_text("On the other one.")).to_be_visible()
    older.has("On this one.")
    assert older.kept() == "On the other one."


def test_without_scripts_too(window, session, address):
    person, card = scene_of(session)
    pages = [window(javascript=False) for _ in range(2)]
    for page in pages:
        enter(page.context, session, person, address)
        page.goto(f"/scorecards/{card.id}/edit")
    older, newer = (Author(page, card, session) for page in pages)
    for author, words in ((newer, "On the other one."), (older, "On this one.")):
        author.line.fill(words)
        author.page.get_by_role("button", name="Save", exact=True).last.click()
    expect(older.page.locator("details[open]").get_by_text("On the other one.")).to_be_visible()
    older.has("On this one.")
    assert older.kept() == "On the other one."
