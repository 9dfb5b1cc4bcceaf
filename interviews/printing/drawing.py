"""Where things stand in a drawing. The template draws them; what they mean is said beside it in words."""

from collections import defaultdict
from dataclasses import dataclass

from interviews.printing.edition import Chapter
from interviews.printing.tallies import each

_STEP, _MARGIN = 56, 40


@dataclass(frozen=True)
class Stop:
    """One point of the scale, with the letters of those who chose it."""

    x: int
    value: int
    letters: str


@dataclass(frozen=True)
class Strip:
    """The ratings of one competency along the scale."""

    width: int
    stops: tuple[Stop, ...]
    first: int
    last: int
    """Where the line from the lowest to the highest rating begins and ends."""
    words: str


def strip(chapter: Chapter) -> Strip | None:
    """The spread of the ratings as sealed; None where nobody rated."""
    if not chapter.ratings:
        return None
    letters: dict[int, list[str]] = defaultdict(list)
    for letter, rating in chapter.ratings:
        letters[rating].append(letter)
    points = chapter.points
    stops = tuple(
        Stop(_MARGIN + (value - 1) * _STEP, value, "".join(letters[value])) for value in range(1, points + 1)
    )
    taken = [stop.x for stop in stops if stop.letters]
    width = 2 * _MARGIN + (points - 1) * _STEP
    return Strip(
        width,
        stops,
        min(taken),
        max(taken),
        f"Ratings on a scale from 1 to {points}: {each(chapter.ratings)}.",
    )
