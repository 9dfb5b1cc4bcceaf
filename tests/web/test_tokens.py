"""The tokens: every pair of colours that meet can be told apart, in each appearance."""

import re

import pytest

from interviews.settings import ROOT

CSS = (ROOT / "static/css/tokens.css").read_text()
MEASURES = {"light": 0, "dark": 1}
STRONG = r":root:where\(\[data-contrast=\"more\"\]\) {(.*?)}"

# What is read: the words, then every ground that they may stand on.
READ = {
    "ink": ("paper", "sheet", "wash", "accent-wash"),
    "ink-2": ("paper", "sheet", "wash"),
    "accent": ("paper", "sheet", "wash", "accent-wash"),
    "accent-deep": ("paper", "sheet", "accent-wash"),
    "on-accent": ("accent", "accent-deep"),
    "paper": ("ink",),
}
# What is seen: borders of controls, the ring, a length on its track.
SEEN = {
    "edge": ("paper", "sheet", "wash"),
    "accent": ("paper", "sheet", "wash"),
    "ink": ("track",),
    "ink-2": ("sheet",),
}


def block(pattern):
    """The colours that one block sets, as written."""
    found = re.search(pattern, CSS, re.S)
    assert found, pattern
    return dict(re.findall(r"--([\w-]+): (light-dark\([^)]*\)|currentcolor);", found[1]))


def colours(theme, strong):
    """The value of each token in this appearance."""
    written = block(r":root {(.*?)\n}") | (block(STRONG) if strong else {})
    pairs = {name: re.findall(r"#\w{6}", value) for name, value in written.items()}
    return {name: pair[MEASURES[theme]] for name, pair in pairs.items() if pair}


def luminance(colour):
    """As WCAG defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """From 1 (the same) to 21 (black and white)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return round((light + 0.05) / (dark + 0.05), 2)


def below(wanted, pairs, theme, strong):
    """The pairs that are not far enough apart."""
    drawn = colours(theme, strong)
    met = {f"{a} on {b}": contrast(drawn[a], drawn[b]) for a, others in pairs.items() for b in others}
    return {pair: found for pair, found in met.items() if found < wanted}


def test_black_on_white_is_as_far_apart_as_can_be():
    assert (contrast("#000000", "#ffffff"), contrast("#777777", "#ffffff")) == (21.0, 4.48)


@pytest.mark.parametrize("strong", [False, True], ids=["as usual", "strong"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_word_is_seven_to_one(theme, strong):
    assert below(7, READ, theme, strong) == {}


@pytest.mark.parametrize("strong", [False, True], ids=["as usual", "strong"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_border_of_a_control_and_the_ring_is_three_to_one(theme, strong):
    assert below(3, SEEN, theme, strong) == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_strong_contrast_is_stronger_for_every_word_and_border(theme):
    usual, strong = colours(theme, False), colours(theme, True)
    pairs = [(a, b) for pairs in (READ, SEEN) for a, others in pairs.items() for b in others]
    pairs.remove(("ink", "track"))  # a track is darker then, to be seen itself
    weaker = [(a, b) for a, b in pairs if contrast(strong[a], strong[b]) < contrast(usual[a], usual[b])]
    assert weaker == []


def test_the_device_and_the_switch_ask_for_the_same_strong_colours():
    asked = block(r"@media " + re.escape("(prefers-contrast: more)") + r" {\s*:root {(.*?)}")
    assert asked == block(STRONG)
    assert len(asked) > 8


def test_forced_colours_are_the_systems_own():
    forced = re.search(r"forced-colors: active\) {\s*:root {(.*?)}", CSS, re.S)[1]
    said = dict(re.findall(r"--([\w-]+): (\w+);", forced))
    assert set(said) == set(block(r":root {(.*?)\n}"))
    assert set(said.values()) <= {
        "Canvas",
        "CanvasText",
        "Highlight",
        "HighlightText",
        "LinkText",
    }
