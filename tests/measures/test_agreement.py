"""How far apart people are."""

from interviews.measures.agreement import Pair, Spread, apart, is_split, spread


def test_the_spread_reaches_from_the_lowest_to_the_highest():
    assert spread([3, 2, 4]) == Spread(2, 4)
    assert Spread(2, 4).difference == 2
    assert spread([]) is None


def test_pairs_more_than_a_point_apart_are_named_the_widest_first():
    ratings = [("A", 2), ("B", 4), ("C", 1), ("D", 3)]

    assert apart(ratings) == (Pair("C", 1, "B", 4), Pair("A", 2, "B", 4), Pair("C", 1, "D", 3))


def test_nobody_disagrees_with_themselves():
    assert apart([("A", 1), ("A", 4)]) == ()


def test_two_people_are_one_pair_at_their_farthest():
    assert apart([("A", 3), ("A", 1), ("B", 4), ("B", 3)]) == (Pair("A", 1, "B", 4),)


def test_how_far_is_too_far_may_be_said():
    assert apart([("A", 1), ("B", 3)], more_than=2) == ()
    assert apart([("A", 1), ("B", 2)], more_than=0) == (Pair("A", 1, "B", 2),)
    assert Pair("A", 1, "B", 2).difference == 1


def test_raters_are_split_where_one_is_below_the_bar_and_another_is_not():
    assert is_split([("A", 2), ("B", 3)], bar=3)
    assert is_split([("A", 2), ("A", 6), ("B", 3)], bar=3)
    assert not is_split([("A", 1), ("B", 2)], bar=3)
    assert not is_split([("A", 3), ("B", 4)], bar=3)
    assert not is_split([("A", 2), ("A", 3)], bar=3)
    assert not is_split([], bar=3)
