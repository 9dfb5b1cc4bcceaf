"""Loops: where a candidate stands, for who arranges; never what a scorecard holds."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from interviews.domain.guides import Guide
from interviews.domain.loops import Loop, Part
from interviews.domain.openings import Release
from interviews.domain.packets import Document, Packet, Printed
from interviews.domain.people import Manner, Role
from interviews.web.loops.timeline import timeline
from tests import make
from tests.counting import queries

SOON = datetime.now(UTC) + timedelta(days=2)


@pytest.fixture
def cora(keep):
    """A coordinator."""
    return keep(make.coordinator("Cora"))


@pytest.fixture
def adam(keep):
    """An administrator."""
    return keep(make.person("Adam", Role.ADMINISTRATOR))


@pytest.fixture
def judge(keep):
    """A coordinator who interviews too."""
    return keep(make.person("Judge", Role.COORDINATOR, Role.INTERVIEWER))


@pytest.fixture
def ana(keep):
    """An interviewer."""
    return keep(make.person("Ana"))


@pytest.fixture
def ben(keep):
    """Another one."""
    return keep(make.person("Ben"))


@pytest.fixture
def loop(keep, ana, ben, cora):
    """Ben and Ana interview Leila, in two days."""
    made = make.loop([ben, ana], who=make.candidate("Leila Haddad"), by=cora)
    make.first(made).starts_at = SOON
    return keep(made)


def statuses(page):
    """The panel as the page shows it: who, and what is said of their scorecard."""
    rows = page.soup.select("#panel tbody tr")
    cells = [row.select("[data-label=Scorecard]") for row in rows]
    return {
        " ".join(row.th.get_text(" ").split()): " ".join(cell[0].get_text(" ").split()) if cell else None
        for row, cell in zip(rows, cells, strict=True)
    }


def drawn(loop, at, debrief=None, packets=()):
    """The line of days: what each is called, whether it is today, and what happens on it."""
    days = timeline(loop, debrief, packets, at, Manner(ZoneInfo("UTC")))
    return [(day.text, day.today, [(e.name, e.note, e.state) for e in day.events]) for day in days]


def checks(page):
    """The checks as the page shows them."""
    return page.all(".checks__line")


# --- The list


def test_an_empty_list_says_what_will_appear_there_and_offers_the_next_step(cora, visit):
    page = visit(cora).get("/loops/")

    assert page.all(".empty-state p") == [
        "Loops appear here: one candidate going through the interviews of one opening."
    ]
    assert page.follow("New loop").all(".empty-state p") == [
        "A loop is made from an opening that has its bar and its plan. There is none yet."
    ]
    assert page.follow("New candidate").heading == "New candidate"


def test_whom_one_may_not_know_isnt_on_the_list(cora, ana, adam, loop, session, visit):
    loop.candidate.declare_conflict(cora, "Cousins", make.NOON, cora)
    session.commit()

    assert [len(visit(person).get("/loops/").all("tbody tr")) for person in (cora, ana, adam)] == [0, 0, 1]
    assert visit(adam).get("/loops/").all("main a.button") == []


# --- A new one


def test_a_loop_is_made_in_one_step(cora, keep, session, visit):
    opening = keep(make.opening("Writer"))
    assert visit(cora).get("/loops/new").all(".empty-state p") == [
        "A loop is made for a candidate. There is none yet."
    ]
    candidate = keep(make.candidate("Leila Haddad"))
    page = visit(cora).get(f"/loops/new?opening={opening.id}&candidate={candidate.id}")
    page = page.press("Make the loop")

    assert (page.status, page.heading) == (200, "Leila Haddad")
    assert page.all(".flashes .notice") == [
        "The loop is made. Give each interview its time, its place and its panel."
    ]
    assert page.all(".page-header__lead") == ["Loop of one interview. Three things need you."]
    assert page.all(".timeline") == []
    assert page.all(".columns__side .notice") == [
        "Sealed until the debrief. No one reads another’s scorecard before, administrators included. "
        "Nobody is on the panel yet, so there is nothing to read."
    ]
    assert [i.title for i in session.scalars(select(Loop)).one().interviews] == ["Interview 1"]


def test_a_loop_needs_both_and_is_made_once(cora, loop, session, visit):
    page = visit(cora).get("/loops/new")
    nothing = page.press("Make the loop")
    twice = page.press("Make the loop", opening=str(loop.opening_id), candidate=str(loop.candidate_id))

    assert (nothing.status, nothing.all(".error-summary li")) == (
        422,
        ["Choose an opening.", "Choose a candidate."],
    )
    assert (twice.status, twice.all(".error-summary li")) == (
        422,
        ["Leila Haddad already has a loop for this opening."],
    )
    assert len(session.scalars(select(Loop)).all()) == 1


# --- The page of one


def test_who_arranges_sees_where_each_scorecard_stands_by_name(
    cora, adam, ana, ben, loop, keep, session, visit
):
    sho = keep(make.person("Sho"))
    make.first(loop).assign(sho, Part.SHADOW, make.NOON, cora)
    make.seal(ben, loop)
    make.card_of(sho, loop).panelist.excuse_from_writing("Was ill", make.NOON, cora)
    session.commit()
    told = {"Ana": "not started", "Ben": "sealed", "Sho shadow, never counts": "excused"}
    page = visit(cora).get(f"/loops/{loop.id}")

    assert statuses(page) == statuses(visit(adam).get(f"/loops/{loop.id}")) == told
    assert list(statuses(page)) == list(told)
    assert page.all("#panel .table__action a") == [
        "Excuse Ana, Interview 1",
        "Replace Ana, Interview 1",
        "Remove Ana, Interview 1",
    ]


def test_no_time_of_a_seal_is_on_the_page(cora, ana, ben, loop, keep, visit):
    make.seal(ben, loop)
    keep(loop)
    early = visit(cora).get(f"/loops/{loop.id}").main
    seal = make.card_of(ben, loop).seal_in_force
    seal.at = loop.opening.locked_at = SOON + timedelta(minutes=17)
    keep(loop)

    assert visit(cora).get(f"/loops/{loop.id}").main == early


def test_who_is_still_to_judge_sees_no_status_and_reads_why(judge, ana, ben, loop, keep, session, visit):
    make.first(loop).assign(judge, Part.INTERVIEWER, make.NOON, loop.by)
    session.commit()
    url = f"/loops/{loop.id}"
    before = visit(judge).get(url)
    make.seal(ben, loop)
    make.card_of(ana, loop).panelist.excuse_from_writing("Was ill", make.NOON, loop.by)
    session.commit()
    page = visit(judge).get(url)

    assert statuses(page) == {"Ana": None, "Ben": None, "Judge": None}
    assert page.all("#panel .notice") == [
        "You are still to judge this candidate. So you don’t see here where anybody’s scorecard stands. "
        "It opens once every loop in which you judge them has its debrief."
    ]
    assert page.main == before.main
    assert page.all(".who-can-read li") == []
    assert [line for line in checks(page) if "scorecard" in line or "debrief" in line] == []


def test_a_loop_tells_nothing_to_who_still_judges_the_candidate_elsewhere(judge, ana, ben, loop, keep, visit):
    elsewhere = keep(make.loop([judge], who=loop.candidate, of=make.opening("Writer")))
    url = f"/loops/{loop.id}"
    before = visit(judge).get(url).main
    for person in (ana, ben):
        make.seal(person, loop)
    keep(make.debrief(loop))

    assert visit(judge).get(url).main == before
    make.seal(judge, elsewhere)
    keep(make.debrief(elsewhere))
    assert visit(judge).get(url).follow("Go to the debrief").status == 200


def test_who_can_read_now_is_what_the_policy_says(cora, ana, ben, loop, keep, visit):
    url = f"/loops/{loop.id}"
    seen = [visit(cora).get(url).all(".notice .who-can-read li")]
    make.seal(ana, loop)
    keep(loop)
    seen.append(visit(cora).get(url).all(".notice .who-can-read li"))
    make.seal(ben, loop)
    keep(make.debrief(loop))
    seen.append(visit(cora).get(url).all(".notice .who-can-read li"))

    own = ["Ana their own", "Ben their own"]
    assert seen == [
        own,
        own,
        [
            "Ana their own and Ben’s",
            "Ben their own and Ana’s",
            "Coordinator Ana’s and Ben’s",
            "Cora Ana’s and Ben’s",
        ],
    ]


def test_where_panelists_read_after_their_own_the_page_says_so(cora, ana, ben, keep, visit):
    opening = make.opening(release=Release.AFTER_OWN)
    loop = keep(make.loop([ana, ben], of=opening, by=cora))
    make.seal(ana, loop)
    make.seal(ben, loop)
    keep(loop)
    page = visit(cora).get(f"/loops/{loop.id}")

    assert page.all(".notice .who-can-read li") == ["Ana their own and Ben’s", "Ben their own and Ana’s"]
    assert page.all(".columns__side .notice .notice__title") == ["Sealed until their own are."]


def test_checks_say_what_needs_whom_with_the_link_that_mends_it(cora, adam, loop, keep, visit):
    loop.opening.criteria[0].must_have = True
    keep(loop)
    asked = f"{loop.opening.criteria[0].competency.name} is asked in 1."
    page = visit(cora).get(f"/loops/{loop.id}")

    assert page.all(".page-header__lead") == ["Loop of one interview. Three things need you."]
    assert checks(page) == [
        "needs you A must-have has fewer than two independent observers. It holds back its times. "
        f"{asked} Look at the plan : {asked} Waive it : must-haves",
        "needs you An interview has no time or no place. Interview 1 has no place. "
        "Set time and place : Interview 1 has no place.",
        "needs you The candidate's guide isn't sent yet. Send the guide , as the checks ask",
        "not yet Not every scorecard is sealed yet. It holds back its debrief. "
        "Ana (Interview 1): not started. Excuse : Ana (Interview 1): not started. "
        "Ben (Interview 1): not started. Excuse : Ben (Interview 1): not started.",
        "not yet The debrief opens once every interview has its scorecards, sealed or excused. "
        "It holds back its packet.",
        "passed Every question asked is approved for the level.",
        "passed No question is asked twice.",
        "passed Nothing departs from the plan.",
        "passed No interview runs into the next one.",
        "passed Every interview has a panel.",
        "passed No adjustment was asked for.",
        "passed No interview went without an adjustment.",
        "passed No scorecard is late.",
        "passed Nobody on the panel has a conflict of interest.",
    ]
    assert visit(adam).get(f"/loops/{loop.id}").all(".page-header__lead") == ["Loop of one interview."]


def test_where_nothing_needs_anybody_nothing_is_said(cora, ana, ben, keep, visit):
    rung, depth = make.level(), make.competency()
    plan = [[make.question(levels=[rung], competency=depth)] for _ in range(2)]
    loop = make.loop(of=make.opening(plan=plan, at_level=rung), by=cora)
    for hours, interview in enumerate(loop.interviews):
        when = SOON + timedelta(hours=hours)
        interview.schedule(when, "Room 4", make.NOON, cora, reason="Another day")
        interview.assign(ana if interview is make.first(loop) else ben, Part.INTERVIEWER, make.NOON, cora)
    Guide.send(loop, "token", 30, datetime.now(UTC), cora)

    assert visit(cora).get(f"/loops/{keep(loop).id}").all(".page-header__lead") == ["Loop of two interviews."]


def test_late_scorecards_lead_to_the_panel(cora, ana, loop, keep, visit):
    make.first(loop).starts_at = datetime.now(UTC) - timedelta(days=3)
    keep(loop)
    page = visit(cora).get(f"/loops/{loop.id}")

    assert statuses(page) == {"Ana": "late", "Ben": "late"}
    assert checks(page)[1] == (
        "needs you A scorecard is missing; without it the debrief can't open. "
        "Ana (Interview 1): late. Excuse : Ana (Interview 1): late. "
        "Ben (Interview 1): late. Excuse : Ben (Interview 1): late."
    )


def test_the_line_of_days_says_what_was_held_and_what_is_planned(keep, cora):
    rung = make.level()
    opening = make.opening(plan=[[make.question(levels=[rung])] for _ in range(4)], at_level=rung)
    loop = make.loop(of=opening, by=cora)
    days = [make.NOON - timedelta(days=40), make.NOON - timedelta(minutes=10), make.NOON, None]
    for interview, starts in zip(loop.interviews, days, strict=True):
        interview.starts_at = starts
    loop.plan_debrief(make.NOON + timedelta(days=40), make.NOON, cora)

    assert drawn(loop, make.NOON) == [
        ("Thu 8 Oct", False, [("Interview 1", "", "held")]),
        ("Tue 17 Nov", True, [("Interview 2", "", "under way"), ("Interview 3", "", "under way")]),
        ("Sun 27 Dec", False, [("Debrief", "12:00", "planned")]),
    ]


def test_a_short_loop_shows_its_working_days_between_up_to_the_committee(keep, ana, cora):
    loop = keep(make.loop([ana], by=cora))
    make.seal(ana, loop)
    debrief = make.debrief(loop, at=make.NOON + timedelta(days=2))
    planned = [drawn(loop, make.NOON, debrief)]
    debrief.close(make.NOON + timedelta(days=2, hours=1), cora)
    papers = Printed(*(Document.of(word, "text/html") for word in (b"pdf", b"data", b"page")))
    docket = make.docket([make.person("Mira", Role.COMMITTEE)])
    packet = Packet.issue(loop, docket, "2026-0001", 1, papers, make.NOON + timedelta(days=3), cora)
    planned.append(drawn(loop, make.NOON + timedelta(days=5), debrief, [packet]))

    interview = ("Tue 17 Nov", False, [("Interview 1", "", "held")])
    assert planned == [
        [
            ("Tue 17 Nov", True, [("Interview 1", "", "under way")]),
            ("Wed 18", False, []),
            ("Thu 19", False, [("Debrief", "12:00", "planned")]),
        ],
        [
            interview,
            ("Wed 18", False, []),
            ("Thu 19", False, [("Debrief", "12:00", "held")]),
            ("Fri 20", False, [("Packet", "2026-0001", "held")]),
            ("Sun 22", True, []),
            ("Mon 23", False, []),
            ("Tue 24", False, [("Committee", "sits 12:00", "planned")]),
        ],
    ]


def test_the_debrief_is_opened_once_it_can_be(cora, judge, adam, ana, ben, loop, keep, visit):
    url = f"/loops/{loop.id}"
    assert visit(cora).get(url).all(".page-header__aside") == []
    make.seal(ana, loop)
    make.seal(ben, loop)
    keep(loop)

    assert visit(cora).get(url).all(".page-header__aside button") == ["Open the debrief"]
    assert visit(adam).get(url).all(".page-header__aside") == []
    keep(make.debrief(loop))
    page = visit(cora).get(url)
    assert page.all(".page-header__lead") == ["Loop of one interview, debrief open. Three things need you."]
    assert page.all(".page-header__aside a") == ["Go to the debrief"]
    assert page.all("#panel .table__action, #interviews .cluster") == []
    assert page.all(".columns__side .notice")[0].startswith("Open since the debrief.")
    assert page.follow("Read what was said").heading == "Debrief"
    assert page.follow("Read it : Ana, Interview 1").status == 200


def test_a_closed_debrief_leads_to_the_packet(cora, adam, ana, ben, loop, keep, visit):
    make.first(loop).starts_at = make.NOON
    make.seal(ana, loop)
    make.seal(ben, loop)
    debrief = make.debrief(loop)
    debrief.close(make.NOON, cora)
    keep(debrief)
    url = f"/loops/{loop.id}"
    page = visit(cora).get(url)
    assert page.all(".page-header__aside a") == ["Issue the packet"]
    assert page.all(".page-header__lead") == ["Loop of one interview, debrief closed. One thing needs you."]
    assert visit(adam).get(url).all(".page-header__aside a") == ["Go to the debrief"]
    papers = Printed(*(Document.of(word, "text/html") for word in (b"pdf", b"data", b"page")))
    mira = make.person("Mira", Role.COMMITTEE)
    packet = Packet.issue(loop, make.docket([mira]), "2026-0001", 1, papers, make.NOON, cora)
    keep(packet)
    page = visit(cora).get(url)

    packets = page.soup.find("h2", string="Packets").find_parent("section")
    assert [(a.get_text(), a["href"]) for a in packets.select("a")] == [
        ("2026-0001, version 1", f"/packets/{packet.id}"),
        ("Issue another version", f"/packets/loops/{loop.id}"),
    ]
    assert page.all(".timeline__event")[-1].startswith("Committee sits 12:00")


def test_the_page_takes_as_many_queries_for_three_panelists_as_for_one(cora, keep, engine, visit):
    loop = keep(make.loop([make.person()], by=cora))
    browser, counts = visit(cora), []
    for more in (0, 2):
        for _ in range(more):
            make.first(loop).assign(keep(make.person()), Part.INTERVIEWER, make.NOON, cora)
        keep(loop)
        browser.get(f"/loops/{loop.id}")
        with queries(engine) as seen:
            browser.get(f"/loops/{loop.id}")
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_once_released_it_takes_as_many_queries_for_three_and_leads_to_each_scorecard(
    cora, keep, engine, visit
):
    browser, counts, links = visit(cora), [], []
    for panel in (["Ana"], ["Ana", "Ben", "Cid"]):
        loop = keep(make.loop([make.person(name) for name in panel], by=cora))
        for place in make.places(loop):
            make.seal(place.person, loop)
        keep(make.debrief(loop))
        browser.get(f"/loops/{loop.id}")
        with queries(engine) as seen:
            page = browser.get(f"/loops/{loop.id}")
        counts.append(len(seen))
        links.append([text for text in page.all("main a") if text.startswith("Read it")])
    assert counts[0] == counts[1]
    assert links[1] == [f"Read it : {name}, Interview 1" for name in ("Ana", "Ben", "Cid")]


def test_the_page_loads_nothing_of_what_a_scorecard_holds(cora, ana, loop, keep, engine, visit):
    keep(make.seal(ana, loop))
    browser = visit(cora)
    with queries(engine) as seen:
        browser.get(f"/loops/{loop.id}")

    held = ("scorecard.draft", "seal.reasons", "seal.recommendation", "FROM rating", "FROM evidence")
    assert [word for word in held for statement in seen if word in statement] == []


def test_who_may_not_know_of_a_loop_finds_nothing(cora, judge, adam, ana, loop, keep, session, visit):
    referrer, cousin = keep(make.coordinator("Referrer")), keep(make.coordinator("Cousin"))
    mira = keep(make.person("Mira", Role.COMMITTEE))
    loop.candidate.referred_by = referrer
    loop.candidate.declare_conflict(cousin, "Cousins", make.NOON, cora)
    make.first(loop).assign(judge, Part.SHADOW, make.NOON, cora)
    session.commit()
    urls = [
        f"/loops/{loop.id}",
        f"/loops/{loop.id}/debrief-time",
        f"/loops/{loop.id}/adjustments",
        "/loops/new",
    ]
    people = (ana, mira, referrer, cousin, adam, judge, cora)
    found = {person.name: [visit(person).get(url).status for url in urls] for person in people}

    assert found == {
        "Ana": [404, 404, 404, 404],
        "Mira": [404, 404, 404, 404],
        "Referrer": [404, 404, 404, 200],
        "Cousin": [404, 404, 404, 200],
        "Adam": [200, 404, 404, 404],
        "Judge": [200, 404, 404, 200],
        "Cora": [200, 200, 200, 200],
    }


# --- What is arranged


def test_the_debrief_gets_its_time(cora, loop, visit):
    page = visit(cora).get(f"/loops/{loop.id}").follow("Plan the debrief")
    page = page.press("Plan the debrief", debrief_at="2099-11-27T15:00")

    assert page.all(".summary-list__row")[4] == "Debrief Fri 27 Nov 2099, 15:00 (UTC+0) Move the debrief"
    assert page.all(".page-header__lead")[0].startswith("Loop of one interview, debrief on Fri 27 Nov 2099.")


def test_a_debrief_that_is_open_isnt_planned(cora, ana, ben, loop, keep, visit):
    page = visit(cora).get(f"/loops/{loop.id}/debrief-time")
    nothing = page.press("Plan the debrief")
    make.seal(ana, loop)
    make.seal(ben, loop)
    keep(make.debrief(loop))
    page = page.press("Plan the debrief", debrief_at="2099-11-27T15:00")

    assert (nothing.status, nothing.all(".error-summary li")) == (422, ["Say when the debrief meets."])
    assert (page.status, page.all(".error-summary li")) == (422, ["The debrief is already open."])
    assert page.soup.find(id="debrief_at")["value"] == "2099-11-27T15:00"
