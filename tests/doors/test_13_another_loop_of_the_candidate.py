"""“Another loop of the same candidate, earlier stages, past years: sealed for panelists of the running loop
until its release.”
"""

from datetime import timedelta

import pytest

from interviews.domain.base import Refused
from interviews.domain.loops import Part
from interviews.domain.openings import Release
from interviews.domain.packets import Document, Packet, Printed
from interviews.domain.people import Role
from tests import make
from tests.doors.scene import STAFF, said

LONG_AGO = make.NOON - timedelta(days=800)


@pytest.fixture
def els(keep):
    """Somebody with every role but the committee's."""
    return keep(make.person("Els", *STAFF))


def another(scene, keep, *panel):
    """A loop of the same candidate for another opening."""
    return keep(make.loop(panel, who=scene.loop.candidate, by=scene.cora))


def packet_of(scene, session):
    """The packet of the first loop, on Mira's docket."""
    scene.debrief.close(make.NOON, scene.cora)
    papers = [Document.of(word, "text/html") for word in (b"the pdf", b"the data", b"the page")]
    docket = make.docket([scene.mira], sits_at=make.NOON.replace(year=2099))
    packet = Packet.issue(scene.loop, docket, "2026-0001", 1, Printed(*papers), make.NOON, scene.cora)
    session.add(packet)
    session.commit()
    return packet


def test_who_still_judges_a_candidate_reads_nothing_of_an_earlier_loop(scene, visit, keep, session, els):
    debrief, packet = scene.release(), packet_of(scene, session)
    urls = (
        f"/debriefs/{debrief.id}",
        f"/scorecards/{scene.card(scene.ben).id}",
        f"/packets/{packet.id}",
    )
    browser = visit(els)
    assert [browser.get(url).status for url in urls] == [200, 200, 200]
    later = another(scene, keep, els)
    assert [browser.get(url).status for url in urls] == [404, 404, 404]
    make.seal(els, later)
    keep(make.debrief(later))
    assert [browser.get(url).status for url in urls] == [200, 200, 200]


def test_a_loop_of_past_years_stays_sealed_for_its_own_panel_too(scene, visit, keep, session):
    debrief = scene.release()
    debrief.opened_at = LONG_AGO
    session.commit()
    urls = (f"/debriefs/{debrief.id}", f"/scorecards/{scene.card(scene.ben).id}")
    another(scene, keep, scene.ana)
    assert [visit(scene.ana).get(url).status for url in urls] == [404, 404]
    assert [visit(scene.cid).get(url).status for url in urls] == [200, 200]
    assert visit(scene.ana).get(f"/scorecards/{scene.card(scene.ana).id}").status == 200


def test_that_one_can_revise_or_not_withdraw_tells_nothing_of_the_debrief_of_the_other_loop(
    scene, visit, keep, session
):
    another(scene, keep, scene.ana)
    scene.seal(scene.ana)
    browser, card = visit(scene.ana), scene.card(scene.ana)
    [rating] = card.seal_in_force.ratings
    urls = (
        f"/scorecards/{card.id}",
        f"/scorecards/{card.id}/withdrawal",
        f"/scorecards/ratings/{rating.id}/revision",
    )
    before = [said(browser.client.get(url)) for url in urls]
    scene.release()
    assert [said(browser.client.get(url)) for url in urls] == before
    assert [status for status, _, _ in before] == [200, 404, 404]


def test_a_member_who_judges_anew_does_not_find_the_old_packet(scene, visit, keep, session):
    scene.release()
    packet, browser = packet_of(scene, session), visit(scene.mira)
    docket = f"/dockets/{packet.docket_id}"
    assert browser.get(f"/packets/{packet.id}").status == 200
    scene.mira.grant(Role.INTERVIEWER, make.NOON, scene.adam)
    another(scene, keep, scene.mira)
    assert browser.get(f"/packets/{packet.id}").status == 404
    assert [packet.number in browser.get(url).text for url in (docket, "/dockets", "/")] == [False] * 3


def test_the_earlier_loop_of_who_judges_shows_no_status_no_debrief_and_no_packet(
    scene, visit, keep, session, els
):
    another(scene, keep, els)
    browser = visit(els)
    urls = (f"/loops/{scene.loop.id}", "/loops/", "/", "/scorecards", f"/openings/{scene.loop.opening_id}")
    before = [said(browser.client.get(url)) for url in urls]
    scene.seal(scene.ana)
    scene.release()
    packet_of(scene, session)
    assert [said(browser.client.get(url)) for url in urls] == before
    assert before[0][0] == 200


def test_the_lock_of_the_bar_is_hidden_from_who_judges_the_candidate_for_another_opening(
    scene, visit, keep, els
):
    another(scene, keep, els)
    browser, url = visit(els), f"/openings/{scene.loop.opening_id}"
    before = said(browser.client.get(url))
    scene.seal(scene.ana)
    assert said(browser.client.get(url)) == before
    assert browser.get(f"{url}/bar").status == 404


def test_who_judges_another_candidate_reads_on(scene, visit, keep, els):
    debrief = scene.release()
    keep(make.loop([els], by=scene.cora))
    assert visit(els).get(f"/debriefs/{debrief.id}").status == 200


def test_who_may_have_read_the_others_is_given_no_second_interview_of_the_loop(keep):
    rung, ana = make.level(), make.person("Ana")
    plan = [[make.question(levels=[rung])], [make.question(levels=[rung])]]
    loop = keep(make.loop([ana], of=make.opening(plan=plan, release=Release.AFTER_OWN, at_level=rung)))
    make.seal(ana, loop)
    with pytest.raises(Refused, match="Ana may have read what others wrote of this candidate"):
        loop.interviews[1].assign(ana, Part.INTERVIEWER, make.NOON, loop.by)
