"""“Background jobs, webhooks, exports made by one person and fetched by another: the policy is asked again at
delivery, for who fetches.”
"""

import pytest
from sqlalchemy import select

from interviews.domain.banks import Duty
from interviews.domain.history import Event
from interviews.domain.people import Role
from tests import make
from tests.doors.scene import csrf, send
from tests.web.company import Company


@pytest.fixture
def company(session):
    """A packet is on Mira's docket."""
    return Company(session)


def loses_the_role(company, mira):
    mira.withdraw(Role.COMMITTEE, make.NOON, company["Adam"])


def loses_the_seat(company, mira):
    seats = company.packet.docket.committee.seats
    seats.remove(next(seat for seat in seats if seat.person is mira))


def declares_a_conflict(company, mira):
    company.done.candidate.declare_conflict(mira, "We shared a flat.", make.NOON, mira)


def is_to_judge_the_candidate(company, mira):
    mira.grant(Role.INTERVIEWER, make.NOON, company["Adam"])
    company.session.add(make.loop([mira], who=company.done.candidate, by=company["Cora"]))


def copies_taken(session):
    """How often the history says that somebody took a copy."""
    return len(session.scalars(select(Event).where(Event.verb == "took a copy")).all())


@pytest.mark.parametrize(
    "happens", [loses_the_role, loses_the_seat, declares_a_conflict, is_to_judge_the_candidate]
)
def test_a_packet_is_handed_to_who_may_read_it_when_they_fetch_it(company, visit, session, happens):
    browser, url = visit(company["Mira"]), f"/packets/{company.packet.id}"
    page = browser.get(url)
    assert page.press("Download the PDF").response.data == b"the pdf"
    happens(company, company["Mira"])
    session.commit()
    late = page.press("Download the PDF")
    assert (late.status, late.heading) == (404, "There is nothing here for you")
    assert (browser.get(url).status, copies_taken(session)) == (404, 1)


def test_who_left_fetches_nothing_more(company, visit, session):
    page = visit(company["Mira"]).get(f"/packets/{company.packet.id}")
    company["Mira"].leave(make.NOON, company["Adam"])
    session.commit()
    assert (page.press("Download the PDF").heading, copies_taken(session)) == ("Sign in", 0)


def test_what_one_issued_another_fetches_by_their_own_right(company, visit, session):
    url = f"/packets/{company.packet.id}/copies"
    names = ("Cora", "Adam", "Mira", "Ana", "Out")
    statuses = {n: send(visit(company[n]), url).status_code for n in names}
    assert statuses == {"Cora": 200, "Adam": 200, "Mira": 200, "Ana": 404, "Out": 404}
    company["Cora"].withdraw(Role.COORDINATOR, make.NOON, company["Adam"])
    session.commit()
    assert send(visit(company["Cora"]), url).status_code == 404


def test_an_archive_of_questions_is_made_for_who_asks_for_it_now(company, visit, session):
    browser, url = visit(company["Ana"]), f"/banks/{company.bank.id}/export"
    assert browser.get(url).status == 404
    company.bank.entrust(company["Ana"], Duty.REVIEWER, make.NOON, company["Cora"])
    session.commit()
    assert browser.get(url).status == 200
    company["Ana"].withdraw(Role.INTERVIEWER, make.NOON, company["Adam"])
    session.commit()
    assert browser.get(url).status == 404


def test_what_was_typed_before_a_right_was_lost_is_not_saved_after_it(scene, visit, session, again):
    browser, card = visit(scene.ana), scene.card(scene.ana)
    token = {"X-CSRFToken": csrf(browser)}
    scene.ana.withdraw(Role.INTERVIEWER, make.NOON, scene.adam)
    session.commit()
    sent = make.written(card).as_json() | {"version": 1}
    answer = browser.client.put(f"/scorecards/{card.id}/draft", json=sent, headers=token)
    assert (answer.status_code, again(card).draft) == (404, {})
