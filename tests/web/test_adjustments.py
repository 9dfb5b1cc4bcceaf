"""What a candidate needs is arranged by coordinators; the panel reads what to do, and never why."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from interviews.clock import now
from interviews.domain.loops import Effect, Part
from interviews.domain.people import Role
from tests import make
from tests.counting import queries

NEED = "Hard of hearing on both sides"
DO = "Turn captions on."


@pytest.fixture
def cora(keep):
    return keep(make.person("Cora", Role.COORDINATOR))


@pytest.fixture
def ana(keep):
    return keep(make.person("Ana"))


@pytest.fixture
def loop(keep, ana, cora):
    """Leila's loop of two interviews, in two days."""
    rung = make.level()
    plan = [[make.question(levels=[rung])] for _ in range(2)]
    opening = make.opening(plan=plan, at_level=rung)
    made = make.loop([ana], of=opening, who=make.candidate("Leila Haddad"), by=cora)
    for interview, hours in zip(made.interviews, (48, 49), strict=True):
        interview.starts_at, interview.place = now() + timedelta(hours=hours), "Room 1"
    return keep(made)


@pytest.fixture
def asked(loop, session):
    """What Leila asked for."""
    made = loop.ask("Captions\nBreaks between interviews\nI read lips", make.NOON)
    session.commit()
    return made


@pytest.fixture
def arranged(loop, cora, session):
    """What Cora arranged."""
    made = loop.adjust(NEED, DO, make.NOON, cora, Effect(25, 10))
    session.commit()
    return made


def side(page):
    """What the loop's page says of adjustments."""
    return page.all("#adjustments p")


def test_a_coordinator_notes_what_is_needed_and_arranges_it(cora, ana, loop, visit, again):
    page = visit(cora).get(f"/loops/{loop.id}").follow("Arrange an adjustment")
    nothing = page.press("Arrange it", need=" ")
    page = page.press("Arrange it", need=NEED, instruction=DO, extra="50", pause="15")

    assert (nothing.status, nothing.all(".error-summary li")) == (
        422,
        ["Write what the candidate needs.", "Write what the interviewers do."],
    )
    assert page.all(".flashes .notice") == [
        "The adjustment is arranged. The panel reads what to do, and not why."
    ]
    assert side(page) == [
        DO,
        "Each interview takes 50 % longer than planned. 15 minutes free between interviews, at least.",
        f"Why, for coordinators alone: {NEED}",
        "Change adjustment 1 of 1 End adjustment 1 of 1",
        "Arrange an adjustment",
    ]
    assert [(i.minutes, i.break_after) for i in again(loop).interviews] == [(90, 15), (90, 15)]
    runs = (
        "needs you An interview runs into the next one. "
        "Interview 1 takes 90 minutes and runs into Interview 2. "
        "Set time and place : Interview 1 takes 90 minutes and runs into Interview 2."
    )
    assert runs in page.all(".checks__line")


def test_an_instruction_that_tells_why_is_read_once_more(cora, loop, visit, again):
    page = visit(cora).get(f"/loops/{loop.id}/adjustments")
    page = page.press("Arrange it", need=NEED, instruction="She is deaf, so speak slowly.")
    assert (page.status, page.all(".error-summary li")) == (
        422,
        ["“deaf” may tell the interviewers why. Say what to do without it, or tick that it stays."],
    )
    assert page.soup.find(id="instruction").text.strip() == "She is deaf, so speak slowly."
    assert again(loop).adjustments == []
    page.press("Arrange it", confirmed="y")
    assert [a.instruction for a in again(loop).adjustments] == ["She is deaf, so speak slowly."]


@pytest.mark.parametrize("pause", ["", "-1", "121", "ten"])
def test_breaks_are_a_number_of_minutes(cora, loop, visit, again, pause):
    page = visit(cora).get(f"/loops/{loop.id}/adjustments")
    page = page.press("Arrange it", need=NEED, instruction=DO, pause=pause)
    assert page.all(".error-summary li") == ["Write a number of minutes from 0 to 120."]
    assert again(loop).adjustments == []


