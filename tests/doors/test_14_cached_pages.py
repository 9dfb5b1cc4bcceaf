"""“Cached pages, back button, prefetch, service worker, form restore: `no-store` on whatever the policy
guards.”
"""

import pytest

from interviews.settings import ROOT
from tests.doors.scene import NOBODY, OUTSIDE, PANEL, csrf, send
from tests.web.company import Company
from tests.web.crawling import pages

KEPT_IN_A_BROWSER = ("serviceWorker", "localStorage", "sessionStorage", "indexedDB", "caches.")


def kept(answer):
    """What an answer says of keeping it."""
    return answer.headers.get("Cache-Control")


@pytest.mark.parametrize("name", ["cora", "ben", *PANEL, *OUTSIDE])
def test_nothing_guarded_is_kept_by_a_browser(scene, visit, name):
    scene.seal(scene.ana)
    browser = visit(getattr(scene, name))
    answers = {url: browser.client.get(url) for url in scene.addresses()}
    assert {url for url, answer in answers.items() if kept(answer) != "no-store"} == set()


def test_nor_is_any_other_page(app, visit, session):
    company = Company(session)
    client = visit(company["Judge"]).client
    urls = {url for _, url in pages(app, company.fillings())}
    assert {url for url in urls if kept(client.get(url)) != "no-store"} == set()


def test_what_answers_a_form_or_a_script_and_what_is_taken_away_is_not_kept_either(scene, visit, session):
    company = Company(session)
    ana, mira, card = visit(scene.ana), visit(company["Mira"]), scene.card(scene.ana).id
    answers = {
        "saved": send(ana, f"/scorecards/{card}/draft", "PUT", json={"version": 1, "answers": {}}),
        "sent on": send(ana, "/people/account", data={"name": "Ana", "zone": "UTC"}),
        "refused": send(ana, f"/scorecards/{card}/edit", data={"version": "2"}),
        "not found": send(ana, f"/scorecards/{NOBODY}/seal"),
        "a copy": send(mira, f"/packets/{company.packet.id}/copies"),
        "not signed in": visit().client.get("/scorecards"),
    }
    statuses = {"saved": 200, "sent on": 302, "refused": 422, "not found": 404, "a copy": 200}
    assert {n: answer.status_code for n, answer in answers.items()} == statuses | {"not signed in": 302}
    assert {n: kept(answer) for n, answer in answers.items()} == dict.fromkeys(answers, "no-store")


def test_no_script_keeps_anything_and_no_page_fetches_another_beforehand(scene, visit):
    """But for encrypted copies of one's own words, and for when each question came to the screen:
    tests/browser/test_storage.py and test_timer.py read what is kept there.
    """
    scripts = {path.name: path.read_text() for path in (ROOT / "static").rglob("*.js")}
    assert len(scripts) > 2
    found = {name: [word for word in KEPT_IN_A_BROWSER if word in text] for name, text in scripts.items()}
    kept = {name: words for name, words in found.items() if words}
    assert kept == {"copies.js": ["indexedDB"], "timer.js": ["sessionStorage"]}
    for url in ("/", f"/loops/{scene.loop.id}"):
        links = visit(scene.cora).get(url).soup.select("link[rel]")
        assert {rel for link in links for rel in link["rel"]} == {"icon", "stylesheet"}


def test_a_browser_fills_no_scorecard_in_again_by_itself(scene, visit):
    page = visit(scene.ana).get(f"/scorecards/{scene.card(scene.ana).id}/edit")
    assert page.soup.find("form", id="scorecard")["autocomplete"] == "off"


def test_after_signing_out_the_back_button_finds_the_door(scene, visit):
    browser, url = visit(scene.ana), f"/scorecards/{scene.card(scene.ana).id}"
    assert browser.get(url).status == 200
    browser.send("/people/sign-out", "post", {"csrf_token": csrf(browser)})
    assert browser.get(url).heading == "Sign in"
