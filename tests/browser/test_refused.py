"""Every form, sent with nothing in it: what is wrong is heard first, and leads to its field."""

from pathlib import Path

import pytest
from flask import url_for
from playwright.sync_api import expect

from interviews.clock import now
from interviews.domain.banks import Question
from interviews.domain.people import secret
from tests import make
from tests.browser.looking_on import at_a_glance
from tests.browser.writing import enter
from tests.web.company import Company

pytestmark = pytest.mark.browser

REFUSE, FOLLOWED = ((Path(__file__).parent / name).read_text() for name in ("refusing.js", "following.js"))
NO_FIELDS = {  # one button: what it can't do any more is told on a page of its own
    "breaks.confirm",
    "breaks.decline",
    "debriefs.close",
    "loops.withdrawal",
    "openings.remove",
    "people.departure",
    "scorecards.withdraw",
}


class Forms(Company):
    """The company, and what more it takes for every form to be there."""

    def __init__(self, session):
        super().__init__(session)
        cora, ana = self["Cora"], self["Ana"]
        rung = make.level()
        self.asked = make.question("Who says no?", [rung], self.bank)
        self.proposed = Question.begin(self.bank, "how", make.draft("How?", [rung]), make.NOON, ana)
        self.proposed.latest.propose(make.NOON, ana)
        hinted = make.draft("Why?", [rung], prompt="Tell the guys.")
        self.hinted = Question.begin(self.bank, "why", hinted, make.NOON, ana)
        self.hinted.latest.propose(make.NOON, ana)
        self.new = make.opening("Staff engineer, Identity", [[self.asked]], at_level=rung)
        self.talk = make.loop([ana], of=self.new, who=make.candidate("Noor Aziz"), by=cora)
        self.fresh = make.opening("Staff engineer, Ledger", [[self.asked]], at_level=rung)
        self.early = make.loop([self["Ben"]], of=self.new, who=make.candidate("Ines Duarte"), by=cora)
        session.add_all([self.proposed, self.hinted, self.talk, self.fresh, self.early])
        session.commit()
        make.seal(ana, self.talk)
        self.debrief, self.token = make.debrief(self.talk), secret()
        session.add(self.debrief)
        self["Out"].send_link(self.token, now(), self["Adam"])
        session.commit()

    def of_cora(self):
        """Endpoint → what its address takes."""
        running, dan = self.running, make.card_of(self["Dan"], self.running).panelist
        question = {"id": self.asked.id}
        return {
            "adjustments.arrange": {"id": running.requests[0].id},
            "adjustments.change": {"id": running.adjustments[0].id},
            "adjustments.end": {"id": running.adjustments[0].id},
            "adjustments.new": {"loop_id": running.id},
            "adjustments.refuse": {"id": running.requests[0].id},
            "banks.approve": {"id": self.hinted.id, "number": 1},
            "banks.bring": {},
            "banks.bring_into": {"id": self.bank.id},
            "banks.cool": question,
            "banks.describe": {"id": self.bank.id},
            "banks.keepers": {"id": self.bank.id},
            "banks.new": {},
            "banks.new_question": {"id": self.bank.id},
            "banks.remark": {"id": self.proposed.id, "number": 1},
            "banks.retire": question,
            "banks.send_back": {"id": self.proposed.id, "number": 1},
            "banks.write": question,
            "candidates.about": {"id": running.candidate_id},
            "candidates.conflict": {"id": running.candidate_id},
            "candidates.new": {},
            "candidates.merging": {"id": running.candidate_id, "other_id": self.done.candidate_id},
            "candidates.own_conflict": {"id": running.candidate_id},
            "debriefs.point": {"id": self.debrief.id, "competency_id": make.asked(self.talk).id},
            "debriefs.show": {"id": self.debrief.id},
            "dockets.new": {},
            "dockets.new_committee": {},
            "documents.add": {"candidate_id": running.candidate_id},
            "documents.remove": {"id": self.done.candidate.documents[0].id},
            "guides.send": {"loop_id": running.id},
            "interviews.cancel": {"id": make.first(running).id},
            "interviews.excuse": {"id": dan.id},
            "interviews.missed": {"id": make.first(running).id},
            "interviews.panel": {"id": make.first(running).id},
            "interviews.removal": {"id": dan.id},
            "interviews.replacement": {"id": dan.id},
            "interviews.split": {"id": make.first(running).id},
            "interviews.time": {"id": make.first(running).id},
            "ladder.describe": {"id": self.asked.latest.competency_id},
            "ladder.new_competency": {},
            "ladder.new_level": {},
            "ladder.place": {"id": self.new.level_id},
            "loops.debrief_time": {"id": running.id},
            "loops.new": {},
            "loops.waive": {"id": running.id, "name": "must-haves"},
            "loops.return": {"id": running.id},
            "openings.bar": {"id": self.fresh.id},
            "openings.keep": {"id": self.done.opening_id},
            "openings.new": {},
            "openings.plan": {"id": self.fresh.id},
            "openings.release": {"id": self.fresh.id},
            "packets.new": {"loop_id": self.done.id},
        }

    def of(self, name):
        """The same, for who does something else."""
        [rating] = make.card_of(self["Ana"], self.talk).seals[-1].ratings
        return {
            "Cora": self.of_cora(),
            "Ana": {
                "interviews.conflict": {"id": make.first(self.running).id},
                "scorecards.revise": {"id": rating.id},
            },
            "Mira": {"packets.conflict": {"id": self.packet.id}},
            "Adam": {
                "breaks.ask": {"loop_id": self.early.id},
                "people.account": {},
                "people.appearance": {},
                "people.invite": {},
                "people.mails": {},
                "people.password": {},
            },
            "": {
                "people.sign_in": {},
                "people.invitation": {"token": self.token},
                "guides.ask": {"token": "guide-Platform"},
            },
        }[name]