def test_what_the_candidate_asked_for_waits_on_the_loop_until_it_is_arranged(cora, loop, asked, visit, again):
    page = visit(cora).get(f"/loops/{loop.id}")
    assert side(page)[:4] == [
        "Asked for by the candidate, on Tue 17 Nov 2026, 12:00 (UTC+0). Not arranged yet.",
        "Captions",
        "Breaks between interviews",
        "I read lips",
    ]
    waits = "needs you What the candidate asked for isn't arranged yet. It holds back its times. "
    waits += "Go to the adjustments , as the checks ask"
    assert waits in page.all(".checks__line")
    page = page.follow("Arrange it request 1 of 1")
    assert page.soup.find(id="need").text.strip().splitlines() == [
        "Captions",
        "Breaks between interviews",
        "I read lips",
    ]
    assert page.soup.find(id="instruction").text.strip().startswith("End on time, so that the break")
    assert page.soup.find(id="pause")["value"] == "15"
    page = page.press("Arrange it")

    assert "passed Every adjustment is arranged." in page.all(".checks__line")
    [adjustment] = again(loop).adjustments
    assert (adjustment.request_id, adjustment.pause) == (asked.id, 15)


def test_what_cant_be_arranged_is_answered_with_why_not_and_who_talked(cora, loop, asked, visit, again):
    page = visit(cora).get(f"/loops/{loop.id}").follow("Answer it otherwise request 1 of 1")
    assert page.soup.find(id="talked")["value"] == "Cora"
    nothing = page.press("Answer it", talked=" ")
    assert nothing.all(".error-summary li") == [
        "Write why it isn’t arranged.",
        "Write who talked with the candidate.",
    ]
    page = page.press("Answer it", why="They come another day.", talked="Cora")

    assert side(page)[0] == "None is arranged now."
    assert side(page)[1].endswith("Cora talked with the candidate: They come another day.")
    assert again(asked).refusal.why == "They come another day."


def test_an_adjustment_is_changed_and_ended_with_a_reason_and_the_times_follow(
    cora, loop, arranged, visit, again
):
    page = visit(cora).get(f"/loops/{loop.id}").follow("Change adjustment 1 of 1")
    assert [page.soup.find(id=id).text.strip() for id in ("need", "instruction")] == [NEED, DO]
    assert page.soup.select_one("[name=extra][checked]")["value"] == "25"
    assert page.press("Change it").all(".error-summary li") == ["Write why it changes."]
    page = page.press("Change it", instruction="Captions, always.", extra="0", why="It went well.")
    assert [(i.minutes, i.break_after) for i in again(loop).interviews] == [(60, 10), (60, 10)]
    page = page.follow("End adjustment 1 of 1")
    assert page.press("End it").all(".error-summary li") == ["Write why it ends."]
    page = page.press("End it", why="They come without.")

    assert [(i.minutes, i.break_after) for i in again(loop).interviews] == [(60, 0), (60, 0)]
    assert [line.split("Why not any more: ")[1] for line in side(page)[1:3]] == [
        "It went well.",
        "They come without.",
    ]


def test_two_coordinators_who_answer_at_once_are_told(cora, loop, asked, arranged, session, visit):
    base = f"/adjustments/requests/{asked.id}"
    browser = visit(cora)
    arrange, refuse = browser.get(base), browser.get(f"{base}/refusal")
    change, end = browser.get(f"/adjustments/{arranged.id}"), browser.get(f"/adjustments/{arranged.id}/end")
    asked.refuse("No.", "Cora", make.NOON, cora)
    arranged.end("Over.", make.NOON, cora)
    session.commit()
    late = [
        arrange.press("Arrange it", instruction="Own words."),
        refuse.press("Answer it", why="No."),
        change.press("Change it", why="More."),
        end.press("End it", why="Over."),
    ]
    assert {page.status for page in late} == {422}
    assert [page.all(".error-summary li") for page in late] == [
        ["Somebody has answered this meanwhile."],
        ["Somebody has answered this meanwhile."],
        ["This adjustment was changed or ended meanwhile."],
        ["This adjustment was changed or ended meanwhile."],
    ]
    assert late[0].soup.find(id="instruction").text.strip() == "Own words."


