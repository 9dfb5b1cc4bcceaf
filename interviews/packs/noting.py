"""What the checks on questions say of files, each at its line: for a repository's own checks."""

from collections.abc import Iterable, Iterator

from interviews.domain.banks import Finding, Note, Rules, findings
from interviews.packs.checking import Wanted
from interviews.packs.lines import Path, Problem, Text


def noted(wanted: Iterable[Wanted], rules: Rules) -> tuple[list[Problem], list[Problem]]:
    """What keeps questions of these files from being approved, and what is only to be looked at again."""
    said = [(found.required, problem) for found, problem in _said(wanted, rules)]
    gates, hints = ([problem for gate, problem in said if gate is required] for required in (True, False))
    return sorted(gates), sorted(hints)


def _said(wanted: Iterable[Wanted], rules: Rules) -> Iterator[tuple[Finding, Problem]]:
    for bank in wanted:
        for key, draft in bank.drafts.items():
            for found in findings(draft, rules):
                yield from ((found, _problem(bank.texts[key], note)) for note in found.notes)


def _problem(text: Text, note: Note) -> Problem:
    return text.problem(_path(note.place), note.sentence)


def _path(place: str) -> Path:
    """Where a place such as `rubric.staff.3` stands in a file: points count from 1, a list from 0."""
    field, _, rest = place.partition(".")
    level, _, point = rest.partition(".")
    if point:
        return (field, level, int(point) - 1, "anchor")
    return (field, level) if level else (field,)
