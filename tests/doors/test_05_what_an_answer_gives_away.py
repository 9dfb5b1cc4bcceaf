"""“Error texts, 403 against 404, redirects, response size and time, ETag, Last-Modified: answer ‘does it
exist’, ‘did it change’.”
"""

import pytest

from tests import make
from tests.counting import queries
from tests.doors.scene import NOBODY, OUTSIDE, PANEL, TOKEN, csrf, said, send

EVERYBODY = ("cora", "adam", "ben", *PANEL, *OUTSIDE)
READING = ("", "/edit", "/review", "/withdrawal", "/proof")
CHANGING = (
    ("POST", "/scorecards/{card}/edit"),
    ("PUT", "/scorecards/{card}/draft"),
    ("POST", "/scorecards/{card}/seal"),
    ("POST", "/scorecards/{card}/withdrawal"),
    ("POST", "/interviews/panelists/{place}/excuse"),
    ("POST", "/interviews/panelists/{place}/removal"),
    ("POST", "/debriefs/loops/{loop}"),
    ("POST", "/loops/{loop}/debrief-time"),
    ("POST", "/loops/{loop}/adjustments"),
    ("POST", "/packets/loops/{loop}"),
    ("POST", "/openings/{opening}/bar"),
)


def real(scene):
    """What the addresses name, where it exists."""
    card = scene.card(scene.ben)
    of_card = {"card": card.id, "place": card.panelist_id}
    return of_card | {"loop": scene.loop.id, "opening": scene.loop.opening_id}


@pytest.mark.parametrize("name", ["cora", "adam", *PANEL, *OUTSIDE])
def test_what_is_anothers_cannot_be_read_and_answers_like_what_does_not_exist(scene, visit, name):
    browser = visit(getattr(scene, name))
    for sealed in (False, True):
        if sealed:
            scene.seal(scene.ben)
        for page in READING:
            there = said(browser.client.get(f"/scorecards/{scene.card(scene.ben).id}{page}"))
            assert there == said(browser.client.get(f"/scorecards/{NOBODY}{page}")), page
            assert there[0] == 404, page


@pytest.mark.parametrize("name", [*PANEL, *OUTSIDE])
def test_what_is_anothers_cannot_be_changed_and_answers_like_what_does_not_exist(scene, visit, name):
    scene.seal(scene.cid)
    browser, ids = visit(getattr(scene, name)), real(scene)
    for method, address in CHANGING:
        there, nowhere = (
            said(send(browser, address.format(**named), method, data={"reason": "x"}))
            for named in (ids, dict.fromkeys(ids, NOBODY))
        )
        assert there == nowhere, address
        assert there[0] == 404, address


@pytest.mark.parametrize("name", EVERYBODY)
def test_nobody_is_ever_answered_that_something_is_forbidden(scene, visit, name):
    scene.seal(scene.ana, scene.ben)
    statuses = {status for status, _, _ in scene.told(visit(getattr(scene, name))).values()}
    assert statuses <= {200, 302, 404, 409}


@pytest.mark.parametrize("method", ["OPTIONS", "TRACE", "PATCH", "DELETE"])
def test_other_methods_tell_nothing(scene, visit, method):
    browser = visit(scene.out)
    answers = [send(browser, f"/scorecards/{id}", method) for id in (scene.card(scene.ben).id, scene.loop.id)]
    assert answers[0].status_code == answers[1].status_code < 500
    assert TOKEN.sub("", answers[0].text) == TOKEN.sub("", answers[1].text)


def test_asking_with_head_is_guarded_as_reading_is(scene, visit):
    card, names = scene.card(scene.ben).id, ("ben", "ana", "cora", "judge")
    seen = {n: visit(getattr(scene, n)).client.head(f"/scorecards/{card}").status_code for n in names}
    assert seen == {"ben": 200, "ana": 404, "cora": 404, "judge": 404}


def test_only_its_author_is_led_from_a_sealed_scorecard_to_where_it_is_read(scene, visit):
    scene.seal(scene.ben)
    url = f"/scorecards/{scene.card(scene.ben).id}"
    names = ("ben", "ana", "cora", "judge")
    led = {n: visit(getattr(scene, n)).client.get(f"{url}/edit").headers.get("Location") for n in names}
    assert led == {"ben": url, "ana": None, "cora": None, "judge": None}


def test_an_error_names_who_is_awaited_to_those_alone_who_arrange(scene, visit):
    scene.seal(scene.ana)
    opening = f"/debriefs/loops/{scene.loop.id}"
    answers = {n: send(visit(getattr(scene, n)), opening) for n in ("cora", "adam", "judge", "ana", "out")}
    named = {n: [who for who in ("Ben", "Cid") if who in answer.text] for n, answer in answers.items()}
    assert named == {"cora": ["Ben", "Cid"], "adam": [], "judge": [], "ana": [], "out": []}
    assert {n: answer.status_code for n, answer in answers.items()} == dict.fromkeys(answers, 404) | {
        "cora": 409
    }


@pytest.mark.parametrize("name", EVERYBODY)
def test_no_answer_has_an_etag_or_says_since_when_or_that_nothing_changed(scene, visit, name):
    scene.seal(scene.ana, scene.ben)
    browser = visit(getattr(scene, name))
    asked = {"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT", "If-None-Match": "*"}
    for url in scene.addresses():
        answer = browser.client.get(url, headers=asked)
        assert answer.status_code != 304, url
        assert [answer.headers.get(n) for n in ("ETag", "Last-Modified", "Age")] == [None] * 3, url


@pytest.mark.parametrize("name", ["ana", "judge", "out", "mira"])
def test_what_is_hidden_takes_the_same_work_as_what_does_not_exist(scene, visit, engine, name):
    make.seal(scene.ben, scene.loop)
    scene.session.commit()
    browser, work = visit(getattr(scene, name)), {}
    token = {"X-CSRFToken": csrf(browser)}
    for method, address in (*CHANGING, *(("GET", "/scorecards/{card}" + page) for page in READING)):
        for named in (real(scene), dict.fromkeys(real(scene), NOBODY)):
            with queries(engine) as statements:
                browser.client.open(address.format(**named), method=method, headers=token)
            work.setdefault((method, address), []).append(statements)
    assert {address: there for address, (there, _) in work.items()} == {
        address: nowhere for address, (_, nowhere) in work.items()
    }
