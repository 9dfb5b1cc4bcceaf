"""Words that run from right to left keep to themselves, and others stay as they are."""

import unicodedata

import pytest

from interviews.direction import CLOSE, OPEN, isolated


@pytest.mark.parametrize("text", ["", "Ana", "Zoë – “née” 你好 नमस्ते 👩‍🚀", "Nguyễn Thị Hồng", "ก็\u200d"])
def test_what_runs_from_left_to_right_stays_as_it_is(text):
    assert isolated(text) is text


@pytest.mark.parametrize("text", ["שלום", "أحمد 42", "Ada (עדה)", "އަހްމަދު", "\u202eevil", "ܫܠܡܐ", "𞤀𞤁"])
def test_what_can_turn_its_neighbours_stands_apart(text):
    assert isolated(text) == f"{OPEN}{text}{CLOSE}"


def test_what_stands_apart_already_is_left_alone():
    once = isolated("שלום")
    assert isolated(once) == once
    assert isolated(f"{once} has left.") == f"{once} has left."


def test_each_line_keeps_its_own_direction():
    once = isolated("שלום\n\nThen in English.\n")
    assert once == f"{OPEN}שלום{CLOSE}\n\n{OPEN}Then in English.{CLOSE}\n"
    assert isolated(once) == once


@pytest.mark.parametrize(
    "typed",
    [
        "\u2069\u202eevil",
        "\u2067open",
        "\u2066\u2067two",
        "a\u2069\u2069b",
        "\u202e\u202d\u2068x\u2069\u2069",
    ],
)
def test_signs_that_turn_a_line_end_where_the_words_end(typed):
    sentence = f"{isolated(typed)} has left."
    depths = [0]
    for sign in sentence:
        depths.append(depths[-1] + (sign in "\u2066\u2067\u2068") - (sign == "\u2069"))
    assert min(depths) == 0
    assert depths[-len(" has left.") - 1 :] == [0] * (len(" has left.") + 1)
    assert depths[1 : -len(" has left.") - 1].count(0) == 0


def test_so_does_each_paragraph():
    assert isolated("x\u2029\u202eevil") == f"{OPEN}x{CLOSE}\u2029{OPEN}\u202eevil{CLOSE}"


def test_the_two_signs_isolate_by_what_stands_first():
    assert [unicodedata.bidirectional(sign) for sign in OPEN + CLOSE] == ["FSI", "PDI"]
