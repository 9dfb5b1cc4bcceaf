"""The weighted result, checked by hand."""

from fractions import Fraction

import pytest

from interviews.measures.composite import composite


def test_each_competency_counts_by_its_weight_however_many_rated_it():
    found = composite({"a": 3, "b": 1}, {"a": [2, 3], "b": [4]})

    assert [line.mean for line in found.lines] == [Fraction(5, 2), Fraction(4)]
    assert found.result == Fraction(23, 8)
    assert found.share_assessed == 1


def test_what_nobody_assessed_counts_neither_for_nor_against():
    found = composite({"a": 3, "b": 2, "c": 5}, {"a": [4], "b": []})

    assert found.result == 4
    assert [line.criterion for line in found.assessed] == ["a"]
    assert (found.weight_assessed, found.weight) == (3, 10)
    assert found.share_assessed == Fraction(3, 10)


def test_without_any_rating_there_is_no_result():
    assert composite({"a": 3}, {}).result is None
    assert composite({}, {}).share_assessed == 0


def test_a_rating_that_no_weight_was_fixed_for_is_an_error():
    with pytest.raises(KeyError, match="No weight for: x, y"):
        composite({"a": 1}, {"y": [1], "x": [2]})
