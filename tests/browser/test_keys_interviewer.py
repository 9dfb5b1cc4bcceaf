"""An interviewer by the keyboard alone: from the front door to the seal, and to a rating that is revised."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from interviews.clock import now
from interviews.domain.scorecards import EvidenceKind, NotAssessed
from interviews.passwords import hashed
from tests import make
from tests.browser.asking import wait
from tests.browser.keyboard import PASSWORD, Keyboard

pytestmark = pytest.mark.browser

FIRST, SECOND = "The fault nobody owned", "A finding that said no"


class Panel:
    """Ana's interview began ten minutes ago; Ben, who sits with her, has sealed his card of it."""

    def __init__(self, session):
        self.session, rung = session, make.level()
        questions = [make.question(title, [rung], probes=("And then?",)) for title in (FIRST, SECOND)]
        self.ana, self.ben = make.person("Ana Lima"), make.person("Ben Okafor")
        self.ana.password_hash = hashed(PASSWORD)
        self.loop = make.loop([self.ana, self.ben], of=make.opening(plan=[questions], at_level=rung))
        make.first(self.loop).starts_at = now() - timedelta(minutes=10)
        session.add(self.loop)
        session.commit()
        make.seal(self.ben, self.loop)
        session.commit()
        self.card = make.card_of(self.ana, self.loop)

    def opens_the_debrief(self):
        self.session.rollback()
        self.session.expire_all()
        self.session.add(make.debrief(self.loop, now()))
        self.session.commit()

    def kept(self):
        self.session.rollback()
        self.session.refresh(self.card)
        return self.card.read_draft()


@pytest.fixture
def panel(session):
    return Panel(session)


def first_question(keys):
    """Notes that become evidence, a line more, a probe that was asked, and a rating by its digit."""
    keys.ticks("And then?")
    keys.writes("Your notes", "drew three queues")
    keys.chooses("as which kind of evidence", "did")
    keys.reaches("Your notes", back=True)
    keys.press("Control+Enter")
    expect(keys.page.locator("[data-moved]").first).to_have_text("Moved to: What you saw or heard, line 1.")
    keys.presses_button("Add evidence")
    assert keys.here()["name"] == "What you saw or heard, line 2"
    keys.types("Knows who pays.")
    keys.reaches("How you know, line 2", back=True)
    keys.page.keyboard.type("my inf")
    keys.reaches("1 Point 1", "radio")
    keys.press("2", "ArrowRight")
    assert keys.here()["name"] == "3 Point 3"
    keys.reaches("low", "radio")
    keys.press("ArrowRight", "ArrowRight")
    keys.follows(f"Next: {SECOND}")


def second_question(keys):
    """Not assessed, with its reason."""
    assert SECOND in keys.here()["name"]
    keys.reaches("1 Point 1", "radio")
    keys.press("0")
    keys.chooses("Why", "time ran out")
    keys.writes("In your own words", "The call broke off.")
    keys.follows("Next: Your recommendation")


def recommendation(keys):
    """Without its reasons at first."""
    keys.reaches("strong no", "radio")
    keys.press("ArrowDown", "ArrowDown")
    assert keys.here()["name"] == "yes"
    keys.reaches("low", "radio")
    keys.press("Space")
    keys.presses_button("Read it once more")
    keys.comes_to("Read it once more, then seal")


def what_is_missing(keys):
    """The link leads into the field."""
    keys.reaches(re.compile("reason|why", re.IGNORECASE), "link")
    keys.press("Enter")
    keys.comes_to("Interview 1")
    keys.reaches("Why")
    keys.types("Draws before deciding.")
    keys.presses_button("Read it once more")
    keys.comes_to("Read it once more, then seal")


def seals(keys):
    keys.presses_button("Seal scorecard")
    keys.comes_to("Interview 1")
    expect(keys.page.locator(".flashes")).to_be_focused()


def test_an_interviewer_writes_seals_and_takes_the_seal_back(window, panel):
    keys = Keyboard(window())
    keys.signs_in(panel.ana.email)
    keys.follows(re.compile("^Open the kit"))
    keys.comes_to("Interview 1")
    keys.follows("Your scorecard")
    expect(keys.page.locator("form.scripted")).to_be_visible()
    first_question(keys)
    second_question(keys)
    recommendation(keys)
    what_is_missing(keys)
    seals(keys)
    answers = panel.kept().answers
    one, other = (answers[question.id] for question in panel.card.kit)
    assert [(piece.kind, piece.text) for piece in one.evidence] == [
        (EvidenceKind.DID, "drew three queues"),
        (EvidenceKind.INFERENCE, "Knows who pays."),
    ]
    assert (one.value, one.confidence, one.probes) == (3, "high", (0,))
    assert (other.value, other.not_assessed, other.not_assessed_words) == (
        None,
        NotAssessed.TIME,
        "The call broke off.",
    )
    keys.follows("Withdraw the seal")
    keys.comes_to("Withdraw the seal?")
    keys.presses_button("Withdraw the seal")
    keys.comes_to("Interview 1")
    wait(keys.page, lambda: bool(panel.kept()) and not panel.card.is_sealed)


def test_an_interviewer_revises_a_rating_once_the_debrief_is_open(window, panel):
    make.seal(panel.ana, panel.loop, value=2)
    panel.session.commit()
    panel.opens_the_debrief()
    keys = Keyboard(window())
    keys.signs_in(panel.ana.email)
    keys.follows(panel.loop.candidate.name)
    keys.comes_to("Debrief")
    keys.follows(f"Revise it: {FIRST}")
    keys.comes_to("Revise your rating")
    keys.reaches(re.compile("Point"), "radio")
    keys.press("4")
    keys.writes("What changed your mind?", "Ben saw the third queue.")
    keys.presses_button("Revise my rating")
    keys.comes_to(make.asked(panel.loop).name)
    expect(keys.page.get_by_text("was 2, now 4").first).to_be_visible()
