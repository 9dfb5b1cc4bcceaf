"""The first page: what now?"""

from datetime import timedelta

import pytest

from interviews.domain.banks import Duty, Question
from interviews.domain.openings import Profile, Release
from interviews.domain.packets import Document, Packet, Printed
from interviews.domain.people import Person, Role
from interviews.domain.scorecards import CardDraft
from tests import make
from tests.counting import queries
from tests.make import NOON

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def at(monkeypatch):
    """Set the clock of the page."""

    def set_to(moment):
        monkeypatch.setattr("interviews.web.today.views.now", lambda: moment)

    set_to(NOON - HOUR)
    return set_to


@pytest.fixture(autouse=True)
def _at_eleven(at):
    """It is eleven in the morning, an hour before the first interview."""


@pytest.fixture
def ana(keep):
    """An interviewer in Lisbon."""
    return keep(make.person("Ana", zone="Europe/Lisbon"))


@pytest.fixture
def cora(keep):
    """A coordinator."""
    return keep(make.coordinator("Cora"))


def leila(panel, keep, **more):
    """A loop for Leila Haddad, kept."""
    return keep(make.loop(panel, who=make.candidate("Leila Haddad"), **more))


def section(page, title):
    """The words of one part of the page."""
    heading = next(h for h in page.soup.select("h2") if h.get_text() == title)
    words = " ".join(heading.find_parent("section").get_text(" ").split())
    return words.removeprefix(title).strip()


def headings(page):
    """The parts of the page, in order."""
    return page.all("h2")


def test_the_page_says_the_day_and_the_readers_zone(visit, ana):
    page = visit(ana).get("/")
    assert page.heading == "Today"
    assert "Tue 17 Nov 2026. Times are yours: Lisbon, UTC+0." in page.main


def test_the_next_interview_comes_first_with_what_to_do_and_its_kit(visit, keep, ana):
    ben, zsofia = keep(make.person("Ben")), keep(make.person("Zsófia"))
    loop = leila([ana, ben], keep, shadows=[zsofia])
    interview = make.first(loop)
    interview.place = "Room 4"
    loop.adjust("a diagnosis", "Keep captions on.", NOON, loop.by)
    keep(loop)

    page = visit(ana).get("/")
    assert section(page, "Your interviews today") == (
        "12:00–13:00 in 60 minutes Interview 1, with Leila Haddad "
        "Staff engineer, Platform · Ben interviews with you · Zsófia is there as a shadow "
        "What to do for this candidate Keep captions on. Place: Room 4 Open the kit , Leila Haddad"
    )
    assert "diagnosis" not in page.text
    link = page.soup.find("a", class_="button--primary")
    assert link["href"] == f"/interviews/{interview.id}"
    assert "you are there as a shadow" in section(visit(zsofia).get("/"), "Your interviews today")


def test_while_it_is_going_on_it_is_now_and_then_it_is_over(visit, keep, ana, at):
    leila([ana], keep)
    at(NOON + HOUR / 2)
    assert "12:00–13:00 now" in section(visit(ana).get("/"), "Your interviews today")
    at(NOON + HOUR)
    assert section(visit(ana).get("/"), "Your next interview") == (
        "Nothing is planned for you in the next two weeks. "
        "Your next interview appears here once a coordinator has set its time."
    )


def test_later_days_are_coming_up_and_on_a_free_day_the_next_one_is_said(visit, keep, ana, at):
    leila([ana], keep)
    later = make.loop([ana], who=make.candidate("Nguyễn Minh Châu"))
    make.first(later).starts_at = NOON + 2 * DAY
    keep(later)

    coming = "Interview 1, with Nguyễn Minh Châu Thu 19 Nov 2026, 12:00–13:00"
    assert section(visit(ana).get("/"), "Coming up") == coming

    at(NOON + DAY)
    page = visit(ana).get("/")
    assert section(page, "Your next interview").startswith(
        "12:00–13:00 Thu 19 Nov 2026 Interview 1, with Nguyễn"
    )
    assert section(page, "Coming up") == "Nothing more in the next two weeks."


