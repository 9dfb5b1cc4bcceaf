"""How far people are apart who judged the same thing without hearing each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations


@dataclass(frozen=True)
class Spread:
    """The lowest and the highest of some ratings."""

    lowest: int
    highest: int

    @property
    def difference(self) -> int:
        return self.highest - self.lowest


@dataclass(frozen=True)
class Pair:
    """Two raters who differ: `low` gave the lower rating."""

    low: str
    low_rating: int
    high: str
    high_rating: int

    @property
    def difference(self) -> int:
        return self.high_rating - self.low_rating


def spread(ratings: Sequence[int]) -> Spread | None:
    """How far the ratings reach; None if there are none."""
    return Spread(min(ratings), max(ratings)) if ratings else None


def apart(ratings: Sequence[tuple[str, int]], more_than: int = 1) -> tuple[Pair, ...]:
    """The pairs of raters that are more than so many points apart, the widest first.

    Ratings are (rater, rating). Someone who rated the same competency by two questions can't disagree with
    themselves, and stands against each other rater with the rating that is farthest from theirs.
    """
    widest: dict[frozenset[str], Pair] = {}
    for one, other in combinations(ratings, 2):
        (low, low_rating), (high, high_rating) = sorted((one, other), key=lambda each: each[1])
        pair = Pair(low, low_rating, high, high_rating)
        known = widest.get(frozenset((low, high)))
        if low != high and pair.difference > max(more_than, known.difference if known else 0):
            widest[frozenset((low, high))] = pair
    return tuple(sorted(widest.values(), key=lambda pair: -pair.difference))


def is_split(ratings: Sequence[tuple[str, int]], bar: int) -> bool:
    """Whether somebody rated below the bar, and somebody else on it or above."""
    below = {rater for rater, rating in ratings if rating < bar}
    others = {rater for rater, rating in ratings if rating >= bar}
    return any(one != other for one in below for other in others)
