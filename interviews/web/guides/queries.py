"""What the guide for candidates is made from."""

from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload

from interviews.domain.banks import Anchor, Competency, Expectation, Question, QuestionVersion
from interviews.domain.guides import Guide
from interviews.domain.loops import Adjustment, Interview, Loop, Panelist, Request
from interviews.domain.openings import Criterion, Opening, PlannedInterview, PlannedQuestion
from interviews.domain.people import at_rest


def by_token(token: str) -> Select[Guide]:
    """The link with this secret, with all that its guide tells."""
    opening = joinedload(Guide.loop).joinedload(Loop.opening)
    told = (option for option in with_what_is_told())
    return (
        select(Guide)
        .where(Guide.token_hash == at_rest(token))
        .options(joinedload(Guide.by), opening.options(*told))
    )


def meetings_of(loop_id: UUID) -> Select[Interview]:
    """The interviews of the loop, with who is on their panels and what became of them."""
    place = selectinload(Interview.places)
    return (
        select(Interview)
        .where(Interview.loop_id == loop_id)
        .options(
            joinedload(Interview.loop),
            selectinload(Interview.changes),
            place.options(joinedload(Panelist.person), joinedload(Panelist.removal)),
        )
        .order_by(Interview.position)
    )


@cache
def with_what_is_told() -> tuple[Any, ...]:
    """Load with an opening all that its candidates are told of it."""
    competency = selectinload(Opening.criteria).joinedload(Criterion.competency)
    plan = selectinload(Opening.plan)
    question = plan.selectinload(PlannedInterview.asked).joinedload(PlannedQuestion.question)
    return (
        joinedload(Opening.level),
        competency.selectinload(Competency.expectations).joinedload(Expectation.level),
        plan.selectinload(PlannedInterview.focus),
        question.joinedload(Question.bank),
        question.selectinload(Question.versions).options(
            joinedload(QuestionVersion.competency),
            selectinload(QuestionVersion.steps),
            selectinload(QuestionVersion.anchors).joinedload(Anchor.level),
        ),
    )


@cache
def with_its_guides() -> tuple[Any, ...]:
    """Load with a loop the links that were sent, and whose loop it is."""
    return (joinedload(Loop.candidate), joinedload(Loop.opening), selectinload(Loop.guides))


def taken(loop_id: UUID) -> Select[UUID]:
    """Take the loop for this transaction."""
    return select(Loop.id).where(Loop.id == loop_id).with_for_update(key_share=True)


def asked_in(loop_id: UUID) -> Select[Request]:
    """What was asked for in this loop, the first one first, with what came of it."""
    arranged = selectinload(Request.adjustments).joinedload(Adjustment.ending)
    shown = (joinedload(Request.refusal), arranged)
    return select(Request).where(Request.loop_id == loop_id).order_by(Request.at, Request.id).options(*shown)