EVERYBODY = ("Cora", "Ana", "Mira", "Adam", "")


@pytest.fixture
def forms(session):
    """What every form needs to be there."""
    return Forms(session)


def test_every_form_with_fields_is_tried(app, forms):
    rules = [rule for rule in app.url_map.iter_rules() if {"GET", "POST"} <= rule.methods]
    tried = {endpoint for name in EVERYBODY for endpoint in forms.of(name)}
    assert {rule.endpoint for rule in rules} - NO_FIELDS == tried


@pytest.fixture
def sent(app, window, session, forms, address):
    """Each form of somebody, as it comes back: endpoint and page, whose links were not followed yet."""

    def send(name):
        page = window()
        if name:
            enter(page.context, session, forms[name], address)
        for endpoint, values in forms.of(name).items():
            with app.test_request_context():
                url = url_for(endpoint, **values)
            page.goto(url)
            with page.expect_navigation() as answered:
                page.evaluate(REFUSE)
            assert answered.value.status == 422, endpoint
            yield endpoint, page

    return send


def told(page):
    """What is wrong with a form that came back."""
    summary = page.locator(".error-summary")
    expect(summary).to_be_focused()
    wrong = [] if page.title().startswith("Error: ") else [f"the title says {page.title()}"]
    wrong += [f"“{line}” leads nowhere" for line in summary.locator("li:not(:has(a))").all_inner_texts()]
    for link in summary.locator("li a").all():
        link.focus()
        page.keyboard.press("Enter")
        wrong.append(page.evaluate(FOLLOWED, link.inner_text().strip()))
    return [*filter(None, wrong), *at_a_glance(page)]


@pytest.mark.parametrize("name", EVERYBODY, ids=lambda name: name or "nobody")
def test_what_is_wrong_is_heard_first_and_leads_to_its_field(sent, name):
    wrong = {endpoint: told(page) for endpoint, page in sent(name)}
    assert {endpoint: lines for endpoint, lines in wrong.items() if lines} == {}


def test_a_form_that_is_refused_again_after_a_link_was_followed_says_so_again(sent):
    for _, page in sent(""):
        page.locator(".error-summary a").first.focus()
        page.keyboard.press("Enter")
        with page.expect_navigation():
            page.evaluate(REFUSE)
        expect(page.locator(".error-summary")).to_be_focused()
