"""The checks of a loop as its page lists them: what was found, and the link that mends it."""

from dataclasses import dataclass
from datetime import datetime

from flask import url_for

from interviews.domain import checks
from interviews.domain.checks import Annotation, Conclusion, Line, Mend
from interviews.domain.loops import Loop
from interviews.domain.waivers import Waiver
from interviews.printing.words import capital, number

WAYS: dict[Mend, tuple[str, str]] = {
    Mend.PLAN: ("openings.show", "Look at the plan"),
    Mend.TIME: ("interviews.time", "Set time and place"),
    Mend.PANEL: ("interviews.panel", "Add to the panel"),
    Mend.EXCUSE: ("interviews.excuse", "Excuse"),
    Mend.GUIDE: ("guides.send", "Send the guide"),
    Mend.ADJUSTMENTS: ("loops.show", "Go to the adjustments"),
    Mend.DEBRIEF: ("debriefs.show", "Go to the debrief"),
}
ANCHORS = {Mend.PLAN: "plan", Mend.ADJUSTMENTS: "adjustments"}
TAGS = {
    Conclusion.NEEDS_YOU: "now",
    Conclusion.NOT_YET: "dashed",
    Conclusion.WAIVED: "dashed",
    Conclusion.PASSED: "plain",
}


@dataclass(frozen=True)
class Note:
    """One thing to look at, and the way to mend it, if the reader may."""

    sentence: str
    url: str = ""
    words: str = ""


@dataclass(frozen=True)
class Shown:
    """One check as the page lists it."""

    name: str
    state: str
    kind: str
    sentence: str
    notes: tuple[Note, ...]
    way: Note | None
    waiver: Waiver | None
    can_be_waived: bool
    gate: str
    """What it holds back, in words such as `its times`; empty if nothing."""


def shown(loop: Loop, at: datetime, runs: bool, tracks: bool) -> list[Shown]:
    """The checks that the reader may know of, what needs somebody first; with ways to mend for who `runs`."""
    return [_shown(loop, line, runs) for line in checks.lines(loop, at, tracks, runs)]


def _can_be_mended(loop: Loop, mend: Mend) -> bool:
    """Once the debrief is open, panels and times stand."""
    return not loop.debrief or mend in {Mend.PLAN, Mend.DEBRIEF, Mend.ADJUSTMENTS}


def in_short(found: list[Shown]) -> str:
    """Such as `Two things need you.`; empty if nothing does."""
    count = sum(each.state == Conclusion.NEEDS_YOU for each in found)
    if not count:
        return ""
    return "One thing needs you." if count == 1 else f"{capital(number(count))} things need you."


def _shown(loop: Loop, line: Line, runs: bool) -> Shown:
    result = line.result
    whole = Annotation(result.sentence, result.mend, loop.debrief if result.mend is Mend.DEBRIEF else loop)
    way = _note(loop, whole, runs) if result.mend else None
    return Shown(
        name=line.check.name,
        state=line.conclusion.value,
        kind=TAGS[line.conclusion],
        sentence=result.sentence,
        notes=tuple(_note(loop, each, runs) for each in result.annotations),
        way=way if way and way.url else None,
        waiver=line.waiver,
        can_be_waived=runs and line.can_be_waived,
        gate=line.check.gate.value if line.check.gate and line.holds_back else "",
    )


def _note(loop: Loop, annotation: Annotation, runs: bool) -> Note:
    if not runs or not annotation.mend or not _can_be_mended(loop, annotation.mend):
        return Note(annotation.sentence)
    endpoint, words = WAYS[annotation.mend]
    key = "loop_id" if annotation.mend is Mend.GUIDE else "id"
    anchor = ANCHORS.get(annotation.mend)
    url = url_for(endpoint, _anchor=anchor, **{key: annotation.about.id})
    return Note(annotation.sentence, url, words)
