"""Checks of the meetings: when and where they are, and who is there."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise

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
    "overruns",
    passed="No interview runs into the next one.",
    found="An interview runs into the next one.",
)
def overruns(loop: Loop, at: datetime) -> Iterator[Annotation]:
    """Whatever takes longer now leaves the next one, and the break before it, alone."""
    timed = [(i.starts_at, i.position, i) for i in loop.interviews if i.starts_at]
    for (begins, _, one), (next_begins, _, after) in pairwise(sorted(timed)):
        free = next_begins - begins - timedelta(minutes=one.minutes)
        if next_begins > at and free < timedelta(minutes=one.break_after):
            yield Annotation(_overrun(one, after, free), Mend.TIME, after)


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


def _overrun(one: Interview, after: Interview, free: timedelta) -> str:
    names = isolated(one.title), isolated(after.title)
    if free < timedelta():
        return f"{names[0]} takes {one.minutes} minutes and runs into {names[1]}."
    return f"{names[0]} has {one.break_after} minutes free after it, and {names[1]} begins before."


def _lacks(interview: Interview) -> str:
    lacks = "place" if interview.starts_at else "time" if interview.place else "time and no place"
    return f"{isolated(interview.title)} has no {lacks}."
