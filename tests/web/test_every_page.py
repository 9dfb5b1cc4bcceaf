"""What holds for every page, also for tomorrow's."""

import re
from collections import Counter
from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import func, select

from interviews.domain.base import Base
from tests import on_paper
from tests.web.company import Company
from tests.web.crawling import pages


@pytest.fixture
def company(session):
    """Two loops, one running, one done."""
    return Company(session)


@pytest.fixture
def opened(app, visit, company):
    """Every page as somebody gets it: endpoint, address, page."""

    def everything(name):
        browser = visit(company[name])
        return [(endpoint, url, browser.get(url)) for endpoint, url in pages(app, company.fillings())]

    return everything


def words_of(page):
    """Everything that came back as text: a page, a paper, or the files in an archive."""
    if page.response.mimetype == "application/pdf":
        return on_paper.words_of(page.response.data)
    if page.response.mimetype != "application/zip":
        return page.response.text
    with ZipFile(BytesIO(page.response.data)) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist())


def test_nobody_reads_more_on_any_page_than_the_promise_says(opened, company):
    authors = ("Ana", "Ben", "Dan", "Sho")
    words = [*(f"canary-{name}" for name in authors), "open-Ana", "open-Ben", "secret-need"]
    words += ["why-asked", "why-broken"]
    read = {
        (name, word)
        for name in company.people
        for _, _, page in opened(name)
        for word in words
        if word in words_of(page)
    }
    before_release = {(name, f"canary-{name}") for name in authors}
    opened_to = ("Ana", "Ben", "Cora", "Adam", "Judge")
    released = {(n, w) for n in opened_to for w in ("open-Ana", "open-Ben", "why-broken")}
    needs = {("Cora", "secret-need"), ("Judge", "secret-need")}
    asked = {("Cora", "why-asked"), ("Adam", "why-asked")}
    assert read == before_release | released | needs | asked


def test_a_committee_member_opens_the_packet_and_nothing_else_of_anyone(opened, company):
    found = {endpoint for endpoint, _, page in opened("Mira") if page.status == 200}
    assert found - EVERYBODYS == {"packets.show", "packets.conflict", "dockets.show"}


EVERYBODYS = {  # for everyone who is signed in; a list shows what they may see, here nothing
    "banks.find",
    "banks.index",
    "calendar.own",  # for whoever has the link
    "candidates.index",
    "dockets.index",
    "gallery.index",
    "guides.ask",  # these five for whoever has the link
    "guides.asked",
    "guides.meetings",
    "guides.paper",
    "guides.read",
    "ladder.cover",
    "ladder.index",
    "loops.index",
    "openings.index",
    "people.account",
    "people.appearance",
    "people.mails",
    "people.sign_in",
    "people.password",
    "scorecards.index",
    "today.show",
}


@pytest.mark.parametrize("name", ["Ana", "Cora", "Mira"])
def test_every_page_is_well_made(opened, name):
    for _, url, page in opened(name):
        if page.response.mimetype == "text/html":
            assert faults(page.soup) == [], url


def faults(soup: BeautifulSoup) -> list[str]:
    """What a page lacks that every page has."""
    twice = [f"id {id} twice" for id, n in Counter(tag["id"] for tag in soup.select("[id]")).items() if n > 1]
    ours = [f"{tag.name} in the page" for tag in soup.select("[style], [onclick], script:not([src]), style")]
    return [*title(soup), *twice, *unlabelled(soup), *unguarded(soup), *leaps(soup), *hasty(soup), *ours]


def title(soup: BeautifulSoup) -> list[str]:
    """The title agrees with the one h1, and says first where something was refused."""
    headings = [" ".join(h1.get_text(" ").split()) for h1 in soup.find_all("h1")]
    named = " ".join(soup.title.get_text().split()) if soup.title else ""
    refused = "Error: " if soup.select_one(".error-summary") else ""
    right = [f"{refused}{heading} · Interviews" for heading in headings]
    return [] if [named] == right else [f"{named}: {headings}"]


def unlabelled(soup: BeautifulSoup) -> list[str]:
    """Controls that nothing names."""
    named = {label.get("for") for label in soup.find_all("label")}
    controls = soup.select("input:not([type=hidden]), select, textarea")
    told = ("aria-label", "aria-labelledby")
    bare = [c for c in controls if c.get("id") not in named and not any(c.get(name) for name in told)]
    return [f"no label: {control.get('name')}" for control in bare if not control.find_parent("label")]


def unguarded(soup: BeautifulSoup) -> list[str]:
    """Forms that change something and carry no token."""
    posted = [form for form in soup.find_all("form") if str(form.get("method", "get")).lower() == "post"]
    return [f"no token: {f.get('action')}" for f in posted if not f.find(attrs={"name": "csrf_token"})]


def hasty(soup: BeautifulSoup) -> list[str]:
    """What interrupts a screen reader, or would speak the moment that the page opens and so is missed."""
    loud = soup.select(
        "[role=alert], [aria-live=assertive], [aria-live=off], output, [role=log], [role=timer]"
    )
    filled = [
        region for region in soup.select("[role=status]:not(.bar__status)") if region.get_text().strip()
    ]
    later = ["trouble", "progress_line"]  # the gallery has them as they are then
    told = [region for region in [*loud, *filled] if not region.find_parent(id=later)]
    return [f"speaks out of turn: {region.get('class')}" for region in told]


def leaps(soup: BeautifulSoup) -> list[str]:
    """Headings that leave out a level."""
    levels = [int(tag.name[1]) for tag in soup.find_all(re.compile("^h[1-6]$"))]
    return [f"headings leap: {levels}" for one, next in pairwise(levels) if next > one + 1]


@pytest.fixture
def rows(session):
    """How many rows each table has; every verb leaves one in the history."""
    tables = {table.name: table for table in Base.metadata.sorted_tables if table.name != "sign_in"}

    def counted():
        session.rollback()
        return {n: session.scalar(select(func.count()).select_from(t)) for n, t in tables.items()}

    return counted


def test_looking_changes_nothing(app, visit, company, rows):
    browser, before = visit(company["Judge"]), rows()
    for _, url in pages(app, company.fillings()):
        browser.get(url)
    assert rows() == before


@pytest.mark.parametrize("name", ["Ana", "Cora", "Adam"])
def test_asking_for_the_headers_of_a_page_changes_nothing(app, visit, company, rows, name):
    browser = visit(company[name])
    before = rows()
    for _, url in pages(app, company.fillings()):
        browser.client.head(url)
    assert rows() == before


def test_without_a_sign_in_every_page_asks_for_one(app, visit, company):
    stranger = visit()
    asked = {
        endpoint: stranger.client.get(url).headers.get("Location", "").split("?")[0]
        for endpoint, url in pages(app, company.fillings())
    }
    public = {endpoint for endpoint, place in asked.items() if place != "/people/sign-in"}
    assert public == {
        "calendar.own",
        "guides.ask",
        "guides.asked",
        "guides.meetings",
        "guides.paper",
        "guides.read",
        "people.appearance",
        "people.sign_in",
        "people.invitation",
    }
