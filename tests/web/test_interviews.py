"""Interviews: the kit for who asks, and time, place and panel for who arranges."""

import pytest
from sqlalchemy import select

from interviews.domain.banks import BankDraft
from interviews.domain.people import Person, Role
from interviews.printing import press
from interviews.printing.kit import kit_of
from tests import make
from tests.counting import queries
from tests.on_paper import words_of


@pytest.fixture
def cora(keep):
    """A coordinator in Lisbon."""
    return keep(make.person("Cora", Role.COORDINATOR, zone="Europe/Lisbon"))


@pytest.fixture
def ana(keep):
    """An interviewer in New York."""
    return keep(make.person("Ana", zone="America/New_York"))


@pytest.fixture
def ben(keep):
    """Another interviewer."""
    return keep(make.person("Ben"))


@pytest.fixture
def loop(keep, ana, cora):
    """A loop with Ana on its first interview."""
    rung = make.level()
    question = make.question(
        "What breaks first?",
        [rung],
        competency=make.competency("Depth"),
        probes=("Who pays?",),
        clarifications=("Any size counts.",),
        told_beforehand="A story about a fault.",
        not_scored="Fame of the company.",
    )
    plain = make.question("Who says no?", [rung], competency=make.competency("Breadth"))
    opening = make.opening(plan=[[question, plain]], at_level=rung)
    return keep(make.loop([ana], of=opening, who=make.candidate("Leila Haddad"), by=cora))


@pytest.fixture
def url(loop):
    """Where the first interview is."""
    return f"/interviews/{make.first(loop).id}"


# --- The kit


def test_the_kit_has_the_questions_as_they_are_asked(ana, loop, url, visit):
    page = visit(ana).get(url)

    assert page.heading == "Interview 1"
    assert page.all(".page-header__lead") == ["With Leila Haddad, for Staff engineer, Platform."]
    assert page.all("#question-1, #question-2") == [
        "1. What breaks first? Depth, 10 minutes Tell me about it. Probes Who pays? If the candidate asks "
        "Any size counts. The scale, for Staff engineer 1 Point 1 Seen 1 times 2 Point 2 Seen 2 times "
        "3 Point 3 Seen 3 times 4 Point 4 Seen 4 times Not judged here Fame of the company. "
        "Told beforehand A story about a fault. Other ways to ask it In writing.",
        "2. Who says no? Breadth, 10 minutes Tell me about it. "
        "The scale, for Staff engineer 1 Point 1 Seen 1 times 2 Point 2 Seen 2 times "
        "3 Point 3 Seen 3 times 4 Point 4 Seen 4 times Not judged here Fluency. "
        "Other ways to ask it In writing.",
    ]
    assert page.all(".summary-list__row") == [
        "When Tue 17 Nov 2026, 07:00–08:00 (New York, UTC-5)",
        "Where No place yet",
        "Panel Ana",
        "Focus Breadth, Depth",
        "Length 60 minutes",
    ]
    assert page.all(".breadcrumb li") == ["Today"]


def test_the_kit_says_what_comes_from_which_minute_to_which(ana, url, visit):
    assert visit(ana).get(url).all("#order tbody tr") == [
        "Welcome Who you are, what happens now, that notes are taken, that pauses are fine. 0 to 5",
        "1. What breaks first? Depth 5 to 15",
        "2. Who says no? Breadth 15 to 25",
        "The end What the candidate wants to ask, and what happens next. 25 to 60",
    ]


def test_the_kit_has_what_the_candidate_reads_and_what_is_not_judged_anywhere(ana, keep, cora, visit):
    rung, bank = make.level(), make.bank("Ours", by=cora)
    bank.describe(BankDraft("Ours", not_judged=("School.", "Accent.")), make.NOON, cora)
    given = {
        "materials": "def book():\n    pass",
        "not_scored": "accent.",
        "for_interviewers": "It never books.",
    }
    question = make.question("Orders", [rung], bank, **given)
    loop = keep(make.loop([ana], of=make.opening(plan=[[question]], at_level=rung), by=cora))
    page = visit(ana).get(f"/interviews/{make.first(loop).id}")

    assert [part.get_text() for part in page.soup.select("pre.materials")] == ["def book():\n    pass"]
    assert "For you, not to be told It never books." in page.main
    assert page.soup.pre["aria-label"] == "What the candidate reads: Orders"
    assert page.all("#not-judged li") == ["School."]


