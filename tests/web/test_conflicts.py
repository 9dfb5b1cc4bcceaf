"""Conflicts of interest: said by oneself wherever one meets the candidate, and good for every noun."""

import pytest
from sqlalchemy import select

from interviews.domain.candidates import Conflict
from interviews.domain.history import Event
from interviews.domain.packets import Document, Packet, Printed
from interviews.domain.people import Role
from tests import make

THANKS = "Thank you for saying so. You see nothing of this candidate any more."


class Scene:
    """Con holds every role, judged Leila with Ana, and sits on the committee that decides."""

    def __init__(self, session):
        self.session = session
        self.cora, self.ana = make.coordinator("Cora"), make.person("Ana")
        self.con = make.person("Con", *Role)
        self.adam, self.mira = make.person("Adam", Role.ADMINISTRATOR), make.person("Mira", Role.COMMITTEE)
        who = make.candidate("Leila Haddad")
        self.loop = make.loop([self.con, self.ana], who=who, by=self.cora)
        self.docket = make.docket([self.mira, self.con], sits_at=make.NOON.replace(year=2099))
        session.add_all([self.loop, self.docket, self.adam])
        session.commit()
        for person in (self.con, self.ana):
            make.seal(person, self.loop, f"words of {person.name}")
        self.debrief = make.debrief(self.loop)
        session.add(self.debrief)
        session.commit()
        papers = Printed(*(Document.of(b, "text/html") for b in (b"pdf", b"data", b"page")))
        self.debrief.close(make.NOON, self.cora)
        self.packet = Packet.issue(self.loop, self.docket, "2026-0001", 1, papers, make.NOON, self.cora)
        session.add(self.packet)
        session.commit()

    @property
    def candidate(self):
        return self.loop.candidate

    def card(self, person):
        return make.card_of(person, self.loop)

    def guarded(self):
        """Where each noun that has to do with the candidate is read or changed."""
        [rating] = self.card(self.con).seal_in_force.ratings
        return {
            "candidate": f"/candidates/{self.candidate.id}",
            "candidate's conflicts": f"/candidates/{self.candidate.id}/conflict",
            "loop": f"/loops/{self.loop.id}",
            "adjustments": f"/loops/{self.loop.id}/adjustments",
            "interview": f"/interviews/{make.first(self.loop).id}",
            "panel": f"/interviews/{make.first(self.loop).id}/panel",
            "own scorecard": f"/scorecards/{self.card(self.con).id}",
            "another's scorecard": f"/scorecards/{self.card(self.ana).id}",
            "rating": f"/scorecards/ratings/{rating.id}/revision",
            "debrief": f"/debriefs/{self.debrief.id}",
            "packet": f"/packets/{self.packet.id}",
            "packets to issue": f"/packets/loops/{self.loop.id}",
            "opening's bar": f"/openings/{self.loop.opening_id}/bar",
            "opening's release": f"/openings/{self.loop.opening_id}/release",
        }


@pytest.fixture
def scene(session):
    """Released, and a packet issued."""
    return Scene(session)


def declared(session):
    """Every conflict there is: whose, why, and who said so."""
    session.rollback()
    return [(c.person.name, c.reason, c.by.name) for c in session.scalars(select(Conflict))]


def test_an_administrator_declares_their_own_from_the_candidates_page(scene, session, visit):
    browser, url = visit(scene.adam), f"/candidates/{scene.candidate.id}"
    page = browser.get(url).follow("I shouldn’t judge this candidate")
    assert (page.heading, declared(session)) == ("I shouldn’t judge this candidate", [])
    assert page.all(".notice--weighty") == [
        "You see nothing of this candidate from then on, whatever else you are here: no interview, no "
        "scorecard, no debrief, no packet. What you sealed stays and counts. You can’t take it back."
    ]
    page = page.press("Declare the conflict", reason="We are cousins.")

    assert (page.heading, page.all(".flashes")) == ("Today", [THANKS])
    assert declared(session) == [("Adam", "We are cousins.", "Adam")]
    assert [browser.get(at).status for at in (url, f"{url}/own-conflict")] == [404, 404]
    line = session.scalars(select(Event).where(Event.verb == "declared a conflict")).one()
    assert (line.by_id, line.facts) == (scene.adam.id, {"person": str(scene.adam.id)})


def test_a_panelist_declares_their_own_from_the_candidates_page_too(scene, session, visit):
    page = (
        visit(scene.ana).get(f"/candidates/{scene.candidate.id}").follow("I shouldn’t judge this candidate")
    )
    page.press("Declare the conflict", reason="We are cousins.")
    assert declared(session) == [("Ana", "We are cousins.", "Ana")]


