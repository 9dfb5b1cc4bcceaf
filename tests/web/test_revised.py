"""Once revised, a rating shows both values wherever it appears: what was sealed beside what stands."""

import json
import re

import pytest
from sqlalchemy import select

from interviews.domain.packets import Packet
from interviews.domain.people import Role
from interviews.domain.scorecards import NotAssessed
from interviews.domain.scorecards.draft import AnswerDraft, CardDraft
from tests import make
from tests.web.crawling import pages

REASONS = ("revised-as-heard", "revised-from-nothing")


class Scene:
    """Ana sealed 2 and “not assessed”, heard Ben, who sealed 4 and 4, and revised both to 3."""

    def __init__(self, session):
        self.session = session
        self.cora, self.mira = make.coordinator("Cora"), make.person("Mira", Role.COMMITTEE)
        self.ana, self.ben = make.person("Ana"), make.person("Ben")
        rung = make.level()
        plan = [[make.question("First asked", [rung]), make.question("Second asked", [rung])]]
        opening = make.opening(plan=plan, at_level=rung)
        self.loop = make.loop([self.ana, self.ben], of=opening, by=self.cora)
        self.docket = make.docket([self.mira], sits_at=make.NOON.replace(year=2099))
        self.loop.adjust("Hard of hearing.", "Keep captions on.", make.NOON, self.cora)
        asked = self.loop.ask("A break.", make.NOON)
        asked.refuse("There is one already.", "Cora", make.NOON, self.cora)
        session.add_all([self.loop, self.docket])
        session.commit()
        self._seal_one_of_two()
        make.seal(self.ben, self.loop, "Heard it twice", value=4)
        self.debrief = make.debrief(self.loop)
        session.add(self.debrief)
        session.commit()
        self.card = make.card_of(self.ana, self.loop)
        self.ratings = self.card.seal_in_force.ratings
        for rating, reason in zip(self.ratings, REASONS, strict=True):
            rating.revise(3, reason, make.NOON, self.ana)
        session.commit()

    def _seal_one_of_two(self):
        card = make.card_of(self.ana, self.loop)
        whole = make.written(card, "Heard it once", value=2)
        silent = AnswerDraft(not_assessed=NotAssessed.TIME)
        answers = {**whole.answers, card.kit[1].id: silent}
        draft = CardDraft(answers, whole.recommendation, whole.confidence, whole.reasons)
        card.save(draft, card.version, make.NOON, self.ana)
        card.seal(make.NOON, self.ana)

    def issue(self, visit):
        """Close the debrief and issue the packet."""
        make.settle(self.debrief)
        self.debrief.close(make.NOON, self.cora)
        self.session.commit()
        page = visit(self.cora).get(f"/packets/loops/{self.loop.id}")
        page.press("Issue the packet", docket=str(self.docket.id))
        return self.session.scalars(select(Packet)).one()

    def fillings(self, packet):
        def ids(*things, name="id"):
            return [{name: thing.id} for thing in things]

        places, first = make.places(self.loop), make.first(self.loop)
        questions, of_loop = [kit.version.question for kit in first.kit], ids(self.loop, name="loop_id")
        return {
            "people": [*ids(self.ana), {"token": "none"}],
            "calendar": [{"token": "none"}],
            "guides": [*ids(self.loop.opening), *of_loop, {"token": "none"}],
            "ladder.level": ids(self.loop.opening.level),
            "ladder.place": ids(self.loop.opening.level),
            "ladder": ids(questions[0].latest.competency),
            "banks": [
                *ids(questions[0].bank, *questions),
                {"id": questions[0].id, "number": 1},
                {"id": questions[0].id, "before": 1, "after": 1},
            ],
            "openings": ids(self.loop.opening),
            "candidates": [
                *ids(self.loop.candidate),
                {"id": self.loop.candidate_id, "other_id": self.docket.id},
            ],
            "loops.waive": [{"id": loop.id, "name": "must-haves"} for loop in (self.loop,)],
            "documents": [*ids(self.docket), *ids(self.loop.candidate, name="candidate_id")],
            "loops": ids(self.loop),
            "interviews": ids(first, *places),
            "scorecards": ids(*(place.scorecard for place in places), *self.ratings),
            "debriefs": [
                *ids(self.debrief),
                *of_loop,
                {"id": self.debrief.id, "competency_id": make.asked(self.loop).id},
            ],
            "packets": [*ids(packet), *of_loop],
            "adjustments": [*ids(*self.loop.adjustments, *self.loop.requests), *of_loop],
            "breaks": [*ids(self.loop), *of_loop],
            "dockets": ids(self.docket),
        }


