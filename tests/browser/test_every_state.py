"""Pages as they are when there is nothing yet, or when something stands in the way: on a phone."""

import pytest

from interviews.clock import now
from interviews.domain.breaks import Break
from interviews.domain.openings import Opening, Profile, Release
from interviews.domain.people import Role
from interviews.packs.plan import shipped
from interviews.packs.reading import import_shipped
from tests import make
from tests.browser.looking_on import at_a_glance, faults
from tests.browser.writing import enter
from tests.doors.scene import Scene

pytestmark = pytest.mark.browser


@pytest.fixture
def told(window, session, address):
    """What keeps people out of these pages, as this person."""

    def look(person, urls, how=at_a_glance):
        page, found = window(), {}
        enter(page.context, session, person, address)
        for url in urls:
            answer = page.goto(url)
            assert answer.status in (200, 404), url
            found[url] = sorted(how(page))
        return {url: lines for url, lines in found.items() if lines}

    return look


def test_where_nothing_is_yet_the_page_says_so_to_everybody(told, keep):
    somebody = keep(make.person("Ana", *Role))
    urls = ("/", "/scorecards", "/openings/", "/loops/", "/loops/new", "/banks/", "/dockets", "/dockets/new")
    assert told(somebody, urls) == {}
    nobody = keep(make.person("Ben"))
    nobody.withdraw(Role.INTERVIEWER, make.NOON, somebody)
    keep(nobody)
    assert told(nobody, ["/", "/people/account"]) == {}


@pytest.fixture
def scene(keep, session):
    """A loop in the middle of things."""
    return Scene(keep, session)


def test_what_is_sealed_excused_removed_or_not_for_one_says_so_to_everybody(told, scene, session):
    scene.seal(scene.ana, scene.sho)
    scene.card(scene.cid).panelist.excuse_from_writing("On leave.", make.NOON, scene.cora)
    session.add(Break.ask(scene.loop, "A complaint was made.", make.NOON, scene.adam))
    session.commit()
    loop = f"/loops/{scene.loop.id}"
    pages = {
        scene.ana: ["/", f"/scorecards/{scene.card(scene.ana).id}", "/scorecards"],
        scene.ben: ["/", f"/scorecards/{scene.card(scene.ben).id}/review"],
        scene.cid: ["/scorecards", f"/scorecards/{scene.card(scene.cid).id}"],
        scene.rem: ["/scorecards", f"/scorecards/{scene.card(scene.rem).id}"],
        scene.con: ["/", loop],
        scene.judge: ["/", loop, f"/candidates/{scene.loop.candidate_id}"],
        scene.cora: ["/", loop, f"/candidates/{scene.loop.candidate_id}"],
        scene.adam: [loop],
    }
    assert {person.name: told(person, urls) for person, urls in pages.items()} == {
        person.name: {} for person in pages
    }


def test_a_debrief_that_is_open_and_a_rating_that_was_revised_keep_nobody_out(told, scene, session):
    scene.release()
    [rating] = scene.card(scene.ana).seals[-1].ratings
    rating.revise(4, "Ben saw it too.", make.NOON.replace(hour=20), scene.ana)
    session.commit()
    debrief = f"/debriefs/{scene.debrief.id}"
    assert told(scene.ana, ["/", debrief, f"/scorecards/ratings/{rating.id}/revision"]) == {}
    assert told(scene.cora, ["/", debrief, f"{debrief}/closure", f"/loops/{scene.loop.id}"]) == {}


def test_a_packet_as_it_is_issued_keeps_nobody_out(told, visit, scene, session):
    scene.release().close(now(), scene.cora)
    session.add(make.docket([scene.mira], make.NOON.replace(year=2099)))
    session.commit()
    form = visit(scene.cora).get(f"/packets/loops/{scene.loop.id}")
    sitting = form.soup.select("#docket option")[-1]["value"]
    packet = form.press("Issue the packet", docket=sitting)
    assert told(scene.mira, [packet.url], faults) == {}


def test_a_plan_keeps_nobody_out_before_and_after_its_questions_are_approved(told, keep, session):
    cora, levels = keep(make.coordinator("Cora Diallo")), ("engineer-junior", "staff", "principal")
    report = import_shipped(session, now(), cora)
    openings = [
        Opening.announce(key, report.levels[key], Release.AT_DEBRIEF, Profile.NAMED, now(), cora)
        for key in levels
    ]
    session.add_all(openings)
    asked = {each.question for plan in shipped() if plan.key == "principal" for each in plan.questions}
    for question in report.questions:
        if question.key in asked:
            question.latest.propose(now(), cora)
            question.latest.approve(now(), make.person())
    session.commit()
    urls = [f"/openings/{opening.id}{page}" for opening in openings for page in ("", "/plan/start")]
    assert told(cora, urls, faults) == {}
