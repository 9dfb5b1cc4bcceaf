"""What the pages of an opening read."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import Select, select, tuple_
from sqlalchemy.orm import aliased, joinedload, selectinload

from interviews.domain.banks import Anchor, Bank, Competency, Level, Question, QuestionVersion
from interviews.domain.candidates import Candidate
from interviews.domain.loops import Loop
from interviews.domain.openings import Criterion, Opening, PlannedInterview, PlannedQuestion, PlanVersion
from interviews.domain.plans import PlanTemplate
from interviews.packs.plan import Reference


def kept_for(templates: Select[PlanTemplate], level: Level) -> Select[PlanTemplate]:
    """Those of these templates that are for a level and weren't removed, by name."""
    kept = templates.where(PlanTemplate.level_id == level.id, PlanTemplate.removed_at.is_(None))
    return kept.options(joinedload(PlanTemplate.level)).order_by(PlanTemplate.name, PlanTemplate.id)


def levels() -> Select[Level]:
    """The rungs of the ladder, from the lowest."""
    return select(Level).order_by(Level.position, Level.track, Level.name)


def competencies() -> Select[Competency]:
    """Everything that a job can need, by track."""
    return select(Competency).order_by(Competency.track, Competency.name)


def with_the_versions() -> tuple[Any, ...]:
    """Load with questions what tells which version is approved for which level."""
    versions = selectinload(Question.versions)
    return (
        versions.options(
            selectinload(QuestionVersion.anchors).joinedload(Anchor.level),
            selectinload(QuestionVersion.steps),
            joinedload(QuestionVersion.competency),
        ),
        joinedload(Question.retirement),
    )


def rested(questions: Select[Any]) -> Select[Any]:
    """These questions with what tells whether they are approved, and whether they cool."""
    return questions.options(*with_the_versions(), selectinload(Question.coolings))


def asked_in(questions: Select[Any], references: Iterable[Reference]) -> Select[Any]:
    """Those of these questions that plans ask."""
    bank = aliased(Bank)
    asked = tuple_(bank.key, Question.key).in_([(asked.bank, asked.question) for asked in references])
    found = questions.join(bank, bank.id == Question.bank_id).where(asked)
    return rested(found).options(joinedload(Question.bank)).order_by(bank.key, Question.key)


@cache
def with_bar_and_plan() -> tuple[Any, ...]:
    """Load with an opening all that its page shows."""
    plan = selectinload(Opening.plan)
    asked = plan.selectinload(PlannedInterview.asked).joinedload(PlannedQuestion.question)
    return (
        joinedload(Opening.level),
        selectinload(Opening.criteria).joinedload(Criterion.competency),
        selectinload(Opening.plan_versions).options(
            selectinload(PlanVersion.loops), joinedload(PlanVersion.by)
        ),
        plan.selectinload(PlannedInterview.focus),
        asked.options(*with_the_versions()),
    )


@cache
def with_plan_versions() -> tuple[Any, ...]:
    """Load with an opening every version of its plan."""
    interviews = selectinload(Opening.plan_versions).selectinload(PlanVersion.interviews)
    asked = interviews.selectinload(PlannedInterview.asked).joinedload(PlannedQuestion.question)
    return (
        joinedload(Opening.level),
        selectinload(Opening.plan_versions).joinedload(PlanVersion.by),
        interviews.selectinload(PlannedInterview.focus),
        asked.options(*with_the_versions()),
    )


def with_interviews(loops: Select[Loop], opening: Opening) -> Select[Loop]:
    """The same as `by_name`, with what tells when they begin."""
    return by_name(loops, opening).options(selectinload(Loop.interviews))


def by_name(loops: Select[Loop], opening: Opening) -> Select[Loop]:
    """Those of these loops that are for the opening, ordered by the candidate's name."""
    return (
        loops.where(Loop.opening_id == opening.id)
        .join(Loop.candidate)
        .options(joinedload(Loop.candidate), selectinload(Loop.breaks))
        .order_by(Candidate.name, Candidate.id)
    )
