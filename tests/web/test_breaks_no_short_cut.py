"""No step of breaking a seal can be left out, taken alone, or taken by who has no right to it."""

import re

import pytest
from sqlalchemy import func, select

from interviews.domain.breaks import Break
from interviews.domain.loops import Part
from interviews.domain.people import Role
from tests import make
from tests.web.breaking import BROKEN, REASON, Scene

NOTHING = "00000000-0000-4000-8000-000000000000"
SENT = {"reason": REASON}
TOKEN = re.compile(r"I[\w-]{30,}\.[\w-]+\.[\w-]+")


@pytest.fixture
def scene(session):
    """Nobody has asked yet."""
    return Scene(session)


def send(browser, url, **data):
    """Post a form of one's own making, with a token that is good; the status and the words of the answer."""
    token = browser.get("/people/account").soup.find(attrs={"name": "csrf_token"})["value"]
    answer = browser.client.post(url, data=data, headers={"X-CSRFToken": token})
    return answer.status_code, TOKEN.sub("token", answer.text)


def state(scene):
    """Each request, and what became of it."""
    scene.session.rollback()
    found = select(Break).execution_options(populate_existing=True)
    return sorted((asked.asked_by.name, asked.confirmed) for asked in scene.session.scalars(found))


@pytest.mark.parametrize("page", ["confirmation", "refusal"])
def test_who_asked_finds_no_page_on_which_to_decide(scene, visit, page):
    asked, browser = scene.ask(), visit(scene.adam)
    url = f"/breaks/{asked.id}/{page}"
    assert browser.get(url).status == 404
    assert send(browser, url)[0] == 404
    assert browser.get(f"/breaks/{asked.id}").all("main .button") == []
    assert state(scene) == [("Adam", None)]


def test_neither_does_an_administrator_who_coordinates_too(scene, visit, session):
    scene.adam.grant(Role.COORDINATOR, make.NOON, scene.alma)
    asked = scene.ask()
    assert send(visit(scene.adam), f"/breaks/{asked.id}/confirmation")[0] == 404
    assert visit(scene.adam).get("/").all(".notice--weighty") == []
    assert state(scene) == [("Adam", None)]


@pytest.mark.parametrize("name", ["ana", "ben", "rem", "out", "judge", "con", "mira"])
def test_a_request_is_not_there_for_who_may_not_decide_on_it(scene, visit, name):
    asked, browser = scene.ask(), visit(getattr(scene, name))
    for page in ("", "/confirmation", "/refusal"):
        real, made_up = (browser.get(f"/breaks/{id}{page}") for id in (asked.id, NOTHING))
        assert (real.status, real.main) == (404, made_up.main)
    for page in ("/confirmation", "/refusal"):
        real, made_up = (send(browser, f"/breaks/{id}{page}") for id in (asked.id, NOTHING))
        assert (real[0], real) == (404, made_up)
    assert state(scene) == [("Adam", None)]


@pytest.mark.parametrize("name", ["ana", "rem", "out", "cora", "judge", "con", "mira"])
def test_only_an_administrator_who_judges_the_candidate_nowhere_can_ask(scene, visit, name):
    browser = visit(getattr(scene, name))
    assert browser.get(scene.asking).status == 404
    assert send(browser, scene.asking, **SENT)[0] == 404
    assert state(scene) == []


def test_neither_can_who_ever_had_a_place_on_the_panel(scene, visit, session):
    scene.rem.grant(Role.ADMINISTRATOR, make.NOON, scene.alma)
    session.commit()
    assert send(visit(scene.rem), scene.asking, **SENT)[0] == 404
    assert state(scene) == []


@pytest.mark.parametrize("reason", ["", " \r\n\t", "\x00\x07", "\u200b\u2060", "…"])
def test_without_a_reason_nothing_is_asked(scene, visit, reason):
    page = visit(scene.adam).get(scene.asking).press("Ask to break the seal", reason=reason)
    assert page.status == 422
    assert page.all(".error-summary li") == [
        "Say why: the loop, its packet and the history show it for ever."
    ]
    assert state(scene) == []


def test_a_reason_that_is_too_long_is_kept_on_the_page_and_nowhere_else(scene, visit):
    page = visit(scene.adam).get(scene.asking).press("Ask to break the seal", reason="x" * 5_001)
    assert (page.status, page.all(".error-summary li")) == (422, ["Keep it under 5,000 characters."])
    assert page.all("textarea") == ["x" * 5_001]
    assert state(scene) == []


def test_what_an_older_page_asks_once_more_is_refused(scene, visit):
    page = visit(scene.alma).get(scene.asking)
    asked = scene.ask()
    twice = page.press("Ask to break the seal", reason="Me too.")
    assert (twice.status, twice.all(".error-summary li")) == (
        422,
        ["Somebody has asked already. That waits for a second person."],
    )
    assert state(scene) == [("Adam", None)]
    page = visit(scene.adam).get(f"/breaks/{asked.id}")
    assert page.all(".notice--plain p") == [
        "It waits for a second person.",
        "A coordinator or another administrator decides. Who asked never does.",
    ]


