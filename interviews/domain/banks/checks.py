"""Whether a question is ready to be asked: a check is one function, with a name and a sentence."""

from collections.abc import Callable
from dataclasses import dataclass

from interviews.domain.banks.rubric import QuestionDraft
from interviews.domain.banks.rules import NO_RULES, Rules
from interviews.domain.base import Refused

__all__ = ["NO_RULES", "Finding", "Note", "Rules", "findings", "gate"]


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


Check = Callable[[QuestionDraft, Rules], Finding]


def other_ways(draft: QuestionDraft, rules: Rules) -> Finding:
    """There is another way to ask it, for those whom this one would hide."""
    if draft.alternatives.strip():
        return Finding("other ways", "There is another way to ask it.")
    note = Note("alternatives", "Say how else it can be asked: in writing, in parts, with time to prepare …")
    return Finding("other ways", "There is no other way to ask it.", (note,))


ALL: tuple[Check, ...] = (other_ways,)


def findings(draft: QuestionDraft, rules: Rules) -> list[Finding]:
    """What every check finds."""
    return [check(draft, rules) for check in ALL]


def gate(draft: QuestionDraft, rules: Rules, because: str) -> None:
    """Refuse what a required check holds back, and what another one asks about without a reason."""
    failed = [finding for finding in findings(draft, rules) if not finding.passed]
    for finding in failed:
        if finding.required:
            raise Refused(f"{finding.sentence} {finding.notes[0].sentence}")
    if failed and not because.strip():
        raise Refused(f"{failed[0].sentence} Mend it, or say why it stands.")
