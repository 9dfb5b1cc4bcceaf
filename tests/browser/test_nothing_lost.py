"""What an interviewer typed survives whatever happens to the page, the network and the server."""

from threading import Event, Semaphore

import pytest
from playwright.sync_api import expect
from sqlalchemy.orm import Session

from interviews.db import only_reading
from interviews.domain.history import keep_history
from tests import make
from tests.browser.serving import Server
from tests.browser.writing import AWAY, Author, enter, scene_of, wait

pytestmark = pytest.mark.browser

COPIES = """async () => {
  const open = await new Promise((found) => {
    indexedDB.open("interviews").onsuccess = (event) => found(event.target.result);
  });
  if (!open.objectStoreNames.length) return 0;
  const count = await new Promise((found) => {
    const asked = open.transaction("copies").objectStore("copies").count();
    asked.onsuccess = () => found(asked.result);
  });
  open.close();
  return count;
}"""
BACK = "What you typed before this page was lost is back."
FULL = (
    "The server couldn't write it down, so nothing was changed. What you typed is still here. "
    "Try again in a minute."
)
EXCUSED = (
    "You were excused from writing this scorecard. What you wrote stays readable to you alone. "
    "What you typed since is still on this page: copy what you need."
)


@pytest.fixture
def ana(window, session, address):
    """Ana at her scorecard."""
    person, card = scene_of(session)
    page = window()
    enter(page.context, session, person, address)
    return Author(page, card, session).opens()


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server that can be killed."""
    made = Server(tmp_path_factory.mktemp("served"))
    yield made
    made.kill()


@pytest.fixture
def far_ana(window, server):
    """Ana at her scorecard, on that server."""
    with only_reading(), Session(server.engine, expire_on_commit=False) as session:
        keep_history(session)
        person, card = scene_of(session)
        page = window(base_url=server.address)
        enter(page.context, session, person, server.address)
        yield Author(page, card, session).opens()


def hold_the_first_save_until_the_reloaded_page_asks_again(app, monkeypatch):
    """The first save is on its way until the page after the reload has looked twice, and sends its own."""
    edit, draft = (app.view_functions[f"scorecards.{name}"] for name in ("edit", "draft"))
    looked, sent, done = Semaphore(0), Event(), Event()

    def looks(id):
        looked.release()
        return edit(id)

    def saves(id):
        if sent.is_set():
            done.wait(10)
            return draft(id)
        sent.set()
        for _ in range(2):  # the page itself, and its asking what the one before has sent
            looked.acquire(timeout=10)
        try:
            return draft(id)
        finally:
            done.set()

    monkeypatch.setitem(app.view_functions, "scorecards.edit", looks)
    monkeypatch.setitem(app.view_functions, "scorecards.draft", saves)


def test_a_reload_in_mid_sentence(ana):
    ana.types("Asked who pays")
    ana.page.reload()
    ana.reads()
    ana.has("Asked who pays")
    ana.types(" for it.")
    ana.is_saved("Asked who pays for it.")


def test_a_reload_after_which_the_closing_page_saves_more_than_its_copy_had(ana):
    ana.types("Asked who")
    wait(ana.page, lambda: ana.page.evaluate(COPIES) == 1)
    ana.types(" pays")
    ana.page.reload()
    ana.reads()
    wait(ana.page, lambda: ana.kept() == "Asked who pays")
    ana.has("Asked who pays")
    ana.types(" for it.")
    ana.is_saved("Asked who pays for it.")


def test_a_reload_that_is_quicker_than_the_last_save_of_the_closing_page(app, ana, monkeypatch):
    hold_the_first_save_until_the_reloaded_page_asks_again(app, monkeypatch)
    ana.types("Asked who")
    wait(ana.page, lambda: ana.page.evaluate(COPIES) == 1)
    ana.types(" pays")
    ana.page.reload()
    ana.reads()
    wait(ana.page, lambda: ana.kept() == "Asked who pays")
    ana.has("Asked who pays")
    ana.is_told("")
    ana.is_saved("Asked who pays")
    ana.types(" for it.")
    ana.is_saved("Asked who pays for it.")


def test_the_browsers_tab_crashes_before_anything_was_saved(ana):
    ana.page.context.route("**/draft", lambda route: route.abort())
    ana.types("Asked who pays.")
    ana.is_told(AWAY)
    assert ana.kept() is None
    ana.crashes()
    ana.is_told(BACK)
    ana.has("Asked who pays.")
    ana.is_saved("Asked who pays.")
    ana.page.reload()
    ana.has("Asked who pays.")
    ana.is_told("")


def test_the_tab_crashes_with_choices_and_more_lines_than_the_page_had(ana):
    ana.page.context.route("**/draft", lambda route: route.abort())
    first = ana.page.locator("[data-step]").first
    for number in (2, 3, 4):
        first.get_by_role("button", name="Add evidence").click()
        first.get_by_label(f"What you saw or heard, line {number}").fill(f"Line {number}")
    first.get_by_label("How you know, line 4").select_option("my inference")
    first.locator("input[type=radio][value='3']").check()
    first.get_by_label("high").check()
    ana.types("Line 1")
    ana.is_told(AWAY)
    ana.crashes()
    ana.is_saved("Line 1")
    [answer] = ana.card.read_draft().answers.values()
    assert [(piece.kind, piece.text) for piece in answer.evidence] == [
        ("said", "Line 1"),
        ("said", "Line 2"),
        ("said", "Line 3"),
        ("my inference", "Line 4"),
    ]
    assert (answer.value, answer.confidence) == (3, "high")


def test_the_server_is_killed_between_the_keystroke_and_the_save(far_ana, server):
    far_ana.types("Asked who pays.")
    server.kill()
    far_ana.is_told(AWAY)
    far_ana.types(" Drew it.")
    assert far_ana.kept() is None
    server.start()
    far_ana.is_saved("Asked who pays. Drew it.")
    far_ana.is_told("")


def test_the_servers_disk_is_full(far_ana, server):
    server.fill_disk()
    far_ana.types("Asked who pays.")
    far_ana.is_told(FULL)
    far_ana.has("Asked who pays.")
    assert far_ana.kept() is None
    far_ana.page.get_by_role("link", name="Last,").click()
    with far_ana.page.expect_response("**/draft"):  # the button tries once more before it gives up
        far_ana.page.get_by_role("button", name="Read it once more").click()
    expect(far_ana.page.locator("#recommendation-head")).to_be_visible()
    far_ana.is_told(FULL)
    server.fill_disk(full=False)
    far_ana.is_saved("Asked who pays.")


def test_the_network_is_gone_for_ten_minutes(ana):
    ana.page.clock.install()
    ana.opens()
    ana.page.context.set_offline(True)
    ana.types("Asked who pays.")
    ana.page.clock.run_for(2_000)
    ana.is_told(AWAY)
    for _ in range(20):
        ana.page.clock.run_for(30_000)
    ana.types(" Drew it.")
    ana.is_told(AWAY)
    ana.has("Asked who pays. Drew it.")
    assert ana.kept() is None
    ana.page.context.set_offline(False)
    wait(ana.page, lambda: ana.page.clock.run_for(1_000) or ana.kept() is not None)
    ana.is_saved("Asked who pays. Drew it.")
    ana.is_told("")


def test_the_answer_to_a_save_is_lost_on_the_way(ana):
    lost = []

    def lose(route):
        if lost:
            return route.continue_()
        lost.append(route.fetch().status)
        return route.abort()

    ana.page.context.route("**/draft", lose)
    ana.types("Asked who pays.")
    ana.is_told(AWAY)
    assert (lost, ana.kept()) == ([200], "Asked who pays.")
    ana.types(" Drew it.")
    ana.is_saved("Asked who pays. Drew it.")
    ana.is_told("")


def test_the_deadline_passes(ana, session):
    ana.types("Asked who pays.")
    ana.is_saved("Asked who pays.")
    ana.card.panelist.interview.starts_at -= make.timedelta(days=30)
    session.commit()
    ana.types(" Drew it.")
    ana.is_saved("Asked who pays. Drew it.")
    ana.is_told("")


def test_the_panelist_is_excused_meanwhile(ana, session):
    loop = ana.card.panelist.interview.loop
    ana.types("Asked who pays.")
    ana.is_saved("Asked who pays.")
    ana.card.panelist.excuse_from_writing("Ill.", make.NOON, loop.by)
    session.commit()
    ana.types(" Drew it.")
    ana.is_told(EXCUSED)
    ana.has("Asked who pays. Drew it.")
    assert ana.kept() == "Asked who pays."
    ana.page.on("dialog", lambda dialog: dialog.accept())
    ana.page.goto(f"/scorecards/{ana.card.id}")
    expect(ana.page.get_by_text("Asked who pays.")).to_be_visible()
