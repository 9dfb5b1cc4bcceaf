"""Checks of the scorecards and of the debrief that opens them."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from interviews.direction import isolated
from interviews.domain.checks.check import Annotation, Conclusion, Gate, Mend, Result, check, lists
from interviews.domain.debriefs import hindrances
from interviews.domain.loops import Loop, Panelist
from interviews.domain.scorecards import Standing


@check("scorecards", gate=Gate.DEBRIEF, is_firm=True, of_scorecards=True)
def scorecards(loop: Loop, at: datetime) -> Result:
    """All scorecards are sealed or excused."""
    if loop.awaited or not loop.panel:
        said = tuple(_annotated(loop.awaited, at))
        return Result(Conclusion.NOT_YET, "Not every scorecard is sealed yet.", said)
    return Result(Conclusion.PASSED, "Every scorecard is sealed or excused.")


@lists(
    "late",
    passed="No scorecard is late.",
    found="A scorecard is missing; without it the debrief can't open.",
    of_scorecards=True,
)
def late(loop: Loop, at: datetime) -> Iterator[Annotation]:
    """A scorecard that won't come without a coordinator: it is late, or its author can't write any more."""
    return _annotated([place for place in loop.awaited if _is_stuck(place, at)], at)


@check("debrief", gate=Gate.PACKET, is_firm=True, of_scorecards=True)
def debrief(loop: Loop, at: datetime) -> Result:
    """The debrief is closed."""
    if loop.debrief and loop.debrief.closed_at:
        return Result(Conclusion.PASSED, "The debrief is closed.")
    if loop.debrief:
        sentence = "The debrief is open; the packet waits until it is closed."
        return Result(Conclusion.NEEDS_YOU, sentence, mend=Mend.DEBRIEF)
    if not any(hindrances(loop)):
        return Result(Conclusion.NEEDS_YOU, "The debrief can be opened.")
    sentence = "The debrief opens once every interview has its scorecards, sealed or excused."
    return Result(Conclusion.NOT_YET, sentence)


def _annotated(places: Iterable[Panelist], at: datetime) -> Iterator[Annotation]:
    for place in places:
        who = f"{isolated(place.person.name)} ({isolated(place.interview.title)})"
        if _is_barred(place):
            sentence = f"{who} can't write it any more; excuse them or take them off the panel."
        else:
            sentence = f"{who}: {place.scorecard.standing(at)}."
        yield Annotation(sentence, Mend.EXCUSE, place)


def _is_stuck(place: Panelist, at: datetime) -> bool:
    """Whether it won't come without a coordinator."""
    return _is_barred(place) or place.scorecard.standing(at) is Standing.LATE


def _is_barred(place: Panelist) -> bool:
    """Whether the author has left, or turned out to be partial since."""
    return bool(place.person.left_at) or place.interview.loop.candidate.is_partial(place.person)
