"""The gallery: every component, in all its states."""

from interviews.settings import ROOT
from tests import make

COMPONENTS = {file.stem for file in (ROOT / "templates/components").glob("*.html")}


def test_the_gallery_opens_without_one_inline_style_or_script(keep, visit):
    page = visit(keep(make.person("Ana"))).get("/gallery")

    assert (page.status, page.heading) == (200, "Every component, in all its states")
    assert page.soup.select("[style], style, script:not([src]), [onclick], [href^=javascript]") == []


def test_everything_in_the_gallery_has_an_id_of_its_own(keep, visit):
    page = visit(keep(make.person("Ana"))).get("/gallery")

    ids = [part["id"] for part in page.soup.select("[id]")]

    assert sorted(ids) == sorted(set(ids))


def test_a_component_has_one_stylesheet_of_its_name():
    assert {file.stem for file in (ROOT / "static/css/components").glob("*.css")} == COMPONENTS


def test_every_page_links_the_style_of_every_component(keep, visit):
    page = visit(keep(make.person("Ana"))).get("/gallery")

    links = [str(link["href"]) for link in page.soup.select("link[rel=stylesheet]")]
    styles = {link.split("/")[-1].removesuffix(".css") for link in links if "/components/" in link}

    assert styles == COMPONENTS
