"""What the pages of a loop read."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import contains_eager, defer, joinedload, selectinload

from interviews.domain.banks import Anchor, QuestionVersion
from interviews.domain.breaks import Break
from interviews.domain.candidates import Candidate
from interviews.domain.committees import Docket
from interviews.domain.debriefs import Debrief
from interviews.domain.loops import (
    Adjustment,
    Change,
    Interview,
    KitQuestion,
    Loop,
    Panelist,
    Request,
    Withdrawal,
)
from interviews.domain.openings import Criterion, Opening, PlannedInterview, PlanVersion
from interviews.domain.packets import Packet
from interviews.domain.people import Grant, Person, Role
from interviews.domain.scorecards import Scorecard, Seal
from interviews.domain.waivers import Waiver
from interviews.web.loops.stages import place_of


def on_the_board(loops: Select[Any], stage: ColumnElement[str]) -> Select[Any]:
    """These loops by stage and then by the candidate's name, with what the board shows of them."""
    places = selectinload(Loop.interviews).selectinload(Interview.places)
    shown = (
        contains_eager(Loop.candidate).selectinload(Candidate.conflicts),
        joinedload(Loop.opening),
        joinedload(Loop.by),
        selectinload(Loop.breaks),
        selectinload(Loop.withdrawals),
        places.options(
            joinedload(Panelist.person), joinedload(Panelist.removal), joinedload(Panelist.excuse)
        ),
    )
    return loops.order_by(place_of(stage), Candidate.name, Candidate.id, Loop.id).options(*shown)


def stages(ids: Sequence[UUID], stage: ColumnElement[str]) -> Select[UUID, str]:
    """At which stage each of these loops is."""
    return select(Loop.id, stage).where(Loop.id.in_(ids))


def cards_in(ids: Sequence[UUID], cards: Select[Any]) -> Select[Any]:
    """Those of these scorecards that are of the loops, with nothing of what is written in them."""
    seals = selectinload(Scorecard.seals).load_only(Seal.scorecard_id, Seal.withdrawn_at)
    of = cards.join(Scorecard.panelist).join(Panelist.interview).where(Interview.loop_id.in_(ids))
    return of.options(defer(Scorecard.draft), seals)


def packets_in(ids: Sequence[UUID], packets: Select[Any]) -> Select[Any]:
    """Those of these packets that were issued of the loops, the newest last."""
    shown = joinedload(Packet.docket).joinedload(Docket.committee)
    return packets.where(Packet.loop_id.in_(ids)).options(shown).order_by(Packet.issued_at)


def by_title(openings: Select[Any]) -> Select[Any]:
    """These openings by title."""
    return openings.order_by(Opening.title, Opening.id)


def interviewers(people: Select[Any]) -> Select[Any]:
    """Those of these people who interview, by name."""
    return people.where(Person.grants.any(Grant.role == Role.INTERVIEWER)).order_by(Person.name, Person.id)


def debriefs_of(loops: Iterable[Loop], debriefs: Select[Debrief]) -> Select[Debrief]:
    """Those of these debriefs that belong to the loops."""
    return debriefs.where(Debrief.loop_id.in_([loop.id for loop in loops]))


def breaks_of(loop: Loop, breaks: Select[Break]) -> Select[Break]:
    """Those of these requests to break a seal that are about the loop, the first one first."""
    return breaks.where(Break.loop_id == loop.id).order_by(Break.asked_at)


def packets_of(loop: Loop, packets: Select[Packet]) -> Select[Packet]:
    """Those of these packets that were issued of the loop, by number."""
    return (
        packets.where(Packet.loop_id == loop.id)
        .options(joinedload(Packet.docket))
        .order_by(Packet.number, Packet.version)
    )


@cache
def whole() -> tuple[Any, ...]:
    """Load with a loop all that its page shows, save what the policy may hide."""
    interviews = selectinload(Loop.interviews)
    version = interviews.selectinload(Interview.kit).joinedload(KitQuestion.version)
    place = interviews.selectinload(Interview.places)
    people = (joinedload(Change.who), joinedload(Change.instead), joinedload(Change.by))
    opening = joinedload(Loop.opening)
    return (
        joinedload(Loop.candidate).selectinload(Candidate.conflicts),
        joinedload(Loop.by),
        selectinload(Loop.adjustments).joinedload(Adjustment.ending),
        selectinload(Loop.requests).options(joinedload(Request.refusal), selectinload(Request.adjustments)),
        selectinload(Loop.guides),
        selectinload(Loop.waivers).joinedload(Waiver.by),
        selectinload(Loop.withdrawals).options(
            joinedload(Withdrawal.by), joinedload(Withdrawal.taken_back_by)
        ),
        selectinload(Loop.breaks).options(joinedload(Break.asked_by), joinedload(Break.decided_by)),
        joinedload(Loop.plan_version)
        .selectinload(PlanVersion.interviews)
        .selectinload(PlannedInterview.asked),
        opening.joinedload(Opening.level),
        opening.selectinload(Opening.plan_versions),
        opening.selectinload(Opening.criteria).joinedload(Criterion.competency),
        version.options(
            joinedload(QuestionVersion.competency),
            selectinload(QuestionVersion.steps),
            selectinload(QuestionVersion.anchors).joinedload(Anchor.level),
        ),
        place.options(joinedload(Panelist.person), joinedload(Panelist.removal), joinedload(Panelist.excuse)),
        interviews.selectinload(Interview.changes).options(*people),
    )


def places_of(loop: Loop, cards: Select[Scorecard]) -> Select[UUID]:
    """The ids of the places in the loop that these scorecards belong to."""
    return _of(loop, cards).with_only_columns(Scorecard.panelist_id)


def _of(loop: Loop, cards: Select[Scorecard]) -> Select[Scorecard]:
    return cards.join(Scorecard.panelist).join(Panelist.interview).where(Interview.loop_id == loop.id)


def with_scorecards(cards: Iterable[Scorecard]) -> Select[Panelist]:
    """The places that these scorecards belong to, each knowing its own."""
    ids: list[UUID] = [card.panelist_id for card in cards]
    card = joinedload(Panelist.scorecard).defer(Scorecard.draft)
    return select(Panelist).where(Panelist.id.in_(ids)).options(card)


def ready_for_a_loop(openings: Select[Opening]) -> Select[Opening]:
    """Those of these openings that have their bar and their plan, by title."""
    return openings.where(Opening.criteria.any(), Opening.plan.any()).order_by(Opening.title, Opening.id)


def in_order(candidates: Select[Candidate]) -> Select[Candidate]:
    """These candidates by name."""
    return candidates.order_by(Candidate.name, Candidate.id)
