"""Hints on words: for who writes, never in the way, gone at a key, and known to nobody else."""

import pytest
from playwright.sync_api import expect

from tests.browser.asking import Asking, wait

pytestmark = pytest.mark.browser

FIT = "“good fit” can’t be checked. What did they say or do?"
TRAIT = "“arrogant” names a trait. What did you see or hear that shows it?"
PAST = "“worked at G” is about the past. What did they say or do in this interview?"
HINTED = [
    ("did", "Worked at Google.", ["worked at g"]),
    ("did", "Has eight years of experience.", ["eight years of experience", "years of experience"]),
    ("said", "Has a PhD from Stanford", ["phd", "stanford"]),
    ("did", "A good fit for us.", ["good fit"]),
    ("my inference", "Would fit in well with the team", ["fit in"]),
    ("my inference", "not our culture", ["our culture"]),
    ("did", "Came across as very confident", ["came across as very confident"]),
    ("did", "Nice and calm.", ["nice"]),
    ("my inference", "lacks presence", ["lacks presence"]),
    ("", "Arrogant, and charming", ["arrogant", "charming"]),
    ("said", "Hard to follow with the accent", ["accent"]),
    ("did", "Too old for this, mentioned her kids", ["too old", "her kids"]),
    ("wrote", "Is pregnant", ["pregnant"]),
    ("did", "he's foreign", ["he's foreign"]),
]
SPARED = [
    ("said", "“I worked at Google, and I was arrogant.”"),
    ("said", "The team was arrogant, a bad fit"),
    ("did", "Quoted: “our culture was rude"),
    ("wrote", "It fits in memory; disabled the flag; manages storage; foreign key"),
    ("did", "Named the race condition, the health check and the family of protocols"),
    ("did", "Asked for the age of the data and the presence of a lock"),
    ("did", "Works for two regions, worked at scale, 3 years of logs"),
    ("did", "Chose an accent colour and the MIT licence; three degrees of freedom"),
    ("did", "Was confident that it holds; a smart client, a quiet night"),
    ("my inference", "Leaves the choice with the owner, even when I pushed twice."),
]


@pytest.fixture
def asking(session):
    """Ana's interview is under way."""
    return Asking(session)


def test_what_is_hinted_at_and_what_is_not(window, asking):
    page = asking.sits_down(window())
    look = """async (rows) => {
      const script = document.querySelector("script[type=module]").src;
      const { hintsOn } = await import(new URL("words.js", script));
      return rows.map(([kind, text]) => hintsOn(text, kind).map(({ word }) => word));
    }"""
    found = page.evaluate(look, [[kind, text] for kind, text, _ in HINTED])
    assert [sorted(words) for words in found] == [sorted(words) for _, _, words in HINTED]
    spared = page.evaluate(look, [list(row) for row in SPARED])
    assert dict(zip(SPARED, spared, strict=True)) == {row: [] for row in SPARED}


def hint(page):
    """The hints that stand on the page."""
    return page.locator("[data-hint]:visible [data-hint-words]")


def test_a_hint_stands_under_its_field_and_escape_leaves_the_words_as_they_are(window, accessible, asking):
    page = asking.sits_down(window(width=390, dark=True))
    area = page.locator(f"#{asking.names[0]}-evidence-0-text")
    page.locator(f"#{asking.names[0]}-evidence-0-kind").select_option("did")
    area.press_sequentially("Rather arrogant")
    expect(hint(page)).to_have_text(TRAIT)
    expect(page.locator("[data-hint-said]")).to_have_text(f"{TRAIT} Press Escape to leave it as it is.")
    expect(area).to_have_accessible_description(TRAIT)
    accessible(page)

    page.keyboard.press("Escape")
    expect(area).to_be_focused()
    expect(hint(page)).to_have_count(0)
    area.press_sequentially(", a good fit")
    expect(hint(page)).to_have_text(FIT)  # what was left stays left; another word is another hint
    page.get_by_role("button", name="Leave it as it is").click()
    expect(area).to_be_focused()
    expect(hint(page)).to_have_count(0)
    assert area.input_value() == "Rather arrogant, a good fit"
    page.keyboard.press("Control+Enter")
    expect(page.locator(f"#{asking.names[0]}-evidence-1-text")).to_have_accessible_description("")


def test_a_hint_goes_with_its_word_and_follows_the_kind(window, asking):
    page = asking.sits_down(window())
    area = page.locator(f"#{asking.names[0]}-evidence-0-text")
    area.fill("The team was arrogant")
    area.blur()
    expect(hint(page)).to_have_count(0)
    page.locator(f"#{asking.names[0]}-evidence-0-kind").select_option("my inference")
    expect(hint(page)).to_have_text(TRAIT)
    area.fill("The team was late")
    expect(hint(page)).to_have_count(0)


def test_nothing_of_a_hint_is_kept_sent_or_in_the_way(window, asking):
    page = asking.sits_down(window(), "#recommendation-step")
    sent = []
    page.on("request", lambda request: sent.append(f"{request.url} {request.post_data}"))
    page.locator("#reasons").press_sequentially("She worked at Google.")
    expect(hint(page)).to_have_text(PAST)
    wait(page, lambda: asking.kept().reasons == "She worked at Google.")
    page.keyboard.press("Escape")
    page.locator("button[name=review]").click()
    expect(page.locator("h1")).to_have_text("Read it once more, then seal")
    assert len(sent) > 1
    words = ("about the past", "worked at g", "names a trait")
    assert [text for text in sent if any(word in text for word in words)] == []
    assert page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])").count("worked") == 0
