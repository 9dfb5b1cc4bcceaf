"""A login that expires in mid-sentence: signed in again in place, and the words are still there."""

import pytest
from playwright.sync_api import expect

from interviews.clock import now
from interviews.passwords import hashed
from tests.browser.writing import PASSWORD, Author, enter, scene_of

pytestmark = pytest.mark.browser

SIGNED_OUT = "You are signed out. What you typed is still here, and is saved as soon as you sign in again."
NOT_YOURS = (
    "This scorecard isn’t open to whoever is signed in here now. What you typed is still on this page: "
    "copy what you need."
)


@pytest.fixture(scope="module")
def password_hash():
    """One hash for everybody: making it takes a while."""
    return hashed(PASSWORD)


@pytest.fixture
def ana(window, session, address, password_hash):
    """Ana at her scorecard, signed out on the server while her page is open."""
    person, card = scene_of(session, password_hash)
    page = window()
    sign_in = enter(page.context, session, person, address)
    author = Author(page, card, session).opens()
    sign_in.end(now(), person)
    session.commit()
    return author


def password_of(ana):
    """The door's only field."""
    return ana.page.get_by_label("Password of", exact=False)


def test_she_signs_in_again_where_she_is_and_it_is_saved(ana):
    ana.types("Asked who pays")
    ana.is_told(SIGNED_OUT)
    expect(ana.line).to_be_focused()
    expect(ana.page.get_by_role("button", name="See both")).to_be_hidden()
    ana.types(" for it.")
    password_of(ana).fill(PASSWORD)
    password_of(ana).press("Enter")
    ana.is_saved("Asked who pays for it.")
    ana.has("Asked who pays for it.")
    ana.is_told("")
    expect(password_of(ana)).to_be_hidden()
    ana.types(" Drew it.")
    ana.is_saved("Asked who pays for it. Drew it.")


def test_a_wrong_password_is_told_and_nothing_is_lost(ana):
    ana.types("Asked who pays.")
    ana.is_told(SIGNED_OUT)
    password_of(ana).fill("not that one")
    ana.page.get_by_role("button", name="Sign in and save").click()
    wrong = ana.page.get_by_text("The address or the password isn't right.")
    expect(wrong).to_be_visible()
    expect(password_of(ana)).to_be_focused()
    ana.has("Asked who pays.")
    password_of(ana).fill(PASSWORD)
    ana.page.get_by_role("button", name="Sign in and save").click()
    ana.is_saved("Asked who pays.")


def test_in_another_window_will_do_as_well(ana, session, address):
    ana.types("Asked who pays.")
    ana.is_told(SIGNED_OUT)
    enter(ana.page.context, session, ana.card.panelist.person, address)
    ana.types(" Drew it.")
    ana.is_saved("Asked who pays. Drew it.")
    ana.is_told("")


def test_somebody_else_who_signs_in_there_neither_saves_nor_reads(ana, session, address):
    ben = next(p.person for p in ana.card.panelist.interview.panel if p.person.name == "Ben Okafor")
    enter(ana.page.context, session, ben, address)
    ana.types("Asked who pays.")
    ana.is_told(NOT_YOURS)
    ana.has("Asked who pays.")
    assert ana.kept() is None
    theirs = ana.page.context.new_page()
    theirs.goto(f"/scorecards/{ana.card.id}/edit")
    expect(theirs.locator("h1")).to_have_text("There is nothing here for you")
