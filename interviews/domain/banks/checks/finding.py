"""What a check finds: a conclusion in a sentence, and a note for each place to look at."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from interviews.domain.banks.rubric import QuestionDraft
from interviews.domain.banks.rules import Rules


class Conclusion(StrEnum):
    """What a check comes to."""

    NEEDS_YOU = "needs you"
    LOOK_AGAIN = "look again"
    PASSED = "passed"


@dataclass(frozen=True)
class Note:
    """What a check says of one place: a field, or a point of a scale, such as `rubric.staff.3`."""

    place: str
    sentence: str


@dataclass(frozen=True)
class Finding:
    """What one check found. A required one gates approval; another wants a reason if it doesn't pass."""

    name: str
    sentence: str
    notes: tuple[Note, ...] = ()
    required: bool = True

    @property
    def passed(self) -> bool:
        """Whether there is nothing to look at."""
        return not self.notes

    @property
    def conclusion(self) -> Conclusion:
        """What it comes to, in a word."""
        if self.passed:
            return Conclusion.PASSED
        return Conclusion.NEEDS_YOU if self.required else Conclusion.LOOK_AGAIN


Check = Callable[[QuestionDraft, Rules], Finding]


def structural(name: str, good: str, bad: str, notes: Iterable[Note]) -> Finding:
    """What a check found without which nobody could ask and rate fairly."""
    found = tuple(notes)
    return Finding(name, bad if found else good, found)


def hinted(name: str, good: str, bad: str, notes: Iterable[Note]) -> Finding:
    """What a check found that may have its reasons."""
    found = tuple(notes)
    return Finding(name, bad if found else good, found, required=False)