@pytest.fixture
def scene(session):
    """Revised; the debrief is open."""
    return Scene(session)


def test_only_these_pages_show_a_new_value_and_each_shows_the_sealed_one_too(app, scene, visit):
    packet = scene.issue(visit)
    shown = {
        page.url
        for person in (scene.ana, scene.ben, scene.cora, scene.mira)
        for _, url in pages(app, scene.fillings(packet))
        if REASONS[0] in (page := visit(person).get(url)).text
    }
    assert shown == {
        f"/scorecards/{scene.card.id}",
        f"/debriefs/{scene.debrief.id}",
        f"/debriefs/{scene.debrief.id}/competencies/{make.asked(scene.loop).id}",
        f"/packets/{packet.id}",
    }


def test_the_scorecard_shows_both_to_its_author_and_to_the_others(scene, visit):
    for person in (scene.ana, scene.ben, scene.cora):
        page = visit(person).get(f"/scorecards/{scene.card.id}")
        assert page.all(".mark__was") == ["was 2, now 3", "was not assessed, now 3"]
        assert page.all(".notice--weighty strong") == ["Revised to 3.", "Revised to 3."]


def test_the_debrief_shows_both_in_the_map_beside_the_evidence_and_to_who_may_revise_again(scene, visit):
    page = visit(scene.ana).get(f"/debriefs/{scene.debrief.id}")
    assert page.all(".mark__was") == ["was 2, now 3", "was not assessed, now 3"]
    assert page.all(".voice .notice--weighty strong") == ["Was 2, now 3.", "Was not assessed, now 3."]
    assert page.all(".map__note strong") == ["2 apart when sealed, on both sides of the bar"]
    own = [" ".join(row.split(" · ")[0].split()) for row in page.all(".rows__row") if "Revise it" in row]
    assert own == [
        "First asked rated 2 when sealed, now 3",
        "Second asked not assessed when sealed, now 3",
    ]


def test_the_page_of_a_revision_shows_both(scene, visit):
    leads = [
        visit(scene.ana).get(f"/scorecards/ratings/{rating.id}/revision").all(".page-header__lead")[0]
        for rating in scene.ratings
    ]
    assert "You sealed it as 2. You revised it to 3." in leads[0]
    assert "You did not assess it: time ran out. You revised it to 3." in leads[1]


def test_every_part_of_the_packet_shows_both(scene, visit):
    packet = scene.issue(visit)
    page = visit(scene.mira).get(f"/packets/{packet.id}")
    cells = [cell for cell in page.all(".evidence-map .cell") if "now" in cell]
    assert cells == ["2 of 4 now 3 medium", "not assessed now 3"]
    told = [" ".join(text.split()) for text in page.all(".revision > p:first-child")]
    sealed = [re.search(r"Sealed as (.+)\.$", text)[1] for text in told]
    assert (len(told), {text.split(" ,")[0] for text in told}) == (len(sealed), {"Now 3"})
    assert sorted(set(sealed)) == ["2", "not assessed"]
    assert [row for row in page.all(".agreement") if "Revised" in row] == [
        "The ratings differ by two points: A gave 2 and B gave 4. Revised after release: A from 2 to 3.",
        "One rating only: B gave 4. Revised after release: A from not assessed to 3.",
    ]
    assert page.all(".spreads td:nth-of-type(1)") == [
        "A 2 (now 3), B 4",
        "A not assessed (now 3), B 4",
    ]
    assert page.all(".arithmetic td:nth-of-type(1)") == [
        "A 2 (now 3), B 4",
        "A not assessed (now 3), B 4",
        "",
        "A 3 (sealed as 2), B 4",
        "A 3 (sealed as not assessed), B 4",
        "",
    ]
    assert [text for text in page.all(".composite p") if text.startswith("Weighted result")] == [
        "Weighted result: 14.00 ÷ 4 = 3.50 on a scale to 4, over 100 % of the weight.",
        "Weighted result: 14.00 ÷ 4 = 3.50 on a scale to 4, over 100 % of the weight.",
    ]


def test_the_packets_data_has_both(scene, visit):
    packet = scene.issue(visit)
    ratings = [r for r in json.loads(packet.data.content)["packet"]["ratings"] if r["revisions"]]
    assert [(r["value"], [revision["value"] for revision in r["revisions"]]) for r in ratings] == [
        (2, [3]),
        (None, [3]),
    ]
