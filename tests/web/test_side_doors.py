"""The doors through which review systems have leaked, one by one; and the ordinary holes of a web program."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from sqlalchemy import select

from interviews.clock import now
from interviews.domain.base import Refused
from interviews.domain.loops import Part
from interviews.domain.openings import Release
from interviews.domain.people import Role
from interviews.domain.scorecards import Scorecard
from interviews.printing import press
from interviews.printing.compiling import Issue, compile
from tests import make

STAFF = (Role.COORDINATOR, Role.ADMINISTRATOR, Role.INTERVIEWER)
TOKEN = re.compile(r"I[\w-]{30,}\.[\w-]+\.[\w-]+")


class Scene:
    """A loop on whose panel Ana, Ben, Cid and Judge sit; Rem was taken off it, Con has a conflict."""

    def __init__(self, keep, session, **more):
        self.session = session
        self.cora = make.coordinator("Cora")
        self.ana, self.ben, self.cid, self.rem = map(make.person, ("Ana", "Ben", "Cid", "Rem"))
        self.judge, self.con = make.person("Judge", *STAFF), make.person("Con", *Role)
        self.out, self.mira = make.person("Out"), make.person("Mira", Role.COMMITTEE)
        self.ref = make.person("Ref", *Role)
        panel = [self.ana, self.ben, self.cid, self.rem, self.judge]
        who = make.candidate("Leila Haddad", referred_by=self.ref)
        self.loop = make.loop(panel, of=make.opening(**more), who=who, by=self.cora)
        for person in (self.con, self.out, self.mira):
            session.add(person)
        keep(self.loop)
        make.card_of(self.rem, self.loop).panelist.remove("Ill.", make.NOON, self.cora)
        who.declare_conflict(self.con, "We are friends.", make.NOON, self.con)
        session.commit()

    def seal(self, *people):
        """Let them write and seal."""
        for person in people:
            make.seal(person, self.loop)
        self.session.commit()

    def card(self, person):
        return make.card_of(person, self.loop)


@pytest.fixture
def scene(keep, session):
    """Nobody has written anything yet."""
    return Scene(keep, session)


def addresses(scene):
    """What tells something of the loop, its opening or one of its scorecards."""
    loop, card = scene.loop, scene.card(scene.ben)
    return (
        "/",
        "/scorecards",
        "/loops/",
        "/openings/",
        f"/loops/{loop.id}",
        f"/openings/{loop.opening_id}",
        f"/openings/{loop.opening_id}/bar",
        f"/openings/{loop.opening_id}/plan",
        f"/candidates/{loop.candidate_id}",
        f"/interviews/{make.first(loop).id}",
        f"/interviews/panelists/{card.panelist_id}/excuse",
        f"/interviews/panelists/{card.panelist_id}/removal",
        f"/scorecards/{card.id}",
        f"/scorecards/{card.id}/edit",
        f"/scorecards/{card.id}/review",
        f"/scorecards/{card.id}/withdrawal",
        f"/scorecards/{scene.card(scene.ana).id}",
        f"/packets/loops/{loop.id}",
    )


def told(browser, scene):
    """All that a person is answered, down to the headers; tokens aside."""
    answers = {}
    for url in addresses(scene):
        answer = browser.client.get(url)
        headers = sorted((k, v) for k, v in answer.headers if k not in {"Set-Cookie", "Content-Length"})
        answers[url] = answer.status_code, headers, TOKEN.sub("token", answer.text)
    return answers


@pytest.mark.parametrize("name", ["ana", "judge", "rem", "con", "ref", "out", "mira"])
def test_no_status_header_count_order_or_word_tells_that_somebody_wrote_or_sealed(scene, visit, name):
    browser, card = visit(getattr(scene, name)), scene.card(scene.ben)
    before = told(browser, scene)
    card.save(make.written(card, "a word"), card.version, make.NOON, scene.ben)
    scene.session.commit()
    assert told(browser, scene) == before
    card.seal(make.NOON, scene.ben)
    scene.session.commit()
    assert told(browser, scene) == before
    card.withdraw_seal(make.NOON, scene.ben)
    scene.session.commit()
    assert told(browser, scene) == before


@pytest.mark.parametrize("name", ["rem", "con", "ref", "out", "mira"])
def test_who_must_not_know_the_candidate_does_not_notice_that_the_debrief_opened(scene, visit, name):
    browser = visit(getattr(scene, name))
    before = told(browser, scene)
    scene.seal(scene.ana, scene.ben, scene.cid, scene.judge)
    debrief = make.debrief(scene.loop)
    scene.session.add(debrief)
    scene.session.commit()
    assert told(browser, scene) == before
    assert browser.get(f"/debriefs/{debrief.id}").status == 404


def test_the_lock_of_the_bar_is_hidden_from_who_judges_the_candidate_for_another_opening(scene, visit, keep):
    els = make.person("Els", *STAFF)
    keep(make.loop([els], who=scene.loop.candidate, by=scene.cora))
    browser, url = visit(els), f"/openings/{scene.loop.opening_id}"
    before = TOKEN.sub("token", browser.get(url).response.text)
    scene.seal(scene.ana)
    assert TOKEN.sub("token", browser.get(url).response.text) == before
    assert browser.get(f"{url}/bar").status == 404


def test_a_coordinator_who_judges_gains_nothing_by_giving_up_or_taking_roles(scene, visit, session):
    scene.seal(scene.ben)
    browser = visit(scene.judge)
    for role in (Role.INTERVIEWER, Role.COORDINATOR):
        scene.judge.withdraw(role, make.NOON, scene.cora)
        session.commit()
        page = browser.get(f"/loops/{scene.loop.id}")
        assert page.all("#panel .tag") == []
        assert "You are still to judge this candidate." in page.main


def test_neither_an_excuse_nor_a_removal_opens_anything(scene, visit, session):
    scene.seal(scene.ben, scene.cid, scene.judge)
    scene.card(scene.ana).panelist.excuse_from_writing("Ill.", make.NOON, scene.cora)
    session.commit()
    for person in (scene.ana, scene.rem):
        assert visit(person).get(f"/scorecards/{scene.card(scene.ben).id}").status == 404
    debrief = make.debrief(scene.loop)
    session.add(debrief)
    session.commit()
    assert visit(scene.ana).get(f"/debriefs/{debrief.id}").status == 200
    assert visit(scene.rem).get(f"/debriefs/{debrief.id}").status == 404


def test_who_still_judges_a_candidate_reads_nothing_of_an_earlier_loop(scene, visit, keep, session):
    els = keep(make.person("Els", *STAFF))
    scene.seal(scene.ana, scene.ben, scene.cid, scene.judge)
    debrief = make.debrief(scene.loop)
    session.add(debrief)
    session.commit()
    url = f"/debriefs/{debrief.id}"
    assert visit(els).get(url).status == 200
    keep(make.loop([els], who=scene.loop.candidate, by=scene.cora))
    assert visit(els).get(url).status == 404
    assert visit(els).get(f"/scorecards/{scene.card(scene.ben).id}").status == 404


def test_who_may_have_read_the_others_is_given_no_second_interview_of_the_loop(keep, session):
    rung, ana = make.level(), make.person("Ana")
    plan = [[make.question(levels=[rung])], [make.question(levels=[rung])]]
    loop = keep(make.loop([ana], of=make.opening(plan=plan, release=Release.AFTER_OWN, at_level=rung)))
    make.seal(ana, loop)
    with pytest.raises(Refused, match="Ana may have read the others here"):
        loop.interviews[1].assign(ana, Part.INTERVIEWER, make.NOON, loop.by)


def test_a_list_is_in_order_of_names_whoever_sealed_first(scene, visit):
    scene.seal(scene.judge, scene.cid)
    page = visit(scene.cora).get(f"/loops/{scene.loop.id}")
    assert page.all("#panel th[scope=row]") == ["Ana", "Ben", "Cid", "Judge"]


def test_no_page_of_the_writing_has_a_rating_before_its_author_chooses_one(scene, visit):
    page = visit(scene.ana).get(f"/scorecards/{scene.card(scene.ana).id}/edit")
    assert page.all("input[type=radio]") != []
    assert page.soup.select("input[checked]") == []


def test_identifiers_tell_nothing_of_who_came_first(scene, session):
    ids = list(session.scalars(select(Scorecard.id)))
    assert {id.version for id in ids} == {4}


def test_nothing_guarded_is_kept_by_a_browser_or_answers_that_it_did_not_change(scene, visit):
    scene.seal(scene.ana)
    browser = visit(scene.ana)
    for url in addresses(scene):
        headers = browser.client.get(
            url, headers={"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}
        ).headers
        assert [headers.get(n) for n in ("Cache-Control", "ETag", "Last-Modified")] == [
            "no-store",
            None,
            None,
        ]


@pytest.mark.parametrize("name", ["ana", "judge", "rem", "con", "ref", "out", "mira"])
def test_what_is_anothers_cannot_be_changed_and_answers_like_what_does_not_exist(scene, visit, name):
    scene.seal(scene.cid)
    browser, card = visit(getattr(scene, name)), scene.card(scene.ben)
    token = {"X-CSRFToken": csrf(browser)}
    nothing = "00000000-0000-4000-8000-000000000000"
    for verb, address in (
        ("POST", "/scorecards/{card}/edit"),
        ("PUT", "/scorecards/{card}/draft"),
        ("POST", "/scorecards/{card}/seal"),
        ("POST", "/scorecards/{card}/withdrawal"),
        ("POST", "/interviews/panelists/{place}/excuse"),
        ("POST", "/interviews/panelists/{place}/removal"),
        ("POST", "/debriefs/loops/{loop}"),
        ("POST", "/loops/{loop}/debrief-time"),
        ("POST", "/loops/{loop}/adjustments"),
        ("POST", "/packets/loops/{loop}"),
        ("POST", "/openings/{opening}/bar"),
    ):
        real = {"card": card.id, "place": card.panelist_id, "loop": scene.loop.id}
        real["opening"] = scene.loop.opening_id
        answers = []
        for ids in (real, dict.fromkeys(real, nothing)):
            answer = browser.client.open(
                address.format(**ids), method=verb, headers=token, data={"reason": "x"}
            )
            answers.append((answer.status_code, TOKEN.sub("token", answer.text)))
        assert answers[0] == answers[1], address
        assert answers[0][0] == 404, address


def csrf(browser):
    """A token that is good for this browser."""
    return browser.get("/people/account").soup.find(attrs={"name": "csrf_token"})["value"]


def test_without_its_token_nothing_is_saved_in_the_background(scene, visit, again):
    card = scene.card(scene.ana)
    sent = {"version": 1, "answers": {}, "reasons": "forged"}
    answer = visit(scene.ana).client.put(f"/scorecards/{card.id}/draft", json=sent)
    assert (answer.status_code, again(card).draft) == (400, {})


@pytest.mark.parametrize("method", ["OPTIONS", "TRACE", "PATCH", "DELETE"])
def test_other_methods_tell_nothing(scene, visit, method):
    browser = visit(scene.out)
    answers = [
        browser.client.open(f"/scorecards/{id}", method=method, headers={"X-CSRFToken": csrf(browser)})
        for id in (scene.card(scene.ben).id, scene.loop.id)
    ]
    assert answers[0].status_code == answers[1].status_code < 500
    assert TOKEN.sub("", answers[0].text) == TOKEN.sub("", answers[1].text)


def test_asking_with_head_is_guarded_as_reading_is(scene, visit):
    card = scene.card(scene.ben).id
    seen = {name: visit(getattr(scene, name)).client.head(f"/scorecards/{card}").status_code for name in WHO}
    assert seen == {"ben": 200, "ana": 404, "cora": 404, "judge": 404}


WHO = ("ben", "ana", "cora", "judge")


def test_needs_are_for_coordinators_who_do_not_judge(scene, visit, session):
    scene.loop.adjust("Hard of hearing.", "Keep captions on.", make.NOON, scene.cora)
    session.commit()
    pages = ("/", f"/loops/{scene.loop.id}", f"/interviews/{make.first(scene.loop).id}")
    told = {
        name
        for name in ("ana", "cora", "judge", "out", "mira", "con", "ref")
        for url in pages
        if "Hard of hearing." in visit(getattr(scene, name)).get(url).text
    }
    assert told == {"cora"}


@pytest.mark.parametrize("row", ["²", "9" * 5000, "100", "-1"])
def test_rows_with_odd_numbers_are_no_rows(scene, visit, row):
    card = scene.card(scene.ana)
    browser = visit(scene.ana)
    sent = {"version": "1", f"question-{card.kit[0].id.hex}-evidence-{row}-text": "x"}
    token = {"X-CSRFToken": csrf(browser)}
    assert browser.client.post(f"/scorecards/{card.id}/edit", data=sent, headers=token).status_code in {
        302,
        422,
    }
    browser, sent = visit(scene.cora), {f"criteria-{row}-weight": "3", f"plan-{row}-title": "x"}
    token = {"X-CSRFToken": csrf(browser)}
    for page in ("bar", "plan"):
        url = f"/openings/{scene.loop.opening_id}/{page}"
        assert browser.client.post(url, data=sent, headers=token).status_code == 422


@pytest.mark.parametrize("spoil", [(b"key: x", b"\xff" * 6), ("ä.yaml".encode(), b"\xff\xfe.yaml")])
def test_a_damaged_archive_is_refused_with_a_sentence(scene, visit, spoil):
    archive = BytesIO()
    with ZipFile(archive, "w") as files:
        files.writestr("ä.yaml", "key: x\n")
    page = visit(scene.cora).get("/banks/import")
    damaged = BytesIO(archive.getvalue().replace(*spoil))
    assert "This archive can't be opened." in bring(page, damaged, "bank.zip").main


def test_an_archive_that_cannot_be_unpacked_is_refused_too(scene, visit):
    archive = BytesIO()
    with ZipFile(archive, "w", compression=8) as files:
        files.writestr("a.yaml", "key: x\n" * 200)
    content = archive.getvalue()
    start = content.index(b"a.yaml") + len(b"a.yaml")
    damaged = BytesIO(content[:start] + b"\xff" * 10 + content[start + 10 :])
    page = visit(scene.cora).get("/banks/import")
    assert "This archive can't be opened." in bring(page, damaged, "bank.zip").main


@pytest.mark.parametrize("text", [b"[", b"{a: ", b"- "])
def test_a_file_of_nothing_but_brackets_is_refused_at_once(scene, visit, text):
    page = visit(scene.cora).get("/banks/import")
    deep = BytesIO(text * (90_000 // len(text)))
    started = now()
    assert "nested too deeply" in bring(page, deep, "deep.yaml").main
    assert (now() - started).total_seconds() < 5


def bring(page, content, name):
    """Import a file."""
    return page.press("Import", file=(content, name))


def test_a_panel_a_bar_and_a_plan_are_changed_under_a_lock_that_every_database_has(scene, visit):
    browser = visit(scene.cora)
    interview, opening = make.first(scene.loop).id, scene.loop.opening_id
    page = browser.get(f"/interviews/{interview}/panel").press("Add to the panel", person=str(scene.out.id))
    assert "Out" in page.all("#panel th[scope=row]")
    assert browser.get(f"/openings/{opening}/bar").press("Set the bar").status == 200
    plan = browser.get(f"/openings/{opening}/plan").press("Set the plan")
    assert "A loop was made from this plan" in plan.main


def test_characters_that_a_database_refuses_are_only_a_wrong_address(visit):
    page = visit().get("/people/sign-in").press("Sign in", email="a\x00@example.com", password="lagoon")
    assert (page.status, "The address or the password isn't right." in page.main) == (422, True)


def test_a_packet_that_names_nobody_does_not_name_who_referred_the_candidate(keep, session):
    ana, bo = make.person("Ana"), make.person("Rufus Stone")
    loop = keep(make.loop([ana], who=make.candidate(referred_by=bo)))
    make.seal(ana, loop, "Rufus told me so.")
    debrief = make.debrief(loop)
    session.add(debrief)
    debrief.close(make.NOON, loop.by)
    docket = make.docket([make.person("Mira", Role.COMMITTEE)])
    issue = Issue("Tidemark", "2026-0001", 1, make.NOON, loop.by, docket, "0" * 64)
    assert b"Rufus" not in press.data(compile(loop, [make.card_of(ana, loop)], issue))
