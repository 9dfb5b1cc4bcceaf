"""The gallery in a real window: narrow, wide, dark, strong, mirrored, forced, printed."""

from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import expect

from interviews.clock import now
from interviews.domain.people import SignIn, secret
from tests import make

pytestmark = pytest.mark.browser

LOOKING = Path(__file__).with_name("looking.js").read_text()
WIDTHS = (2560, 1920, 1280, 768, 390, 320)


class Gallery:
    """A window with the gallery, and what can be measured in it."""

    def __init__(self, page):
        self.page = page

    def opens(self, query="", width=1280, height=900, **media):
        """In some way, at some size."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.emulate_media(**media)
        self.page.goto(f"/gallery?{query}", wait_until="load")
        self.page.evaluate(LOOKING)

    def turns(self, width, height=900):
        """The window is made wider or narrower."""
        self.page.set_viewport_size({"width": width, "height": height})

    def told(self, what, *values):
        """What looking.js finds."""
        return self.page.evaluate(f"looking.{what}({','.join(map(str, values))})")

    def style(self, css, name, pseudo=""):
        """How the first element that fits is drawn."""
        wanted = [css, name, pseudo]
        return self.page.evaluate(
            "([css, name, pseudo]) => getComputedStyle(document.querySelector(css), pseudo)[name]", wanted
        )


@pytest.fixture
def gallery(window, keep):
    """Opened by somebody who is signed in."""
    token = secret()
    keep(SignIn.begin(keep(make.person("Ana Lima")), token, "", now()))
    page = window()
    page.context.add_cookies([{"name": "visit", "value": token, "domain": "127.0.0.1", "path": "/"}])
    return Gallery(page)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_at_no_width_is_anything_pushed_out_or_cut_off(gallery, direction):
    gallery.opens(f"dir={direction}")
    found = {}
    for width in WIDTHS:
        gallery.turns(width)
        found[width] = (gallery.told("tooWide"), gallery.told("clipped"))
    assert found == dict.fromkeys(WIDTHS, ([], []))


def test_from_right_to_left_everything_stands_where_a_mirror_shows_it(gallery):
    drawn = {}
    for direction in ("ltr", "rtl"):
        gallery.opens(f"dir={direction}")
        for width in (1280, 390):
            gallery.turns(width)
            drawn[direction, width] = gallery.told("boxes")
    for width in (1280, 390):
        there = [(name, width - right, width - left) for name, left, right in drawn["ltr", width]]
        wrong = [
            (mirrored, seen)
            for mirrored, seen in zip(there, drawn["rtl", width], strict=True)
            if abs(mirrored[1] - seen[1]) > 1.5 or abs(mirrored[2] - seen[2]) > 1.5
        ]
        assert wrong == []
        assert len(there) > 1000


def test_on_the_widest_screen_the_page_keeps_its_measure_and_its_middle(gallery):
    gallery.opens(width=2560)
    box = gallery.page.locator(".page").bounding_box()
    assert (box["x"], box["width"]) == (680, 1200)
    assert gallery.page.locator("#section .section__hint").last.bounding_box()["width"] <= 714


def test_every_word_is_seven_to_one_on_what_it_stands_on(gallery):
    gallery.opens()
    found = {}
    for theme, contrast in product(("light", "dark"), ("no-preference", "more")):
        gallery.page.emulate_media(color_scheme=theme, contrast=contrast)
        found[theme, contrast] = gallery.told("faint", 7)
    assert found == {appearance: [] for appearance in found}


def test_nothing_in_the_gallery_keeps_anybody_out(gallery, accessible):
    for query, width in (("", 1280), ("theme=dark&contrast=more&dir=rtl", 320)):
        gallery.opens(query, width)
        accessible(gallery.page)


def test_what_was_chosen_here_wins_over_the_device(gallery):
    ground = {}
    for query, theme, contrast in (
        ("", "dark", "more"),
        ("theme=dark&contrast=more", "light", "no-preference"),
        ("theme=light", "dark", "no-preference"),
        ("", "light", "no-preference"),
    ):
        gallery.opens(f"only=tag&{query}", color_scheme=theme, contrast=contrast)
        ground[query, theme] = gallery.style("html", "backgroundColor")
    strong, paper = "rgb(0, 0, 0)", "rgb(250, 250, 246)"
    assert list(ground.values()) == [strong, strong, paper, paper]


def test_on_paper_there_is_ink_and_nothing_to_press(gallery):
    gallery.opens("theme=dark&contrast=more", width=700, media="print", color_scheme="dark")
    found = {name: gallery.told(name) for name in ("interactive", "sticky", "folded", "linked", "tooWide")}
    assert found == {name: [] for name in found}
    assert gallery.told("faint", 7) == []
    assert gallery.style("html", "backgroundColor") == "rgb(255, 255, 255)"


def test_in_forced_colours_shapes_tell_what_colours_told(gallery):
    gallery.opens(forced_colors="active")
    drawn = {
        css: gallery.style(css, "borderTopStyle") + " " + gallery.style(css, "borderTopWidth")
        for css in (
            ".tag--plain",
            ".tag--sealed",
            ".tag--dashed",
            ".confirm__box",
            ".scale__card",
            "input:checked + .scale__card",
            ".dot",
            ".dot:checked",
            ".button--quiet",
            ".button--primary",
        )
    }
    assert drawn == {
        ".tag--plain": "solid 1px",
        ".tag--sealed": "double 3px",
        ".tag--dashed": "dashed 1px",
        ".confirm__box": "double 4px",
        ".scale__card": "solid 1px",
        "input:checked + .scale__card": "solid 3px",
        ".dot": "solid 1px",
        ".dot:checked": "solid 7px",
        ".button--quiet": "solid 1px",
        ".button--primary": "solid 3px",
    }
    filled = (".tag--now", ".mark__step--on", ".stepper__step[aria-current]")
    assert [gallery.style(css, "backgroundColor") for css in filled[:2]] == ["rgb(0, 0, 0)"] * 2
    assert gallery.style(".mark__step:not(.mark__step--on)", "backgroundColor") == "rgb(255, 255, 255)"
    assert gallery.style(filled[2], "borderTopWidth", "::before") == "3px"
    assert gallery.style(".notice--sealed", "borderInlineStartStyle") == "double"
    assert gallery.style(".columns-chart__week--current rect", "fill") == "rgb(0, 0, 0)"
    assert gallery.style(".columns-chart__week--planned rect", "fill") == "rgb(255, 255, 255)"


def test_at_four_hundred_per_cent_the_line_in_reach_leaves_room_for_the_writing(gallery):
    gallery.opens(width=320, height=225)
    assert gallery.style(".bar", "position") == "static"
    gallery.turns(320, 900)
    assert gallery.style(".bar", "position") == "sticky"


def test_the_ring_is_drawn_on_whatever_has_the_focus(gallery):
    gallery.opens("only=rating_scale")
    gallery.page.locator("#unrated-2").focus()
    gallery.page.keyboard.press("ArrowRight")
    ring = gallery.style("#unrated-3 + .scale__card", "outline")
    assert ring == "rgb(27, 63, 148) solid 3px"


def test_a_phones_masthead_is_one_line_and_its_menu_needs_no_script(window, gallery):
    page = window(javascript=False, width=320)
    page.context.add_cookies(gallery.page.context.cookies())
    page.goto("/gallery?only=tag")
    for width in (768, 390, 320):
        page.set_viewport_size({"width": width, "height": 700})
        assert page.locator(".masthead").bounding_box()["height"] <= 64
    expect(page.get_by_role("button", name="Sign out")).to_be_hidden()
    page.get_by_role("button", name="Menu").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Scorecards")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Scorecards")).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("link", name="Ana Lima").click()
    expect(page.locator("h1")).to_have_text("Your account")
