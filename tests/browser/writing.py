"""An author at their scorecard, in a real window."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

from playwright.sync_api import BrowserContext, Error, Locator, Page, expect
from sqlalchemy.orm import Session

from interviews.clock import now
from interviews.domain.people import Person, SignIn, secret
from interviews.domain.scorecards import Scorecard
from tests import make

PASSWORD = "evidence before the number"
SAVED = re.compile(r"^Saved at \d\d:\d\d$")
AWAY = "We can’t reach the server. What you typed is still here, and is saved as soon as it answers."


def scene_of(session: Session, password_hash: str = "") -> tuple[Person, Scorecard]:
    """Ana, who can sign in, and her scorecard of an interview that has just ended; Ben sits with her."""
    ana, ben = make.person("Ana Lima"), make.person("Ben Okafor")
    ana.password_hash = ben.password_hash = password_hash
    loop = make.loop([ana, ben])
    loop.interviews[0].starts_at = now() - timedelta(hours=1)
    session.add(loop)
    session.commit()
    return ana, make.card_of(ana, loop)


def enter(context: BrowserContext, session: Session, person: Person, address: str) -> SignIn:
    """Sign somebody in, in this browser."""
    token = secret()
    sign_in = SignIn.begin(person, token, "a test", now())
    session.add(sign_in)
    session.commit()
    context.add_cookies([{"name": "visit", "value": token, "url": address}])
    return sign_in


class Author:
    """Somebody who writes."""

    def __init__(self, page: Page, card: Scorecard, session: Session) -> None:
        self.page, self.card, self.session = page, card, session

    def opens(self, page: Page | None = None) -> "Author":
        """Their scorecard; in another window if there is one."""
        self.page = page or self.page
        self.page.goto(f"/scorecards/{self.card.id}/edit")
        self.reads()
        return self

    def reads(self) -> None:
        """The page stands, with its scripts."""
        expect(self.page.locator("form.scripted")).to_be_visible()

    @property
    def line(self) -> Locator:
        """The first line of evidence."""
        return self.page.get_by_label("What you saw or heard, line 1").first

    def types(self, words: str) -> None:
        """At the end of the first line."""
        self.line.press("End")
        self.line.press_sequentially(words)

    def is_told(self, sentence: str) -> None:
        """What stands on top, in sight; no sentence is no trouble."""
        expect(self.page.locator("[data-trouble]")).to_have_text(sentence)
        if sentence:
            expect(self.page.locator("[data-trouble]")).to_be_in_viewport(ratio=1)

    def crashes(self) -> None:
        """The tab is gone, from one moment to the next; another one opens the same scorecard."""
        context, crashed = self.page.context, self.page
        with suppress(Error):
            crashed.goto("chrome://crash")
        crashed.close()
        context.unroute_all()
        self.opens(context.new_page())

    def has(self, words: str) -> None:
        """These words stand on the page."""
        expect(self.line).to_have_value(words)

    def is_saved(self, words: str) -> None:
        """The page says so, and the database has these words."""
        wait(self.page, lambda: self.kept() == words)
        expect(self.page.locator("[data-saved]")).to_have_text(SAVED)

    def kept(self) -> str | None:
        """What the database has of the first line."""
        self.session.rollback()
        self.session.refresh(self.card)
        answer = self.card.read_draft().answers.get(self.card.kit[0].id)
        return answer.evidence[0].text if answer and answer.evidence else None


def wait(page: Page, until: Callable[[], bool]) -> None:
    """Let the page go on until something is so, but not for ever."""
    for _ in range(150):
        if until():
            return
        page.wait_for_timeout(100)
    raise AssertionError("It never came to it.")
