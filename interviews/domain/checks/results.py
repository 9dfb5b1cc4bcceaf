"""What checks find of a loop, with what was waived; and the gates that they keep."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from interviews.domain.base import Refused
from interviews.domain.checks.check import Check, Conclusion, Gate, Result
from interviews.domain.checks.listed import ALL
from interviews.domain.debriefs import hindrances
from interviews.domain.loops import Loop
from interviews.domain.waivers import Waiver

ORDER = (Conclusion.NEEDS_YOU, Conclusion.NOT_YET, Conclusion.WAIVED, Conclusion.PASSED)


@dataclass(frozen=True)
class Line:
    """One check of a loop: what it found, and the waiver that lets it be."""

    check: Check
    result: Result
    waiver: Waiver | None = None

    @property
    def conclusion(self) -> Conclusion:
        """What it comes to, a waiver considered."""
        return Conclusion.WAIVED if self.waiver else self.result.conclusion

    @property
    def holds_back(self) -> bool:
        """Whether it keeps its gate shut."""
        return bool(self.check.gate) and self.conclusion not in {Conclusion.PASSED, Conclusion.WAIVED}

    @property
    def can_be_waived(self) -> bool:
        """Whether a reason would do."""
        return self.holds_back and not self.check.is_firm


def lines(loop: Loop, at: datetime, tracks: bool, runs: bool) -> list[Line]:
    """What the checks find, what needs somebody first. Those of scorecards only for who `tracks` them, those
    of what the candidate needs only for who `runs` the loop. Of a candidate who withdrew nothing is asked.
    """
    if loop.is_withdrawn:
        return []
    told = [check for check in ALL if (tracks or not check.of_scorecards) and (runs or not check.of_needs)]
    found = (line(loop, at, check) for check in told)
    return sorted(found, key=lambda each: ORDER.index(each.conclusion))


def line(loop: Loop, at: datetime, check: Check) -> Line:
    """What one check finds. A waiver holds for what was found when it was given: anything new asks again."""
    result = check(loop, at)
    waivers = (each for each in loop.waivers if each.covers(check.name, result.found))
    return Line(check, result, next(waivers, None) if result.found else None)


def named(name: str) -> Check | None:
    """The check of this name, if there is one."""
    return next((check for check in ALL if check.name == name), None)


def require(loop: Loop, gate: Gate, at: datetime) -> None:
    """Refuse the step behind this gate while a required check holds it back."""
    if held := list(_held(loop, gate, at)):
        sentences = " ".join(sentence for each in held for sentence in each.result.found)
        also = "" if any(each.check.is_firm for each in held) else ", or waive the check with a reason"
        raise Refused(f"This loop isn't ready for {gate.value}. {sentences} Mend it{also}.")


def can_be_opened(loop: Loop, at: datetime) -> bool:
    """Whether the debrief may be opened now."""
    return not any(hindrances(loop)) and not any(_held(loop, Gate.DEBRIEF, at))


def _held(loop: Loop, gate: Gate, at: datetime) -> Iterator[Line]:
    """A packet tells of everything before it, so its gate is kept by all that are required."""
    for check in ALL:
        if check.gate and gate in {check.gate, Gate.PACKET}:
            found = line(loop, at, check)
            if found.holds_back:
                yield found
