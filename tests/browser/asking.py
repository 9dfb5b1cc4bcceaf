"""An interview that is under way, and somebody who writes."""

from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session

from interviews.clock import now
from interviews.domain.banks import AnchorDraft
from interviews.domain.people import SignIn, secret
from interviews.domain.scorecards import AnswerDraft, CardDraft, EvidenceDraft, EvidenceKind, Scorecard
from tests import make

TITLES = ("The fault nobody owned", "A finding that said no", "One matter, two lengths")
LONG = (
    "Answers each request as it is worded, or hands it on; asks nothing about what lies behind. " * 2,
    "Asks one of the three for a goal after a probe, and settles the matter in the asker's place at once. "
    * 2,
    "Says who carries the risk, gives two ways with what each costs, leaves the choice with its owner now. "
    * 2,
    "Names who is affected but absent, where own experience ends, and which fact would turn a no into yes. "
    * 2,
)


class Asking:
    """Ana asks three questions of twenty minutes; her interview began `minutes` ago."""

    def __init__(self, session: Session, minutes: int = 12) -> None:
        self.session = session
        rung = make.level()
        long = tuple(AnchorDraft(f"Point {n}", f"{told} {n}") for n, told in enumerate(LONG, start=1))
        scales = ({}, {"rubric": {rung: long}}, {})
        questions = [
            make.question(title, [rung], minutes=20, probes=("And then?",), **more)
            for title, more in zip(TITLES, scales, strict=True)
        ]
        self.ana = make.person("Ana Lima", zone="Europe/Lisbon")
        loop = make.loop([self.ana, make.person("Ben")], of=make.opening(plan=[questions], at_level=rung))
        loop.interviews[0].minutes = 60
        loop.interviews[0].starts_at = now() - timedelta(minutes=minutes)
        session.add(loop)
        session.commit()
        self.card: Scorecard = make.card_of(self.ana, loop)
        self.names = [f"question-{question.id.hex}" for question in self.card.kit]

    def has_written(self, *texts: str) -> None:
        """So many lines of evidence under each question."""
        evidence = tuple(EvidenceDraft(EvidenceKind.DID, text) for text in texts)
        answers = {question.id: AnswerDraft(evidence=evidence) for question in self.card.kit}
        self.card.save(CardDraft(answers), self.card.version, now(), self.ana)
        self.session.commit()

    def sits_down(self, page: Page, at: str = "") -> Page:
        """Ana's scorecard in this window; `at` is a place on the page."""
        if not page.context.cookies():
            token = secret()
            self.session.add(SignIn.begin(self.ana, token, "a test", now()))
            self.session.commit()
            page.goto("/people/sign-in")
            here = page.url.removesuffix("/people/sign-in")
            page.context.add_cookies([{"name": "visit", "value": token, "url": here}])
        page.goto(f"/scorecards/{self.card.id}/edit{at}")
        expect(page.locator("form.scripted")).to_be_visible()
        return page

    def kept(self) -> CardDraft:
        """What the database has."""
        self.session.rollback()
        self.session.refresh(self.card)
        return self.card.read_draft()


def wait(page: Page, until: Callable[[], bool]) -> None:
    """Let the page go on until something is so, but not for ever."""
    for _ in range(100):
        if until():
            return
        page.wait_for_timeout(100)
    raise AssertionError("It never came to it.")