def test_only_who_runs_the_loop_reads_of_it_or_touches_it(
    keep, cora, ana, loop, asked, arranged, session, visit
):
    judge = keep(make.person("Judge", Role.COORDINATOR, Role.INTERVIEWER))
    friend = keep(make.person("Friend", Role.COORDINATOR))
    adam = keep(make.person("Adam", Role.ADMINISTRATOR))
    make.first(loop).assign(judge, Part.INTERVIEWER, make.NOON, cora)
    loop.candidate.declare_conflict(friend, "We are friends.", make.NOON, cora)
    session.commit()
    urls = [
        f"/loops/{loop.id}/adjustments",
        f"/adjustments/requests/{asked.id}",
        f"/adjustments/requests/{asked.id}/refusal",
        f"/adjustments/{arranged.id}",
        f"/adjustments/{arranged.id}/end",
    ]
    people = (cora, judge, friend, adam, ana)
    assert {p.name: {visit(p).get(url).status for url in urls} for p in people} == {
        "Cora": {200},
        **{name: {404} for name in ("Judge", "Friend", "Adam", "Ana")},
    }
    shown = {p.name: visit(p).get(f"/loops/{loop.id}") for p in (cora, judge, adam)}
    assert {name: NEED in page.text for name, page in shown.items()} == {
        "Cora": True,
        "Judge": False,
        "Adam": False,
    }
    words = ("adjustment", "captions", "I read lips", "asked for")
    assert [word for word in words if word in shown["Adam"].main + shown["Judge"].main] == []


def test_what_to_do_is_read_by_the_panel_and_by_who_arranges_and_by_nobody_else(
    keep, cora, ana, loop, arranged, visit
):
    adam = keep(make.person("Adam", Role.ADMINISTRATOR))
    url = f"/interviews/{make.first(loop).id}"
    told = {p.name: DO in visit(p).get(url).text for p in (ana, cora, adam)}
    assert told == {"Ana": True, "Cora": True, "Adam": False}


def test_what_is_ended_is_done_no_more(cora, ana, loop, arranged, session, visit):
    url = f"/interviews/{make.first(loop).id}"
    before = DO in visit(ana).get(url).text
    arranged.end("Over.", make.NOON, cora)
    session.commit()
    assert (before, DO in visit(ana).get(url).text) == (True, False)


def test_a_need_that_no_key_reads_is_a_sentence_on_the_page(cora, loop, arranged, asked, session, visit):
    for table in ("adjustment", "adjustment_request"):
        session.execute(text(f"UPDATE {table} SET need_kept = 'aes-256-gcm:00000000:AAAA'"))
    session.commit()
    pages = [
        visit(cora).get(url)
        for url in (
            f"/loops/{loop.id}",
            f"/adjustments/requests/{asked.id}",
            f"/adjustments/{arranged.id}",
        )
    ]
    assert [page.status for page in pages] == [200, 200, 200]
    assert [page.text.count("the key that it was kept with isn’t here") > 0 for page in pages] == [True] * 3


def test_the_loop_takes_as_many_queries_for_many_adjustments_as_for_one(
    cora, loop, asked, arranged, session, engine, visit
):
    browser, counts = visit(cora), []
    for _ in range(2):
        with queries(engine) as seen:
            browser.get(f"/loops/{loop.id}")
        counts.append(len(seen))
        for _ in range(3):
            loop.answer(loop.ask("More", make.NOON), "More", DO, Effect(), make.NOON, cora)
            loop.ask("Chat", make.NOON).refuse("No", "Cora", make.NOON, cora)
            loop.adjust("Tires", DO, make.NOON, cora).end("Over", make.NOON, cora)
            loop.ask("Breaks", make.NOON)
        session.commit()
    assert counts[0] == counts[1]
