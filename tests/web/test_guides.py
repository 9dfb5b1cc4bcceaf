"""The candidate's guide: sent by a link that expires, read without an account, the same for everybody."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from interviews.clock import now
from interviews.domain.banks import BankDraft
from interviews.domain.guides import Guide
from interviews.domain.history import Event
from interviews.domain.people import Role, at_rest
from interviews.printing import press
from interviews.printing.guide import guide_of
from tests import make
from tests.counting import queries
from tests.on_paper import words_of


@pytest.fixture
def cora(keep):
    """A coordinator in Lisbon."""
    return keep(make.person("Cora", Role.COORDINATOR, zone="Europe/Lisbon"))


@pytest.fixture
def opening(keep, cora):
    """Two interviews, of a bank that has something to tell."""
    rung, bank = make.level(), make.bank("Ours", by=cora)
    said = {"what_happens": "You talk.", "tools": "Bring nothing.", "example": "A kettle trips the fuse."}
    bank.describe(BankDraft("Ours", not_judged=("School.",), **said), make.NOON, cora)
    plan = [[make.question(f"Asked {n}", [rung], bank, told_beforehand=f"Story {n}.")] for n in (1, 2)]
    return keep(make.opening(plan=plan, at_level=rung))


@pytest.fixture
def ana(keep):
    """An interviewer."""
    return keep(make.person("Ana"))


@pytest.fixture
def loop(keep, ana, cora, opening):
    """Leila's loop, which begins in two days."""
    made = make.loop([ana], of=opening, who=make.candidate("Leila Haddad"), by=cora)
    for interview in made.interviews:
        interview.starts_at = now() + timedelta(days=2)
    return keep(made)


@pytest.fixture
def sent(keep, loop, cora):
    """A link to Leila's guide, whose secret is known here."""
    return keep(Guide.send(loop, "leilas-secret", 30, now(), cora))


def link_on(page):
    """The address that a page shows to be copied."""
    [shown] = page.all("main code")
    return shown.removeprefix("http://localhost")


# --- Sending it


def test_a_link_is_shown_once_and_opens_the_guide_without_an_account(cora, loop, again, visit):
    page = visit(cora).get(f"/loops/{loop.id}").follow("Send the guide")
    assert (page.heading, page.all(".error-summary, .notice")) == ("Send the guide", [])
    assert page.soup.find(id="days")["value"] == "30"
    page = page.press("Make the link", days="14")
    link = link_on(page)

    assert page.heading == "The link to the guide"
    assert page.all("main .notice") == [
        "Copy it now. It is shown this once: we keep no copy. Send it to Leila Haddad alone. "
        "Whoever has it reads the guide."
    ]
    assert re.fullmatch(r"/guide/[\w-]{43}", link)
    assert visit().get(link).heading == "What to expect"
    [guide] = again(loop).guides
    assert (guide.token_hash, guide.by_id) == (at_rest(link.removeprefix("/guide/")), cora.id)
    assert guide.expires_at - guide.made_at == timedelta(days=14)
    after = visit(cora).get(f"/loops/{loop.id}")
    assert link.removeprefix("/guide/") not in after.response.text
    assert after.all("#guide p")[0].startswith("Sent ")
    assert "passed The candidate's guide was sent." in after.all(".checks__line")


@pytest.mark.parametrize("days", ["", "0", "91", "many", "³"])
def test_it_opens_for_one_to_ninety_days(cora, loop, again, visit, days):
    page = visit(cora).get(f"/loops/{loop.id}/guide").press("Make the link", days=days)

    assert (page.status, page.all(".error-summary li")) == (422, ["Write a number of days from 1 to 90."])
    assert page.soup.find(id="days")["value"] == days
    assert again(loop).guides == []


def test_a_new_link_ends_the_one_before(cora, loop, sent, visit):
    page = visit(cora).get(f"/loops/{loop.id}").follow("Send a new link")
    assert page.all("main .notice__title") == ["There is a link already."]
    link = link_on(page.press("Make the link"))

    assert [visit().get(at).status for at in ("/guide/leilas-secret", link)] == [404, 200]


def test_a_link_can_be_ended(cora, loop, sent, visit):
    page = visit(cora).get(f"/loops/{loop.id}").press("End the link")

    assert page.all(".flashes .notice") == ["The link to the guide opens nothing any more."]
    assert page.all("#guide p") == ["The link that was sent opens nothing any more.", "Send the guide"]
    check = "needs you The link to the candidate's guide opens nothing any more. "
    check += "Send the guide , as the checks ask"
    assert page.all(".checks__line").count(check) == 1
    assert visit().get("/guide/leilas-secret").status == 404


