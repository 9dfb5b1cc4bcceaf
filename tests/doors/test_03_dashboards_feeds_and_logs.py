"""“Dashboards, activity feeds, the audit page, logs: ‘rated’, ‘sealed 2 minutes ago’, quoted notes.”"""

from datetime import timedelta

import pytest
from sqlalchemy import select

from interviews import policy
from interviews.domain.history import Event
from interviews.policy import Act
from interviews.settings import ROOT
from tests import make
from tests.doors.scene import PANEL

SEALED_AT = make.NOON + timedelta(hours=1, minutes=37)


def seals(scene, person):
    """Somebody writes and seals at 13:37, in words that can be found again."""
    make.seal(person, scene.loop, "canary", value=4, at=SEALED_AT)
    scene.session.commit()


@pytest.mark.parametrize("name", PANEL)
def test_the_first_page_of_a_panelist_has_no_news_of_the_others(scene, visit, name):
    browser = visit(getattr(scene, name))
    before = browser.get("/").main
    seals(scene, scene.ben)
    assert browser.get("/").main == before


def test_the_first_page_of_a_coordinator_says_who_is_awaited_and_no_word_or_moment(scene, visit):
    browser = visit(scene.cora)
    waited_for = ["Ana", "Ben", "Cid", "Judge"]
    assert [name for name in waited_for if name in browser.get("/").main] == waited_for
    seals(scene, scene.ben)
    page = browser.get("/")
    assert [name for name in waited_for if name in page.main] == ["Ana", "Cid", "Judge"]
    assert [word for word in ("canary", "13:37", "ago") if word in page.response.text] == []


def test_nobody_is_shown_the_history(app, scene):
    """When it gets a page, that page is tested here instead."""
    words = {word for rule in app.url_map.iter_rules() for word in rule.endpoint.split(".")}
    assert words & {"history", "audit", "activity", "feed", "log", "events", "news"} == set()
    with pytest.raises(KeyError):
        policy.allowed(scene.adam, Act.SEE, Event)


def test_a_line_of_the_history_says_that_somebody_sealed_and_nothing_of_what(scene, session):
    seals(scene, scene.ben)
    of_card = select(Event).where(Event.noun_id == str(scene.card(scene.ben).id))
    lines = session.scalars(of_card.order_by(Event.position))
    [seal] = scene.card(scene.ben).seals
    assert [(line.verb, line.facts) for line in lines] == [
        ("started", {}),
        ("sealed", {"commitment": seal.digest}),
    ]


def test_the_program_logs_nothing_of_who_wrote_or_sealed(scene, visit, caplog, capfd):
    card = scene.card(scene.ana)
    card.save(make.written(card, "canary"), card.version, make.NOON, scene.ana)
    scene.session.commit()
    page = visit(scene.ana).get(f"/scorecards/{card.id}/edit").press("Save", reasons="canary")
    assert page.visitor.get(f"/scorecards/{card.id}/review").press("Seal scorecard").status == 200
    assert visit(scene.cora).get(f"/loops/{scene.loop.id}").status == 200
    assert (caplog.messages, *capfd.readouterr()) == ([], "", "")
    assert "\naccesslog = None\n" in (ROOT / "gunicorn.conf.py").read_text()
