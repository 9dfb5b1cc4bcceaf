"""The ladder as one looks at it: ranks against tracks, and competencies under their tracks."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from interviews.domain.banks import Competency, Level
from interviews.web.coverage import titled


@dataclass(frozen=True)
class Rank:
    """Levels of equal rank: those of each track, in the order of the tracks."""

    position: int
    cells: tuple[tuple[Level, ...], ...]

    @property
    def note(self) -> str:
        """That they are equal, where there are several."""
        count = sum(len(levels) for levels in self.cells)
        return f"{count} levels of equal rank" if count > 1 else ""


def tracks_of(levels: Iterable[Level]) -> list[str]:
    """The tracks that have levels: the one that begins lowest stands first."""
    return list(dict.fromkeys(level.track for level in sorted(levels, key=lambda level: level.order)))


def ranks_of(levels: Iterable[Level], tracks: Iterable[str]) -> list[Rank]:
    """Every rank that somebody can have, from the lowest."""
    columns = list(tracks)
    ordered = groupby(sorted(levels, key=lambda level: level.order), key=lambda level: level.position)
    return [Rank(position, _by_track(list(those), columns)) for position, those in ordered]


def _by_track(levels: list[Level], tracks: list[str]) -> tuple[tuple[Level, ...], ...]:
    return tuple(tuple(level for level in levels if level.track == track) for track in tracks)


def by_track(competencies: Iterable[Competency]) -> list[tuple[str, list[Competency]]]:
    """Competencies under the headings of their tracks, by name."""
    ordered = groupby(sorted(competencies, key=lambda one: one.order), key=lambda one: one.track)
    return [(titled(track), list(those)) for track, those in ordered]
