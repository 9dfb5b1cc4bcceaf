"""The weighted result: one number from many ratings, by the weights that stood before anyone rated.

Not here: a verdict. Whether a result is enough is the bar's rule, and the committee's to say.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Line:
    """One criterion's part in the result."""

    criterion: str
    weight: int
    ratings: tuple[int, ...]
    mean: Fraction | None
    """None where nobody assessed it."""


@dataclass(frozen=True)
class Composite:
    """The result with its arithmetic. Exact fractions: rounding is for whoever prints them."""

    lines: tuple[Line, ...]

    @property
    def assessed(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.ratings)

    @property
    def weight(self) -> int:
        return sum(line.weight for line in self.lines)

    @property
    def weight_assessed(self) -> int:
        return sum(line.weight for line in self.assessed)

    @property
    def result(self) -> Fraction | None:
        """Sum of weight times mean over what was assessed, by the sum of those weights; None without any."""
        if not self.weight_assessed:
            return None
        products = [line.weight * line.mean for line in self.lines if line.mean is not None]
        return sum(products, Fraction()) / self.weight_assessed

    @property
    def share_assessed(self) -> Fraction:
        """How much of the criteria was assessed, by weight, from 0 to 1."""
        return Fraction(self.weight_assessed, self.weight or 1)


def composite(weights: Mapping[str, int], ratings: Mapping[str, Sequence[int]]) -> Composite:
    """Combine ratings by frozen weights: first each criterion's plain mean, then the weighted mean of those.

    A criterion without ratings counts neither for nor against: it leaves the result and lowers the share.
    Ratings of criteria that have no weight are an error, and raise KeyError.
    """
    if strangers := ratings.keys() - weights.keys():
        raise KeyError(f"No weight for: {', '.join(sorted(strangers))}")
    return Composite(tuple(_line(key, weight, ratings.get(key, ())) for key, weight in weights.items()))


def _line(criterion: str, weight: int, ratings: Sequence[int]) -> Line:
    mean = Fraction(sum(ratings), len(ratings)) if ratings else None
    return Line(criterion, weight, tuple(ratings), mean)
