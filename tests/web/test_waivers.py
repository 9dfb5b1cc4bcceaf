"""A required check holds the next step back. Who goes on regardless says why, and the packet tells."""

import pytest
from sqlalchemy import select

from interviews.domain.history import Event
from interviews.domain.packets import Packet
from interviews.domain.people import Role
from interviews.domain.waivers import Waiver
from tests import make

REASON = "The second interviewer, Ben, is ill."


@pytest.fixture
def cora(keep):
    """A coordinator."""
    return keep(make.coordinator("Cora"))


@pytest.fixture
def loop(keep, cora):
    """Ana interviews Leila; the one must-have is asked in this interview alone."""
    rung, depth = make.level(), make.competency("Depth")
    opening = make.opening(plan=[[make.question("One", [rung], competency=depth)]], at_level=rung)
    opening.criteria[0].must_have = True
    made = make.loop([make.person("Ana")], of=opening, who=make.candidate("Leila Haddad"), by=cora)
    make.first(made).starts_at = None
    return keep(made)


def waived(visit, cora, loop):
    """Cora waives the gap."""
    page = visit(cora).get(f"/loops/{loop.id}").follow("Waive it : must-haves")
    return page.press("Waive it", reason=REASON)


def test_a_gap_keeps_the_interviews_from_their_times_and_what_was_typed_stays(cora, loop, visit, session):
    page = visit(cora).get(f"/interviews/{make.first(loop).id}/time")
    page = page.press("Set time and place", starts_at="2026-11-30T10:00", place="Room 4")

    assert page.status == 422
    assert page.all(".error-summary li") == [
        "This loop isn't ready for its times. Depth is asked in 1. Mend it, or waive the check with a reason."
    ]
    assert page.soup.find(id="place")["value"] == "Room 4"
    session.expire_all()
    assert make.first(loop).place == ""


def test_a_waiver_says_what_is_let_be_and_asks_why(cora, loop, visit):
    page = visit(cora).get(f"/loops/{loop.id}").follow("Waive it : must-haves")

    assert page.heading == "Waive a check"
    assert page.all("main ul li") == ["Depth is asked in 1."]
    assert page.press("Waive it").all(".error-summary li") == ["Say why."]


def test_with_a_reason_the_loop_goes_on_and_says_who_let_it_be(cora, loop, visit, session):
    page = waived(visit, cora, loop)
    [line] = [each for each in page.all(".checks__line") if each.startswith("waived")]

    assert page.all(".flashes") == [
        "The check is waived. Your name and your reason stand with it, in the packet too."
    ]
    assert f"“{REASON}” Cora, " in line
    told = session.scalars(select(Event).where(Event.verb == "waived a check")).one()
    assert told.facts == {"loop": str(loop.id), "check": "must-haves"}

    page = visit(cora).get(f"/interviews/{make.first(loop).id}/time")
    page = page.press("Set time and place", starts_at="2026-11-30T10:00", place="Room 4")
    assert (page.status, page.heading) == (200, "Leila Haddad")


def test_it_can_be_taken_back(cora, loop, visit):
    page = waived(visit, cora, loop).press("Take it back , the waiver of must-haves")

    assert page.all(".flashes") == ["The waiver is taken back: the check counts again."]
    assert page.all(".checks__line")[0].startswith("needs you A must-have has fewer than two indep")


def test_nobody_waives_what_they_didnt_read(cora, loop, visit, session):
    page = visit(cora).get(f"/loops/{loop.id}").follow("Waive it : must-haves")
    loop.opening.criteria[0].competency.name = "Breadth"
    session.commit()
    page = page.press("Waive it", reason=REASON)

    assert page.all(".error-summary li") == ["What the check finds has changed meanwhile. Read it once more."]
    assert page.all("main ul li")[-1] == "Breadth is asked in 1."
    assert page.soup.find(id="reason").text.strip() == REASON
    assert session.scalars(select(Waiver)).all() == []


@pytest.mark.parametrize("name", ["scorecards", "debrief", "guide", "nothing"])
def test_what_guards_independence_and_what_is_a_hint_have_no_such_page(cora, loop, visit, name):
    assert visit(cora).get(f"/loops/{loop.id}/checks/{name}/waiver").status == 404


def test_what_has_passed_cant_be_waived(cora, loop, visit):
    page = visit(cora).get(f"/loops/{loop.id}/checks/questions/waiver")

    assert page.status == 409
    assert "This check holds nothing back, so there is nothing to waive." in page.main


def test_who_is_still_to_judge_reads_that_it_was_waived_and_not_why(cora, loop, keep, visit):
    judge = keep(make.person("Judge", Role.COORDINATOR, Role.INTERVIEWER))
    make.first(loop).assign(judge, make.Part.INTERVIEWER, make.NOON, cora)
    keep(loop)
    waived(visit, cora, loop)
    page = visit(judge).get(f"/loops/{loop.id}")
    [line] = [each for each in page.all(".checks__line") if each.startswith("waived")]

    assert (REASON in page.main, "Cora, " in line) == (False, True)
    assert visit(judge).get(f"/loops/{loop.id}/checks/must-haves/waiver").status == 404


def test_the_packet_waits_for_it_and_prints_the_reason_without_names(cora, loop, keep, visit, session):
    mira = keep(make.person("Mira", Role.COMMITTEE))
    docket = keep(make.docket([mira], sits_at=make.NOON.replace(year=2099)))
    make.first(loop).starts_at = make.NOON
    make.seal(make.places(loop)[0].person, loop)
    keep(make.debrief(loop)).close(make.NOON, cora)
    session.commit()
    refused = visit(cora).get(f"/packets/loops/{loop.id}")
    assert refused.status == 409
    assert "This loop isn't ready for its packet. Depth is asked in 1." in refused.main

    waived(visit, cora, loop)
    visit(cora).get(f"/packets/loops/{loop.id}").press("Issue the packet", docket=str(docket.id))
    packet = session.scalars(select(Packet)).one()
    page = packet.page.content.decode()
    assert "Check waived" in page
    assert "A check found: Depth is asked in 1. It was waived." in page
    assert "The second interviewer, Ben, is ill." in page
    assert "Cora" not in page.split("Check waived")[1].split("</")[0]
