"""No page has a style of its own: what is drawn comes from the tokens, the ground and the components."""

import re

import pytest
from bs4 import BeautifulSoup

from interviews.settings import ROOT

TEMPLATES = sorted(p for p in (ROOT / "templates").rglob("*.html") if "print" not in p.parts)
STYLES = sorted((ROOT / "static/css").rglob("*.css"))
NAMES = [str(path.relative_to(ROOT / "static/css")) for path in STYLES]
TOKENS = ROOT / "static/css/tokens.css"

NAMED = (
    "aliceblue|black|blue|brown|crimson|cyan|gold|gray|green|grey|indigo|magenta|maroon|navy|olive|orange"
    "|pink|purple|red|silver|teal|violet|white|yellow"
)
COLOUR = re.compile(
    rf"#[0-9a-f]{{3,8}}\b|\b(rgb|hsl|oklch|color-mix|light-dark)a?\(|(?<![\w-])({NAMED})(?![\w-])", re.I
)
SIDES = "left|right|top|bottom"
PHYSICAL = re.compile(
    rf"^(({SIDES})|(margin|padding|scroll-margin|scroll-padding|border)-({SIDES})(-\w+)*"
    r"|(min-|max-)?(width|height))$"
)


def rules(path):
    """Each declaration of a stylesheet: what is set, to what. Conditions of @media are none."""
    text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
    return [
        (name.strip(), value.strip())
        for body in re.findall(r"{([^{}]*)}", text)
        for name, _, value in (line.partition(":") for line in body.split(";") if ":" in line)
    ]


def selectors(path):
    """What the rules of a stylesheet are about."""
    text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
    return [found.strip() for found in re.findall(r"([^{}]+){", text) if not found.strip().startswith("@")]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_no_template_has_a_style_or_a_script_inside(path):
    text = re.sub(r"{#.*?#}", "", path.read_text(), flags=re.DOTALL)
    soup = BeautifulSoup(text, "html.parser")
    assert soup.select("style, [style], script:not([src])") == []
    assert re.findall(r"\son\w+=", text) == []


def test_only_the_layout_links_stylesheets():
    linking = [path.name for path in TEMPLATES if 'rel="stylesheet"' in path.read_text()]
    assert linking == ["styles.html"]


def test_a_stylesheet_is_the_ground_or_a_components_and_nothing_else():
    components = {f"components/{path.stem}.css" for path in (ROOT / "templates/components").glob("*.html")}
    assert set(NAMES) == {"tokens.css", "base.css", "layout.css"} | components


@pytest.mark.parametrize("path", [p for p in STYLES if p != TOKENS], ids=lambda path: path.stem)
def test_colours_come_from_the_tokens(path):
    written = [f"{name}: {value}" for name, value in rules(path) if COLOUR.search(value)]
    assert written == []


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.stem)
def test_every_side_is_the_start_or_the_end(path):
    sided = {
        f"{property}: {value}"
        for property, value in rules(path)
        if PHYSICAL.match(property) or re.search(r"(?<![\w-])(left|right)(?![\w-])", value)
    }
    assert sided == set()


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.stem)
def test_no_shorthand_tells_the_start_from_the_end(path):
    """Four values go round clockwise and don't turn with the page, unless both sides are alike."""
    round_the_clock = ("margin", "padding", "inset", "border-width", "border-radius", "border-style")
    uneven = []
    for name, value in rules(path):
        parts = re.findall(r"(?:[^\s(]|\([^)]*\))+", value.split("/")[0])
        if name in round_the_clock and len(parts) == 4 and parts[1] != parts[3]:
            uneven.append(f"{name}: {value}")
    allowed = {
        "border-width: 0 1.5px 1.5px 0",
        "border-width: 0 2.5px 2.5px 0",
    }  # a tick and a chevron, turned
    assert [rule for rule in uneven if rule not in allowed] == []


def test_no_stylesheet_is_about_a_page():
    about = {
        found
        for path in STYLES
        for selector in selectors(path)
        for found in re.findall(r"page--[\w-]+|body[.#\[][^ ]+|\[data-page[^ ]*", selector)
    }
    assert about == {"page--narrow"}  # a layout, for every page that asks for one thing


def test_every_component_that_a_stylesheet_draws_is_drawn_somewhere():
    """A class that no template has any more is swept out."""
    sources = [*TEMPLATES, *(ROOT / "templates/print").glob("*.html"), *(ROOT / "static/js").rglob("*.js")]
    used = "\n".join(path.read_text() for path in sources)
    drawn = {
        name
        for path in STYLES
        for selector in selectors(path)
        for name in re.findall(r"\.([a-z][\w-]*)", selector)
    }
    assert {name for name in drawn if name not in used and not composed(name, used)} == set()


def composed(name, used):
    """Whether a template makes the name of two parts: the kind of a tag, the state of an event."""
    first = re.match(r".*(--|__)", name)
    return first is not None and re.search(rf"{first[0]}({{{{|['\"] ~)", used) is not None
