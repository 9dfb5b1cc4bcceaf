"""Whether a loop is ready for what comes next: a check is one function, with a name and a sentence.

Not here: who may know what a check found. Those of `OF_SCORECARDS` tell of scorecards, so only people
who may track them get an answer.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from interviews.direction import isolated
from interviews.domain import coverage
from interviews.domain.debriefs import hindrances
from interviews.domain.guides import open_guide
from interviews.domain.loops import Interview, KitQuestion, Loop, Panelist, Part


class Conclusion(StrEnum):
    """What a check comes to."""

    PASSED = "passed"
    NEEDS_YOU = "needs you"
    NOT_YET = "not yet"


@dataclass(frozen=True)
class Result:
    """What one check found: its conclusion in a sentence, and a sentence for each thing to look at."""

    name: str
    conclusion: Conclusion
    sentence: str
    annotations: tuple[str, ...] = ()


Check = Callable[[Loop, datetime], Result]


def must_haves(loop: Loop, at: datetime) -> Result:
    """Every must-have is asked in two interviews."""
    short = [line for line in coverage.of_loop(loop) if line.is_short]
    said = [f"{isolated(line.competency.name)} is asked in {line.interviews}." for line in short]
    return _either(
        "must-haves",
        "Every must-have is asked in two interviews.",
        "A must-have is asked in fewer than two interviews.",
        said,
    )


def times_and_places(loop: Loop, at: datetime) -> Result:
    """Every interview has a time and a place."""
    said = [sentence for interview in loop.interviews if (sentence := _unplaced(interview))]
    return _either(
        "times and places",
        "Every interview has a time and a place.",
        "An interview has no time or no place.",
        said,
    )


def panels(loop: Loop, at: datetime) -> Result:
    """Every interview has a panel: a shadow alone is none."""
    empty = [i for i in loop.interviews if all(p.part is Part.SHADOW for p in i.panel)]
    said = [f"{isolated(interview.title)} has no interviewer." for interview in empty]
    return _either(
        "panels", "Every interview has a panel.", "An interview has nobody who counts on its panel.", said
    )


def approved_questions(loop: Loop, at: datetime) -> Result:
    """Every question is approved for the level of the opening."""
    level = loop.opening.level
    kit = [question for interview in loop.interviews for question in interview.kit]
    unfit = [isolated(question.version.title) for question in kit if not _is_fit(question)]
    said = [f"“{title}” isn't approved for {isolated(level.name)}." for title in unfit]
    return _either(
        "questions",
        f"Every question asked is approved for {isolated(level.name)}.",
        f"A question isn't approved for {isolated(level.name)}.",
        said,
    )


def adjustments(loop: Loop, at: datetime) -> Result:
    """What the candidate needs was arranged before the first interview."""
    begins = min((i.starts_at for i in loop.interviews if i.starts_at), default=None)
    late = [a for a in loop.adjustments if begins and a.at > begins]
    arranged = "Every adjustment is arranged." if loop.adjustments else "No adjustment was asked for."
    return _either(
        "adjustments",
        arranged,
        "An adjustment came after the first interview had begun.",
        [f"Earlier interviews went without it: {adjustment.instruction}" for adjustment in late],
    )


def guide(loop: Loop, at: datetime) -> Result:
    """The candidate was told what to expect, and can read it until the last interview has begun."""
    over = all(interview.starts_at and interview.starts_at <= at for interview in loop.interviews)
    sent = open_guide(loop, at)
    if sent and not over and (sent.by.left_at or loop.candidate.is_partial(sent.by)):
        name = isolated(sent.by.name)
        sentence = f"The guide names {name}, who can't arrange this loop any more; send a new link."
        return Result("guide", Conclusion.NEEDS_YOU, sentence)
    if sent or (over and loop.guides):
        return Result("guide", Conclusion.PASSED, "The candidate's guide was sent.")
    if over:
        return Result(
            "guide", Conclusion.NOT_YET, "The interviews went by without a guide for the candidate."
        )
    expired = "The link to the candidate's guide opens nothing any more."
    sentence = expired if loop.guides else "The candidate's guide isn't sent yet."
    return Result("guide", Conclusion.NEEDS_YOU, sentence)


def scorecards(loop: Loop, at: datetime) -> Result:
    """All scorecards are sealed or excused."""
    if stuck := [panelist for panelist in loop.awaited if _is_stuck(panelist, at)]:
        sentence = "A scorecard is missing; without it the debrief can't open."
        said = tuple(_awaited(panelist, at) for panelist in stuck)
        return Result("scorecards", Conclusion.NEEDS_YOU, sentence, said)
    if loop.awaited or not loop.panel:
        said = tuple(_awaited(panelist, at) for panelist in loop.awaited)
        return Result("scorecards", Conclusion.NOT_YET, "Not every scorecard is sealed yet.", said)
    return Result("scorecards", Conclusion.PASSED, "Every scorecard is sealed or excused.")


def debrief(loop: Loop, at: datetime) -> Result:
    """The debrief is closed."""
    if loop.debrief and loop.debrief.closed_at:
        return Result("debrief", Conclusion.PASSED, "The debrief is closed.")
    if loop.debrief:
        sentence = "The debrief is open; the packet waits until it is closed."
        return Result("debrief", Conclusion.NEEDS_YOU, sentence)
    if can_be_opened(loop):
        return Result("debrief", Conclusion.NEEDS_YOU, "The debrief can be opened.")
    sentence = "The debrief opens once every interview has its scorecards, sealed or excused."
    return Result("debrief", Conclusion.NOT_YET, sentence)


BEFORE_ANY_SCORECARD: tuple[Check, ...] = (
    must_haves,
    times_and_places,
    panels,
    approved_questions,
    adjustments,
    guide,
)
OF_SCORECARDS: tuple[Check, ...] = (scorecards, debrief)
ALL = BEFORE_ANY_SCORECARD + OF_SCORECARDS


def results(loop: Loop, at: datetime, checks: Sequence[Check]) -> list[Result]:
    """What these checks find, what needs somebody first."""
    order = [Conclusion.NEEDS_YOU, Conclusion.NOT_YET, Conclusion.PASSED]
    return sorted((check(loop, at) for check in checks), key=lambda result: order.index(result.conclusion))


def can_be_opened(loop: Loop) -> bool:
    """Whether the debrief may be opened now."""
    return not any(hindrances(loop))


def _either(name: str, good: str, bad: str, annotations: list[str]) -> Result:
    if annotations:
        return Result(name, Conclusion.NEEDS_YOU, bad, tuple(annotations))
    return Result(name, Conclusion.PASSED, good)


def _unplaced(interview: Interview) -> str:
    if interview.starts_at and interview.place:
        return ""
    lacks = "place" if interview.starts_at else "time" if interview.place else "time and no place"
    return f"{isolated(interview.title)} has no {lacks}."


def _is_fit(question: KitQuestion) -> bool:
    return question.version.is_approved and bool(question.scale)


def _awaited(panelist: Panelist, at: datetime) -> str:
    who = f"{isolated(panelist.person.name)} ({isolated(panelist.interview.title)})"
    if _is_barred(panelist):
        return f"{who} can't write it any more; excuse them or take them off the panel."
    return f"{who}: {panelist.scorecard.standing(at)}."


def _is_stuck(panelist: Panelist, at: datetime) -> bool:
    """Whether it won't come without a coordinator."""
    return _is_barred(panelist) or panelist.scorecard.standing(at).value == "late"


def _is_barred(panelist: Panelist) -> bool:
    """Whether the author has left, or turned out to be partial since."""
    return bool(panelist.person.left_at) or panelist.interview.loop.candidate.is_partial(panelist.person)
