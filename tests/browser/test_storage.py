"""What a browser keeps of a scorecard: no word in the clear, and nothing once it is sealed or signed out."""

import base64

import pytest
from playwright.sync_api import expect

from tests import make
from tests.browser.writing import AWAY, Author, enter, scene_of, wait

pytestmark = pytest.mark.browser

WORDS = "She asked who carries the risk; 她问谁承担风险。"
EVERYTHING = """async () => {
  const told = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie];
  for (const name of await caches.keys()) told.push(name);
  for (const { name } of await indexedDB.databases()) {
    const open = await new Promise((found) => {
      const asked = indexedDB.open(name);
      asked.onsuccess = () => found(asked.result);
    });
    for (const store of open.objectStoreNames) {
      const rows = await new Promise((found) => {
        const asked = open.transaction(store).objectStore(store).getAll();
        asked.onsuccess = () => found(asked.result);
      });
      for (const row of rows) {
        for (const value of Object.values(row)) {
          const bytes = typeof value === "string" ? new TextEncoder().encode(value) : new Uint8Array(value);
          told.push("row", String.fromCharCode(...bytes));
        }
      }
    }
    open.close();
  }
  return told;
}"""


@pytest.fixture
def ana(window, session, address):
    """Ana types, and her words don't reach the server."""
    person, card = scene_of(session)
    page = window()
    enter(page.context, session, person, address)
    author = Author(page, card, session).opens()
    page.context.route("**/draft", lambda route: route.abort())
    author.types(WORDS)
    author.is_told(AWAY)
    return author


def stored(page):
    """Everything that this browser keeps for us, as bytes written one character each."""
    return page.evaluate(EVERYTHING)


def rows(page):
    """How many parts of copies there are."""
    return stored(page).count("row")


def test_no_word_is_there_in_the_clear_nor_in_disguise(ana):
    wait(ana.page, lambda: rows(ana.page) == 4)  # whose card, which page, and the copy with its nonce
    told = "\n".join(stored(ana.page))
    plain = WORDS.encode()
    forms = [plain, b"carries the risk", "谁承担".encode(), "carries".encode("utf-16-le")]
    forms += [base64.b64encode(plain[cut:])[:24] for cut in range(3)]
    assert [form for form in forms if form.decode("latin-1") in told] == []
    key = ana.page.locator("form#scorecard").get_attribute("data-copy-key")
    assert key not in told
    assert base64.b64decode(key).decode("latin-1") not in told


def test_what_the_server_has_the_browser_keeps_no_longer(ana):
    wait(ana.page, lambda: rows(ana.page) == 4)
    ana.page.context.unroute_all()
    ana.is_saved(WORDS)
    wait(ana.page, lambda: rows(ana.page) == 0)


def test_a_seal_takes_the_copies_with_it(ana, session):
    wait(ana.page, lambda: rows(ana.page) == 4)
    make.seal(ana.card.panelist.person, ana.card.panelist.interview.loop)
    session.commit()
    closed = ana.page.context.new_page()
    closed.goto(f"/scorecards/{ana.card.id}")
    wait(closed, lambda: rows(closed) == 0)


def test_signing_out_takes_the_copies_with_it(ana):
    wait(ana.page, lambda: rows(ana.page) == 4)
    elsewhere = ana.page.context.new_page()
    elsewhere.goto("/scorecards")
    elsewhere.get_by_role("button", name="Sign out").click()
    expect(elsewhere.locator("h1")).to_have_text("Sign in")
    assert rows(elsewhere) == 0
