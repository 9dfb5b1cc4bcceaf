"""What people type keeps its own direction on every page, and turns nothing that stands around it."""

import pytest

from tests.turning import turning
from tests.web.crawling import pages
from tests.web.turned import TYPED, Turned


@pytest.fixture
def company(session):
    return Turned(session)


@pytest.mark.parametrize("name", ["Ana", "Cora", "Judge", "Mira"])
def test_on_every_page_what_runs_from_right_to_left_stands_apart(app, visit, company, name):
    browser, found, seen = visit(company[name]), set(), 0
    for endpoint, url in pages(app, company.fillings()):
        page = browser.get(url)
        if page.response.mimetype == "text/html":
            seen += page.response.text.count(TYPED)
            found |= {(endpoint, fault) for fault in turning(page.soup)}
    assert found == set()
    assert seen > 20
