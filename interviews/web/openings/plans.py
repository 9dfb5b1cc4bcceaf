"""The versions of a plan as they are told: what changed, which loops have which, and when one was frozen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from interviews.domain.loops import Loop
from interviews.domain.openings import Opening, PlanVersion
from interviews.domain.openings.difference import changes


@dataclass(frozen=True)
class Told:
    """One version, with those of its loops that the reader may know."""

    version: PlanVersion
    changes: tuple[str, ...]
    loops: tuple[Loop, ...]
    frozen_at: datetime | None
    """When the first interview of these loops began."""


def told(opening: Opening, loops: Sequence[Loop], at: datetime) -> Iterator[Told]:
    """The newest version first."""
    versions = opening.plan_versions
    for version in reversed(versions):
        mine = tuple(loop for loop in loops if loop.plan_version_id == version.id)
        times = [interview.starts_at for loop in mine for interview in loop.interviews]
        begun = min((begins for begins in times if begins and begins <= at), default=None)
        before = [old for old in versions if old.number == version.number - 1]
        yield Told(version, tuple(line for old in before for line in changes(old, version)), mine, begun)
