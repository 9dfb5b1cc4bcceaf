"""What the pages of a scorecard read."""

from functools import cache
from typing import Any

from sqlalchemy import Select
from sqlalchemy.orm import joinedload, selectinload

from interviews.domain.banks import Anchor, QuestionVersion
from interviews.domain.breaks import Break
from interviews.domain.candidates import Candidate
from interviews.domain.debriefs import Debrief
from interviews.domain.loops import Adjustment, Interview, KitQuestion, Loop, Panelist
from interviews.domain.openings import Opening
from interviews.domain.people import Person
from interviews.domain.scorecards import Rating, Revision, Scorecard, Seal


@cache
def whole() -> tuple[Any, ...]:
    """Load with a scorecard all that its pages show."""
    place = joinedload(Scorecard.panelist)
    interview = place.joinedload(Panelist.interview)
    loop = interview.joinedload(Interview.loop)
    panel = loop.selectinload(Loop.interviews).selectinload(Interview.places)
    version = interview.selectinload(Interview.kit).joinedload(KitQuestion.version)
    ratings = selectinload(Scorecard.seals).selectinload(Seal.ratings)
    return (
        place.options(joinedload(Panelist.person), joinedload(Panelist.removal), joinedload(Panelist.excuse)),
        loop.options(
            joinedload(Loop.candidate),
            joinedload(Loop.debrief),
            selectinload(Loop.adjustments).joinedload(Adjustment.ending),
            selectinload(Loop.breaks).options(joinedload(Break.asked_by), joinedload(Break.decided_by)),
            joinedload(Loop.opening).joinedload(Opening.level),
        ),
        panel.options(joinedload(Panelist.person), joinedload(Panelist.removal)),
        version.options(
            joinedload(QuestionVersion.competency),
            selectinload(QuestionVersion.anchors).joinedload(Anchor.level),
        ),
        ratings.options(
            selectinload(Rating.evidence), selectinload(Rating.revisions).joinedload(Revision.by)
        ),
    )


@cache
def for_writing() -> tuple[Any, ...]:
    """Load with a scorecard what its author sees around the writing. The kit comes as values: see `kit`.

    The few rows that hang on the loop or are seals come in the same statement: one more statement costs more.
    """
    place = joinedload(Scorecard.panelist)
    interview = place.joinedload(Panelist.interview)
    loop = interview.joinedload(Interview.loop)
    return (
        place.options(joinedload(Panelist.removal), joinedload(Panelist.excuse)),
        loop.options(
            joinedload(Loop.candidate),
            joinedload(Loop.debrief),
            joinedload(Loop.adjustments).joinedload(Adjustment.ending),
            joinedload(Loop.breaks).options(selectinload(Break.asked_by), selectinload(Break.decided_by)),
            joinedload(Loop.opening).joinedload(Opening.level),
        ),
        joinedload(Scorecard.seals),
    )


@cache
def for_saving() -> tuple[Any, ...]:
    """Load with a scorecard what a save of its author looks at, and no more: it comes every few seconds."""
    place = joinedload(Scorecard.panelist)
    interview = place.joinedload(Panelist.interview)
    loop = interview.joinedload(Interview.loop)
    version = interview.selectinload(Interview.kit).joinedload(KitQuestion.version)
    return (
        place.options(joinedload(Panelist.removal), joinedload(Panelist.excuse)),
        loop.options(joinedload(Loop.debrief), joinedload(Loop.opening).joinedload(Opening.level)),
        version.selectinload(QuestionVersion.anchors).joinedload(Anchor.level),
        joinedload(Scorecard.seals),
    )


def debrief_of(card: Scorecard, debriefs: Select[Debrief]) -> Select[Debrief]:
    """That of these debriefs which opened the scorecard."""
    return debriefs.where(Debrief.loop_id == card.panelist.interview.loop_id)


def own(cards: Select[Scorecard], author: Person) -> Select[Scorecard]:
    """Those of these scorecards that `author` writes or wrote, by the candidate's name."""
    place = joinedload(Scorecard.panelist)
    loop = place.joinedload(Panelist.interview).joinedload(Interview.loop)
    return (
        cards.join(Scorecard.panelist)
        .join(Panelist.interview)
        .join(Interview.loop)
        .join(Loop.candidate)
        .where(Panelist.person_id == author.id)
        .options(
            place.options(joinedload(Panelist.removal), joinedload(Panelist.excuse)),
            loop.options(joinedload(Loop.candidate), joinedload(Loop.opening), joinedload(Loop.debrief)),
            loop.selectinload(Loop.withdrawals),
            selectinload(Scorecard.seals),
        )
        .order_by(Candidate.name, Candidate.id, Interview.position, Interview.id)
    )


@cache
def revisable() -> tuple[Any, ...]:
    """Load with a rating what its page shows."""
    question = joinedload(Rating.question)
    version = question.joinedload(KitQuestion.version)
    loop = question.joinedload(KitQuestion.interview).joinedload(Interview.loop)
    return (
        version.options(
            joinedload(QuestionVersion.competency),
            selectinload(QuestionVersion.anchors).joinedload(Anchor.level),
        ),
        loop.options(joinedload(Loop.candidate), joinedload(Loop.debrief), joinedload(Loop.opening)),
        selectinload(Rating.evidence),
        selectinload(Rating.revisions),
    )
