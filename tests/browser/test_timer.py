"""A quiet timer: how long the question on the screen has been there, against the minutes of the plan."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.asking import Asking

pytestmark = pytest.mark.browser


def timer(page, name):
    """What is said of one question."""
    return page.locator(f"#{name} [data-timer]")


def spent(text, following):
    """The words of a timer, give or take some seconds of a slow machine."""
    return re.compile(rf"^\s*{text}\d of 20 minutes\s+question {following} at \d\d:\d\d\s*$")


def test_it_counts_the_question_on_the_screen_and_goes_on_after_a_reload(window, session):
    asking = Asking(session)
    first, second, _ = asking.names
    page = window()
    page.clock.install()
    asking.sits_down(page)
    page.clock.fast_forward(400_000)
    expect(timer(page, first)).to_have_text(spent("6:4", 2))
    assert 400 <= timer(page, first).locator("progress").evaluate("bar => bar.value") < 410

    page.locator("[data-bar]:visible .button").click()
    expect(page.locator(f"#{second}-head")).to_be_focused()
    page.clock.fast_forward(60_000)
    expect(timer(page, second)).to_have_text(spent("1:0", 3))
    page.reload()
    expect(timer(page, second)).to_have_text(spent("1:0", 3))
    page.go_back()
    expect(timer(page, first)).to_have_text(spent("6:4", 2))
    assert page.evaluate("Object.values(sessionStorage).every((kept) => /^[\\d.,[\\]]+$/.test(kept))")


def test_nothing_of_it_is_read_out_or_moves(window, session):
    asking = Asking(session)
    page = asking.sits_down(window())
    found = timer(page, asking.names[0])
    expect(found.locator("progress")).to_be_visible()
    assert (
        found.evaluate("part => part.closest('[aria-live], [role=status], [role=timer], [role=alert]')")
        is None
    )
    assert found.evaluate("part => part.getAnimations({subtree: true}).length") == 0


@pytest.mark.parametrize("minutes", [-10, 76])
def test_before_and_after_the_interview_only_the_minutes_of_the_plan_stand_there(window, session, minutes):
    asking = Asking(session, minutes)
    page = asking.sits_down(window())
    found = timer(page, asking.names[2])
    page.goto(f"{page.url}#{asking.names[2]}")
    expect(found).to_have_text(re.compile(r"^\s*20 minutes\s*$"), use_inner_text=True)
    expect(found.locator("progress")).to_be_hidden()