def test_scorecards_to_finish_say_where_they_stand_and_until_when(visit, keep, ana, at):
    loop = leila([ana], keep)
    card = make.card_of(ana, loop)
    at(NOON + HOUR)

    def stands():
        return visit(ana).get("/").all("tbody tr")

    start = "Leila Haddad Interview 1"
    assert stands() == [f"{start} nothing written yet tomorrow, 13:00 Begin , Leila Haddad, Interview 1"]

    whole = make.written(card)
    tail = "tomorrow, 13:00 Continue , Leila Haddad, Interview 1"
    for draft, words in (
        (CardDraft(), "0 of 1 answered"),
        (CardDraft(answers=whole.answers), "recommendation missing"),
        (CardDraft(answers=whole.answers, recommendation=whole.recommendation), "something is missing"),
        (whole, "ready to be sealed"),
    ):
        card.save(draft, card.version, NOON, ana)
        keep(card)
        assert stands() == [f"{start} {words} {tail}"]

    at(NOON + 2 * DAY)
    assert stands() == [
        f"{start} ready to be sealed yesterday, 13:00, late Continue , Leila Haddad, Interview 1"
    ]


def test_who_began_to_write_before_a_time_was_set_finds_it_too(visit, keep, ana):
    loop = leila([ana], keep)
    make.first(loop).starts_at = None
    make.card_of(ana, loop).save(CardDraft(), 1, NOON, ana)
    keep(loop)
    assert visit(ana).get("/").all("tbody tr") == [
        "Leila Haddad Interview 1 0 of 1 answered no time is set Continue , Leila Haddad, Interview 1"
    ]


def test_nothing_to_finish_is_said(visit, ana):
    assert section(visit(ana).get("/"), "To finish") == (
        "No scorecard waits for you. One appears here when its interview begins."
    )


def test_what_is_sealed_says_why_and_what_opens_it(visit, keep, session, ana):
    loop = leila([ana], keep)
    make.seal(ana, loop)
    session.commit()
    withdraw = "You may still withdraw the seal , Leila Haddad, Interview 1 ."
    page = visit(ana).get("/")
    assert section(page, "Sealed by you") == (
        "Leila Haddad Interview 1 Only you can read it. "
        f"It opens for the panel when the debrief does; no time is set. {withdraw} sealed"
    )

    loop.plan_debrief(NOON + 4 * HOUR, NOON, loop.by)
    session.commit()
    assert section(visit(ana).get("/"), "Sealed by you") == (
        "Leila Haddad Interview 1 Only you can read it. "
        f"The debrief opens it for the panel: today, 16:00. {withdraw} sealed"
    )


def test_where_who_has_sealed_may_read_the_page_says_so_and_offers_no_way_back(visit, keep, session, ana):
    loop = leila([ana], keep, of=make.opening(release=Release.AFTER_OWN))
    make.seal(ana, loop)
    session.commit()
    assert section(visit(ana).get("/"), "Sealed by you") == (
        "Leila Haddad Interview 1 Whoever of the panel has sealed all of theirs can read it; "
        "the debrief opens it for the rest. sealed"
    )


def test_a_debrief_that_is_open_takes_the_place_of_the_seal(visit, keep, session, ana):
    loop = leila([ana], keep, shadows=[keep(make.person("Sho"))])
    make.seal(ana, loop)
    debrief = keep(make.debrief(loop))
    page = visit(ana).get("/")
    assert (
        section(page, "Sealed by you")
        == "What you seal stays here until its debrief opens, with what opens it."
    )
    assert section(page, "Debriefs that are open") == "Leila Haddad Staff engineer, Platform"
    assert page.soup.find("a", string="Leila Haddad")["href"] == f"/debriefs/{debrief.id}"

    debrief.close(NOON, loop.by)
    session.commit()
    assert "Debriefs that are open" not in headings(visit(ana).get("/"))


def test_the_page_of_a_panelist_tells_nothing_of_the_others(visit, keep, session, ana):
    ben = keep(make.person("Ben"))
    loop = leila([ana, ben], keep)
    before = visit(ana).get("/").main
    make.seal(ben, loop)
    session.commit()
    assert visit(ana).get("/").main == before


def test_who_still_judges_a_candidate_elsewhere_learns_of_no_debrief(visit, keep, session, ana):
    candidate = make.candidate("Leila Haddad")
    done = keep(make.loop([ana], who=candidate))
    make.seal(ana, done)
    keep(make.loop([ana], who=candidate))
    before = visit(ana).get("/").main
    keep(make.debrief(done))
    assert visit(ana).get("/").main == before


