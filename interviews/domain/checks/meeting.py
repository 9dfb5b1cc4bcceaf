"""Checks of the meetings: when and where they are, and who is there."""

from collections.abc import Iterator
from datetime import datetime

from interviews.direction import isolated
from interviews.domain.checks.check import Annotation, Gate, Mend, lists
from interviews.domain.loops import Interview, Loop, Part


@lists(
    "times and places",
    passed="Every interview has a time and a place.",
    found="An interview has no time or no place.",
)
def times_and_places(loop: Loop, at: datetime) -> Iterator[Annotation]:
    """Every interview has a time and a place."""
    for interview in loop.interviews:
        if not interview.starts_at or not interview.place:
            yield Annotation(_lacks(interview), Mend.TIME, interview)


@lists(
    "panels",
    passed="Every interview has a panel.",
    found="An interview has nobody who counts on its panel.",
    gate=Gate.DEBRIEF,
    is_firm=True,
)
def panels(loop: Loop, at: datetime) -> Iterator[Annotation]:
    """Every interview has a panel: a shadow alone is none."""
    for interview in loop.interviews:
        if all(place.part is Part.SHADOW for place in interview.panel):
            yield Annotation(f"{isolated(interview.title)} has no interviewer.", Mend.PANEL, interview)


@lists(
    "conflicts",
    passed="Nobody on the panel has a conflict of interest.",
    found="Somebody sealed a scorecard and has a conflict of interest.",
    gate=Gate.PACKET,
    of_scorecards=True,
)
def conflicts(loop: Loop, at: datetime) -> Iterator[Annotation]:
    """What was sealed before a conflict of interest was declared counts; the committee has to be told.

    Who hasn't sealed won't any more: the check of scorecards says what to do.
    """
    for place in loop.panel:
        if place.is_required and place.scorecard.is_sealed and loop.candidate.is_partial(place.person):
            who = f"{isolated(place.person.name)} ({isolated(place.interview.title)})"
            yield Annotation(f"{who} sealed before it was declared; what was sealed counts.")


def _lacks(interview: Interview) -> str:
    lacks = "place" if interview.starts_at else "time" if interview.place else "time and no place"
    return f"{isolated(interview.title)} has no {lacks}."
