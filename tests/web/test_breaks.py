"""Breaking a seal: asked for by one, confirmed by another, and told to everybody whom it concerns."""

import pytest
from sqlalchemy import select

from interviews.domain.breaks import Break
from interviews.domain.history import Event
from interviews.domain.people import Role
from tests import make
from tests.counting import queries
from tests.web.breaking import ASKED, BROKEN, REASON, Scene

AT_ONE, AT_TWO = "Tue 17 Nov 2026, 13:00 (UTC+0)", "Tue 17 Nov 2026, 14:00 (UTC+0)"
FACT = (
    f"The seal of this loop was broken on {AT_TWO} by Adam, confirmed by Cora. "
    "It let Adam alone read what is sealed, and no draft."
)
WHY = f"The reason: {REASON}"
WAITS = f"Adam asked to break the seal on {AT_ONE} . Nothing is open: a second person decides. {WHY}"
WAS_BROKEN = (
    f"The seal was broken on {AT_TWO} : Adam had asked on {AT_ONE} , and Cora confirmed it. "
    f"It let Adam alone read what is sealed, and no draft. {WHY}"
)
OTHERS = ("ana", "ben", "rem", "out", "cora", "alma", "judge", "con", "mira")
FOLLOWS = f" See the request , Adam, {AT_ONE}"


@pytest.fixture
def scene(session):
    """Nobody has asked yet."""
    return Scene(session)


@pytest.fixture
def at(monkeypatch):
    """Set the clock of these pages."""
    return lambda moment: monkeypatch.setattr("interviews.web.breaks.views.now", lambda: moment)


def seals(page):
    """What a page says of a seal that somebody asked to break."""
    return page.all(".broken-seal")


def answers(scene, browser):
    """What somebody is answered who opens each scorecard of the loop."""
    cards = [f"/scorecards/{place.scorecard.id}" for place in make.first(scene.loop).places]
    return [browser.get(card).status for card in cards]


def test_it_takes_two_people_and_everybody_whom_it_concerns_is_told(scene, visit, at, session):
    adam, ben = visit(scene.adam), f"/scorecards/{scene.draft.id}"
    others = [visit(getattr(scene, name)) for name in OTHERS]
    before = [answers(scene, browser) for browser in others]

    at(ASKED)
    page = adam.get(scene.url).follow("Break the seal").press("Ask to break the seal", reason=REASON)
    assert page.all(".flashes .notice") == [
        "You asked to break the seal. Nothing opens before a second person confirms it."
    ]
    assert seals(page) == [WAITS + FOLLOWS]
    assert [adam.get(card).status for card in (scene.card, ben)] == [404, 404]

    at(BROKEN)
    page = visit(scene.cora).get("/").follow("Read the request , Leila Haddad")
    assert (page.heading, seals(page)) == ("A request to break the seal", [WAITS])
    page = page.follow("Confirm it").press("Break the seal")
    assert page.all(".flashes .notice") == [
        "The seal is broken. The panel is told, and the packet will say so."
    ]
    assert seals(page) == [WAS_BROKEN + FOLLOWS]

    page = adam.get(scene.url).follow("Read it : Ana, Interview 1")
    assert "canary-Ana" in page.main
    assert seals(page) == [
        f"You broke the seal of this loop on {AT_TWO} , confirmed by Cora. "
        f"It let you alone read what is sealed, and no draft. {WHY}"
    ]
    assert adam.get(ben).status == 404
    assert [answers(scene, browser) for browser in others] == before
    assert seals(visit(scene.ana).get(scene.card)) == [FACT]
    lines = session.scalars(select(Event).where(Event.noun == "seal_break").order_by(Event.position))
    assert [(line.verb, line.by_id, line.facts["reason"]) for line in lines] == [
        ("asked to break the seal", scene.adam.id, REASON),
        ("broke the seal", scene.cora.id, REASON),
    ]