def test_a_coordinator_sees_whom_they_wait_for_late_ones_first_and_nothing_more(
    visit, keep, session, cora, at
):
    ana, ben, dan, sho = (keep(make.person(name)) for name in ("Ana", "Ben", "Dan", "Sho"))
    loop = leila([ana, ben], keep, shadows=[sho])
    late = make.loop([dan, ana], who=make.candidate("Jonas Lindqvist"))
    make.first(late).starts_at = NOON - 3 * DAY
    keep(late)
    make.seal(ana, late)
    make.card_of(ana, loop).save(make.written(make.card_of(ana, loop), "canary"), 1, NOON, ana)
    session.commit()
    at(NOON + HOUR)

    page = visit(cora).get("/")
    assert page.all("tbody tr") == [
        "Dan Jonas Lindqvist , Interview 1, Dan Interview 1 late",
        "Ana Leila Haddad , Interview 1, Ana Interview 1 started",
        "Ben Leila Haddad , Interview 1, Ben Interview 1 not started",
    ]
    assert "canary" not in page.response.text


def test_who_is_excused_is_not_waited_for_and_an_interview_to_come_is_not_late(
    visit, keep, session, cora, at
):
    ana, ben = keep(make.person("Ana")), keep(make.person("Ben"))
    loop = leila([ana, ben], keep)
    empty = "Nobody owes you a scorecard. Who does appears here once their interview has begun. See the loops"
    assert section(visit(cora).get("/"), "Who you are waiting for") == empty
    at(NOON + HOUR)
    assert len(visit(cora).get("/").all("tbody tr")) == 2
    first, second = loop.panel
    first.excuse_from_writing("ill", NOON, loop.by)
    second.remove("ill", NOON, loop.by)
    session.commit()
    assert section(visit(cora).get("/"), "Who you are waiting for") == empty


def test_a_coordinator_who_still_judges_a_candidate_waits_for_nobody_of_theirs(visit, keep, at):
    judge = keep(make.person("Judge", Role.COORDINATOR, Role.INTERVIEWER))
    loop = leila([judge, keep(make.person("Ana"))], keep)
    at(NOON + HOUR)
    assert "Ana" not in section(visit(judge).get("/"), "Who you are waiting for")
    assert loop.panel[0].person.name == "Ana"


def test_a_coordinator_reads_what_interviews_to_come_still_lack(visit, keep, session, cora, at):
    loop = keep(make.loop(who=make.candidate("Leila Haddad"), of=make.opening("Staff engineer")))
    make.first(loop).starts_at = None
    session.commit()
    page = visit(cora).get("/")
    assert section(page, "What is still to arrange") == (
        "Each of these loops lacks something before its interviews. Leila Haddad, Staff engineer "
        "Interview 1 has no time and no place. Interview 1 has no interviewer."
    )
    make.first(loop).starts_at, make.first(loop).place = NOON, "Room 4"
    make.slip_in(keep(make.person("Ana")), loop)
    session.commit()
    assert "What is still to arrange" not in headings(visit(cora).get("/"))
    make.first(loop).place = ""
    session.commit()
    assert section(visit(cora).get("/"), "What is still to arrange").endswith("Interview 1 has no place.")
    at(NOON)
    assert "What is still to arrange" not in headings(visit(cora).get("/"))


def test_who_keeps_a_bank_reads_how_many_questions_wait_for_their_review(visit, keep, session, cora, ana):
    bank = keep(make.bank("Ours", cora))
    bank.entrust(ana, Duty.REVIEWER, NOON, cora)
    for key in ("why", "how"):
        Question.begin(bank, key, make.draft(key, [make.level()]), NOON, cora)
    session.commit()
    assert "Questions to review" not in headings(visit(ana).get("/"))

    bank.propose(NOON, cora)
    session.commit()
    two = "Somebody else than who wrote a question reviews it. Ours 2 wait for you."
    page = visit(ana).get("/")
    assert section(page, "Questions to review") == two
    assert page.follow("Ours").url == f"/banks/{bank.id}"
    others = (keep(make.person("Ben")), cora)
    assert ["Questions to review" in headings(visit(other).get("/")) for other in others] == [False, False]


def test_what_was_endorsed_waits_for_who_owns_the_bank_and_no_more_for_who_endorsed_it(
    visit, keep, session, cora, ana
):
    ben = keep(make.person("Ben"))
    bank = keep(make.bank("Ours", cora))
    for reviewer in (ana, ben):
        bank.entrust(reviewer, Duty.REVIEWER, NOON, cora)
    version = Question.begin(bank, "why", make.draft("Why?"), NOON, cora).latest
    bank.propose(NOON, cora)

    def waiting():
        session.commit()
        pages = {"Ana": visit(ana).get("/"), "Ben": visit(ben).get("/"), "Cora": visit(cora).get("/")}
        return {
            (name, place)
            for name, page in pages.items()
            for place in ("review", "decide")
            if page.all(f"#to-{place} li") == ["Ours One waits for you."]
        }

    assert waiting() == {("Ana", "review"), ("Ben", "review")}
    version.endorse(NOON + HOUR, ana)
    assert waiting() == {("Ben", "review"), ("Cora", "decide")}
    version.send_back("Shorter.", NOON + 2 * HOUR, ben)
    assert waiting() == set()
    version.propose(NOON + 3 * HOUR, cora)
    assert waiting() == {("Ana", "review"), ("Ben", "review")}
    version.endorse(NOON + 4 * HOUR, ben)
    version.approve(NOON + 5 * HOUR, cora)
    assert waiting() == set()


