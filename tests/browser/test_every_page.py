"""Every page, for whoever it is for: by axe, and by what axe can't see, light and dark, wide and narrow."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.writing import enter
from tests.web.company import Company
from tests.web.crawling import pages

pytestmark = pytest.mark.browser

AUDIT = (Path(__file__).parent / "auditing.js").read_text()
READERS = ("Cora", "Adam", "Dan", "Ana", "Judge", "Mira")
NO_PAGE = {
    "banks.export",  # a file
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


def test_every_page_has_somebody_whom_it_is_for(app, company, shown):
    assert {endpoint for endpoint, _ in pages(app, company.fillings())} - shown.keys() == NO_PAGE


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (320, True)], ids=["wide, light", "narrow, dark"])
def test_every_page_keeps_nobody_out(window, session, company, shown, address, width, dark):
    axe, faults = Axe(), set()
    for name in READERS:
        page = window(width=width, dark=dark)
        enter(page.context, session, company[name], address)
        for _, url in [there for there in shown.values() if there[0] == name]:
            page.goto(url)
            found = axe.run(page).response["violations"]
            told = [(v["id"], [node["html"][:120] for node in v["nodes"]]) for v in found]
            faults |= {f"{url}: {fault}" for fault in [*told, *page.evaluate(AUDIT)]}
    assert sorted(faults) == []


@pytest.mark.parametrize(("width", "dark"), [(1280, True), (320, False)], ids=["wide, dark", "narrow, light"])
def test_nor_does_the_door_or_what_is_not_there(window, address, width, dark):
    page, axe = window(width=width, dark=dark), Axe()
    for url in ("/people/sign-in", "/people/appearance", "/people/invitation/none"):
        page.goto(url)
        assert [v["id"] for v in axe.run(page).response["violations"]] == [], url
        assert page.evaluate(AUDIT) == [], url
