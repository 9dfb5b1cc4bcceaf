"""What the pages of a scorecard read."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import joinedload, selectinload

from interviews.domain.banks import Anchor, QuestionVersion
from interviews.domain.candidates import Candidate
from interviews.domain.loops import Interview, KitQuestion, Loop, Panelist
from interviews.domain.openings import Opening
from interviews.domain.people import Grant, Person, Role
from interviews.domain.scorecards import Rating, Revision, Scorecard, Seal


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
            selectinload(Loop.adjustments),
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
            selectinload(Scorecard.seals),
        )
        .order_by(Candidate.name, Candidate.id, Interview.position)
    )


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


def concerned(loop: Loop) -> Select[Person]:
    """Who could be let read a scorecard of this loop: its panel, those who left it, and staff; by name."""
    places = select(Panelist.person_id).join(Panelist.interview).where(Interview.loop_id == loop.id)
    staff = Person.grants.any(Grant.role.in_((Role.COORDINATOR, Role.ADMINISTRATOR)))
    return (
        select(Person)
        .where(or_(Person.id.in_(places), staff))
        .options(selectinload(Person.grants))
        .order_by(Person.name, Person.id)
    )


def authors(cards: Select[Scorecard], loop: Loop) -> Select[UUID]:
    """Who wrote those of these scorecards that are of the loop and sealed."""
    return (
        cards.join(Scorecard.panelist)
        .join(Panelist.interview)
        .where(Interview.loop_id == loop.id, Scorecard.is_sealed)
        .with_only_columns(Panelist.person_id)
    )
