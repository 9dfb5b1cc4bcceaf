"""“Release by removal (a panelist removed, declining or excused): the seal opens early: removal needs a
reason and never reveals to the one removed.”
"""

import pytest

from interviews.domain.base import Refused
from interviews.domain.loops import Panelist, Part
from interviews.domain.openings import Release
from tests import make
from tests.doors.scene import OUTSIDE, Scene, send

LEAVING = ("excuse", "removal")


def test_neither_an_excuse_nor_a_removal_opens_anything(scene, visit, session):
    scene.seal(scene.ben, scene.cid, scene.judge)
    scene.card(scene.ana).panelist.excuse_from_writing("Ill.", make.NOON, scene.cora)
    session.commit()
    for person in (scene.ana, scene.rem):
        assert visit(person).get(f"/scorecards/{scene.card(scene.ben).id}").status == 404
    debrief = make.debrief(scene.loop)
    session.add(debrief)
    session.commit()
    assert visit(scene.ana).get(f"/debriefs/{debrief.id}").status == 200
    assert visit(scene.rem).get(f"/debriefs/{debrief.id}").status == 404


@pytest.mark.parametrize("page", LEAVING)
def test_where_panelists_read_after_their_own_who_leaves_the_writing_reads_nothing(
    keep, session, visit, page
):
    scene = Scene(keep, session, release=Release.AFTER_OWN)
    scene.seal(scene.ben, scene.cid)
    url = f"/interviews/panelists/{scene.card(scene.ana).panelist_id}/{page}"
    assert send(visit(scene.cora), url, data={"reason": "Ill."}).status_code == 302
    sealed = f"/scorecards/{scene.card(scene.ben).id}"
    seen = {n: visit(getattr(scene, n)).get(sealed).status for n in ("ana", "rem", "sho", "cid")}
    assert seen == {"ana": 404, "rem": 404, "sho": 404, "cid": 200}


@pytest.mark.parametrize("leave", [Panelist.excuse_from_writing, Panelist.remove])
def test_nor_does_who_is_let_go_from_one_of_two_interviews(keep, session, visit, leave):
    rung, ana, ben = make.level(), make.person("Ana"), make.person("Ben")
    plan = [[make.question(levels=[rung])], [make.question(levels=[rung])]]
    loop = make.loop([ana, ben], of=make.opening(plan=plan, release=Release.AFTER_OWN, at_level=rung))
    second = loop.interviews[1].assign(ana, Part.INTERVIEWER, make.NOON, loop.by)
    keep(loop)
    for person in (ana, ben):
        make.seal(person, loop)
    leave(second, "Ill.", make.NOON, loop.by)
    session.commit()
    assert visit(ana).get(f"/scorecards/{make.card_of(ben, loop).id}").status == 404
    assert visit(ben).get(f"/scorecards/{make.card_of(ana, loop).id}").status == 200


@pytest.mark.parametrize("reason", ["", " \n "])
@pytest.mark.parametrize("page", LEAVING)
def test_without_a_reason_nobody_is_excused_or_removed(scene, visit, again, page, reason):
    place = scene.card(scene.ana).panelist
    answer = send(visit(scene.cora), f"/interviews/panelists/{place.id}/{page}", data={"reason": reason})
    assert (answer.status_code, "Say why" in answer.text) == (422, True)
    assert (again(place).excuse, again(place).removal) == (None, None)


@pytest.mark.parametrize("leave", [Panelist.excuse_from_writing, Panelist.remove])
def test_nor_by_any_other_way_than_the_form(scene, leave):
    with pytest.raises(Refused, match="Say why"):
        leave(scene.card(scene.ana).panelist, " \n ", make.NOON, scene.cora)


def test_words_whose_seal_was_withdrawn_are_opened_by_no_debrief(scene, visit, session):
    make.seal(scene.ana, scene.loop, "canary")
    scene.withdraw(scene.ana)
    scene.card(scene.ana).panelist.excuse_from_writing("Ill.", make.NOON, scene.cora)
    debrief, url = scene.release(), f"/scorecards/{scene.card(scene.ana).id}"
    seen = {n: visit(getattr(scene, n)).get(url).status for n in ("ana", "ben", "sho", "cora", "adam")}
    assert seen == {"ana": 200, "ben": 404, "sho": 404, "cora": 404, "adam": 404}
    assert "canary" not in visit(scene.ben).get(f"/debriefs/{debrief.id}").text


def test_the_debrief_waits_for_who_declines_until_somebody_says_why_they_are_let_go(scene, visit, session):
    scene.seal(scene.ben, scene.cid, scene.judge)
    scene.loop.candidate.declare_conflict(scene.ana, "We shared a flat.", make.NOON, scene.ana)
    session.commit()
    opening, browser = f"/debriefs/loops/{scene.loop.id}", visit(scene.cora)
    assert send(browser, opening).status_code == 409
    url = f"/interviews/panelists/{scene.card(scene.ana).panelist_id}/removal"
    assert send(browser, url, data={"reason": "She knows him."}).status_code == 302
    debrief = send(browser, opening).headers["Location"]
    seen = {n: visit(getattr(scene, n)).get(debrief).status for n in ("ana", "rem", "ben")}
    assert seen == {"ana": 404, "rem": 404, "ben": 200}


def test_a_loop_from_which_all_were_taken_opens_nothing(scene, visit, session):
    for person in (scene.ana, scene.ben, scene.cid, scene.judge):
        scene.card(person).panelist.remove("Ill.", make.NOON, scene.cora)
    make.seal(scene.sho, scene.loop)
    session.commit()
    answer = send(visit(scene.cora), f"/debriefs/loops/{scene.loop.id}")
    assert (answer.status_code, "No scorecard is sealed, so there is nothing to open." in answer.text) == (
        409,
        True,
    )


@pytest.mark.parametrize("name", OUTSIDE)
def test_who_must_not_know_the_candidate_does_not_notice_that_the_debrief_opened(scene, visit, name):
    browser = visit(getattr(scene, name))
    before = scene.told(browser)
    debrief = scene.release()
    assert scene.told(browser) == before
    assert browser.get(f"/debriefs/{debrief.id}").status == 404
