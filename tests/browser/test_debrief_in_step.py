"""Two windows of one debrief: what is done in one appears in the other, and what is typed there stays."""

from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from interviews.clock import now
from tests import make
from tests.browser.writing import enter

pytestmark = pytest.mark.browser

SOON = 15_000  # milliseconds: a window asks every five seconds
NOTE = "A note for the record"


@pytest.fixture
def windows(window, session, address):
    """Ana and Ben at the debrief in which they sealed 2 and 4; Cora runs it."""
    rung = make.level()
    question = make.question("What breaks first?", [rung], competency=make.competency("Advisor"))
    ana, ben, cora = make.person("Ana"), make.person("Ben"), make.coordinator("Cora")
    loop = make.loop([ana, ben], of=make.opening(plan=[[question]], at_level=rung), by=cora)
    session.add(loop)
    session.commit()
    for person, value in ((ana, 2), (ben, 4)):
        make.seal(person, loop, f"words of {person.name}", value=value)
    debrief = make.debrief(loop, now())
    session.add(debrief)
    session.commit()
    pages = {}
    for person in (ana, ben, cora):
        pages[person.name.lower()] = page = window()
        enter(page.context, session, person, address)
    url = f"/debriefs/{debrief.id}"
    return SimpleNamespace(**pages, url=url, point=f"{url}/competencies/{make.asked(loop).id}")


def told(page, sentence):
    """Wait until the page says, politely, what somebody did."""
    expect(page.locator("[data-told]")).to_have_text(sentence, timeout=SOON)


def seconds(page):
    """What the clock of a page says."""
    minutes, rest = (
        page.locator("[data-timer] [data-spent]").inner_text().replace(" of", "").strip().split(":")
    )
    return 60 * int(minutes) + int(rest)


def test_what_one_does_appears_to_the_other_who_goes_on_typing(windows):
    ana, ben = windows.ana, windows.ben
    ana.goto(windows.url)
    ben.goto(windows.url)
    ana.get_by_label(NOTE).fill("Half a sentence")
    ben.get_by_role("button", name="I’m here").click()
    ben.get_by_label(NOTE).fill("Order, not substance.")
    ben.get_by_role("button", name="Put it on the record").click()
    expect(ana.locator("#notes")).to_contain_text("Order, not substance.", timeout=SOON)
    expect(ana.locator("#room")).to_contain_text("Ben")
    expect(ana.locator("[data-told]")).to_contain_text("Ben put a note on the record.")
    expect(ana.get_by_label(NOTE)).to_have_value("Half a sentence")
    expect(ana.get_by_label(NOTE)).to_be_focused()


def test_both_windows_count_the_same_minutes_of_what_is_talked_about(windows):
    ana, cora = windows.ana, windows.cora
    ana.goto(windows.url)
    cora.goto(windows.point)
    cora.get_by_role("button", name="Talk about this now").click()
    told(ana, "The room talks about Advisor now.")
    one, other = (seconds(page) for page in (ana, cora))
    assert 0 <= other - one <= 2
    expect(ana.locator("[data-timer] [data-spent]")).not_to_have_text(f"0:{one:02} of ")


def test_a_folded_row_stays_so_and_a_revision_shows_both_values(windows):
    ana, ben = windows.ana, windows.ben
    ben.goto(windows.url)
    ben.locator(".map__fold summary").click()
    ana.goto(windows.point)
    ana.get_by_text("Revise your rating of").click()
    ana.get_by_role("radio", name="Point 3").check()
    ana.get_by_label("What changed your mind?").fill("Ben heard her ask.")
    ana.get_by_role("button", name="Revise my rating").click()
    told(ben, "Ana revised a rating.")
    expect(ben.get_by_text("was 2, now 3").first).to_be_visible()
    expect(ben.locator(".map__fold")).not_to_have_attribute("open", "")


def test_who_is_writing_what_another_has_said_meanwhile_keeps_their_words(windows):
    ana, ben = windows.ana, windows.ben
    for page in (ana, ben):
        page.goto(windows.point)
    words = ana.get_by_label("In a sentence or two")
    words.fill("Said by Ana.")
    ben.get_by_label("In a sentence or two").fill("Said by Ben.")
    ben.get_by_role("button", name="Say that it was addressed").click()
    told(ana, "Ben said what follows on Advisor.")
    expect(ana.locator("#resolved")).to_contain_text("Said by Ben.")
    expect(words).to_have_value("Said by Ana.")
    expect(ana.locator(".stepper__state")).to_have_text("1, addressed")


def test_a_window_that_cannot_reach_the_server_goes_on_when_it_can(windows):
    ana, ben = windows.ana, windows.ben
    ana.goto(windows.url)
    ben.goto(windows.url)
    with ana.expect_event("requestfailed", timeout=SOON):
        ana.context.set_offline(True)
    ben.get_by_role("button", name="I’m here").click()
    ana.context.set_offline(False)
    expect(ana.locator("#room")).to_contain_text("Ben", timeout=2 * SOON)


def test_who_is_signed_out_is_told_that_the_page_stands_still(windows):
    ana = windows.ana
    ana.goto(windows.url)
    ana.context.clear_cookies()
    expect(ana.locator("[data-kept]")).to_have_text("This page is no longer kept in step.", timeout=SOON)


def test_without_scripts_a_link_looks_again(windows, window, session, address):
    windows.ana.goto(windows.url)
    state = windows.ana.context.storage_state()
    plain = window(javascript=False)
    plain.context.add_cookies(state["cookies"])
    plain.goto(windows.url)
    windows.ana.get_by_role("button", name="I’m here").click()
    windows.ana.wait_for_load_state()
    plain.get_by_role("link", name="Look what others did").click()
    expect(plain.locator("#room")).to_contain_text("Ana")


def test_the_room_and_its_points_keep_nobody_out(windows, accessible):
    for url in (windows.url, windows.point):
        windows.cora.goto(url)
        accessible(windows.cora)
    windows.ana.goto(windows.point)
    windows.ana.get_by_text("Revise your rating of").click()
    accessible(windows.ana)