def test_the_kit_is_printed_with_nothing_more_than_its_page_has(ana, cora, loop, url, session, again, visit):
    loop.adjust("Hard of hearing", "Turn captions on.", make.NOON, cora)
    session.commit()
    page = visit(ana).get(url).follow("Print the kit (PDF)")
    answer = page.response

    assert (page.status, answer.mimetype) == (200, "application/pdf")
    assert answer.headers["Content-Disposition"] == "attachment; filename=kit.pdf"
    assert answer.headers["Cache-Control"] == "no-store"
    kit = kit_of(again(make.first(loop)), "Tidemark", ana.zone)
    assert answer.data == press.kit(kit)
    assert "Turn captions on." in words_of(answer.data)
    assert "Hard of hearing" not in words_of(answer.data)


def test_the_printed_kit_is_for_those_who_see_the_interview(ana, ben, cora, url, visit):
    found = {who.name: visit(who).get(f"{url}/kit.pdf").status for who in (ana, ben, cora)}
    assert found == {"Ana": 200, "Ben": 404, "Cora": 200}


def test_the_kit_says_what_to_do_for_the_candidate_and_not_why(ana, cora, loop, url, session, visit):
    loop.adjust("Hard of hearing", "Turn captions on.", make.NOON, cora)
    session.commit()
    page = visit(ana).get(url)

    assert page.all("main .columns__main .notice") == ["For this candidate Turn captions on."]
    assert "Hard of hearing" not in page.text


def test_the_kit_leads_who_writes_to_their_own_scorecard(ana, cora, loop, url, session, visit):
    card = make.card_of(ana, loop)
    link = "a.button--primary"
    assert [a["href"] for a in visit(ana).get(url).soup.select(link)] == [f"/scorecards/{card.id}/edit"]
    assert visit(cora).get(url).soup.select(link) == []
    card.panelist.excuse_from_writing("Was ill", make.NOON, cora)
    session.commit()
    assert visit(ana).get(url).soup.select(link) == []


def test_the_kit_names_the_panel_by_name_and_says_nothing_of_where_anyone_stands(
    ana, ben, cora, loop, url, keep, session, visit
):
    sho, dan = keep(make.person("Sho")), keep(make.person("Dan"))
    interview = make.first(loop)
    for person, part in ((sho, "shadow"), (ben, "interviewer"), (dan, "interviewer")):
        interview.assign(person, type(interview.panel[0].part)(part), make.NOON, cora)
    make.card_of(dan, loop).panelist.remove("Left", make.NOON, cora)
    session.commit()
    before = visit(ana).get(url)
    make.seal(ben, loop)
    session.commit()

    assert before.all(".summary-list__row")[2] == "Panel Ana, Ben, Sho (shadow)"
    assert visit(ana).get(url).main == before.main


def test_the_kit_takes_as_many_queries_for_three_panelists_as_for_one(cora, loop, url, keep, engine, visit):
    browser, counts = visit(cora), []
    for more in (0, 2):
        for _ in range(more):
            make.first(loop).assign(keep(make.person()), make.first(loop).panel[0].part, make.NOON, cora)
        keep(loop)
        browser.get(url)
        with queries(engine) as seen:
            browser.get(url)
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_staff_reach_the_loop_from_the_kit(cora, loop, url, visit, session):
    make.first(loop).starts_at = None
    make.first(loop).places.clear()
    session.commit()
    page = visit(cora).get(url)

    assert page.all(".breadcrumb li") == ["Loops", "Leila Haddad"]
    assert page.all(".summary-list__row")[::2] == [
        "When No time yet",
        "Panel Nobody yet",
        "Length 60 minutes",
    ]


