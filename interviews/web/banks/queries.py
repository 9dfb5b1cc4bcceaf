"""What the pages of banks and questions load: a constant number of queries, whatever there is."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload, undefer
from sqlalchemy.orm.strategy_options import _AbstractLoad

from interviews.domain.banks import (
    Anchor,
    Bank,
    Competency,
    Cooling,
    Keeper,
    Level,
    Question,
    QuestionVersion,
    Remark,
    Retirement,
    Settlement,
    Step,
)
from interviews.domain.openings import Opening, PlannedInterview, PlannedQuestion


def _standing() -> _AbstractLoad:
    """A bank's questions with what their state is read from."""
    return selectinload(Bank.questions).options(
        joinedload(Question.retirement),
        selectinload(Question.versions).options(
            selectinload(QuestionVersion.steps),
            joinedload(QuestionVersion.by),
            joinedload(QuestionVersion.competency),
            selectinload(QuestionVersion.anchors).joinedload(Anchor.level),
        ),
    )


def with_keepers(banks: Select[Any], id: UUID) -> Select[Any]:
    """One bank with its keepers."""
    return banks.where(Bank.id == id).options(selectinload(Bank.keepers).joinedload(Keeper.person))


def whole_bank(banks: Select[Any], id: UUID) -> Select[Any]:
    """One bank with its keepers and questions."""
    keepers = selectinload(Bank.keepers).joinedload(Keeper.person)
    return banks.where(Bank.id == id).options(keepers, _standing())


def for_files(banks: Select[Any], id: UUID) -> Select[Any]:
    """One bank with everything that its files hold."""
    samples = (
        selectinload(Bank.questions).selectinload(Question.versions).selectinload(QuestionVersion.anchors)
    )
    return banks.where(Bank.id == id).options(_standing(), samples.undefer(Anchor.samples))


def whole_question(questions: Select[Any], id: UUID) -> Select[Any]:
    """One question with all versions, their rubrics and what happened to them."""
    return questions.where(Question.id == id).options(
        joinedload(Question.bank),
        joinedload(Question.retirement).joinedload(Retirement.by),
        selectinload(Question.versions).options(
            joinedload(QuestionVersion.by),
            joinedload(QuestionVersion.competency),
            selectinload(QuestionVersion.anchors).options(joinedload(Anchor.level), undefer(Anchor.samples)),
            selectinload(QuestionVersion.steps).joinedload(Step.by),
            selectinload(QuestionVersion.remarks).options(
                joinedload(Remark.by), joinedload(Remark.settlement).joinedload(Settlement.by)
            ),
        ),
        selectinload(Question.coolings).joinedload(Cooling.by),
    )


def asking(openings: Select[Any], question: Question) -> Select[Any]:
    """The openings, of those given, whose plan asks this question."""
    asks = (
        select(PlannedInterview.opening_id)
        .join(PlannedQuestion, PlannedQuestion.planned_id == PlannedInterview.id)
        .where(PlannedQuestion.question_id == question.id)
    )
    return openings.where(Opening.id.in_(asks)).order_by(Opening.title)


def competencies() -> Select[Competency]:
    """Every competency, by name."""
    return select(Competency).order_by(Competency.name)


def levels() -> Select[Level]:
    """Every level, from the lowest."""
    return select(Level).order_by(Level.position, Level.track, Level.name)
