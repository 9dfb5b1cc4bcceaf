"""What every page needs besides its words: small, kept by the browser for good, and new when it changes."""

import gzip

import pytest

from interviews.settings import ROOT
from interviews.web.assets import address_of, assets_of
from tests.web.company import Company
from tests.web.crawling import pages

MOST = 100_000  # bytes of a page in all


@pytest.fixture
def stranger(visit):
    """Somebody at the door."""
    return visit()


def sheet_of(page):
    """Where the page's stylesheet is."""
    [link] = page.soup.select("link[rel=stylesheet]")
    return link["href"]


def needs(page):
    """Where everything is that the page asks for besides itself; a script names those that it needs."""
    parts = page.soup.select("link[rel=stylesheet], link[rel=icon], script[src]")
    return {part.get("href") or part["src"] for part in parts}


def test_a_page_has_one_stylesheet_and_it_is_kept_for_good(stranger):
    answer = stranger.client.get(sheet_of(stranger.get("/people/sign-in")))
    assert (answer.status_code, answer.mimetype) == (200, "text/css")
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    for file in (ROOT / "static/css/components").glob("*.css"):
        first = next(line for line in file.read_text().splitlines() if line.startswith((".", "@")))
        assert first in answer.text, file.name
    assert "/*" not in answer.text


def test_it_comes_compressed_to_who_can_read_that(stranger):
    url = sheet_of(stranger.get("/people/sign-in"))
    plain, small = (stranger.client.get(url, headers={"Accept-Encoding": way}) for way in ("", "br, gzip"))
    assert gzip.decompress(small.data) == plain.data
    assert [answer.headers.get("Content-Encoding") for answer in (plain, small)] == [None, "gzip"]
    assert all("Accept-Encoding" in answer.headers["Vary"] for answer in (plain, small))
    assert len(small.data) < 16_000


def test_every_script_that_a_page_or_another_script_asks_for_is_there(app, visit, session):
    company = Company(session)
    ana, dan = visit(company["Ana"]), visit(company["Dan"])
    urls = [url for _, url in pages(app, company.fillings())]
    asked = set().union(*(needs(browser.get(url)) for browser in (ana, dan) for url in urls))
    assert {url: ana.client.get(url).status_code for url in asked} == dict.fromkeys(asked, 200)
    assert any(url.endswith("scorecard/main.js") for url in asked)


def test_what_is_no_file_of_ours_is_not_there(stranger):
    folder = sheet_of(stranger.get("/people/sign-in")).removesuffix("style.css")
    for name in ("css/tokens.css", "../interviews/policy.py", "no.js", "print/packet.css"):
        assert stranger.client.get(folder + name).status_code == 404


def test_another_content_has_another_address(tmp_path):
    (tmp_path / "css/components").mkdir(parents=True)
    for name in ("tokens", "base", "layout", "components/tag"):
        (tmp_path / f"css/{name}.css").write_text(f".{name[-3:]} {{ color: red; }} /* why */\n")
    before = assets_of(tmp_path)
    assert before["style.css"].plain == (
        b".ens { color: red; }\n.ase { color: red; }\n.out { color: red; }\n.tag { color: red; }"
    )
    (tmp_path / "one.js").write_text("1;")
    assert address_of(assets_of(tmp_path)) not in {address_of(before), address_of({})}


@pytest.mark.parametrize("name", ["Ana", "Cora", "Mira", "Adam"])
def test_every_page_is_light(app, visit, session, name):
    company = Company(session)
    browser = visit(company[name])
    scripts = sum(path.stat().st_size for path in (ROOT / "static/js").rglob("*.js"))
    for _, url in pages(app, company.fillings()):
        page = browser.get(url)
        if page.response.mimetype == "text/html" and url != "/gallery":
            sheet = browser.client.get(sheet_of(page), headers={"Accept-Encoding": "gzip"})
            assert len(page.response.data) + len(sheet.data) + scripts < MOST, url
