"""What the pages of an interview read."""

from collections.abc import Collection
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import joinedload, selectinload

from interviews.domain.banks import Anchor, Question, QuestionVersion
from interviews.domain.breaks import Break
from interviews.domain.candidates import Conflict
from interviews.domain.loops import Adjustment, Change, Interview, KitQuestion, Loop, Panelist, Removal
from interviews.domain.openings import Opening
from interviews.domain.people import Grant, Person, Role
from interviews.domain.scorecards import Scorecard

DAY = timedelta(days=1)


@cache
def with_the_person() -> tuple[Any, ...]:
    """Load with a place on a panel whose it is."""
    return (joinedload(Panelist.person),)


@cache
def with_the_kit() -> tuple[Any, ...]:
    """Load with an interview its loop, its panel and its questions as they are asked."""
    of_loop = joinedload(Interview.loop)
    version = selectinload(Interview.kit).joinedload(KitQuestion.version)
    place = selectinload(Interview.places)
    return (
        of_loop.joinedload(Loop.candidate),
        of_loop.joinedload(Loop.by),
        of_loop.joinedload(Loop.opening).joinedload(Opening.level),
        of_loop.selectinload(Loop.adjustments).joinedload(Adjustment.ending),
        of_loop.selectinload(Loop.withdrawals),
        of_loop.selectinload(Loop.breaks).options(joinedload(Break.asked_by), joinedload(Break.decided_by)),
        selectinload(Interview.focus),
        selectinload(Interview.changes).options(
            joinedload(Change.who), joinedload(Change.instead), joinedload(Change.by)
        ),
        place.options(joinedload(Panelist.person), joinedload(Panelist.removal)),
        version.options(
            joinedload(QuestionVersion.competency),
            joinedload(QuestionVersion.question).joinedload(Question.bank),
            selectinload(QuestionVersion.anchors).joinedload(Anchor.level),
        ),
    )


def elsewhere(
    people: Collection[Person], around: datetime, but: Interview, interviews: Select[Interview]
) -> Select[Interview, Panelist]:
    """Those of these interviews near that time in which one of these people has a place, with the place."""
    gone = exists().where(Removal.panelist_id == Panelist.id)
    return (
        interviews.join(Interview.places)
        .where(
            Panelist.person_id.in_([person.id for person in people]),
            ~gone,
            Interview.id != but.id,
            Interview.starts_at.between(around - DAY, around + DAY),
        )
        .add_columns(Panelist)
        .options(joinedload(Panelist.person))
        .order_by(Interview.starts_at, Interview.id)
    )


def card_in(interview: Interview, person: Person, cards: Select[Scorecard]) -> Select[Scorecard]:
    """Of these scorecards, the one that this person writes in this interview."""
    mine = (Panelist.interview_id == interview.id, Panelist.person_id == person.id)
    return cards.join(Scorecard.panelist).where(*mine)


def may_join(interview: Interview, people: Select[Person]) -> Select[Person]:
    """Those of these people who can judge this candidate and have no place on this interview yet, by name."""
    candidate = interview.loop.candidate
    partial = exists().where(Conflict.candidate_id == candidate.id, Conflict.person_id == Person.id)
    there = select(Panelist.person_id).where(Panelist.interview_id == interview.id)
    return people.where(
        Person.left_at.is_(None),
        Person.grants.any(Grant.role == Role.INTERVIEWER),
        Person.id.is_distinct_from(candidate.referred_by_id),
        Person.id.not_in(there),
        ~partial,
    ).order_by(Person.name, Person.id)