def test_who_wrote_an_earlier_version_that_was_never_approved_has_nothing_to_review(
    visit, keep, session, cora, ana
):
    bank = keep(make.bank("Ours", cora))
    bank.entrust(ana, Duty.REVIEWER, NOON, cora)
    question = Question.begin(bank, "why", make.draft("Why?"), NOON, ana)

    def rewritten(title, at):
        question.write(make.draft(title), at, cora)
        question.latest.propose(at + HOUR, cora)
        session.commit()
        return visit(ana).get("/").all("#to-review li")

    assert rewritten("How?", NOON + HOUR) == []
    question.latest.approve(NOON + 3 * HOUR, keep(make.person("Ben")))
    assert rewritten("Who?", NOON + 4 * HOUR) == ["Ours One waits for you."]


def test_what_was_sent_back_approved_overtaken_or_retired_waits_for_nobody(visit, keep, session, cora, ana):
    bank = keep(make.bank("Ours", cora))
    bank.entrust(ana, Duty.REVIEWER, NOON, cora)
    first, second = (
        Question.begin(bank, key, make.draft(key, [make.level()]), NOON, cora) for key in ("why", "how")
    )
    session.commit()

    def waiting():
        session.commit()
        return [row.get_text(" ", strip=True) for row in visit(ana).get("/").soup.select("#to-review li")]

    bank.propose(NOON, cora)
    first.latest.send_back("Shorter.", NOON + HOUR, ana)
    assert waiting() == ["Ours One waits for you."]
    second.latest.approve(NOON + HOUR, ana)
    assert waiting() == []
    first.latest.propose(NOON + 2 * HOUR, cora)
    assert waiting() == ["Ours One waits for you."]
    first.write(make.draft("why", [make.level()]), NOON + 3 * HOUR, cora)
    assert waiting() == []
    first.latest.propose(NOON + 4 * HOUR, cora)
    assert waiting() == ["Ours One waits for you."]
    first.retire("Nobody asks it.", NOON + 5 * HOUR, cora)
    assert waiting() == []


def test_a_loop_is_ready_when_all_is_sealed_and_closed_debriefs_wait_for_their_packet(
    visit, keep, session, cora
):
    ana = keep(make.person("Ana"))
    loop = leila([ana], keep)
    waits = "A loop appears here when every required scorecard is sealed or excused."
    assert section(visit(cora).get("/"), "Ready for the debrief") == waits

    make.seal(ana, loop)
    session.commit()
    ready = "Leila Haddad Staff engineer, Platform"
    assert section(visit(cora).get("/"), "Ready for the debrief") == ready

    debrief = keep(make.debrief(loop))
    page = visit(cora).get("/")
    assert section(page, "Ready for the debrief") == waits
    assert section(page, "Debriefs that are open") == ready
    assert section(page, "Packets to issue") == "A debrief that is closed waits here for its packet."

    debrief.close(NOON, loop.by)
    session.commit()
    assert section(visit(cora).get("/"), "Packets to issue") == ready

    issue(loop, keep(make.docket([keep(make.person("Mira", Role.COMMITTEE))])), keep)
    assert "Leila Haddad" not in visit(cora).get("/").main


def issue(loop, docket, keep, version=1, number="P-7"):
    """A packet of a loop whose debrief is closed."""
    pages = [
        Document.of(f"{loop.id} {kind} {version}".encode(), "text/plain") for kind in ("pdf", "data", "page")
    ]
    return keep(Packet.issue(loop, docket, number, version, Printed(*pages), NOON, loop.by))


