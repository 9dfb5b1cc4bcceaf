"""What a scorecard says by itself: politely, where a place was there for it, and once for each thing."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.asking import Asking, wait
from tests.browser.writing import AWAY

pytestmark = pytest.mark.browser

SPEAKING = (Path(__file__).parent / "speaking.js").read_text()


@pytest.fixture
def asking(session):
    """Ana's interview is under way."""
    return Asking(session)


@pytest.fixture
def page(window, asking):
    """Her scorecard."""
    return asking.sits_down(window())


def said(page):
    """What was said since the last time one asked."""
    return page.evaluate("window.said.splice(0)")


def notes_of(page, asking):
    """Where Ana jots while they speak of the first question."""
    return page.locator(f"#{asking.names[0]}-notes")


def saved(page, asking, words):
    """Once the database has these words and the page says so."""
    wait(page, lambda: words in str(asking.kept()))
    expect(page.locator("[data-saved]")).to_contain_text("Saved at")
    page.wait_for_timeout(300)


def test_a_scorecard_speaks_politely_and_is_silent_when_it_opens(page):
    regions = page.evaluate(SPEAKING)
    assert {region["polite"] for region in regions} == {"polite"}
    assert [region["words"] for region in regions if region["words"]] == ["Nothing saved yet · 0 of 3 rated"]
    assert len(regions) == 7  # trouble, the door, three times what was moved, the hint, the save


def test_a_sentence_is_saved_with_one_announcement(page, asking):
    page.evaluate(SPEAKING)
    notes_of(page, asking).press_sequentially("Draws three queues.", delay=20)
    saved(page, asking, "three queues")
    [first] = said(page)
    assert first.startswith("Saved at")
    notes_of(page, asking).press_sequentially(" Names the owner.", delay=20)
    saved(page, asking, "the owner")
    assert len(said(page)) == 1
    page.locator(f"#{asking.names[0]}-rating-3").check()
    saved(page, asking, "value=3")
    [rated] = said(page)
    assert rated.endswith("1 of 3 rated")


def test_the_timer_says_nothing_as_it_runs(page):
    page.evaluate(SPEAKING)
    shown = page.locator("[data-spent]").first
    before = shown.inner_text()
    expect(shown).not_to_have_text(before)
    assert said(page) == []


def test_a_note_that_moved_and_a_word_that_is_hinted_at_are_each_said_once(page, asking):
    page.evaluate(SPEAKING)
    notes = notes_of(page, asking)
    notes.press_sequentially("drew three queues")
    notes.press("Control+Enter")
    saved(page, asking, "queues")
    moved = [words for words in said(page) if not words.startswith("Saved")]
    assert moved == ["Moved to: What you saw or heard, line 1."]
    page.get_by_label("How you know, line 1").first.select_option("did")
    page.get_by_label("What you saw or heard, line 1").first.press_sequentially(" Arrogant.")
    page.locator("[data-hint]:visible").wait_for()
    saved(page, asking, "Arrogant")
    hinted = [words for words in said(page) if not words.startswith("Saved")]
    assert len(hinted) == 1


def test_a_server_that_is_away_is_said_once_however_often_it_is_tried(page, asking):
    page.evaluate(SPEAKING)
    page.context.set_offline(True)
    notes_of(page, asking).press_sequentially("Draws.")
    expect(page.locator("[data-trouble]")).to_have_text(AWAY)
    page.wait_for_timeout(5_000)
    assert [words for words in said(page) if words == AWAY] == [AWAY]
