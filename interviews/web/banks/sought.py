"""What somebody looks for among the questions, as the address says it, and what that comes to in SQL."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload
from werkzeug.datastructures import MultiDict
from wtforms import Form, SearchField, SelectField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]

from interviews.db import db
from interviews.direction import isolated
from interviews.domain.banks import (
    Anchor,
    Bank,
    Competency,
    Cooling,
    Kind,
    Level,
    Question,
    QuestionText,
    QuestionVersion,
    Retirement,
    State,
    Step,
    hits,
    terms,
)
from interviews.domain.loops import Interview, KitQuestion
from interviews.domain.openings import Opening, PlannedInterview, PlannedQuestion

MINUTES = (10, 15, 20, 30, 45, 60)
USES = {
    "planned": "In a plan",
    "unplanned": "In no plan",
    "asked": "Asked already",
    "unasked": "Never asked",
    "cooling": "Cooling",
}
OF_PLANS = ("planned", "unplanned")


class SoughtForm(Form):
    """What narrows the list; what the address says and nobody knows narrows nothing."""

    find = SearchField("Words")
    competency = SelectField("Shows", validate_choice=False)
    level = SelectField("Level", validate_choice=False)
    kind = SelectField("Kind", validate_choice=False)
    minutes = SelectField("Minutes", validate_choice=False)
    bank = SelectField("Bank", validate_choice=False)
    state = SelectField("State", validate_choice=False)
    use = SelectField("Use", validate_choice=False)

    @classmethod
    def of(
        cls,
        said: MultiDict[str, str],
        banks: Iterable[Bank],
        competencies: Iterable[Competency],
        levels: Iterable[Level],
        uses: Collection[str] = tuple(USES),
    ) -> "SoughtForm":
        """The form as an address fills it in, with these to choose among."""
        form = cls(said)
        form.competency.choices = _choices((c.key, c.name) for c in competencies)
        form.level.choices = _choices((level.key, level.name) for level in levels)
        form.bank.choices = _choices((bank.key, bank.name) for bank in banks)
        form.kind.choices = _choices((kind.value, kind.value.capitalize()) for kind in Kind)
        form.state.choices = _choices((state.value, state.value.capitalize()) for state in State)
        form.minutes.choices = _choices((str(n), f"{n} at most") for n in MINUTES)
        form.use.choices = _choices((use, words) for use, words in USES.items() if use in uses)
        return form

    def chosen(self, name: str) -> str:
        """What was chosen, if it is one of the choices."""
        field: Any = self[name]
        said = field.data or ""
        return said if said in {choice.value for choice in field.choices} else ""

    @property
    def is_narrow(self) -> bool:
        """Whether it leaves anything out."""
        return bool(self.parts) or any(self.chosen(field.name) for field in self if field.name != "find")

    @property
    def parts(self) -> list[str]:
        """The words that are looked for."""
        return terms(self.find.data or "")


def _choices(pairs: Iterable[tuple[str, str]]) -> list[Any]:
    return [SelectChoice("", "Any"), *(SelectChoice(value, isolated(words)) for value, words in pairs)]


def found(
    questions: Select[Any], form: SoughtForm, asked: Select[Any], openings: Select[Any], at: datetime
) -> Select[Any]:
    """Those of these questions that the form looks for, the best match first, else by title.

    `asked` are the interviews and `openings` the openings that the reader may know of: only those count as
    use.
    """
    engine = db.engine.dialect.name
    narrowed = (
        questions.join(Question.text)
        .join(QuestionText.version)
        .join(Question.bank)
        .where(*_chosen(form), *_used(form.chosen("use"), asked, openings, at))
        .options(*shown())
    )
    if not form.parts:
        return narrowed.order_by(QuestionText.title, Question.id)
    match = hits(form.parts, engine)
    matches = narrowed.join(match, match.c.number == QuestionText.number)
    return matches.order_by(match.c.weight, QuestionText.title, Question.id)


def in_bank(questions: Select[Any], bank: Bank) -> Select[Any]:
    """Those of these questions that are in a bank, by title."""
    joined = questions.join(Question.text).join(QuestionText.version).join(Question.bank)
    mine = joined.where(Question.bank_id == bank.id).options(*shown())
    return mine.order_by(QuestionText.title, Question.id)


def waiting_in(questions: Select[Any], bank: Bank) -> Select[Any]:
    """Those of these questions that are in a bank and in review, with what tells whom they wait for."""
    mine = (Question.bank_id == bank.id, stands(State.IN_REVIEW))
    joined = questions.join(Question.text).join(QuestionText.version).where(*mine)
    versions = selectinload(Question.versions).options(
        selectinload(QuestionVersion.steps).joinedload(Step.by), joinedload(QuestionVersion.by)
    )
    return joined.options(joinedload(Question.retirement), versions)


def standings(questions: Select[Any]) -> Select[Any]:
    """How many of these questions stand where, a row a bank and state: `(bank id, state, number)`."""
    seen = questions.with_only_columns(Question.id)
    order = (State.RETIRED, State.APPROVED, State.IN_REVIEW, State.DRAFT)
    state = case(*((stands(state), state.value) for state in order)).label("state")
    return (
        select(Question.bank_id, state, func.count())
        .join(Question.text)
        .join(QuestionText.version)
        .where(Question.id.in_(seen))
        .group_by(Question.bank_id, state)
    )


def unproposed(questions: Select[Any], bank: Bank) -> Select[Any]:
    """How many of these questions are in a bank and have a newest version that nobody has proposed."""
    waiting = (Question.bank_id == bank.id, stands(State.DRAFT), ~QuestionVersion.steps.any())
    joined = questions.join(Question.text).join(QuestionText.version).where(*waiting)
    return joined.with_only_columns(func.count(Question.id))


def shown() -> tuple[Any, ...]:
    """What a list shows of a question that was joined with its text, version and bank."""
    version = contains_eager(Question.text).contains_eager(QuestionText.version)
    return (
        contains_eager(Question.bank),
        joinedload(Question.retirement),
        selectinload(Question.coolings),
        version.joinedload(QuestionVersion.competency),
        version.selectinload(QuestionVersion.steps),
        version.selectinload(QuestionVersion.anchors).joinedload(Anchor.level),
    )


def _chosen(form: SoughtForm) -> Iterable[ColumnElement[bool]]:
    if key := form.chosen("competency"):
        yield QuestionVersion.competency.has(Competency.key == key)
    if key := form.chosen("level"):
        yield QuestionVersion.anchors.any(Anchor.level.has(Level.key == key))
    if key := form.chosen("bank"):
        yield Bank.key == key
    if kind := form.chosen("kind"):
        yield QuestionVersion.kind == Kind(kind)
    if minutes := form.chosen("minutes"):
        yield QuestionVersion.minutes <= int(minutes)
    if state := form.chosen("state"):
        yield stands(State(state))


def stands(state: State) -> ColumnElement[bool]:
    """That a question, joined with its newest version, is in this state."""
    retired = exists().where(Retirement.question_id == Question.id)
    version = {
        State.APPROVED: QuestionVersion.is_approved,
        State.IN_REVIEW: and_(QuestionVersion.is_in_review, ~QuestionVersion.is_approved),
        State.DRAFT: and_(~QuestionVersion.is_approved, ~QuestionVersion.is_in_review),
    }
    return retired if state is State.RETIRED else and_(~retired, version[state])


def _used(use: str, asked: Select[Any], openings: Select[Any], at: datetime) -> Iterable[ColumnElement[bool]]:
    seen = PlannedInterview.opening_id.in_(openings.with_only_columns(Opening.id))
    plans = select(PlannedQuestion.id).join(
        PlannedInterview, PlannedInterview.id == PlannedQuestion.planned_id
    )
    planned = plans.where(PlannedQuestion.question_id == Question.id, seen).correlate(Question).exists()
    kits = _asked(asked, at).where(QuestionVersion.question_id == Question.id).correlate(Question).exists()
    lasting = (Cooling.ended_at.is_(None), Cooling.at <= at, Cooling.until > at)
    cooling = exists().where(Cooling.question_id == Question.id, *lasting)
    conditions = {
        "planned": planned,
        "unplanned": ~planned,
        "asked": kits,
        "unasked": ~kits,
        "cooling": cooling,
    }
    if use:
        yield conditions[use]


LATELY = timedelta(days=90)
OFTEN = 12  # times within LATELY: by then somebody tells somebody


class Exposure(NamedTuple):
    """How often a question was asked, and when last, in the interviews that the reader may know of.

    `lately` counts those of the last 90 days.
    """

    times: int
    last: datetime | None
    lately: int

    @property
    def is_often(self) -> bool:
        """Whether it was asked so often lately that it may be known."""
        return self.lately >= OFTEN


def exposure(questions: Sequence[UUID], asked: Select[Any], at: datetime) -> dict[UUID, Exposure]:
    """What is known of how often each was asked: in one query, for all of them."""
    rows = db.session.execute(
        _asked(asked, at)
        .with_only_columns(
            QuestionVersion.question_id,
            func.count(Interview.id.distinct()),
            func.max(Interview.starts_at),
            func.count(case((Interview.starts_at > at - LATELY, Interview.id)).distinct()),
        )
        .where(QuestionVersion.question_id.in_(questions))
        .group_by(QuestionVersion.question_id)
    )
    known = {id: Exposure(times, last, lately) for id, times, last, lately in rows}
    return {id: known.get(id, Exposure(0, None, 0)) for id in questions}


def _asked(interviews: Select[Any], at: datetime) -> Select[Any]:
    """The interviews that have begun, with the versions of their kits."""
    seen = interviews.with_only_columns(Interview.id)
    return (
        select(QuestionVersion.id)
        .join(KitQuestion, KitQuestion.version_id == QuestionVersion.id)
        .join(Interview, Interview.id == KitQuestion.interview_id)
        .where(Interview.id.in_(seen), Interview.starts_at <= at)
    )
