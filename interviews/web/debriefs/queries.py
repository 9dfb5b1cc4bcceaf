"""What the page of a debrief reads."""

from functools import cache
from typing import Any

from sqlalchemy import Select
from sqlalchemy.orm import joinedload, selectinload

from interviews.domain.banks import Anchor, QuestionVersion
from interviews.domain.breaks import Break
from interviews.domain.debriefs import Debrief, Note
from interviews.domain.loops import Excuse, Interview, KitQuestion, Loop, Panelist
from interviews.domain.openings import Criterion, Opening
from interviews.domain.scorecards import Rating, Revision, Scorecard, Seal


@cache
def whole() -> tuple[Any, ...]:
    """Load with a debrief all that its page shows, save the scorecards."""
    loop = joinedload(Debrief.loop)
    interviews = loop.selectinload(Loop.interviews)
    version = interviews.selectinload(Interview.kit).joinedload(KitQuestion.version)
    place = interviews.selectinload(Interview.places)
    opening = loop.joinedload(Loop.opening)
    return (
        joinedload(Debrief.opened_by),
        joinedload(Debrief.closed_by),
        selectinload(Debrief.notes).joinedload(Note.by),
        loop.joinedload(Loop.candidate),
        loop.selectinload(Loop.breaks).options(joinedload(Break.asked_by), joinedload(Break.decided_by)),
        opening.joinedload(Opening.level),
        opening.selectinload(Opening.criteria).joinedload(Criterion.competency),
        version.options(
            joinedload(QuestionVersion.competency),
            selectinload(QuestionVersion.anchors).joinedload(Anchor.level),
        ),
        place.options(
            joinedload(Panelist.person),
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
