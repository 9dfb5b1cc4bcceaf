"""The gallery: every component, in all its states."""

from dataclasses import replace

import pytest

from interviews import create_app
from interviews.settings import ROOT, Settings
from tests import make

COMPONENTS = {file.stem for file in (ROOT / "templates/components").glob("*.html")}
SHOWN = {file.stem for file in (ROOT / "templates/gallery").glob("*.html")} - {"index"}


@pytest.fixture
def gallery(keep, visit):
    """The gallery, in some way."""
    browser = visit(keep(make.person("Ana")))
    return lambda query="": browser.get(f"/gallery?{query}")


def test_a_component_has_its_place_in_the_gallery_and_a_stylesheet_of_its_name():
    assert SHOWN == COMPONENTS
    assert {file.stem for file in (ROOT / "static/css/components").glob("*.css")} == COMPONENTS


def test_the_gallery_shows_each_by_its_name_and_says_how_it_is_called(gallery):
    page = gallery()
    assert (page.status, page.heading) == (200, "Every component, in all its states")
    assert [part["id"] for part in page.soup.select("section.section[id]")] == sorted(COMPONENTS)
    called = {part["id"]: part.pre.get_text() for part in page.soup.select("section.section[id]")}
    assert [name for name, words in called.items() if f"{name}(" not in words and "(" not in words] == []
    assert {link["href"] for link in page.soup.select("nav[aria-label=Components] a[href^='#']")} == {
        f"#{name}" for name in COMPONENTS
    }


def test_what_is_shown_is_the_component_itself(gallery):
    page = gallery()
    bare = [name for name in COMPONENTS if not page.soup.select(f"[class*={name.replace('_', '-')}]")]
    named_otherwise = {
        "action": ".button",
        "checks": ".checks",
        "columns": ".columns-chart",
        "evidence_field": ".evidence",
        "evidence_map": ".map",
        "radios": ".choices",
        "rating_scale": ".scale",
        "row_editor": ".row-editor",
        "rows": ".rows",
    }
    assert [name for name in bare if name not in named_otherwise] == []
    assert [name for name, css in named_otherwise.items() if not page.soup.select(css)] == []


def test_one_component_alone_is_shown_on_request(gallery):
    page = gallery("only=tag")
    assert [part["id"] for part in page.soup.select("section.section[id]")] == ["tag"]
    assert gallery("only=nothing").status == 404


def test_the_gallery_is_seen_in_each_appearance_and_mirrored(gallery):
    html = gallery("theme=dark&contrast=more&dir=rtl").soup.html
    assert (html["data-theme"], html["data-contrast"], html["dir"]) == ("dark", "more", "rtl")
    assert gallery().soup.html["dir"] == "ltr"


def test_everything_in_the_gallery_has_an_id_of_its_own(gallery):
    ids = [part["id"] for part in gallery().soup.select("[id]")]
    assert sorted(ids) == sorted(set(ids))


def test_outside_development_there_is_no_gallery(tmp_path):
    settings = Settings(f"sqlite:///{tmp_path / 'empty.sqlite'}", "a secret for tests")
    there = {
        gallery: "gallery.index" in create_app(replace(settings, gallery=gallery)).view_functions
        for gallery in (False, True)
    }
    assert there == {False: False, True: True}
    assert Settings.read({"INTERVIEWS_DATABASE_URL": f"sqlite:///{tmp_path}/x"}).gallery is False
