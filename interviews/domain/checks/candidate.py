"""Checks of what the candidate was told, and of what they need."""

from collections.abc import Iterator
from datetime import datetime

from interviews.direction import isolated
from interviews.domain.checks.check import Annotation, Conclusion, Mend, Result, check
from interviews.domain.guides import open_guide
from interviews.domain.loops import Loop


@check("adjustments")
def adjustments(loop: Loop, at: datetime) -> Result:
    """What the candidate needs was arranged before the first interview."""
    if late := tuple(_too_late(loop)):
        sentence = "An adjustment came after the first interview had begun."
        return Result(Conclusion.NEEDS_YOU, sentence, late)
    arranged = "Every adjustment is arranged." if loop.adjustments else "No adjustment was asked for."
    return Result(Conclusion.PASSED, arranged)


def _too_late(loop: Loop) -> Iterator[Annotation]:
    begins = min((i.starts_at for i in loop.interviews if i.starts_at), default=None)
    for adjustment in loop.adjustments:
        if begins and adjustment.at > begins:
            yield Annotation(f"Earlier interviews went without it: {adjustment.instruction}")


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
