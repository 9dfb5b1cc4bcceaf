"""What the page of a debrief reads."""

from functools import cache
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload

from interviews.domain.banks import Anchor, QuestionVersion
from interviews.domain.breaks import Break
from interviews.domain.debriefs import Debrief, Note, Presence, Resolution
from interviews.domain.loops import Excuse, Interview, KitQuestion, Loop, Panelist
from interviews.domain.openings import Criterion, Opening
from interviews.domain.people import Person
from interviews.domain.scorecards import Rating, Revision, Scorecard, Seal


@cache
def followed() -> tuple[Any, ...]:
    """Load with a debrief what happens in its room."""
    return (
        joinedload(Debrief.opened_by),
        joinedload(Debrief.closed_by),
        joinedload(Debrief.taken_up),
        selectinload(Debrief.notes).options(joinedload(Note.by), joinedload(Note.competency)),
        selectinload(Debrief.present).joinedload(Presence.person),
        selectinload(Debrief.resolutions).options(
            joinedload(Resolution.by), joinedload(Resolution.competency)
        ),
    )


@cache
def closing() -> tuple[Any, ...]:
    """Load with a debrief what has to be addressed before it closes."""
    loop = joinedload(Debrief.loop)
    place = loop.selectinload(Loop.interviews).selectinload(Interview.places)
    rating = place.joinedload(Panelist.scorecard).selectinload(Scorecard.seals).selectinload(Seal.ratings)
    version = rating.joinedload(Rating.question).joinedload(KitQuestion.version)
    return (
        loop.joinedload(Loop.candidate),
        loop.joinedload(Loop.opening).selectinload(Opening.criteria).joinedload(Criterion.competency),
        place.options(joinedload(Panelist.person), joinedload(Panelist.removal), joinedload(Panelist.excuse)),
        version.joinedload(QuestionVersion.competency),
        selectinload(Debrief.resolutions).joinedload(Resolution.competency),
    )


@cache
def whole() -> tuple[Any, ...]:
    """Load with a debrief all that its page shows, save the scorecards."""
    loop = joinedload(Debrief.loop)
    interviews = loop.selectinload(Loop.interviews)
    version = interviews.selectinload(Interview.kit).joinedload(KitQuestion.version)
    place = interviews.selectinload(Interview.places)
    opening = loop.joinedload(Loop.opening)
    return (
        *followed(),
        loop.joinedload(Loop.candidate),
        loop.selectinload(Loop.breaks).options(joinedload(Break.asked_by), joinedload(Break.decided_by)),
        opening.joinedload(Opening.level),
        opening.selectinload(Opening.criteria).joinedload(Criterion.competency),
        version.options(
            joinedload(QuestionVersion.competency),
            selectinload(QuestionVersion.anchors).joinedload(Anchor.level),
        ),
        place.options(
            joinedload(Panelist.person).joinedload(Person.level),
            joinedload(Panelist.removal),
            joinedload(Panelist.excuse).joinedload(Excuse.by),
        ),
    )


def cards_of(loop: Loop, cards: Select[Scorecard]) -> Select[Scorecard]:
    """The sealed ones of these scorecards that are of the loop, with their ratings."""
    ratings = selectinload(Scorecard.seals).selectinload(Seal.ratings)
    return (
        cards.join(Scorecard.panelist)
        .join(Panelist.interview)
        .where(Interview.loop_id == loop.id, Scorecard.is_sealed)
        .options(
            joinedload(Scorecard.panelist),
            ratings.options(
                selectinload(Rating.evidence), selectinload(Rating.revisions).joinedload(Revision.by)
            ),
        )
    )


def revisions_of(loop: Loop, cards: Select[Scorecard]) -> Select[Revision]:
    """What was rated anew on these scorecards, as far as they are of the loop; with the author."""
    mine = cards.join(Scorecard.panelist).join(Panelist.interview).where(Interview.loop_id == loop.id)
    return (
        select(Revision)
        .join(Revision.rating)
        .join(Rating.seal)
        .where(Seal.withdrawn_at.is_(None), Seal.scorecard_id.in_(mine.with_only_columns(Scorecard.id)))
        .options(joinedload(Revision.by))
    )
