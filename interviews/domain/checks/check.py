"""What a check is: a function with a name and a sentence, and what it found of a loop."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import wraps
from typing import Any

from interviews.domain.loops import Loop


class Conclusion(StrEnum):
    """What a check comes to."""

    PASSED = "passed"
    NEEDS_YOU = "needs you"
    NOT_YET = "not yet"
    WAIVED = "waived"


class Gate(StrEnum):
    """The step that a required check holds back until it has passed, or is waived with a reason."""

    SCHEDULING = "its times"
    DEBRIEF = "its debrief"
    PACKET = "its packet"


class Mend(StrEnum):
    """Where something is mended; of which thing, an annotation says."""

    PLAN = "plan"
    TIME = "time"
    PANEL = "panel"
    REMOVAL = "removal"
    EXCUSE = "excuse"
    GUIDE = "guide"
    ADJUSTMENTS = "adjustments"
    DEBRIEF = "debrief"


@dataclass(frozen=True)
class Annotation:
    """One thing to look at, in a sentence; where it is mended, and of what (`about` has an id)."""

    sentence: str
    mend: Mend | None = None
    about: Any = None


@dataclass(frozen=True)
class Result:
    """What one check found: its conclusion in a sentence, and each thing to look at.

    Where there is nothing to list, `mend` says where the whole of it is mended.
    """

    conclusion: Conclusion
    sentence: str
    annotations: tuple[Annotation, ...] = ()
    mend: Mend | None = None

    @property
    def found(self) -> tuple[str, ...]:
        """What there is to mend, as sentences; empty once it has passed."""
        if self.conclusion is Conclusion.PASSED:
            return ()
        return tuple(annotation.sentence for annotation in self.annotations) or (self.sentence,)


@dataclass(frozen=True)
class Check:
    """A named question about a loop.

    A required one has a `gate`, and can be waived with a reason unless `is_firm`. One `of_scorecards` tells
    where scorecards stand, so only who may track them gets an answer; one `of_needs` tells what a candidate
    asked for, so only who runs the loop does.
    """

    name: str
    look: Callable[[Loop, datetime], Result]
    gate: Gate | None = None
    is_firm: bool = False
    of_scorecards: bool = False
    of_needs: bool = False

    def __call__(self, loop: Loop, at: datetime) -> Result:
        """What it finds now."""
        return self.look(loop, at)


def check(name: str, **how: Any) -> Callable[[Callable[[Loop, datetime], Result]], Check]:
    """Make a check of a function that words its own result."""
    return lambda look: Check(name, look, **how)


def lists(
    name: str, passed: str, found: str, **how: Any
) -> Callable[[Callable[[Loop, datetime], Iterable[Annotation]]], Check]:
    """Make a check of a function that lists what there is to mend: nothing listed is `passed`."""

    def made(listing: Callable[[Loop, datetime], Iterable[Annotation]]) -> Check:
        @wraps(listing)
        def look(loop: Loop, at: datetime) -> Result:
            annotations = tuple(listing(loop, at))
            if annotations:
                return Result(Conclusion.NEEDS_YOU, found, annotations)
            return Result(Conclusion.PASSED, passed)

        return Check(name, look, **how)

    return made
