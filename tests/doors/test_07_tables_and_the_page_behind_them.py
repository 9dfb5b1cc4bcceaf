"""“A bulk or table view uses other code than the detail page.”"""

import re

import pytest

from interviews.domain.openings import Release
from tests import make
from tests.doors.scene import Scene

CARD = re.compile(r"/scorecards/([0-9a-f-]{36})")
EVERYBODY = ("cora", "adam", "ben", "cid", "judge", "sho", "rem", "con")


def before_anybody(scene):
    """Nobody has written."""


def with_two_seals(scene):
    """Ana and Ben have sealed; Cid has written half."""
    half = scene.card(scene.cid)
    half.save(make.written(half, "words-Cid"), half.version, make.NOON, scene.cid)
    for person in (scene.ana, scene.ben):
        make.seal(person, scene.loop, f"words-{person.name}")
    scene.session.commit()


def with_the_debrief(scene):
    """Everybody has sealed, the shadow too, and the debrief is open."""
    make.seal(scene.sho, scene.loop, "words-Sho")
    scene.release()


STAGES = (before_anybody, with_two_seals, with_the_debrief)
NAMES = ("Ana", "Ben", "Cid", "Judge", "Sho")


@pytest.fixture(params=Release)
def scene(keep, session, request):
    """The scene, under each rule of release."""
    return Scene(keep, session, release=request.param)


def tables(scene, browser):
    """Every page on which something of several scorecards could stand, as one text."""
    loop, debrief = scene.loop, getattr(scene, "debrief", None)
    of_one = [f"/loops/{loop.id}", f"/openings/{loop.opening_id}", f"/candidates/{loop.candidate_id}"]
    opened = [f"/debriefs/{debrief.id}"] if debrief else []
    urls = ["/", "/scorecards", "/loops/", *of_one, f"/interviews/{make.first(loop).id}", *opened]
    return "\n".join(browser.client.get(url).text for url in urls)


@pytest.mark.parametrize("stage", STAGES)
def test_a_table_leads_to_no_scorecard_and_quotes_none_that_its_own_page_hides(scene, visit, stage):
    stage(scene)
    cards = {str(place.scorecard.id): place.person.name for place in make.places(scene.loop)}
    for name in EVERYBODY:
        browser = visit(getattr(scene, name))
        read = {cards[id] for id in cards if browser.client.get(f"/scorecards/{id}").status_code == 200}
        text = tables(scene, browser)
        assert {cards[id] for id in CARD.findall(text)} <= read, name
        assert {author for author in NAMES if f"words-{author}" in text} <= read, name


def test_the_debrief_shows_the_scorecards_that_can_be_opened_one_by_one(scene, visit):
    with_the_debrief(scene)
    for name in EVERYBODY:
        browser = visit(getattr(scene, name))
        opened = {
            a for a in NAMES if browser.client.get(f"/scorecards/{card_of(scene, a)}").status_code == 200
        }
        page = browser.get(f"/debriefs/{scene.debrief.id}")
        assert {a for a in NAMES if f"words-{a}" in page.text} == opened, name
    assert (name, opened) == ("con", set())


def card_of(scene, name):
    """The scorecard of the panelist who is called so."""
    return scene.card(getattr(scene, name.lower())).id


def test_where_scorecards_stand_is_in_the_table_of_those_alone_who_may_chase(scene, visit):
    with_two_seals(scene)
    url = f"/loops/{scene.loop.id}"
    told = {name: visit(getattr(scene, name)).get(url).all("#panel .tag") for name in EVERYBODY}
    standings = ["sealed", "sealed", "started", "not started", "not started"]
    assert told == {n: standings if n in ("cora", "adam") else [] for n in EVERYBODY}
