"""The scorecard in the writing: one question at a time, rated by digits, notes moved into evidence."""

import pytest
from playwright.sync_api import expect

from interviews.domain.scorecards import EvidenceKind
from tests.browser.asking import TITLES, Asking, wait

pytestmark = pytest.mark.browser


@pytest.fixture
def asking(session):
    """Ana's interview is under way."""
    return Asking(session)


def shown(page):
    """The steps that can be seen."""
    return [step.get_attribute("id") for step in page.locator("[data-step]").all() if step.is_visible()]


def chosen(page, name):
    """The point that is chosen, if any."""
    return page.evaluate("name => new FormData(document.forms.scorecard).get(name)", f"{name}-rating")


def has_focus(page, css):
    """Whether the keyboard is there."""
    expect(page.locator(css)).to_be_focused()


@pytest.mark.parametrize("width", [390, 1280])
def test_one_question_at_a_time_and_the_keyboard_goes_along(window, accessible, asking, width):
    first, second, _ = asking.names
    page = asking.sits_down(window(width=width, dark=width < 400))
    accessible(page)
    following = page.locator("[data-bar]:visible .button")
    assert (shown(page), following.get_attribute("href")) == ([first], f"#{second}")
    assert following.inner_text().strip() == ("Question 2" if width < 400 else f"Next: {TITLES[1]}")
    following.click()
    has_focus(page, f"#{second}-head")
    assert (shown(page), page.evaluate("scrollY")) == ([second], 0)
    page.go_back()
    has_focus(page, f"#{first}-head")
    assert shown(page) == [first]


def test_a_link_into_a_question_opens_it_there(window, asking):
    second = asking.names[1]
    page = asking.sits_down(window(), f"#{second}-rating")
    has_focus(page, f"#{second}-rating")
    assert shown(page) == [second]
    expect(page.locator(f"#{second}-rating")).to_be_in_viewport()


def test_without_a_script_all_questions_stand_on_one_page(window, asking):
    script = asking.sits_down(window())
    plain = window(javascript=False)
    plain.context.add_cookies(script.context.cookies())
    plain.goto(script.url)
    assert shown(plain) == [*asking.names, "recommendation-step"]
    expect(plain.get_by_text("20 minutes", exact=True).first).to_be_visible()
    expect(plain.locator("progress").first).to_be_hidden()


def test_digits_and_arrows_choose_while_the_scale_has_the_focus_and_nowhere_else(window, asking):
    name = asking.names[0]
    page = asking.sits_down(window())
    page.keyboard.press("3")
    page.locator(f"#{name}-notes").press("2")
    page.locator(f"#{name}-confidence-high").press("4")
    assert (chosen(page, name), page.locator(f"#{name}-notes").input_value()) == (None, "2")

    page.locator(f"#{name}-rating-1").press("3")
    has_focus(page, f"#{name}-rating-3")
    assert chosen(page, name) == "3"
    page.keyboard.press("ArrowRight")
    assert chosen(page, name) == "4"
    page.keyboard.press("9")
    assert chosen(page, name) == "4"
    page.keyboard.press("0")
    assert chosen(page, name) == "0"
    page.locator(f"#{name}-words").press("1")
    assert (chosen(page, name), page.locator(f"#{name}-words").input_value()) == ("0", "1")


def test_a_scale_that_a_link_led_to_takes_digits_too(window, asking):
    name = asking.names[0]
    page = asking.sits_down(window(), f"#{name}-rating")
    page.keyboard.press("2")
    assert chosen(page, name) == "2"


def test_the_chosen_card_says_so_in_words_and_by_its_frame(window, asking):
    name = asking.names[0]
    page = asking.sits_down(window())
    yours = page.locator(f"#{name}-rating .scale__yours")
    assert [each.is_visible() for each in yours.all()] == [False] * 4
    page.locator(f"#{name}-rating-2").check()
    assert [each.is_visible() for each in yours.all()] == [False, True, False, False]
    frames = page.locator(f"#{name}-rating .scale__card").evaluate_all(
        "cards => cards.map((card) => getComputedStyle(card).boxShadow !== 'none')"
    )
    assert frames == [False, True, False, False]


@pytest.mark.parametrize(
    ("width", "side_by_side"), [(1200, (True, True)), (1090, (True, False)), (390, (False, False))]
)
def test_anchors_stand_side_by_side_where_their_words_have_room(window, asking, width, side_by_side):
    page = asking.sits_down(window(width=width))
    found = []
    for name in asking.names[:2]:
        page.goto(f"{page.url.split('#')[0]}#{name}")
        tops = page.locator(f"#{name}-rating .scale__point").evaluate_all(
            "cards => cards.map((card) => card.getBoundingClientRect().top)"
        )
        found.append(len(set(tops)) == 1)
    assert tuple(found) == side_by_side
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def lines(page, name):
    """Kind and words of each line of evidence."""
    return page.locator(f"#{name} [data-evidence-row]").evaluate_all(
        "rows => rows.map((row) => [row.querySelector('select').value, row.querySelector('textarea').value])"
    )


def test_a_passage_or_a_line_of_the_notes_becomes_evidence_at_once(window, accessible, asking):
    name = asking.names[0]
    page = asking.sits_down(window())
    notes = page.locator(f"#{name}-notes")
    notes.fill("long pause, then named the owner\ndrew three queues\n")
    notes.evaluate("area => area.setSelectionRange(12, 32)")
    page.locator(f"#{name}-kind").select_option("did")
    page.get_by_role("button", name="Move into evidence").first.click()
    assert lines(page, name) == [["did", "then named the owner"]]

    notes.press("Control+End")
    notes.press("Control+Enter")  # on the empty line: the one above was just written
    has_focus(page, f"#{name}-notes")
    assert lines(page, name)[1:] == [["did", "drew three queues"]]
    assert notes.input_value() == "long pause, \n"
    expect(page.locator(f"#{name} [data-moved]")).to_have_text("Moved to: What you saw or heard, line 2.")
    accessible(page)

    wait(page, lambda: bool(asking.kept().answers))
    answer = asking.kept().answers[asking.card.kit[0].id]
    assert [(piece.kind, piece.text) for piece in answer.evidence] == [
        (EvidenceKind.DID, "then named the owner"),
        (EvidenceKind.DID, "drew three queues"),
    ]
    assert answer.notes == "long pause, \n"


def test_a_key_adds_a_line_of_evidence_where_one_writes(window, asking):
    name = asking.names[0]
    page = asking.sits_down(window())
    page.locator(f"#{name}-evidence-0-text").fill("Asked who pays.")
    page.keyboard.press("Control+Enter")
    has_focus(page, f"#{name}-evidence-1-text")
    page.keyboard.press("Tab")
    has_focus(page, f"#{name}-evidence button[name=add]")
