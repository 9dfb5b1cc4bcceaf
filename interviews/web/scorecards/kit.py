"""The kit beside the writing, as plain values.

No page is opened more often than that of writing, and columns cost it a third of what objects do.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from interviews.domain.banks import Anchor, Competency, QuestionVersion
from interviews.domain.loops import Interview, KitQuestion

ASKED = (
    select(
        KitQuestion.id,
        Competency.name.label("competency"),
        QuestionVersion.title,
        QuestionVersion.prompt,
        QuestionVersion.minutes,
        QuestionVersion.probes,
        QuestionVersion.clarifications,
        QuestionVersion.told_beforehand,
        QuestionVersion.not_scored,
        Anchor.point,
        Anchor.name,
        Anchor.behaviours.label("text"),
    )
    .join(KitQuestion.version)
    .join(QuestionVersion.competency)
    .join(Anchor, (Anchor.version_id == QuestionVersion.id) & (Anchor.level_id == bindparam("level_id")))
    .where(KitQuestion.interview_id == bindparam("interview_id"))
    .order_by(KitQuestion.position, Anchor.point)
)


@dataclass(frozen=True)
class Question:
    """A question as it is asked; `points` are those of its scale at the opening's level, the lowest first."""

    id: UUID
    competency: str
    title: str
    prompt: str
    minutes: int
    probes: Sequence[str]
    clarifications: Sequence[str]
    told_beforehand: str
    not_scored: str
    points: Sequence[Any]


def kit_of(session: Session, interview: Interview) -> list[Question]:
    """The questions of an interview in the order of asking: a row for each point of a question's scale."""
    # Columns need nothing of the session but its connection.
    about = {"interview_id": interview.id, "level_id": interview.loop.opening.level_id}
    scales = groupby(session.connection().execute(ASKED, about), key=lambda row: row.id)
    return [_question(list(points)) for _, points in scales]


def _question(points: list[Any]) -> Question:
    values = {field.name: getattr(points[0], field.name) for field in fields(Question)[:-1]}
    return Question(**values, points=points)