def test_what_was_ended_meanwhile_is_told(cora, loop, sent, session, visit):
    page = visit(cora).get(f"/loops/{loop.id}")
    sent.end(now(), cora)
    session.commit()
    page = page.press("End the link")

    assert (page.status, page.heading) == (409, "That isn't possible now")


def test_only_who_runs_the_loop_sends_ends_and_reads_of_it(keep, ana, cora, loop, sent, session, visit):
    judge = keep(make.person("Judge", Role.COORDINATOR, Role.INTERVIEWER))
    adam = keep(make.person("Adam", Role.ADMINISTRATOR))
    make.first(loop).assign(judge, make.first(loop).panel[0].part, make.NOON, cora)
    session.commit()
    people = (ana, judge, adam, cora)
    asked = {p.name: visit(p).get(f"/loops/{loop.id}/guide").status for p in people}
    shown = {p.name: visit(p).get(f"/loops/{loop.id}").all("#guide h2") for p in people}
    ended = {}
    for person in people:
        browser = visit(person)
        token = browser.get("/people/account").soup.find(attrs={"name": "csrf_token"})["value"]
        ended[person.name] = browser.send(f"/guides/{sent.id}/end", "post", {"csrf_token": token}).status

    assert asked == {"Ana": 404, "Judge": 404, "Adam": 404, "Cora": 200}
    assert shown == {"Ana": [], "Judge": [], "Adam": [], "Cora": ["The candidate’s guide"]}
    assert ended == {"Ana": 404, "Judge": 404, "Adam": 404, "Cora": 200}


def test_the_history_names_no_secret(cora, loop, session, visit):
    link = link_on(visit(cora).get(f"/loops/{loop.id}/guide").press("Make the link"))
    lines = session.scalars(select(Event)).all()

    assert [line.verb for line in lines if line.noun == "guide"] == ["sent the guide"]
    assert [line for line in lines if link.removeprefix("/guide/") in str(vars(line))] == []


# --- Reading it


def test_the_guide_is_a_page_by_itself(cora, sent, visit):
    browser = visit()
    page = browser.get("/guide/leilas-secret")
    until = f"{sent.expires_at:%a} {sent.expires_at.day} {sent.expires_at:%b %Y, %H:%M} UTC"

    assert (page.status, page.heading) == (200, "What to expect")
    assert page.all(".page-header__lead") == ["Staff engineer, Platform, at Tidemark"]
    assert page.all(".masthead nav, .masthead a, footer a, form") == []
    assert page.all("main p")[-1].replace("\u00a0", " ") == (
        f"This link opens until {until}. The PDF stays yours."
    )
    assert [a["href"] for a in page.soup.select("main a:not([href^='#'])")] == [
        "/guide/leilas-secret/guide.pdf",
        "/guide/leilas-secret/calendar.ics",
        f"mailto:{cora.email}",
        "/guide/leilas-secret/help",
    ]
    assert page.all(".guidance__item h3")[:2] == ["1. Interview 1", "2. Interview 2"]
    assert page.all("#kept ~ p") == [
        "Ask Cora how long we keep what you told us, and what was written about you."
    ]


def test_who_is_signed_in_reads_the_same_and_finds_no_way_into_the_program(cora, sent, visit):
    own, other = (visit(who).get("/guide/leilas-secret").response.text for who in (cora, None))
    assert own == other


def test_nobody_else_learns_the_address_and_nothing_is_kept(sent, visit):
    names = ("Cache-Control", "Referrer-Policy", "X-Robots-Tag", "Set-Cookie", "ETag", "Last-Modified")
    for url in ("/guide/leilas-secret", "/guide/leilas-secret/guide.pdf", "/guide/wrong"):
        headers = visit().client.get(url).headers
        assert [headers.get(name) for name in names] == [
            *("no-store", "no-referrer", "noindex, nofollow"),
            *(None, None, None),
        ]
    metas = visit().get("/guide/leilas-secret").soup.find_all("meta", attrs={"name": ["referrer", "robots"]})
    assert [meta["content"] for meta in metas] == ["no-referrer", "noindex, nofollow"]


def test_a_link_that_is_wrong_too_old_or_ended_is_answered_alike(keep, cora, loop, sent, session, visit):
    old = make.loop(of=loop.opening, by=cora)
    keep(Guide.send(old, "too-old", 1, now() - timedelta(days=1), cora))
    sent.end(now(), cora)
    session.commit()
    answers = set()
    for token in ("never-made", "too-old", "leilas-secret"):
        for more in ("", "/guide.pdf"):
            response = visit().client.get(f"/guide/{token}{more}")
            answers.add((response.status_code, tuple(response.headers), response.text))

    [(status, _, text)] = answers
    assert status == 404
    assert "This link opens nothing" in text