def test_who_has_no_place_on_an_interview_finds_nothing(keep, ana, ben, cora, loop, url, session, visit):
    mira, referrer = keep(make.person("Mira", Role.COMMITTEE)), keep(make.coordinator("Referrer"))
    loop.candidate.referred_by = referrer
    make.card_of(ana, loop).panelist.remove("Left", make.NOON, cora)
    session.commit()

    assert [visit(person).get(url).status for person in (ana, ben, mira, referrer, cora)] == [
        404,
        404,
        404,
        404,
        200,
    ]


# --- A conflict of interest


def test_a_panelist_who_shouldnt_judge_says_so_and_sees_nothing_any_more(ana, loop, url, again, visit):
    browser = visit(ana)
    page = browser.get(url).follow("I shouldn’t judge this candidate")
    assert page.press("Declare the conflict", reason=" ").all(".error-summary li") == ["Say why."]
    page = page.press("Declare the conflict", reason="Cousins")

    assert page.all(".flashes .notice") == [
        "Thank you for saying so. You see nothing of this candidate any more."
    ]
    assert "Leila" not in page.text
    assert {browser.get(at).status for at in (url, f"{url}/conflict")} == {404}
    assert [(c.person.name, c.reason) for c in again(loop.candidate).conflicts] == [("Ana", "Cousins")]


# --- Time and place


def test_a_time_is_set_in_the_coordinators_zone(cora, loop, url, again, visit):
    page = visit(cora).get(f"{url}/time")
    assert page.soup.find(id="starts_at")["value"] == "2026-11-17T12:00"
    page = page.press("Set time and place", starts_at="2026-07-24T10:00", place=" Room 4 ", reason="Earlier")

    assert page.heading == "Leila Haddad"
    assert page.all("#interviews .rows__text")[0] == "Fri 24 Jul 2026, 10:00–11:00 (Lisbon, UTC+1). Room 4."
    interview = again(make.first(loop))
    assert (interview.starts_at.isoformat(), interview.place) == ("2026-07-24T09:00:00+00:00", "Room 4")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Say when it begins."),
        ("noon", "Write a day and a time, such as 2026-11-24T10:00."),
        ("2027-03-28T01:30", "The clocks go forward then, so this time doesn't exist. Choose another one."),
        (
            "2026-10-25T01:30",
            "The clocks go back then, so this time comes twice. Choose one outside that hour.",
        ),
    ],
)
def test_a_time_that_cant_be_is_refused_and_kept(cora, loop, url, again, visit, typed, sentence):
    page = visit(cora).get(f"{url}/time").press("Set time and place", starts_at=typed, place="Room 4")

    assert (page.status, page.all(".error-summary li")) == (422, [sentence])
    assert [page.soup.find(id=id)["value"] for id in ("starts_at", "place")] == [typed, "Room 4"]
    assert again(make.first(loop)).starts_at == make.NOON


def test_once_the_debrief_is_open_nothing_is_moved(cora, ana, loop, url, keep, visit):
    page = visit(cora).get(f"{url}/time")
    make.seal(ana, loop)
    keep(make.debrief(loop))
    page = page.press("Set time and place", place="Room 9")

    assert (page.status, page.all(".error-summary li")) == (
        422,
        ["The debrief is open: when and where the interview was stands."],
    )


# --- The panel


def test_who_may_judge_can_be_added_to_the_panel(cora, ana, ben, loop, url, keep, session, visit):
    cousin, gone = keep(make.person("Cousin")), keep(make.person("Gone"))
    loop.candidate.declare_conflict(cousin, "Cousins", make.NOON, cora)
    for author in session.scalars(select(Person).where(Person.name.like("Person %"))):
        author.left_at = make.NOON
    gone.left_at = make.NOON
    session.commit()
    page = visit(cora).get(f"{url}/panel")
    assert page.all(".page-header__lead") == ["On it now: Ana."]
    assert page.all("#person option") == ["Choose a person", "Ben"]
    page = page.press("Add to the panel", person=str(ben.id), part="shadow")

    assert page.all("#panel tbody tr th") == ["Ana", "Ben shadow, never counts"]
    assert page.follow("Add to the panel of Interview 1").all(".empty-state p") == [
        "Interviewers who could join appear here. There is nobody else who may judge this candidate."
    ]


