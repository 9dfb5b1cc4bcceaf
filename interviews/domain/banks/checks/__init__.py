"""Whether a question is ready to be asked: a check is one function, with a name and a sentence.

It hints and never rewrites. A required check gates approval and can't be talked away; where another one
points at something, it is mended, or whoever approves says why it stands.
"""

from interviews.domain.banks.checks.asking import not_scored, other_ways, probes, reading, related, time
from interviews.domain.banks.checks.finding import Check, Conclusion, Finding, Note
from interviews.domain.banks.checks.own import own
from interviews.domain.banks.checks.scale import anchors, distinct, levels, own_words
from interviews.domain.banks.checks.texts import CHECKED
from interviews.domain.banks.checks.wording import excluding, fit, traits
from interviews.domain.banks.rubric import QuestionDraft
from interviews.domain.banks.rules import NO_RULES, Rules
from interviews.domain.base import Refused

__all__ = [
    "CHECKED",
    "NO_RULES",
    "Check",
    "Conclusion",
    "Finding",
    "Note",
    "Rules",
    "findings",
    "gate",
]

STRUCTURE: tuple[Check, ...] = (
    anchors,
    distinct,
    own_words,
    levels,
    related,
    probes,
    other_ways,
    not_scored,
)
HINTS: tuple[Check, ...] = (time, reading, excluding, fit, traits)
ALL = STRUCTURE + HINTS


def findings(draft: QuestionDraft, rules: Rules) -> list[Finding]:
    """What every check finds, those of the company after ours."""
    return [check(draft, rules) for check in ALL] + [own(one, draft) for one in rules.own]


def gate(draft: QuestionDraft, rules: Rules, because: str) -> None:
    """Refuse what a required check holds back, and what another one asks about without a reason."""
    failed = [finding for finding in findings(draft, rules) if not finding.passed]
    for finding in failed:
        if finding.required:
            raise Refused(f"{finding.sentence} {finding.notes[0].sentence}")
    if failed and not because.strip():
        raise Refused(f"{failed[0].sentence} Mend it, or say why it stands.")
