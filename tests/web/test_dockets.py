"""Dockets in the browser."""

import pytest

from interviews.domain.committees import Committee, Docket
from interviews.domain.people import Role
from tests import make
from tests.counting import queries


@pytest.fixture
def cora(keep):
    """A coordinator, in Lisbon."""
    return keep(make.person("Cora", Role.COORDINATOR, zone="Europe/Lisbon"))


@pytest.fixture
def mira(keep):
    """A committee member."""
    return keep(make.person("Mira", Role.COMMITTEE))


def test_a_coordinator_forms_a_committee_and_calls_a_sitting(visit, session, cora, mira, keep):
    noor = keep(make.person("Noor", Role.COMMITTEE))
    page = visit(cora).get("/dockets")
    assert "No sitting is called. A packet is issued for one." in page.main

    page = page.follow("Form a committee")
    page = page.press("Form the committee", name="Hiring", chair=str(mira.id), members=[str(noor.id)])
    assert page.heading == "Dockets"
    assert "Hiring Mira, Noor" in page.main

    [committee] = session.query(Committee)
    page = page.follow("Call a sitting")
    page = page.press("Call the sitting", committee=str(committee.id), sits_at="2099-12-03T16:00")
    assert page.heading == "Hiring"
    assert "Sits Thu 3 Dec 2099, 16:00 (Lisbon, UTC+0)." in page.main
    assert "Packets appear here once a coordinator issues them for this sitting." in page.main


def test_a_committee_without_a_name_and_a_sitting_in_the_past_are_told_so(visit, session, cora, mira):
    browser = visit(cora)
    page = browser.get("/dockets/committees/new").press("Form the committee", chair=str(mira.id))
    assert (page.status, page.all(".error-summary a")) == (422, ["Give the committee a name."])
    page = page.press("Form the committee", name="Hiring")
    [committee] = session.query(Committee)

    page = browser.get("/dockets/new")
    page = page.press("Call the sitting", committee=str(committee.id), sits_at="2020-01-01T10:00")
    assert page.status == 422
    assert "A sitting is called for a time to come." in page.main
    assert "2020-01-01T10:00" in page.response.text
    assert session.query(Docket).all() == []


def test_a_member_sees_the_sittings_of_their_committee_and_no_others(visit, keep, mira, cora):
    keep(make.docket([mira]))
    keep(make.docket([make.person("Noor", Role.COMMITTEE)]))
    assert visit(mira).get("/dockets").all("main .rows a") == ["Hiring committee"]
    assert visit(cora).get("/dockets").all("main .rows a") == ["Hiring committee", "Hiring committee"]


def test_a_sitting_that_is_over_stands_under_past(visit, keep, mira, session):
    docket = keep(make.docket([mira]))
    docket.sits_at = make.NOON.replace(year=2020)
    session.commit()
    assert visit(mira).get("/dockets").all("main h2") == ["To come", "Past"]


def test_only_coordinators_arrange_and_only_members_read(visit, keep, mira):
    docket = keep(make.docket([make.person("Noor", Role.COMMITTEE)]))
    browser = visit(mira)
    urls = ["/dockets/new", "/dockets/committees/new", f"/dockets/{docket.id}"]
    assert [browser.get(url).status for url in urls] == [404, 404, 404]
    assert "Call a sitting" not in browser.get("/dockets").text


def test_as_many_queries_for_three_sittings_as_for_one(visit, keep, mira, engine):
    keep(make.docket([mira]))
    browser = visit(mira)
    browser.get("/dockets")
    with queries(engine) as one:
        browser.get("/dockets")
    for name in ("Noor", "Omar"):
        keep(make.docket([mira, make.person(name, Role.COMMITTEE)]))
    with queries(engine) as three:
        browser.get("/dockets")
    assert len(three) == len(one)
