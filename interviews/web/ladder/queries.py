"""What the pages of the ladder read."""

from functools import cache
from typing import Any

from sqlalchemy import Select
from sqlalchemy.orm import joinedload, selectinload

from interviews.domain.banks import Anchor, Competency, Question, QuestionVersion
from interviews.domain.banks.ladder import Expectation, Level
from interviews.domain.openings import Opening


@cache
def with_expectations() -> tuple[Any, ...]:
    """Load with a competency what is expected of it."""
    return (selectinload(Competency.expectations).joinedload(Expectation.level),)


def with_what_a_list_shows(versions: Select[Any]) -> Select[Any]:
    """Versions with their banks, their levels, and where they stand."""
    return versions.options(
        joinedload(QuestionVersion.question).joinedload(Question.bank),
        selectinload(QuestionVersion.anchors).joinedload(Anchor.level),
        selectinload(QuestionVersion.steps),
    )


def at(openings: Select[Any], level: Level) -> Select[Any]:
    """Those of these openings that are for this level, by title."""
    return openings.where(Opening.level_id == level.id).order_by(Opening.title, Opening.id)


def of_equal_rank(levels: Select[Any], level: Level) -> Select[Any]:
    """Those of these levels that are of the same rank as this one."""
    same = (Level.position == level.position, Level.id != level.id)
    return levels.where(*same).order_by(Level.track, Level.name, Level.id)