def test_once_the_debrief_is_open_nothing_is_asked_any_more(scene, visit):
    page = visit(scene.adam).get(scene.asking)
    scene.release()
    late = page.press("Ask to break the seal", reason=REASON)
    assert (late.status, late.all(".error-summary li")) == (
        422,
        ["The debrief is open, so nothing is sealed any more."],
    )
    assert state(scene) == []


@pytest.mark.parametrize(("page", "button"), [("confirmation", "Break the seal"), ("refusal", "Decline it")])
def test_it_is_decided_once(scene, visit, page, button):
    asked = scene.ask()
    url = f"/breaks/{asked.id}/{page}"
    first, second = visit(scene.cora).get(url), visit(scene.alma).get(url)
    assert first.press(button).status == 200
    decided = state(scene)
    late = second.press(button)
    assert (late.status, "That is decided already." in late.main) == (409, True)
    assert state(scene) == decided
    assert "There is nothing to decide any more." in visit(scene.alma).get(url).main


@pytest.mark.parametrize(("page", "button"), [("confirmation", "Break the seal"), ("refusal", "Decline it")])
def test_once_the_debrief_is_open_nothing_is_decided_any_more(scene, visit, page, button):
    asked = scene.ask()
    shown = visit(scene.cora).get(f"/breaks/{asked.id}/{page}")
    scene.release()
    late = shown.press(button)
    assert (late.status, "The debrief is open, so nothing is sealed any more." in late.main) == (409, True)
    assert state(scene) == [("Adam", None)]


def test_opening_a_page_decides_nothing(scene, visit):
    asked = scene.ask()
    for page in ("", "/confirmation", "/refusal"):
        for name in ("cora", "alma"):
            assert visit(getattr(scene, name)).get(f"/breaks/{asked.id}{page}").status == 200
    visit(scene.alma).get(f"{scene.asking}?reason=Because")
    visit(scene.cora).client.head(f"/breaks/{asked.id}/confirmation")
    assert state(scene) == [("Adam", None)]


def test_without_its_token_no_form_does_anything(scene, visit):
    assert visit(scene.alma).client.post(scene.asking, data=SENT).status_code == 400
    asked = scene.ask()
    for page in ("confirmation", "refusal"):
        assert visit(scene.cora).client.post(f"/breaks/{asked.id}/{page}").status_code == 400
    assert state(scene) == [("Adam", None)]


@pytest.mark.parametrize("lose", ["role", "place", "conflict", "company"])
def test_who_lost_the_right_since_the_page_was_opened_does_not_decide(scene, visit, session, lose):
    scene.cora.grant(Role.INTERVIEWER, make.NOON, scene.alma)
    asked = scene.ask()
    page = visit(scene.cora).get(f"/breaks/{asked.id}/confirmation")
    if lose == "role":
        scene.cora.withdraw(Role.COORDINATOR, make.NOON, scene.alma)
    elif lose == "place":
        make.first(scene.loop).assign(scene.cora, Part.INTERVIEWER, make.NOON, scene.alma)
    elif lose == "conflict":
        scene.loop.candidate.declare_conflict(scene.cora, "A cousin.", make.NOON, scene.cora)
    else:
        scene.cora.leave(make.NOON, scene.alma)
    session.commit()
    late = page.press("Break the seal")
    assert (late.status == 404) or late.heading == "Sign in"
    assert state(scene) == [("Adam", None)]


def test_a_request_for_a_seal_that_was_broken_by_another_is_one_more_line(scene, visit, session):
    scene.broken()
    page = visit(scene.alma).get(scene.url).follow("Break the seal")
    page.press("Ask to break the seal", reason="I have to answer for it.")
    assert visit(scene.alma).get(scene.card).status == 404
    page = visit(scene.cora).get("/").follow("Read the request , Leila Haddad")
    page.follow("Confirm it").press("Break the seal")
    assert state(scene) == [("Adam", True), ("Alma", True)]
    assert [visit(who).get(scene.card).status for who in (scene.adam, scene.alma, scene.cora)] == [
        200,
        200,
        404,
    ]
    assert session.scalar(select(func.count()).select_from(Break)) == 2


def test_a_break_that_was_declined_opens_nothing_later(scene, visit, session):
    asked = scene.ask()
    asked.decline(BROKEN, scene.cora)
    session.commit()
    assert send(visit(scene.alma), f"/breaks/{asked.id}/confirmation")[0] == 409
    assert visit(scene.adam).get(scene.card).status == 404
    assert state(scene) == [("Adam", False)]


def declares_a_conflict(scene):
    scene.loop.candidate.declare_conflict(scene.adam, "We are friends.", make.NOON, scene.adam)


def stops_administering(scene):
    scene.adam.withdraw(Role.ADMINISTRATOR, make.NOON, scene.alma)


def gets_a_place(scene):
    make.first(scene.loop).assign(scene.adam, Part.SHADOW, make.NOON, scene.cora)


@pytest.mark.parametrize("meanwhile", [declares_a_conflict, stops_administering, gets_a_place])
def test_the_record_never_tells_of_a_break_that_opened_nothing(scene, visit, session, meanwhile):
    asked = scene.ask()
    meanwhile(scene)
    session.commit()
    page = visit(scene.alma).get(f"/breaks/{asked.id}/confirmation").press("Break the seal")
    assert page.status == 409
    assert "Adam may not break this seal any more, so it stays whole." in page.main
    assert state(scene) == [("Adam", None)]