def test_a_member_who_knows_only_the_label_declares_it_from_the_packet(scene, session, visit):
    browser, url = visit(scene.mira), f"/packets/{scene.packet.id}"
    docket = f"/dockets/{scene.docket.id}"
    assert browser.get(docket).all("main .columns__main .rows a") == ["Packet 2026-0001, version 1"]
    page = browser.get(url).follow("I shouldn’t judge this candidate")
    assert (scene.candidate.label in page.main, "Leila" in page.text) == (True, False)
    page = page.press("Declare the conflict", reason="I know who this is.")

    assert (page.url, page.all(".flashes")) == (docket, [THANKS])
    assert page.all("main .columns__main .rows a") == []
    assert [browser.get(at).status for at in (url, f"{url}/conflict")] == [404, 404]
    assert declared(session) == [("Mira", "I know who this is.", "Mira")]


@pytest.mark.parametrize("noun", ["candidates", "packets", "interviews"])
def test_a_conflict_without_a_reason_is_not_declared(scene, session, visit, noun):
    url = {
        "candidates": f"/candidates/{scene.candidate.id}/own-conflict",
        "packets": f"/packets/{scene.packet.id}/conflict",
        "interviews": f"/interviews/{make.first(scene.loop).id}/conflict",
    }[noun]
    page = visit(scene.con).get(url).press("Declare the conflict", reason=" ")
    assert (page.status, page.all(".error-summary li"), declared(session)) == (422, ["Say why."], [])


def test_who_may_not_see_the_record_declares_nothing_there(scene, keep, visit):
    out = visit(keep(make.person("Out")))
    urls = (f"/candidates/{scene.candidate.id}/own-conflict", f"/packets/{scene.packet.id}/conflict")
    assert [out.get(url).status for url in urls] == [404, 404]


def test_from_then_on_nothing_of_the_candidate_is_left_for_them_whatever_they_are(scene, session, visit):
    browser, urls = visit(scene.con), scene.guarded()
    lists = (
        "/",
        "/loops/",
        "/scorecards",
        f"/dockets/{scene.docket.id}",
        f"/openings/{scene.loop.opening_id}",
    )
    issued = "/packets/loops/"
    before = {noun: browser.get(url).status for noun, url in urls.items() if issued not in url}
    assert set(before.values()) == {200}
    trace = ("Leila", scene.candidate.label, "2026-0001", "It is locked")
    shown = {url for url in lists if any(word in browser.get(url).text for word in trace)}
    assert shown == set(lists)

    scene.candidate.declare_conflict(scene.con, "Cousins.", make.NOON, scene.cora)
    session.commit()
    assert {noun: browser.get(url).status for noun, url in urls.items()} == dict.fromkeys(urls, 404)
    assert [word for url in lists for word in trace if word in browser.get(url).text] == []


def test_what_they_wrote_stays_and_counts(scene, session, visit):
    scene.candidate.declare_conflict(scene.con, "Cousins.", make.NOON, scene.cora)
    session.commit()
    assert "words of Con" in visit(scene.ana).get(f"/debriefs/{scene.debrief.id}").main
    assert visit(scene.cora).get(f"/scorecards/{scene.card(scene.con).id}").status == 200
    refused = visit(scene.cora).get(f"/packets/loops/{scene.loop.id}")
    assert "Con (Interview 1) sealed before it was declared; what was sealed counts." in refused.main
    waiver = visit(scene.cora).get(f"/loops/{scene.loop.id}/checks/conflicts/waiver")
    waiver.press("Waive it", reason="It came up in the debrief.")
    page = visit(scene.cora).get(f"/packets/loops/{scene.loop.id}")
    packet = page.press("Issue the packet", docket=str(scene.docket.id))
    assert (packet.status, "words of [name]" in packet.main or "words of Con" in packet.main) == (200, True)


def test_what_was_not_sealed_is_waited_for_until_who_wrote_it_is_excused(session, keep, visit):
    con, ana = make.person("Con"), make.person("Ana")
    loop = keep(make.loop([con, ana]))
    make.seal(ana, loop)
    loop.candidate.declare_conflict(con, "Cousins.", make.NOON, loop.by)
    session.commit()
    assert visit(con).get(f"/scorecards/{make.card_of(con, loop).id}/edit").status == 404
    page = visit(loop.by).get(f"/loops/{loop.id}")
    assert "Open the debrief" not in page.all("button")
    page = page.follow("Excuse Con, Interview 1").press("Excuse , Con", reason="A conflict of interest.")
    assert "Open the debrief" in page.all("button")
