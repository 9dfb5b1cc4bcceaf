"""Checks of what the candidate was told, and of what they need."""

from collections.abc import Iterator
from datetime import datetime

from interviews.direction import isolated
from interviews.domain.checks.check import Annotation, Conclusion, Gate, Mend, Result, check, lists
from interviews.domain.guides import open_guide
from interviews.domain.loops import Loop


@check("adjustments", gate=Gate.SCHEDULING, is_firm=True, of_needs=True)
def adjustments(loop: Loop, at: datetime) -> Result:
    """All that the candidate asked for is arranged or answered. Never a word of what they need.

    Nobody waives it: a waiver is printed, and that somebody asked is for who runs the loop.
    """
    if loop.unanswered:
        sentence = "What the candidate asked for isn't arranged yet."
        return Result(Conclusion.NEEDS_YOU, sentence, mend=Mend.ADJUSTMENTS)
    if not loop.adjustments and not loop.requests:
        return Result(Conclusion.PASSED, "No adjustment was asked for.")
    sentence = "Every adjustment is arranged." if loop.arranged else "No adjustment is arranged."
    return Result(Conclusion.PASSED, sentence)


@lists(
    "late adjustments",
    passed="No interview went without an adjustment.",
    found="An adjustment came after the first interview had begun.",
    of_needs=True,
)
def late_adjustments(loop: Loop, at: datetime) -> Iterator[Annotation]:
    """What was arranged too late for some of the interviews."""
    begins = min((i.starts_at for i in loop.interviews if i.starts_at), default=None)
    if begins and any(each.at > begins and not each.before for each in loop.arranged):
        yield Annotation("Earlier interviews went without it.")


@check("guide")
def guide(loop: Loop, at: datetime) -> Result:
    """The candidate was told what to expect, and can read it until the last interview has begun."""
    over = all(interview.starts_at and interview.starts_at <= at for interview in loop.interviews)
    sent = open_guide(loop, at)
    if sent and not over and (sent.by.left_at or loop.candidate.is_partial(sent.by)):
        name = isolated(sent.by.name)
        return _send(f"The guide names {name}, who can't arrange this loop any more; send a new link.")
    if sent or (over and loop.guides):
        return Result(Conclusion.PASSED, "The candidate's guide was sent.")
    if over:
        return Result(Conclusion.NOT_YET, "The interviews went by without a guide for the candidate.")
    if loop.guides:
        return _send("The link to the candidate's guide opens nothing any more.")
    return _send("The candidate's guide isn't sent yet.")


def _send(sentence: str) -> Result:
    return Result(Conclusion.NEEDS_YOU, sentence, mend=Mend.GUIDE)
