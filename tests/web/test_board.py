"""The board: every loop by stage, what waits for whom, and what is late; for who may know it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from interviews.domain.later import minutes_later
from interviews.domain.loops import Interview, Part
from interviews.domain.packets import Document, Packet, Printed
from interviews.domain.people import Role
from tests import make
from tests.counting import queries

NOW = datetime.now(UTC)
SOON, BEFORE, LONG_AGO = NOW + timedelta(days=2), NOW - timedelta(hours=3), NOW - timedelta(days=3)


@pytest.fixture
def cora(keep):
    """A coordinator."""
    return keep(make.coordinator("Cora"))


@pytest.fixture
def ana(keep):
    """An interviewer."""
    return keep(make.person("Ana"))


@pytest.fixture
def begun(keep, cora, ana):
    """Ana interviews somebody at a time, in Room 4."""

    def made(name, starts_at=LONG_AGO, opening=None):
        loop = make.loop([ana], of=opening, who=make.candidate(name), by=cora)
        make.first(loop).starts_at, make.first(loop).place = starts_at, "Room 4"
        return keep(loop)

    return made


@pytest.fixture
def every_stage(begun, keep, cora, ana):
    """A loop at each stage, the candidate named after it."""
    make.first(begun("Arrange")).place = ""
    begun("Interview", SOON)
    begun("Wait")
    make.seal(ana, begun("Talk"), at=NOW)
    for name in ("Open", "Issue", "Decide"):
        loop = begun(name)
        make.seal(ana, loop, at=NOW)
        debrief = keep(make.debrief(loop, NOW))
        if name != "Open":
            debrief.close(NOW, cora)
        if name == "Decide":
            papers = [Document.of(word, "text/plain") for word in (b"pdf", b"data", b"page")]
            docket = make.docket([make.person("Mira", Role.COMMITTEE)])
            packet = Packet.issue(loop, docket, "2026-0001", 1, Printed(*papers), NOW, cora)
            keep(packet)


def rows(page):
    """The board, row by row."""
    return page.all("tbody tr")


def names(page):
    """The candidates on it."""
    return page.all("tbody th")


def test_each_loop_stands_at_its_stage_and_says_for_whom_it_waits(every_stage, cora, visit):
    day = f"{SOON:%a} {SOON.day} {SOON:%b %Y}"
    job = "Staff engineer, Platform"

    assert rows(visit(cora).get("/loops/")) == [
        f"Arrange {job} to arrange Cora Interview 1 has no place. –",
        f"Interview {job} interviewing the next interview {day}",
        f"Wait {job} waiting for scorecards Ana Interview 1 late –",
        f"Talk {job} ready for the debrief Cora The debrief can be opened. –",
        f"Open {job} in debrief Cora The debrief is open. –",
        f"Issue {job} packet to issue Cora The packet can be issued. –",
        f"Decide {job} with the committee Hiring committee –",
    ]


def test_the_stages_are_counted_and_each_is_a_way_to_its_own(every_stage, begun, cora, visit):
    begun("Another", SOON)
    page = visit(cora).get("/loops/")
    assert page.all(".stages__link")[:3] == ["1 to arrange", "2 interviewing", "1 waiting for scorecards"]

    narrowed = page.follow("2 interviewing")
    assert names(narrowed) == ["Another", "Interview"]
    assert narrowed.url == "/loops/?stage=interviewing"
    assert len(names(narrowed.follow("2 interviewing"))) == 8


def test_what_is_asked_for_makes_an_address(begun, cora, keep, visit):
    ben, writer = keep(make.person("Ben")), make.opening("Writer")
    begun("Leila"), begun("Soraya", BEFORE)
    other = begun("Omar", BEFORE, writer)
    other.interviews[0].assign(ben, Part.INTERVIEWER, make.NOON, cora)
    keep(other)
    browser = visit(cora)

    page = browser.get("/loops/").press("Find", find="lei")
    assert (page.url, names(page)) == ("/loops/?find=lei&opening=&stage=&who=&late=", ["Leila"])
    assert names(browser.get(f"/loops/?who={ben.id}")) == ["Omar"]
    assert names(browser.get("/loops/?late=late")) == ["Leila"]
    assert names(browser.get("/loops/").follow("Writer")) == ["Omar"]
    assert browser.get(f"/loops/?opening={other.opening_id}").all(".page-header__lead") == [
        "Candidates for Writer, by stage. Show all loops"
    ]
    nothing = browser.get("/loops/?find=zzz")
    assert nothing.all(".empty-state p") == ["No loop here is as you asked."]
    assert names(nothing.follow("Show all")) == ["Leila", "Omar", "Soraya"]


def test_what_nobody_knows_narrows_nothing(begun, cora, visit):
    begun("Leila")
    assert names(visit(cora).get("/loops/?opening=x&stage=x&who=x&late=x")) == ["Leila"]


def test_who_is_still_to_judge_learns_nothing_from_stage_count_or_filter(begun, keep, visit, cora, session):
    judge = keep(make.person("Judge", Role.COORDINATOR, Role.INTERVIEWER))
    loop = begun("Leila")
    make.first(loop).assign(judge, Part.INTERVIEWER, make.NOON, cora)
    keep(loop)
    browser = visit(judge)
    asked = [
        "/loops/",
        *(f"/loops/?stage={stage}" for stage in ("waiting+for+scorecards", "yours+to+judge")),
        *(f"/loops/?who={place.person_id}" for place in loop.panel),
        "/loops/?late=late",
    ]
    before = [browser.get(url).main for url in asked]
    for place in loop.panel:
        if place.person is not judge:
            make.seal(place.person, loop, at=NOW)
    session.commit()

    assert [browser.get(url).main for url in asked] == before
    assert rows(browser.get("/loops/")) == [
        "Leila Staff engineer, Platform yours to judge known once you have judged –"
    ]
    assert [len(names(browser.get(url))) for url in asked] == [1, 0, 1, 0, 0, 0]


def test_the_board_takes_as_many_queries_for_three_loops_as_for_one(begun, engine, cora, visit):
    browser, counts = visit(cora), []
    for more in (("One",), ("Two", "Three")):
        for name in more:
            begun(name)
        browser.get("/loops/")
        with queries(engine) as seen:
            browser.get("/loops/")
        counts.append(len(seen))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("minutes", [0, 45, 1500])
def test_some_minutes_later_is_the_same_moment_on_every_engine(begun, session, minutes):
    meeting = make.first(begun("Leila", SOON))
    later = minutes_later(Interview.starts_at, Interview.minutes + minutes)
    [found] = session.scalars(select(later))

    assert found == SOON.replace(microsecond=found.microsecond) + timedelta(minutes=meeting.minutes + minutes)