# --- Who is told what


@pytest.mark.parametrize("name", ["ana", "ben"])
def test_the_panel_reads_it_wherever_it_looks_whether_or_not_it_has_sealed(scene, visit, name):
    scene.broken()
    person = getattr(scene, name)
    card = f"/scorecards/{make.card_of(person, scene.loop).id}"
    looked = [visit(person).get(url) for url in (card, f"{card}/edit", f"{card}/review", scene.interview)]
    assert [seals(page) for page in looked] == [[FACT]] * 4
    assert not any(REASON in page.main for page in looked)


def test_a_panel_of_which_nobody_has_sealed_is_told_too(session, visit, keep):
    ana, adam, cora = (
        make.person("Ana"),
        keep(make.person("Adam", Role.ADMINISTRATOR)),
        make.coordinator("Cora"),
    )
    loop = keep(make.loop([ana], by=cora))
    make.broken(loop, adam, cora)
    session.commit()
    page = visit(ana).get(f"/scorecards/{make.card_of(ana, loop).id}")
    assert seals(page) == [FACT]


def test_who_was_taken_off_the_panel_is_told_nothing(scene, visit):
    card = f"/scorecards/{make.card_of(scene.rem, scene.loop).id}"
    before = visit(scene.rem).get(card).main
    scene.broken()
    assert visit(scene.rem).get(card).main == before


def test_staff_still_to_judge_the_candidate_learn_the_fact_alone_and_only_once_it_is_one(scene, visit):
    browser = visit(scene.judge)
    before = browser.get(scene.url).main
    asked = scene.ask()
    assert browser.get(scene.url).main == before
    asked.confirm(BROKEN, scene.cora)
    scene.session.commit()
    assert seals(browser.get(scene.url)) == [FACT]
    assert browser.get(f"/breaks/{asked.id}").status == 404


@pytest.mark.parametrize("address", ["url", "asking", "interview"])
def test_who_is_partial_notices_nothing_at_all(scene, visit, address):
    browser, url = visit(scene.con), getattr(scene, address)
    before = [browser.get("/").main, browser.get("/loops/").main]
    asked = scene.broken()
    assert [browser.get("/").main, browser.get("/loops/").main] == before
    assert [browser.get(page).status for page in (url, f"/breaks/{asked.id}")] == [404, 404]


def test_every_list_of_loops_marks_the_broken_one(scene, visit):
    scene.ask()

    def marked():
        return [visit(scene.cora).get(url).all("main .tag").count("seal broken") for url in lists]

    lists = ("/loops/", f"/openings/{scene.loop.opening_id}", f"/candidates/{scene.loop.candidate_id}")
    assert marked() == [0, 0, 0]
    scene.loop.breaks[0].confirm(BROKEN, scene.cora)
    scene.session.commit()
    assert marked() == [1, 1, 1]


def test_the_list_takes_as_many_queries_for_three_broken_ones_as_for_one(scene, visit, keep, engine):
    browser, counts = visit(scene.cora), []
    scene.broken()
    for more in (0, 2):
        for _ in range(more):
            make.broken(keep(make.loop()), scene.adam, scene.cora)
            scene.session.commit()
        browser.get("/loops/")
        with queries(engine) as seen:
            assert browser.get("/loops/").all("main .tag").count("seal broken") == 1 + more
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_who_can_read_a_scorecard_now_names_who_broke_its_seal_to_those_who_may_know(scene, visit):
    scene.broken()
    named = [visit(p).get(scene.card).all(".who-can-read li") for p in (scene.adam, scene.ana)]
    assert named == [["Adam broke its seal", "Ana wrote it"], []]
    assert "Adam Ana’s" in visit(scene.cora).get(scene.url).all(".who-can-read li")


def test_with_the_debrief_the_panel_reads_the_reason_too(scene, visit):
    scene.broken()
    debrief = scene.release()
    pages = [visit(scene.ana).get(url) for url in (debrief, scene.card)]
    assert [seals(page) for page in pages] == [[f"{FACT} {WHY}"]] * 2


