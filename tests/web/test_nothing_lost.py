"""What the server does so that nothing is lost: given back, told in words, and kept as soon as it can be."""

from contextlib import contextmanager

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from interviews.clock import now
from interviews.domain.people import SignIn
from tests import make
from tests.web.test_scorecards import address, draft_of, filled, name_of, put, scene_of, shown, token

UNWRITTEN = (
    "The server couldn't write it down, so nothing was changed. What you typed is still here. "
    "Try again in a minute."
)
ONE, OTHER = "5b0e9b0a00004000800000000000000a", "5b0e9b0a00004000800000000000000b"


@pytest.fixture
def scene(keep):
    """Ana and Ben, one question."""
    return scene_of(keep)


@contextmanager
def failing(engine, at):
    """A database that can't go on when it comes to `at`, as with a full disk."""

    def fail(*_):
        raise OperationalError("", {}, Exception("no space left"))

    event.listen(engine, at, fail)
    try:
        yield
    finally:
        event.remove(engine, at, fail)


def key_of(page):
    """The key to what the browser keeps."""
    return page.soup.select_one("form#scorecard")["data-copy-key"]


def test_a_full_disk_keeps_the_words_on_the_page(scene, visit, engine, again):
    card = scene.cards["Ana"]
    page = visit(scene.Ana).get(address(card, "edit"))
    with failing(engine, "commit"):
        refused = page.press("Save", **filled(card))
    assert (refused.status, shown(refused, "reasons"), shown(refused, "text")) == (
        503,
        ["Clear and kind."],
        ["Asked who pays."],
    )
    assert refused.all(".error-summary li") == [UNWRITTEN]
    assert again(card).draft == {}
    assert refused.press("Save").all(".notice--said") == ["Saved."]
    assert again(card).read_draft().reasons == "Clear and kind."


def test_a_full_disk_is_told_to_the_script_too(scene, visit, engine, again):
    card, ana = scene.cards["Ana"], visit(scene.Ana)
    with failing(engine, "commit"):
        answer = put(ana, card, draft_of(card))
    assert (answer.status_code, answer.json) == (503, {"sentence": UNWRITTEN})
    assert put(ana, card, draft_of(again(card))).status_code == 200


def test_a_full_disk_keeps_nobody_from_reading(scene, visit, engine, session, monkeypatch):
    ana = visit(scene.Ana)
    for sign_in in session.query(SignIn):
        sign_in.seen_at = sign_in.begun_at = now() - make.timedelta(minutes=5)
    session.commit()
    with failing(engine, "commit"):
        assert ana.get("/scorecards").heading == "Scorecards"


def test_without_any_database_there_is_one_plain_line(visit, keep, engine):
    browser = visit(keep(make.person()))
    with failing(engine, "begin"):
        answer = browser.client.get("/")
    assert (answer.status_code, answer.mimetype, answer.text) == (503, "text/plain", f"{UNWRITTEN}\n")


def test_who_was_signed_out_meanwhile_gets_back_what_they_typed(scene, visit, again):
    card, ana = scene.cards["Ana"], visit(scene.Ana)
    page = ana.get(address(card, "edit"))
    ana.client.delete_cookie("visit", domain="localhost")
    told = page.press("Save", **filled(card))
    assert (told.status, told.heading) == (401, "You are signed out")
    assert told.all("textarea") == ["Asked who pays.", "Clear and kind."]
    assert told.follow("Sign in").heading == "Sign in"
    assert again(card).draft == {}


def test_with_nothing_typed_a_form_of_somebody_signed_out_leads_to_the_door(scene, visit):
    ana = visit(scene.Ana)
    page = ana.get(address(scene.cards["Ana"], "review"))
    ana.client.delete_cookie("visit", domain="localhost")
    assert page.press("Sign out").heading == "Sign in"


def test_a_page_whose_answer_was_lost_goes_on_saving(scene, visit, again):
    card, ana = scene.cards["Ana"], visit(scene.Ana)
    first = draft_of(card, page=ONE, number=1)
    assert put(ana, card, first).status_code == 200
    assert put(ana, card, first | {"number": 2, "reasons": "More."}).status_code == 200
    assert put(ana, card, first | {"page": OTHER, "reasons": "Other."}).status_code == 409
    assert again(card).read_draft().reasons == "More."


def test_a_page_that_brought_words_back_continues_the_one_that_was_lost(scene, visit, again):
    card, ana = scene.cards["Ana"], visit(scene.Ana)
    first = draft_of(card, page=ONE, number=1)
    put(ana, card, first)
    page = ana.get(address(card, "edit"))
    assert page.soup.select_one("form#scorecard")["data-sent-by-page"] == ONE
    assert (
        put(ana, card, first | {"page": OTHER, "continues": ONE, "after": 1, "reasons": "More."}).status_code
        == 200
    )
    assert again(card).read_draft().reasons == "More."


def test_the_key_to_a_copy_is_each_authors_own_and_another_one_after_a_seal(scene, visit, session):
    keys = [
        key_of(visit(person).get(address(scene.cards[person.name], "edit")))
        for person in (scene.Ana, scene.Ana, scene.Ben)
    ]
    assert (keys[0] == keys[1], keys[0] == keys[2], len(keys[0])) == (True, False, 44)
    make.seal(scene.Ana, scene.loop)
    session.commit()
    closed = visit(scene.Ana).get(address(scene.cards["Ana"]))
    assert closed.soup.select_one("[data-forget]")["data-forget"] == str(scene.cards["Ana"].id)
    assert keys[0] not in closed.response.text
    scene.cards["Ana"].withdraw_seal(now(), scene.Ana)
    session.commit()
    assert key_of(visit(scene.Ana).get(address(scene.cards["Ana"], "edit"))) not in keys


def test_who_signs_out_leaves_nothing_in_the_browser(scene, visit):
    ana = visit(scene.Ana)
    answer = ana.client.post("/people/sign-out", data={"csrf_token": token(ana.get("/scorecards"))})
    assert answer.headers["Clear-Site-Data"] == '"storage"'


def test_the_older_window_shows_both_texts_side_by_side(scene, visit, again):
    card, ana = scene.cards["Ana"], visit(scene.Ana)
    older, newer = (ana.get(address(card, "edit")) for _ in range(2))
    newer.press("Save", **filled(card, reasons="Of the newer one."))
    both = older.press("Save", **filled(card, reasons="Of the older one."))
    assert (both.status, shown(both, "reasons")) == (409, ["Of the older one."])
    assert "Of the newer one." in both.all("details[open]")[0]
    assert both.soup.select_one("form#scorecard").has_attr("data-conflict")
    assert again(card).read_draft().reasons == "Of the newer one."
    assert name_of(card) in both.response.text