@pytest.mark.parametrize(("profile", "named"), [(Profile.ANONYMISED, "K-"), (Profile.NAMED, "Leila Haddad")])
def test_a_committee_member_finds_the_last_version_of_each_packet(visit, keep, session, profile, named):
    ana, mira = keep(make.person("Ana")), keep(make.person("Mira", Role.COMMITTEE))
    loop = leila([ana], keep, of=make.opening(profile=profile))
    make.seal(ana, loop)
    keep(make.debrief(loop)).close(NOON, loop.by)
    docket = keep(make.docket([mira]))
    empty = "No packet is on this docket yet. Packets appear here as they are issued."
    begins = "Sits on Tue 24 Nov 2026, 12:00 (UTC+0). See the docket , Tue 24 Nov 2026, 12:00 (UTC+0)"
    assert section(visit(mira).get("/"), "Hiring committee") == f"{begins} {empty}"

    issue(loop, docket, keep)
    issue(loop, docket, keep, version=2)
    words = section(visit(mira).get("/"), "Hiring committee")
    name = loop.candidate.label if named == "K-" else named
    assert words == f"{begins} Staff engineer, Platform, {name} Packet P-7, version 2"


def test_without_a_sitting_a_committee_member_learns_what_will_be_here(visit, keep):
    mira = keep(make.person("Mira", Role.COMMITTEE))
    keep(make.docket([keep(make.person("Olu", Role.COMMITTEE))]))
    page = visit(mira).get("/")
    assert headings(page) == ["Packets to read"]
    assert section(page, "Packets to read") == (
        "No sitting is called. Its packets appear here once they are issued to your committee."
    )


def test_an_administrator_sees_who_has_no_password_yet(visit, keep):
    boss = make.person("Boss", Role.ADMINISTRATOR)
    boss.password_hash = "hash"
    page = visit(keep(boss)).get("/")
    assert section(page, "Without a sign-in yet") == "Everybody who was invited has chosen a password."
    keep(Person.invite("Tomás", "tomas@example.com", [Role.INTERVIEWER], "token", NOON, None))
    page = visit(boss).get("/")
    assert section(page, "Without a sign-in yet") == "Tomás Invited; no password was chosen."
    assert page.follow("Tomás").heading == "Tomás"


def test_who_holds_several_roles_has_a_part_for_each(visit, keep):
    page = visit(keep(make.person("All", *Role))).get("/")
    assert headings(page) == [
        "Getting started",
        "Your next interview",
        "To finish",
        "Who you are waiting for",
        "Packets to read",
        "Sealed by you",
        "Coming up",
        "Ready for the debrief",
        "Packets to issue",
        "Without a sign-in yet",
    ]


def test_who_has_no_role_is_told_whom_to_ask(visit, keep, session):
    ana = make.person("Ana")
    ana.grants.clear()
    page = visit(keep(ana)).get("/")
    assert page.main.endswith("You have no role here at the moment. An administrator can give you one.")


def one_of_everything(n, everybody, keep, session):
    """Loops at every stage that this page tells of, some for `everybody` to judge; a docket; a guest."""
    docket = keep(make.docket([everybody]))
    for stage in ("coming", "finish", "sealed"):
        mine = keep(a_loop(f"{stage} {n}", everybody, keep, NOON + 2 * HOUR * (stage == "coming")))
        if stage == "sealed":
            make.seal(everybody, mine)
    for stage in ("awaited", "ready", "open", "unissued", "issued"):
        ana = keep(make.person(f"Ana {stage} {n}"))
        loop = keep(a_loop(f"{stage} {n}", ana, keep, NOON - 2 * HOUR))
        if stage != "awaited":
            make.seal(ana, loop)
        if stage not in ("awaited", "ready"):
            debrief = keep(make.debrief(loop))
        if stage in ("unissued", "issued"):
            debrief.close(NOON, loop.by)
        session.commit()
    issue(loop, docket, keep, number=f"P-7{n}")
    keep(Person.invite(f"New {n}", f"new{n}@example.com", [], f"token {n}", NOON, None))


def a_loop(name, somebody, keep, starts_at):
    """A loop with one interviewer, a shadow and an adjustment."""
    loop = make.loop([somebody], [keep(make.person(f"Sho {name}"))], who=make.candidate(name))
    make.first(loop).starts_at = starts_at
    loop.adjust("a need", "Keep captions on.", NOON, loop.by)
    return loop


def test_as_many_queries_for_three_of_everything_as_for_one(visit, keep, session, at, engine):
    everybody = keep(make.person("All", *Role))
    browser = visit(everybody)
    at(NOON)
    one_of_everything(1, everybody, keep, session)
    with queries(engine) as one:
        first = browser.get("/")
    one_of_everything(2, everybody, keep, session)
    one_of_everything(3, everybody, keep, session)
    with queries(engine) as three:
        browser.get("/")

    shown = (
        "coming 1",
        "finish 1",
        "sealed 1",
        "awaited 1",
        "ready 1",
        "open 1",
        "unissued 1",
        "P-7",
        "New 1",
    )
    assert [word for word in shown if word not in first.main] == []
    assert len(three) == len(one)
