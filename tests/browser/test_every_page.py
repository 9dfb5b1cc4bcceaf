"""Every page, for whoever it is for: by axe and by what axe can't see, light and dark, wide and narrow."""

import pytest

from tests.browser.looking_on import faults
from tests.browser.writing import enter
from tests.web.company import Company
from tests.web.crawling import pages

pytestmark = pytest.mark.browser

READERS = ("Cora", "Adam", "Dan", "Ana", "Judge", "Mira")
SHIFTS = """() => new Promise((done) => {
  let sum = 0;
  const add = (shift) => { sum += shift.hadRecentInput ? 0 : shift.value; };
  const observer = new PerformanceObserver((list) => list.getEntries().forEach(add));
  observer.observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => setTimeout(() => done(sum), 60));
})"""
NO_PAGE = {
    "banks.export",  # a file
    "banks.read",  # another
    "calendar.own",  # a file
    "guides.meetings",  # a file
    "debriefs.state",  # for a script
    "documents.file",  # a file
    "guides.paper",  # a file
    "interviews.meeting",  # a file
    "interviews.paper",  # a file
    "scorecards.proof",  # a file
    "people.invitation",  # at the door, looked at below
    "people.sign_in",  # at the door, looked at below
    "breaks.ask",  # this company has asked already
    "people.renewal",  # nobody here has asked for a new link
}


@pytest.fixture
def company(session):
    """Two loops, one running, one done."""
    return Company(session)


@pytest.fixture
def shown(app, visit, company):
    """One address of every page, with the first who gets it."""
    found = {}
    for name in READERS:
        browser = visit(company[name])
        for endpoint, url in pages(app, company.fillings()):
            if endpoint not in found:
                answer = browser.client.get(url)
                if (answer.status_code, answer.mimetype) == (200, "text/html"):
                    found[endpoint] = (name, url)
    return found


@pytest.fixture
def told(window, session, address):
    """What keeps people out of these pages, as this person."""

    def look(person, urls):
        page = window()
        if person:
            enter(page.context, session, person, address)
        found = {}
        for url in urls:
            page.goto(url)
            found[url] = sorted(faults(page))
        return {url: lines for url, lines in found.items() if lines}

    return look


def test_every_page_has_somebody_whom_it_is_for_and_keeps_nobody_out(app, company, shown, told):
    assert {endpoint for endpoint, _ in pages(app, company.fillings())} - shown.keys() == NO_PAGE
    for name in READERS:
        assert told(company[name], [url for reader, url in shown.values() if reader == name]) == {}, name


@pytest.mark.parametrize("width", [1280, 390])
def test_no_page_moves_as_it_comes(window, session, company, shown, address, width):
    moved = {}
    for name in READERS:
        page = window(width=width)
        enter(page.context, session, company[name], address)
        for url in [url for reader, url in shown.values() if reader == name]:
            page.goto(url)
            moved[url] = page.evaluate(SHIFTS)
    assert {url: by for url, by in moved.items() if by} == {}


def test_nor_does_the_door_or_what_is_not_there(told):
    assert told(None, ["/people/sign-in", "/people/appearance", "/people/invitation/none", "/nowhere"]) == {}


def test_nor_does_what_a_candidate_reads(told, company):
    assert told(None, ["/guide/guide-Platform", "/guide/none"]) == {}