# --- What waits


def test_a_request_waits_on_the_first_page_of_those_who_may_decide_and_of_nobody_else(scene, visit):
    scene.ask()
    waits = {name: visit(getattr(scene, name)).get("/").all(".notice--weighty") for name in (*OTHERS, "adam")}
    line = (
        f"A request to break a seal waits for a second person. Adam asked on {AT_ONE}: Leila Haddad, "
        "Staff engineer, Platform. Read the request , Leila Haddad"
    )
    assert {name for name, said in waits.items() if said} == {"cora", "alma"}
    assert (waits["cora"], waits["alma"]) == ([line], [line])


def test_once_it_is_decided_or_the_debrief_is_open_it_waits_no_more(scene, visit, keep):
    asked = scene.ask()
    debrief = scene.release()
    page = visit(scene.cora).get(f"/breaks/{asked.id}")
    assert visit(scene.cora).get("/").all(".notice--weighty") == []
    assert seals(page) == [
        f"Adam asked to break the seal on {AT_ONE} . Nobody decided before the debrief opened. {WHY}"
    ]
    assert page.all("main .button") == []
    assert seals(visit(scene.ana).get(debrief)) == []


def test_the_first_page_takes_as_many_queries_for_three_requests_as_for_one(scene, visit, keep, engine):
    browser, counts = visit(scene.alma), []
    scene.ask()
    for more in (0, 2):
        for _ in range(more):
            Break.ask(keep(make.loop()), "Because.", ASKED, scene.adam)
            scene.session.commit()
        browser.get("/")
        with queries(engine) as seen:
            assert len(browser.get("/").all(".notice--weighty")) == 1 + more
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_a_second_person_declines_and_that_stays(scene, visit, at):
    scene.ask()
    at(BROKEN)
    page = visit(scene.alma).get(scene.url).follow(f"Decide on it , Adam, {AT_ONE}")
    page = page.follow("Decline it").press("Decline it")
    assert page.all(".flashes .notice") == [
        "You declined. The seal is whole, and that somebody asked stays on the record."
    ]
    assert seals(page) == [
        f"Adam asked to break the seal on {AT_ONE} , and Alma declined on {AT_TWO} . "
        f"Nothing was opened. {WHY}{FOLLOWS}"
    ]
    assert [visit(scene.adam).get(scene.card).status, seals(visit(scene.ana).get(scene.card))] == [404, []]


def test_the_way_to_ask_is_a_quiet_link_for_administrators_who_can_ask_now(scene, visit):
    def offered():
        shown = {name: visit(getattr(scene, name)).get(scene.url).all("main a") for name in OFFERED}
        return {name for name, links in shown.items() if "Break the seal" in links}

    assert offered() == {"adam", "alma"}
    asked = scene.ask()
    assert offered() == set()
    assert visit(scene.alma).get(scene.asking).heading == "Leila Haddad"
    asked.confirm(BROKEN, scene.cora)
    scene.session.commit()
    assert offered() == {"alma"}
    scene.release()
    assert offered() == set()


OFFERED = ("adam", "alma", "cora", "judge")


def test_a_seal_that_was_broken_says_why_it_cannot_be_withdrawn(scene, visit):
    browser = visit(scene.ana)
    old = browser.get(f"{scene.card}/withdrawal")
    scene.broken()
    page = browser.get(f"{scene.card}/withdrawal")
    assert "Withdraw the seal" not in page.all("main a, main button")
    assert "its author can’t withdraw the seal any more" in page.main
    assert seals(page) == [FACT]
    assert old.press("Withdraw the seal").status == 409
    review = visit(scene.ben).get(f"/scorecards/{scene.draft.id}/review")
    assert "who broke the seal of this loop can read it at once" in review.main
