"""What the history tells, to be held against what is kept."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, select, tuple_

from interviews.domain.history import Event

About = tuple[str, str, str]  # noun, verb, the noun's id
CHECKED = (
    ("scorecard", "sealed"),
    ("scorecard", "withdrew the seal"),
    ("debrief", "opened"),
    ("debrief", "closed"),
    ("rating", "revised"),
    ("seal_break", "asked to break the seal"),
    ("seal_break", "broke the seal"),
    ("seal_break", "declined to break the seal"),
    ("renewal", "asked for a link"),
    ("renewal", "confirmed a link"),
    ("renewal", "declined a link"),
    ("packet", "issued"),
)


@dataclass(frozen=True)
class Claim:
    """That something happened, as a row says it. `thing` names the row, `wrong` says that no line agrees.

    Everything that the line says must be so in `facts`. `stands` is False if the row contradicts itself.
    `before` is a line, if there is one, that came later.
    """

    about: About
    at: datetime
    by_id: UUID | None
    thing: str
    wrong: str
    facts: Mapping[str, str | int] = field(default_factory=dict)
    stands: bool = True
    before: About | None = None


class Told:
    """The lines that tell of what is checked. A claim takes its line; what is left, nothing claims."""

    def __init__(self, lines: Iterable[Event]) -> None:
        self._lines: dict[About, list[Event]] = defaultdict(list)
        self._first: dict[About | None, int] = {}
        for line in lines:
            about = (line.noun, line.verb, line.noun_id)
            self._lines[about].append(line)
            self._first.setdefault(about, line.position)

    def take(self, claim: Claim) -> tuple[Event | None, list[str]]:
        """The line that tells what is claimed, if any, and what is wrong, a sentence each."""
        lines = self._lines[claim.about]
        fitting = [line for line in lines if claim.stands and _agrees(line, claim)]
        if not fitting:
            return None, [claim.wrong]
        line = min(fitting, key=lambda line: (line.at != claim.at) + (line.by_id != claim.by_id))
        lines.remove(line)
        return line, [f"Line {line.position} of the history {fault}." for fault in self._faults(line, claim)]

    def left(self) -> list[Event]:
        """The lines that nothing claimed, in order."""
        unclaimed = [line for lines in self._lines.values() for line in lines]
        return sorted(unclaimed, key=lambda line: line.position)

    def _faults(self, line: Event, claim: Claim) -> Iterator[str]:
        if line.at != claim.at:
            yield f"tells “{line.verb}” of {claim.thing} at another time than is kept"
        if line.by_id != claim.by_id:
            yield f"tells “{line.verb}” of {claim.thing} by another person than is kept"
        later = self._first.get(claim.before)
        if later and later < line.position:
            yield f"tells “{line.verb}” of {claim.thing} after line {later}, which opened the debrief"


def announced() -> Select[Event]:
    """The lines that tell of what is checked, in order."""
    return select(Event).where(tuple_(Event.noun, Event.verb).in_(CHECKED)).order_by(Event.position)


def _agrees(line: Event, claim: Claim) -> bool:
    return all(claim.facts.get(name) == value for name, value in line.facts.items())
