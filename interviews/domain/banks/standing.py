"""Where questions stand, asked of the database: what `Question.approved` and `Question.latest` say of one.

Not here: whether somebody may see a question (the caller asks the policy, and narrows by it).
"""

from typing import Any

from sqlalchemy import ColumnElement, and_, exists
from sqlalchemy.orm import aliased

from interviews.domain.banks.question import Retirement
from interviews.domain.banks.version import QuestionVersion

Version = type[QuestionVersion]


def is_asked(version: Version = QuestionVersion) -> ColumnElement[bool]:
    """It is the newest approved version of a question that isn't retired: what a new loop asks."""
    later = aliased(QuestionVersion)
    return and_(version.is_approved, ~_has(version, later, later.is_approved), ~_is_retired(version))


def is_under_way(version: Version = QuestionVersion) -> ColumnElement[bool]:
    """It is the newest version of a question that isn't retired, and not approved: a draft, or in review."""
    return and_(~version.is_approved, ~_has(version, aliased(QuestionVersion)), ~_is_retired(version))


def _has(version: Version, later: Any, *more: Any) -> ColumnElement[bool]:
    after = (later.question_id == version.question_id, later.number > version.number)
    return exists().where(*after, *more).correlate(version)


def _is_retired(version: Version) -> ColumnElement[bool]:
    return exists().where(Retirement.question_id == version.question_id).correlate(version)