def test_somebody_has_to_be_chosen(cora, ben, loop, url, session, visit):
    make.first(loop).places.clear()
    session.commit()
    page = visit(cora).get(f"{url}/panel")
    assert page.all(".page-header__lead") == ["Nobody is on it yet."]
    page = page.press("Add to the panel", part="chair")

    assert (page.status, page.all(".error-summary li")) == (
        422,
        ["Choose an interviewer.", "Choose one of these."],
    )


def test_once_the_debrief_is_open_nobody_joins(cora, ana, ben, loop, url, keep, visit):
    page = visit(cora).get(f"{url}/panel")
    make.seal(ana, loop)
    keep(make.debrief(loop))
    page = page.press("Add to the panel", person=str(ben.id))

    assert (page.status, page.all(".error-summary li")) == (422, ["The debrief is open: the panel stands."])


def test_an_excuse_says_what_it_does_and_takes_a_reason(cora, ana, loop, url, again, visit):
    page = visit(cora).get(f"/loops/{loop.id}").follow("Excuse Ana, Interview 1")
    assert page.all("main .notice") == [
        "The debrief no longer waits for this scorecard. Ana can’t write it any more, keeps the place on the "
        "panel, and reads the others’ only once the debrief is open. It can’t be taken back."
    ]
    assert page.press("Excuse , Ana", reason=" ").all(".error-summary li") == ["Say why."]
    page = page.press("Excuse , Ana", reason="Was ill")

    assert page.all("#panel tbody td")[-2:] == ["excused", ""]
    assert page.all("#panel p")[-1] == "Ana is excused from the scorecard of Interview 1: Was ill"
    assert make.card_of(ana, again(loop)).panelist.excuse.reason == "Was ill"


def test_a_removal_says_what_it_does_and_takes_a_reason(cora, ana, loop, url, visit):
    page = visit(cora).get(f"/loops/{loop.id}").follow("Remove Ana, Interview 1")
    assert page.all("main .notice") == [
        "The interview is no longer theirs. Ana sees nothing of it any more but what they wrote themselves, "
        "not even after the debrief (unless they coordinate or administer), and can’t join it again. "
        "The debrief no longer waits for their scorecard."
    ]
    page = page.press("Remove from the panel , Ana", reason="Left the project")

    assert page.all("#panel p") == [
        "Where each scorecard stands, and nothing that it says. Ordered by name.",
        "People appear here once they are on the panel of an interview.",
        "Ana is off the panel of Interview 1: Left the project",
    ]
    assert visit(ana).get(url).status == 404


def test_who_sealed_in_the_meantime_is_neither_excused_nor_removed(cora, ana, loop, keep, visit):
    place = make.card_of(ana, loop).panelist
    pages = [visit(cora).get(f"/interviews/panelists/{place.id}/{what}") for what in ("excuse", "removal")]
    keep(make.seal(ana, loop))
    told = [
        page.press(button, reason="Why not")
        for page, button in zip(pages, ("Excuse , Ana", "Remove from the panel , Ana"), strict=True)
    ]

    sentence = "Ana has sealed: what was sealed counts."
    assert [(p.status, p.all(".error-summary li")) for p in told] == [(422, [sentence])] * 2


def test_only_who_runs_the_loop_arranges_interviews(keep, ana, cora, loop, url, session, visit):
    judge = keep(make.person("Judge", Role.COORDINATOR, Role.INTERVIEWER))
    referrer, adam = keep(make.coordinator("Referrer")), keep(make.person("Adam", Role.ADMINISTRATOR))
    loop.candidate.referred_by = referrer
    make.first(loop).assign(judge, make.first(loop).panel[0].part, make.NOON, cora)
    session.commit()
    place = make.card_of(ana, loop).panelist.id
    addresses = [f"{url}/time", f"{url}/panel"]
    addresses += [f"/interviews/panelists/{place}/{what}" for what in ("excuse", "removal")]
    found = {
        p.name: {visit(p).get(at).status for at in addresses} for p in (ana, judge, referrer, adam, cora)
    }

    assert found == {"Ana": {404}, "Judge": {404}, "Referrer": {404}, "Adam": {404}, "Cora": {200}}
