"""How far a loop has come, in SQL: the board counts, narrows and orders by it."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, case, exists, literal, or_, select

from interviews.domain.debriefs import Debrief
from interviews.domain.later import minutes_later
from interviews.domain.loops import SEAL_WITHIN, Interview, Loop, Panelist, Part
from interviews.domain.packets import Packet
from interviews.domain.scorecards import Scorecard

Condition = ColumnElement[bool]


class Stage(StrEnum):
    """Where a loop is, in the order in which it gets there."""

    TO_ARRANGE = "to arrange"
    INTERVIEWING = "interviewing"
    WAITING = "waiting for scorecards"
    TO_DEBRIEF = "ready for the debrief"
    DEBRIEF = "in debrief"
    TO_ISSUE = "packet to issue"
    ISSUED = "with the committee"
    YOURS = "yours to judge"
    WITHDRAWN = "withdrawn"


POSITION: Mapping[Stage, int] = {stage: position for position, stage in enumerate(Stage)}


def stage_of(tracked: Select[Any], at: datetime) -> ColumnElement[str]:
    """The stage of a loop. Of one that isn't among `tracked` nothing is told: where it is would tell of
    scorecards.
    """
    return case(
        (Loop.id.not_in(tracked.with_only_columns(Loop.id)), Stage.YOURS),
        (_of_loop(Packet), Stage.ISSUED),
        (Loop.is_withdrawn, Stage.WITHDRAWN),
        (_of_loop(Debrief, Debrief.closed_at.is_not(None)), Stage.TO_ISSUE),
        (_of_loop(Debrief), Stage.DEBRIEF),
        (
            _meets(or_(Interview.starts_at.is_(None), Interview.place == "", ~_has_interviewer())),
            Stage.TO_ARRANGE,
        ),
        (_meets(Interview.starts_at > at), Stage.INTERVIEWING),
        (_awaits(), Stage.WAITING),
        else_=literal(Stage.TO_DEBRIEF.value),
    )


def place_of(stage: ColumnElement[str]) -> ColumnElement[int]:
    """What orders by stage."""
    return case(
        *((stage == each.value, position) for each, position in POSITION.items()), else_=len(POSITION)
    )


def awaits(*so: Condition) -> Condition:
    """Before the debrief, a scorecard that counts is missing (and its place is so)."""
    return ~_of_loop(Debrief) & ~Loop.is_withdrawn & _awaits(*so)


def is_late(at: datetime) -> Condition:
    """It should have been sealed by now."""
    within = int(SEAL_WITHIN.total_seconds() // 60)
    return minutes_later(Interview.starts_at, Interview.minutes + within) < at


def _of_loop(noun: Any, *so: Condition) -> Condition:
    return exists().where(noun.loop_id == Loop.id, *so).correlate(Loop)


def _meets(*so: Condition) -> Condition:
    return exists().where(Interview.loop_id == Loop.id, *so).correlate(Loop)


def _has_interviewer() -> Condition:
    there = (
        Panelist.interview_id == Interview.id,
        Panelist.part == Part.INTERVIEWER,
        ~Panelist.removal.has(),
    )
    return exists().where(*there).correlate(Interview)


def _awaits(*so: Condition) -> Condition:
    places = select(Panelist.id).join(Panelist.interview).join(Panelist.scorecard)
    required = (Panelist.part == Part.INTERVIEWER, ~Panelist.removal.has(), ~Panelist.excuse.has())
    return (
        places.where(Interview.loop_id == Loop.id, *required, ~Scorecard.is_sealed, *so)
        .correlate(Loop)
        .exists()
    )
