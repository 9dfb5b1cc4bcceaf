"""What is said of each place of a version: by the checks, and by those who keep the bank."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from flask import current_app, url_for

from interviews.domain.banks import (
    Conclusion,
    Finding,
    Note,
    QuestionDraft,
    QuestionVersion,
    Remark,
    Rules,
    at_place,
    findings,
)
from interviews.domain.people import Person
from interviews.web.banks.places import anchor_of, level_names, named

ORDER = list(Conclusion)


@dataclass(frozen=True)
class Said:
    """A remark, as it stands for this version and this reader."""

    remark: Remark
    has_changed: bool
    may_settle: bool
    was_on: str = ""


@dataclass
class Place:
    """Everything that is said of one place."""

    name: str = ""
    notes: list[tuple[Finding, Note]] = field(default_factory=list)
    open: list[Said] = field(default_factory=list)
    settled: list[Said] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.notes) + len(self.open)


def rules() -> Rules:
    """What the checks know, as it was read at the start."""
    found: Rules = current_app.config["RULES"]
    return found


def checked(draft: QuestionDraft) -> list[Finding]:
    """What the checks find, what needs somebody first."""
    return sorted(findings(draft, rules()), key=lambda finding: ORDER.index(finding.conclusion))


Linked = list[tuple[Finding, list[tuple[str, str, str]]]]


def linked(version: QuestionVersion, found: Iterable[Finding]) -> Linked:
    """What was found of a version, each note with the name of its place and the way there."""
    levels = level_names(version)
    return [(one, [_linked(version, note, levels) for note in one.notes]) for one in found]


def _linked(version: QuestionVersion, note: Note, levels: Mapping[str, str]) -> tuple[str, str, str]:
    level = note.place.split(".")[1] if "." in note.place else None
    of, n, at = version.question_id, version.number, anchor_of(note.place)
    url = url_for("banks.version", id=of, number=n, level=level, _anchor=at)
    return named(note.place, levels), url, note.sentence


def noted(found: Iterable[Finding]) -> Mapping[str, list[tuple[Finding, Note]]]:
    """The notes at each place, with what they were found by."""
    notes = defaultdict(list)
    for finding in found:
        for note in finding.notes:
            notes[note.place].append((finding, note))
    return notes


def said_of(version: QuestionVersion, found: Iterable[Finding], me: Person) -> dict[str, Place]:
    """Notes and remarks at each place of a version, with remarks on those before it that weren't approved."""
    notes, draft_of, levels = noted(found), cache(QuestionVersion.draft), level_names(version)
    places = {place: Place(named(place, levels), notes[place]) for place in version.places}
    for remark in (remark for one in version.under_review for remark in one.remarks):
        place, on = remark.place, remark.version
        changed = at_place(draft_of(on), place) != at_place(draft_of(version), place)
        gone = "" if place in places else named(place, levels)
        said = Said(remark, changed, remark.may_be_settled_by(me), gone)
        here = places["rubric" if gone else place]
        (here.open if remark.is_open else here.settled).append(said)
    return places
