"""“Averages, totals, progress bars, ‘2 of 4 in’, charts: tell the hidden number or its arrival.”"""

import pytest

from interviews.domain.loops import Part
from interviews.domain.openings import Release
from tests import make
from tests.doors.scene import OUTSIDE, PANEL, STAFF, said


@pytest.mark.parametrize("name", [*PANEL, *OUTSIDE])
def test_no_status_header_count_order_or_word_tells_that_somebody_wrote_or_sealed(scene, visit, name):
    browser, card = visit(getattr(scene, name)), scene.card(scene.ben)
    before = scene.told(browser)
    card.save(make.written(card, "a word"), card.version, make.NOON, scene.ben)
    scene.session.commit()
    assert scene.told(browser) == before
    card.seal(make.NOON, scene.ben)
    scene.session.commit()
    assert scene.told(browser) == before
    scene.withdraw(scene.ben)
    assert scene.told(browser) == before


@pytest.mark.parametrize("name", ["cora", "adam"])
def test_whoever_tracks_scorecards_reads_the_same_whatever_they_hold(scene, visit, name):
    browser = visit(getattr(scene, name))
    scene.seal(scene.ana, scene.ben, word="short", value=1)
    before = scene.told(browser)
    for person in (scene.ana, scene.ben):
        scene.withdraw(person)
    scene.seal(scene.ana, scene.ben, word="many words " * 40, value=4)
    assert scene.told(browser) == before


def test_who_seals_is_told_nothing_of_how_many_have(scene, visit):
    browser, card = visit(scene.ana), scene.card(scene.ana)
    card.save(make.written(card), card.version, make.NOON, scene.ana)
    scene.session.commit()
    first = browser.get(f"/scorecards/{card.id}/review").press("Seal scorecard")
    browser.get(f"/scorecards/{card.id}/withdrawal").press("Withdraw the seal")
    scene.seal(scene.ben, scene.cid, scene.judge)
    last = browser.get(f"/scorecards/{card.id}/review").press("Seal scorecard")
    assert first.all(".flashes") == ["Your scorecard is sealed."]
    assert last.main == first.main


def test_where_panelists_read_after_their_own_who_has_one_to_go_is_not_told_who_has_none(
    keep, visit, session
):
    rung, ana, ben = make.level(), make.person("Ana", *STAFF), make.person("Ben")
    plan = [[make.question(levels=[rung])], [make.question(levels=[rung])]]
    loop = make.loop([ana, ben], of=make.opening(plan=plan, release=Release.AFTER_OWN, at_level=rung))
    loop.interviews[1].assign(ana, Part.INTERVIEWER, make.NOON, loop.by)
    own = make.seal(ana, keep(loop))
    session.commit()
    browser = visit(ana)
    interviews = [f"/interviews/{interview.id}" for interview in loop.interviews]
    urls = ("/", "/scorecards", f"/scorecards/{own.id}", f"/loops/{loop.id}", *interviews)
    before = {url: said(browser.client.get(url)) for url in urls}
    make.seal(ben, loop)
    session.commit()
    assert {url: said(browser.client.get(url)) for url in urls} == before
    assert browser.get(f"/scorecards/{make.card_of(ben, loop).id}").status == 404
    assert visit(ben).get(f"/scorecards/{own.id}").status == 200
