"""What a candidate needs, and what is done for them, is nowhere but where it has to be."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text

from interviews.clock import now
from interviews.domain.base import Base
from interviews.domain.guides import Guide
from interviews.domain.history import Event
from interviews.domain.loops import Effect
from interviews.domain.packets import Document
from interviews.domain.people import Role
from tests import make
from tests.on_paper import words_of
from tests.web.crawling import pages

NEED, DO = "canary-need", "canary-instruction"


@pytest.fixture
def scene(session):
    """Everything that happens to what a candidate needs, in a loop that goes on to its packet."""
    return Scene(session)


class Scene:
    """Ana judges Leila; Cora arranges; Mira reads the packet; Bo and Adam have nothing to do with it."""

    def __init__(self, session):
        self.session = session
        self.cora, self.adam = make.coordinator("Cora"), make.person("Adam", Role.ADMINISTRATOR)
        self.ana, self.bo = make.person("Ana"), make.person("Bo")
        self.mira = make.person("Mira", Role.COMMITTEE)
        self.loop = make.loop([self.ana], by=self.cora, who=make.candidate("Leila Haddad"))
        self.docket = make.docket([self.mira], sits_at=make.NOON.replace(year=2099))
        before = make.NOON - timedelta(hours=1)
        asked = self.loop.ask(NEED, before)
        self.loop.ask(NEED, before).refuse(NEED, "Cora", before, self.cora)
        first = self.loop.answer(asked, NEED, DO, Effect(50, 15), before, self.cora)
        self.kept = first.change(NEED, f"{DO} changed", Effect(100), NEED, before, self.cora)
        self.loop.adjust(NEED, DO, before, self.cora).end(NEED, before, self.cora)
        session.add_all([self.loop, self.docket, self.adam, self.bo])
        session.add(Guide.send(self.loop, "leilas-secret", 30, now(), self.cora))
        session.commit()

    def issue(self, visit):
        make.seal(self.ana, self.loop)
        debrief = make.debrief(self.loop)
        self.session.add(debrief)
        debrief.close(make.NOON, self.cora)
        self.session.commit()
        page = visit(self.cora).get(f"/packets/loops/{self.loop.id}")
        return page.press("Issue the packet", docket=str(self.docket.id))

    def fillings(self):
        """The pages of this loop; those of other things hold nothing of it."""
        loop, first = self.loop, make.first(self.loop)
        of_loop, question = [{"loop_id": loop.id}], first.kit[0].version.question
        opening, level = [{"id": loop.opening_id}], [{"id": loop.opening.level_id}]
        return {
            "adjustments": [*({"id": t.id} for t in (*loop.adjustments, *loop.requests)), *of_loop],
            "banks": [
                *({"id": thing.id} for thing in (question.bank, question)),
                {"id": question.id, "number": 1},
                {"id": question.id, "before": 1, "after": 1},
            ],
            "breaks": [{"id": loop.id}, *of_loop],
            "calendar": [{"token": "none"}],
            "candidates": [
                {"id": loop.candidate_id},
                {"id": loop.candidate_id, "other_id": self.docket.id},
            ],
            "debriefs": [{"id": loop.id}, *of_loop, {"id": loop.id, "competency_id": make.asked(loop).id}],
            "dockets": [{"id": self.docket.id}],
            "documents": [{"id": self.docket.id}, {"candidate_id": loop.candidate_id}],
            "guides": [*opening, *of_loop, {"token": "leilas-secret"}],
            "interviews": [{"id": first.id}, *({"id": place.id} for place in make.places(loop))],
            "ladder": [{"id": question.latest.competency_id}],
            "ladder.level": level,
            "ladder.place": level,
            "loops.waive": [{"id": loop.id, "name": "must-haves"}],
            "loops": [{"id": loop.id}],
            "openings": opening,
            "packets": [{"id": self.docket.id}, *of_loop],
            "people": [{"id": self.ana.id}, {"token": "none"}],
            "scorecards": [{"id": place.scorecard.id} for place in make.places(loop)],
        }


def text_of(page):
    """The words of a page or of a paper; an archive of a bank has none of a loop."""
    if page.response.mimetype == "application/pdf":
        return words_of(page.response.data)
    return page.response.data.decode("latin-1")


def found(app, scene, browser, word):
    """The pages that hold the word."""
    return {endpoint for endpoint, url in pages(app, scene.fillings()) if word in text_of(browser.get(url))}


def test_a_need_is_on_the_pages_of_who_runs_the_loop_and_on_no_other(app, scene, visit):
    everybody = (scene.cora, scene.ana, scene.adam, scene.bo, scene.mira, None)
    assert {p.name if p else "": found(app, scene, visit(p), NEED) for p in everybody} == {
        "Cora": {"adjustments.arrange", "adjustments.change", "adjustments.refuse", "loops.show"},
        **{name: set() for name in ("Ana", "Adam", "Bo", "Mira", "")},
    }


def test_an_instruction_is_read_by_the_panel_who_runs_the_loop_and_who_asked(app, scene, visit):
    make.first(scene.loop).starts_at = now() + timedelta(minutes=20)
    scene.session.commit()
    asked, kit = {"guides.asked"}, {"interviews.paper", "interviews.show"}
    told = {p.name: found(app, scene, visit(p), DO) for p in (scene.cora, scene.ana, scene.adam, scene.bo)}
    assert told == {
        "Cora": asked | kit | {"adjustments.change", "adjustments.end", "loops.show"},
        "Ana": asked | kit | {"people.sign_in", "scorecards.edit", "today.show"},  # the first leads to today
        "Adam": asked,
        "Bo": asked,
    }


def test_nothing_of_it_is_in_a_packet_and_its_minutes_are_the_plans(scene, session, visit):
    page = scene.issue(visit)
    made = session.scalars(select(Document)).all()
    texts = [words_of(d.content) if d.media_type == "application/pdf" else d.content.decode() for d in made]
    assert (page.status, len(texts)) == (200, 3)
    assert [word for word in (NEED, DO, "120") for each in texts if word in each] == []
    assert [interview.minutes for interview in scene.loop.interviews] == [120]


def test_the_history_holds_ids_of_it_and_nothing_else(scene, session):
    lines = session.scalars(select(Event)).all()
    facts = {line.verb: set(line.facts) for line in lines if "adjust" in line.noun or "adjust" in line.verb}
    assert [line for line in lines if NEED in str(vars(line)) or DO in str(vars(line))] == []
    assert facts == {
        "answered without arranging": {"loop"},
        "arranged an adjustment": set(),
        "ended an adjustment": {"loop"},
        "was asked for an adjustment": set(),
    }


def test_no_table_holds_a_need_as_it_was_written(scene, session):
    held = [
        table.name
        for table in Base.metadata.sorted_tables
        for row in session.execute(text(f'SELECT * FROM "{table.name}"'))
        if NEED in str(row)
    ]
    assert held == []


def test_no_search_finds_it(scene, visit):
    browser = visit(scene.cora)
    for word in (NEED, DO):
        for url in ("/loops/", "/banks/find", "/people/"):
            page = browser.get(f"{url}?find={word}")
            assert "Leila Haddad" not in page.text, url