def test_two_candidates_read_the_same_to_the_byte(keep, ana, cora, opening, loop, sent, visit):
    other = make.loop(
        [ana], of=opening, who=make.candidate("Piotr Wiśniewski", referred_by=make.person()), by=cora
    )
    other.adjust("Hard of hearing.", "Keep captions on.", make.NOON, cora)
    keep(other)
    keep(Guide.send(other, "piotrs-secret", 30, sent.made_at, cora))
    pages = [visit().get(f"/guide/{who}-secret").response.text for who in ("leilas", "piotrs")]
    papers = [visit().get(f"/guide/{who}-secret/guide.pdf").response.data for who in ("leilas", "piotrs")]

    assert pages[0].replace("leilas-secret", "piotrs-secret") == pages[1]
    assert papers[0] == papers[1] == press.guide(guide_of(opening, cora, "Tidemark", ""))
    assert papers[0].startswith(b"%PDF")


def test_it_says_nothing_of_anybody_whatever_happens_in_the_loop(keep, ana, cora, loop, sent, session, visit):
    browser, told = visit(), []

    def look():
        session.commit()
        told.append([browser.get(f"/guide/leilas-secret{more}").response.data for more in ("", "/guide.pdf")])

    look()
    loop.adjust("Hard of hearing.", "Keep captions on.", make.NOON, cora)
    make.first(loop).starts_at = make.NOON
    ben = keep(make.person("Ben"))
    for interview in loop.interviews:
        interview.assign(ben, make.first(loop).panel[0].part, make.NOON, cora)
    make.card_of(ben, loop).panelist.excuse_from_writing("Ill.", make.NOON, cora)
    look()
    make.seal(ana, loop)
    look()
    for place in make.places(loop):
        if place.is_required and not place.scorecard.is_sealed:
            place.excuse_from_writing("Ill.", make.NOON, cora)
    keep(make.debrief(loop))
    look()

    assert told[1:] == [told[0]] * 3
    words = browser.get("/guide/leilas-secret").text + words_of(told[0][1])
    assert [
        name
        for name in ("Leila", "Ana", "Ben", "captions on", "Asked 1", "Tell me about it")
        if name in words
    ] == []


def test_the_paper_names_nobody_in_its_name(sent, visit):
    answer = visit().get("/guide/leilas-secret/guide.pdf").response
    assert (answer.mimetype, answer.headers["Content-Disposition"]) == (
        "application/pdf",
        "attachment; filename=guide.pdf",
    )


def test_reading_takes_as_many_queries_for_four_interviews_as_for_two(
    keep, cora, opening, sent, engine, visit
):
    rung = opening.level
    plan = [[make.question(levels=[rung])] for _ in range(4)]
    longer = keep(make.loop(of=make.opening(plan=plan, at_level=rung), by=cora))
    keep(Guide.send(longer, "longer", 30, now(), cora))
    browser, counts = visit(), []
    for token in ("leilas-secret", "longer"):
        with queries(engine) as seen:
            browser.get(f"/guide/{token}")
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_what_the_company_set_is_told(app, sent, visit, monkeypatch):
    monkeypatch.setitem(app.config, "KEPT", "12 months after the decision")
    assert visit().get("/guide/leilas-secret").all("#kept ~ p") == [
        "We keep what you told us, and what was written about you, for this time: "
        "12 months after the decision. Ask Cora if you want to know more."
    ]


# --- Before anybody reads it


def test_a_coordinator_reads_it_from_the_opening_before_there_is_a_loop(cora, opening, visit):
    page = visit(cora).get(f"/openings/{opening.id}").follow("What candidates are told")

    assert (page.status, page.heading) == (200, "What candidates are told")
    assert str(press.guidance(guide_of(opening, cora, "Tidemark", ""))) in page.response.text


def test_without_a_bar_and_a_plan_there_is_nothing_to_look_at(cora, keep, visit):
    opening = make.opening()
    opening.plan.clear()
    url = f"/openings/{keep(opening).id}"
    page = visit(cora).get(f"{url}/guide")

    assert (page.status, page.heading) == (409, "That isn't possible now")
    assert "What candidates are told" not in visit(cora).get(url).text


def test_who_doesnt_arrange_has_no_look_at_it(ana, cora, keep, opening, visit):
    mira = keep(make.person("Mira", Role.COMMITTEE))
    found = {p.name: visit(p).get(f"/openings/{opening.id}/guide").status for p in (ana, mira, cora)}
    assert found == {"Ana": 404, "Mira": 404, "Cora": 200}
