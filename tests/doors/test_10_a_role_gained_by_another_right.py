"""“A role gained by another right (settings, ownership, coordinator who also interviews): every right is cut
by what the person must not know as a panelist.”
"""

import pytest

from interviews.domain.banks import Duty
from interviews.domain.people import Role
from tests import make
from tests.doors.scene import STAFF

WHO = ("ana", "cora", "adam", "judge", "out", "mira", "con", "ref")


def learns(scene, browser):
    """Whether somebody learns anything of Ben's scorecard, which is sealed: its words, or where it stands."""
    words = browser.client.get(f"/scorecards/{scene.card(scene.ben).id}").status_code == 200
    stands = browser.get(f"/loops/{scene.loop.id}").all("#panel .tag") != []
    return words, stands


def test_a_coordinator_who_judges_gains_nothing_by_giving_up_or_taking_roles(scene, visit, session):
    scene.seal(scene.ben)
    browser = visit(scene.judge)
    for role in (Role.INTERVIEWER, Role.COORDINATOR):
        scene.judge.withdraw(role, make.NOON, scene.cora)
        session.commit()
        page = browser.get(f"/loops/{scene.loop.id}")
        assert page.all("#panel .tag") == []
        assert "You are still to judge this candidate." in page.main


@pytest.mark.parametrize("name", ["ana", "sho"])
def test_a_panelist_who_is_given_every_role_learns_nothing_more(scene, visit, session, name):
    person = getattr(scene, name)
    scene.seal(scene.ben)
    browser = visit(person)
    for role in set(Role) - person.roles:
        person.grant(role, make.NOON, scene.adam)
    session.commit()
    assert browser.get(f"/loops/{scene.loop.id}").status == 200
    assert learns(scene, browser) == (False, False)


def test_who_made_the_loop_and_keeps_its_questions_learns_nothing_as_a_panelist(visit, keep, session):
    els, ben = make.person("Els", *STAFF), make.person("Ben")
    loop = keep(make.loop([els, ben], by=els))
    make.first(loop).kit[0].version.question.bank.entrust(els, Duty.OWNER, make.NOON, els)
    make.seal(ben, loop)
    session.commit()
    page = visit(els).get(f"/loops/{loop.id}")
    assert "Els (you)" in page.main
    assert page.all("#panel .tag") == []
    assert visit(els).get(f"/scorecards/{make.card_of(ben, loop).id}").status == 404


def test_who_judges_arranges_nothing_that_would_tell(scene, visit):
    scene.seal(scene.ben)
    browser, loop, place = visit(scene.judge), scene.loop, scene.card(scene.cid).panelist_id
    urls = [
        f"/openings/{loop.opening_id}/bar",
        f"/openings/{loop.opening_id}/plan",
        f"/loops/{loop.id}/debrief-time",
        f"/loops/{loop.id}/adjustments",
        f"/interviews/{make.first(loop).id}/time",
        f"/interviews/{make.first(loop).id}/panel",
        f"/interviews/panelists/{place}/excuse",
        f"/interviews/panelists/{place}/removal",
        f"/packets/loops/{loop.id}",
    ]
    assert [url for url in urls if browser.client.get(url).status_code != 404] == []
    may = [url for url in urls if visit(scene.cora).client.get(url).status_code == 404]
    assert may == []


def test_being_the_one_who_arranges_gives_no_sight_before_release(scene, visit):
    scene.seal(scene.ben)
    found = {name: learns(scene, visit(getattr(scene, name))) for name in WHO}
    assert found == dict.fromkeys(WHO, (False, False)) | {"cora": (False, True), "adam": (False, True)}


def test_needs_are_for_coordinators_who_do_not_judge(scene, visit, session):
    scene.loop.adjust("Hard of hearing.", "Keep captions on.", make.NOON, scene.cora)
    session.commit()
    pages = ("/", f"/loops/{scene.loop.id}", f"/interviews/{make.first(scene.loop).id}")
    told = {n for n in WHO for url in pages if "Hard of hearing." in visit(getattr(scene, n)).get(url).text}
    assert told == {"cora"}
