"""The proof of a sealed scorecard, as a reader takes it away."""

import json
from datetime import timedelta
from hashlib import sha256

import pytest
from sqlalchemy import select

from interviews.domain.breaks import Break
from interviews.domain.history import Event
from interviews.domain.openings import Release
from interviews.domain.people import Role
from tests import make
from tests.make import NOON

HOUR = timedelta(hours=1)


@pytest.fixture
def ana(keep):
    return keep(make.person("Ana"))


@pytest.fixture
def ben(keep):
    return keep(make.person("Ben"))


@pytest.fixture
def cora(keep):
    return keep(make.coordinator("Cora"))


@pytest.fixture
def loop(keep, ana, ben, cora):
    """Ana and Ben judge; the debrief opens what they seal."""
    return keep(make.loop([ana, ben], by=cora))


def sealed(session, who, loop, word="Leila’s three queues: “drawn”, näher erklärt.", at=NOON):
    """Somebody seals, and it is kept."""
    card = make.seal(who, loop, word, at=at)
    session.commit()
    return card


def taken(browser, card):
    """The proof as it comes, read."""
    answer = browser.client.get(f"/scorecards/{card.id}/proof")
    return answer.status_code, json.loads(answer.data) if answer.mimetype == "application/json" else None


def test_an_author_takes_the_proof_from_the_page_of_the_scorecard(visit, session, ana, loop):
    card = sealed(session, ana, loop)
    page = visit(ana).get(f"/scorecards/{card.id}")
    [section] = [words for words in page.all(".section--side") if words.startswith("The seal")]
    assert "Take the proof : a file with everything that the fingerprint covers" in section
    answer = page.follow("Take the proof").response
    assert answer.headers["Content-Disposition"] == "attachment; filename=proof.json"
    assert (answer.mimetype, answer.headers["Cache-Control"]) == ("application/json", "no-store")


def test_what_was_taken_gives_the_hash_that_the_history_announced(visit, session, ana, loop):
    card = sealed(session, ana, loop)
    _, proof = taken(visit(ana), card)

    def digest(salt, content):
        return sha256(f"{proof[salt]}\n{proof[content]}".encode()).hexdigest()

    line = session.scalars(select(Event).where(Event.verb == "sealed")).one()
    content = json.loads(proof["content"])
    assert digest("salt", "content") == proof["commitment"] == line.facts["commitment"]
    assert digest("withheld_salt", "recommendation") == content["withheld"]
    assert (content["sealed_at"], proof["scorecard"]) == ("2026-11-17T12:00:00.000000+00:00", line.noun_id)
    assert json.loads(proof["recommendation"])["recommendation"] == "yes"


def test_it_holds_nothing_else_so_nothing_of_anybody_elses(visit, session, ana, loop):
    card = sealed(session, ana, loop)
    assert {*taken(visit(ana), card)[1]} == {
        "scorecard",
        "commitment",
        "salt",
        "content",
        "withheld_salt",
        "recommendation",
        "how",
    }


def test_what_others_seal_meanwhile_changes_no_byte_of_it(visit, session, ana, ben, loop):
    card, browser = sealed(session, ana, loop), visit(ana)
    before = browser.client.get(f"/scorecards/{card.id}/proof").data
    other = sealed(session, ben, loop, "Another.")
    other.withdraw_seal(NOON + HOUR, ben)
    session.commit()
    assert browser.client.get(f"/scorecards/{card.id}/proof").data == before


def test_no_line_of_the_history_can_be_told_from_it_before_or_after_the_release(
    visit, session, ana, ben, loop
):
    card = sealed(session, ana, loop)
    sealed(session, ben, loop)
    for opened in (False, True):
        if opened:
            session.add(make.debrief(loop))
            session.commit()
        text = visit(ana).client.get(f"/scorecards/{card.id}/proof").text
        lines = session.scalars(select(Event)).all()
        assert [line.position for line in lines if line.digest in text] == []
        assert "position" not in text


@pytest.mark.parametrize("opened", [False, True])
def test_who_may_not_read_the_scorecard_gets_the_answer_of_what_does_not_exist(
    visit, session, keep, ana, ben, cora, loop, opened
):
    card = sealed(session, ana, loop)
    sealed(session, ben, loop)
    if opened:
        session.add(make.debrief(loop))
        session.commit()
    admin, mira, out = (
        keep(make.person("Adam", Role.ADMINISTRATOR)),
        keep(make.person("Mira", Role.COMMITTEE)),
        keep(make.person("Out")),
    )
    got = {p.name for p in (ana, ben, cora, admin, mira, out) if taken(visit(p), card)[0] == 200}
    assert got == ({"Ana", "Ben", "Cora", "Adam"} if opened else {"Ana"})
    nothing = visit(out).get("/scorecards/00000000-0000-4000-8000-000000000000/proof")
    refused = visit(out).get(f"/scorecards/{card.id}/proof")
    assert (refused.status, refused.main) == (nothing.status, nothing.main)


def test_who_reads_after_their_own_takes_it_before_the_debrief_and_the_page_says_when(
    visit, session, keep, ana, ben
):
    loop = keep(make.loop([ana, ben], of=make.opening(release=Release.AFTER_OWN)))
    card = sealed(session, ben, loop)
    assert taken(visit(ana), card)[0] == 404
    sealed(session, ana, loop, at=NOON + HOUR)
    page = visit(ana).get(f"/scorecards/{card.id}")
    assert "Sealed Tue 17 Nov 2026, 12:00" in page.main
    assert taken(visit(ana), card)[0] == 200


def test_who_broke_the_seal_takes_the_proof_of_what_they_read(visit, session, keep, ana, cora, loop):
    adam = keep(make.person("Adam", Role.ADMINISTRATOR))
    card = sealed(session, ana, loop)
    assert taken(visit(adam), card)[0] == 404
    asked = keep(Break.ask(loop, "A complaint.", NOON + HOUR, adam))
    asked.confirm(NOON + HOUR, cora)
    session.commit()
    assert taken(visit(adam), card)[0] == 200


def test_what_was_withdrawn_is_in_no_proof(visit, session, ana, loop):
    card = sealed(session, ana, loop, "canary-first")
    card.withdraw_seal(NOON, ana)
    session.commit()
    page = visit(ana).get(f"/scorecards/{card.id}/proof")
    assert (page.status, page.main) == (
        409,
        "That isn't possible now This scorecard isn't sealed, so there is nothing to prove. Go to the start",
    )
    card.save(make.written(card, "canary-second"), card.version, NOON, ana)
    card.seal(NOON + HOUR, ana)
    session.commit()
    text = visit(ana).client.get(f"/scorecards/{card.id}/proof").text
    assert ("canary-first" in text, "canary-second" in text) == (False, True)


def test_who_left_takes_nothing(visit, session, ana, ben, cora, loop):
    card, browser = sealed(session, ana, loop), visit(ana)
    ana.leave(NOON + HOUR, cora)
    session.commit()
    assert browser.get(f"/scorecards/{card.id}/proof").heading == "Sign in"
