"""A candidate asks on their guide for what would help, without an account, and reads what came of it."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from interviews.clock import now
from interviews.domain.guides import Guide
from interviews.domain.history import Event
from interviews.domain.loops import Effect
from interviews.domain.people import Role
from tests import make
from tests.counting import queries

HELP = "/guide/leilas-secret/help"
OWN = "I read lips"


@pytest.fixture
def cora(keep):
    return keep(make.person("Cora", Role.COORDINATOR))


@pytest.fixture
def loop(keep, cora):
    """Leila's loop, and the link to her guide."""
    made = keep(make.loop(by=cora, who=make.candidate("Leila Haddad")))
    keep(Guide.send(made, "leilas-secret", 30, now(), cora))
    return made


def told(page):
    """What the page says of each thing that was asked for."""
    return [" ".join(s.get_text(" ").split()).split(" UTC ")[1] for s in page.soup.select("main section")[1:]]


def test_a_candidate_chooses_and_writes_what_would_help_and_reads_what_happens_next(loop, visit, again):
    page = visit().get("/guide/leilas-secret").follow("Ask for what would help")
    assert page.press("Send it").all(".error-summary li") == ["Choose what would help, or write it."]
    page = page.press("Send it", ways=["captions", "breaks"], own=OWN)

    assert (page.status, page.heading) == (200, "What you asked for")
    assert [request.need.splitlines() for request in again(loop).requests] == [
        ["Breaks between interviews", "Captions", OWN]
    ]
    assert told(page) == ["Not arranged yet."]
    assert "Cora and the others who arrange your interviews read it, and nobody else." in page.main
    assert OWN not in page.text
    assert page.follow("Ask for something more").heading == "Ask for what would help"


def test_what_is_wrong_is_said_and_what_was_typed_stays(loop, visit, again):
    page = visit().get(HELP).press("Send it", ways=["captions"], own="x" * 5_001)
    assert (page.status, page.all(".error-summary li")) == (422, ["Keep it under 5,000 characters."])
    assert page.soup.find(id="own").text.strip() == "x" * 5_001
    assert [box["value"] for box in page.soup.select("[name=ways][checked]")] == ["captions"]
    for _ in range(10):
        page = visit().get(HELP).press("Send it", own=OWN)
    page = visit().get(HELP).press("Send it", own="One more")
    assert page.status == 422
    assert page.all(".error-summary li") == [
        "You have asked for as much as we can keep before we answer. Please write to the person whom your "
        "guide names."
    ]
    assert page.soup.find(id="own").text.strip() == "One more"
    assert len(again(loop).requests) == 10


def test_the_page_says_how_far_each_thing_is_and_repeats_no_need(cora, loop, session, visit):
    asked = [loop.ask(OWN, now() + timedelta(minutes=n)) for n in range(4)]
    loop.answer(asked[1], OWN, "Turn captions on.", Effect(), make.NOON, cora)
    asked[2].refuse("The room has none.", "Cora", make.NOON, cora)
    loop.answer(asked[3], OWN, "Chat.", Effect(), make.NOON, cora).end("They asked.", make.NOON, cora)
    session.commit()
    page = visit().get(f"{HELP}/asked")

    assert told(page) == [
        "Not arranged yet.",
        "Arranged. Your interviewers read this: Turn captions on.",
        "Answered: Cora talked with you about it.",
        "It was arranged, and isn’t any more. Ask Cora if you don’t know why.",
    ]
    assert [word for word in (OWN, "The room has none", "They asked") if word in page.text] == []


def test_before_anything_was_asked_for_the_page_says_so(loop, visit):
    page = visit().get(HELP).follow("See how far it is, if you have asked before")
    assert page.all(".page-header__lead") == ["You haven’t asked for anything yet."]


def test_a_link_that_closed_meanwhile_gives_back_what_was_typed(cora, loop, session, visit, again):
    page = visit().get(HELP)
    loop.guides[0].end(now(), cora)
    session.commit()
    page = page.press("Send it", ways=["chat"], own=OWN)

    assert (page.status, page.heading) == (404, "This link opens nothing")
    assert page.all("main .record") == ["Questions in writing, in the chat", OWN]
    assert again(loop).requests == []
    assert [visit().get(url).status for url in (HELP, f"{HELP}/asked")] == [404, 404]


def test_a_form_from_elsewhere_is_no_request(loop, visit, again):
    answer = visit().client.post(HELP, data={"own": OWN})
    assert (answer.status_code >= 400, again(loop).requests) == (True, [])


def test_no_other_site_learns_the_address_and_the_form_can_say_that_it_is_ours(loop, visit):
    form, after = visit().get(HELP), visit().get(f"{HELP}/asked")
    assert [p.response.headers["Referrer-Policy"] for p in (form, after)] == ["same-origin", "no-referrer"]
    assert [p.response.headers["X-Robots-Tag"] for p in (form, after)] == ["noindex, nofollow"] * 2
    assert form.soup.find("meta", attrs={"name": "referrer"}) is None


def test_the_history_tells_that_something_was_asked_for_and_nothing_of_it(cora, loop, session, visit):
    visit().get(HELP).press("Send it", ways=["captions"], own=OWN)
    line = session.scalars(select(Event).where(Event.verb == "was asked for an adjustment")).one()
    assert (line.by_id, line.noun_id, line.facts) == (None, str(loop.id), {})


def test_reading_takes_as_many_queries_for_many_things_as_for_one(cora, loop, session, engine, visit):
    counts = []
    for _ in range(2):
        asked = loop.ask(OWN, make.NOON)
        loop.answer(asked, OWN, "Chat.", Effect(), make.NOON, cora)
        loop.ask(OWN, make.NOON).refuse("No.", "Cora", make.NOON, cora)
        session.commit()
        with queries(engine) as seen:
            visit().get(f"{HELP}/asked")
        counts.append(len(seen))
    assert counts[0] == counts[1]
