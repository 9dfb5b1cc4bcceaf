"""An administrator by the keyboard alone: who works here, a link that two make, a seal that two break."""

import re

import pytest
from playwright.sync_api import expect

from interviews.domain.people import Role
from interviews.passwords import hashed
from tests import make
from tests.browser.keyboard import PASSWORD, Keyboard

pytestmark = pytest.mark.browser

REASON = "A complaint was made about the first interview."


@pytest.fixture
def people(keep):
    """Adam administers, Cora coordinates and is the second person, Ana has forgotten her password."""
    password = hashed(PASSWORD)
    given = {"Adam": Role.ADMINISTRATOR, "Cora": Role.COORDINATOR, "Ana": Role.INTERVIEWER}
    made = {name: make.person(name, role) for name, role in given.items()}
    for person in made.values():
        person.password_hash = password
        keep(person)
    return made


@pytest.fixture
def sits_down(window, people):
    """Somebody at a window of their own, signed in."""

    def sit(name):
        keys = Keyboard(window())
        keys.signs_in(people[name].email)
        return keys

    return sit


def test_an_administrator_invites_somebody_and_changes_what_they_do(sits_down):
    adam = sits_down("Adam")
    adam.follows("People")
    adam.comes_to("People")
    adam.follows("Invite somebody")
    adam.comes_to("Invite somebody")
    adam.writes("Name", "Ben Okafor")
    adam.writes("E-mail address", "ben@example.com")
    adam.ticks(re.compile("^Interviewer:"))
    adam.presses_button("Make the link")
    adam.comes_to("A link for Ben Okafor")
    adam.follows("Back to the people")
    adam.comes_to("People")
    adam.follows("Change, Ben Okafor")
    adam.comes_to("Ben Okafor")
    adam.presses_button("Grant, coordinator")
    adam.comes_to("Ben Okafor")
    adam.presses_button("Withdraw, interviewer")
    adam.comes_to("Ben Okafor")
    adam.reaches("Withdraw, coordinator", "button")
    adam.reaches("Grant, interviewer", "button")


def test_a_new_link_is_asked_for_by_one_and_made_by_another(sits_down):
    adam = sits_down("Adam")
    adam.follows("People")
    adam.comes_to("People")
    adam.follows("Change, Ana")
    adam.comes_to("Ana")
    adam.presses_button("Ask for a new link")
    adam.comes_to("A new link for Ana")
    cora = sits_down("Cora")
    cora.follows("Decide, Ana")
    cora.comes_to("A new link for Ana")
    cora.presses_button("Yes, make the link")
    cora.comes_to("A link for Ana")


@pytest.fixture
def loop(keep, session, people):
    """Ana has sealed hers, and Ben hasn't."""
    made = keep(make.loop([people["Ana"], make.person("Ben")], by=people["Cora"]))
    make.seal(people["Ana"], made, "Drew three queues.")
    session.commit()
    return made


def test_one_asks_to_break_a_seal_and_another_confirms(sits_down, loop):
    adam = sits_down("Adam")
    adam.follows("Loops")
    adam.comes_to("Loops")
    adam.follows(loop.candidate.name)
    adam.comes_to(loop.candidate.name)
    adam.follows("Break the seal")
    adam.comes_to("Ask to break the seal")
    adam.writes("Why can’t it wait for the debrief?", REASON)
    adam.presses_button("Ask to break the seal")
    cora = sits_down("Cora")
    cora.follows(f"Read the request, {loop.candidate.name}")
    cora.comes_to("A request to break the seal")
    cora.follows("Confirm it")
    cora.comes_to("Break the seal?")
    cora.presses_button("Break the seal")
    expect(cora.page.locator(".flashes")).to_be_focused()
    adam.follows("Today")
    adam.comes_to("Today")
    adam.follows("Loops")
    adam.comes_to("Loops")
    adam.follows(loop.candidate.name)
    adam.comes_to(loop.candidate.name)
    adam.follows(re.compile("^Read it: Ana"))
    expect(adam.page.get_by_text("Drew three queues.").first).to_be_visible()
