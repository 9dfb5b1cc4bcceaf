"""What the first page looks up. Each starts from what the policy allows; none loads others' words.

What the page itself puts in order of names comes in the order of random identifiers: rows of one name would
else stand as the engine finds them, and that tells which was written last.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, select
from sqlalchemy.orm import aliased, defer, joinedload, selectinload

from interviews.domain.banks import Bank, Question, QuestionVersion, Step, StepKind
from interviews.domain.breaks import Break
from interviews.domain.committees import Committee, Docket, Seat
from interviews.domain.debriefs import Debrief
from interviews.domain.loops import Adjustment, Interview, KitQuestion, Loop, Panelist
from interviews.domain.packets import Packet
from interviews.domain.people import Invitation, Person, Renewal
from interviews.domain.scorecards import Scorecard, Seal

AHEAD = timedelta(days=14)
LONGEST = timedelta(hours=12)


def my_interviews(interviews: Select[Any], me: Person, at: datetime) -> Select[Any]:
    """Those on whose panel I am, from the one that may be going on now."""
    mine = Interview.places.any((Panelist.person_id == me.id) & ~Panelist.removal.has())
    whole = joinedload(Interview.loop)
    return (
        interviews.where(mine, Interview.starts_at.between(at - LONGEST, at + AHEAD), _goes_on())
        .options(
            whole.joinedload(Loop.candidate),
            whole.joinedload(Loop.opening),
            whole.selectinload(Loop.adjustments).joinedload(Adjustment.ending),
            selectinload(Interview.places).joinedload(Panelist.person),
            selectinload(Interview.places).joinedload(Panelist.removal),
        )
        .order_by(Interview.starts_at, Interview.id)
    )


def my_cards(cards: Select[Any], me: Person) -> Select[Any]:
    """My own scorecards, whole, with their kit, by candidate; none of a candidate who withdrew."""
    place = joinedload(Scorecard.panelist)
    meeting = place.joinedload(Panelist.interview)
    mine = (Panelist.person_id == me.id) & Panelist.interview.has(_goes_on())
    return cards.where(Scorecard.panelist.has(mine)).options(
        place.joinedload(Panelist.removal),
        place.joinedload(Panelist.excuse),
        meeting.joinedload(Interview.loop).joinedload(Loop.candidate),
        meeting.joinedload(Interview.loop).joinedload(Loop.opening),
        meeting.joinedload(Interview.loop).joinedload(Loop.debrief),
        meeting.joinedload(Interview.loop).selectinload(Loop.breaks),
        meeting.selectinload(Interview.kit).joinedload(KitQuestion.version),
        selectinload(Scorecard.seals),
    )


def _goes_on() -> ColumnElement[bool]:
    """The candidate of this interview didn't withdraw."""
    return ~Interview.loop.has(Loop.is_withdrawn)


def my_debriefs(debriefs: Select[Any]) -> Select[Any]:
    """The debriefs that I may see."""
    loop = joinedload(Debrief.loop)
    shown = (loop.joinedload(Loop.candidate), loop.joinedload(Loop.opening))
    return debriefs.options(*shown).order_by(Debrief.id)


def awaited(cards: Select[Any], at: datetime) -> Select[Any]:
    """Open scorecards of interviews that have begun, before the debrief. Never what is in them."""
    place = joinedload(Scorecard.panelist)
    meeting = place.joinedload(Panelist.interview)
    held = Scorecard.panelist.has(
        Panelist.interview.has(
            (Interview.starts_at < at) & ~Interview.loop.has(Loop.debrief.has()) & _goes_on()
        )
        & ~Panelist.removal.has()
        & ~Panelist.excuse.has()
    )
    shown = (
        defer(Scorecard.draft, raiseload=True),
        selectinload(Scorecard.seals).load_only(Seal.withdrawn_at),
        place.joinedload(Panelist.person),
        place.joinedload(Panelist.excuse),
        place.joinedload(Panelist.removal),
        meeting.joinedload(Interview.loop).joinedload(Loop.candidate),
    )
    return cards.where(held, ~Scorecard.is_sealed).options(*shown).order_by(Scorecard.id)


def before_debrief(loops: Select[Any]) -> Select[Any]:
    """Loops whose debrief hasn't begun, with their panels and where the scorecards stand."""
    places = selectinload(Loop.interviews).selectinload(Interview.places)
    card = places.joinedload(Panelist.scorecard)
    shown = (
        joinedload(Loop.candidate),
        joinedload(Loop.opening),
        places.joinedload(Panelist.person),
        places.joinedload(Panelist.excuse),
        places.joinedload(Panelist.removal),
        card.defer(Scorecard.draft, raiseload=True),
        card.selectinload(Scorecard.seals).load_only(Seal.withdrawn_at),
    )
    return loops.where(~Loop.debrief.has(), ~Loop.is_withdrawn).options(*shown).order_by(Loop.id)


def reviewable(banks: Select[Any], me: Person) -> Select[Any]:
    """Banks with how many of their questions wait for my review: I wrote nothing of what is reviewed."""
    return _with_waiting(banks, ~_wrote_some_of_it(me), ~_is_endorsed(Step.by_id == me.id))


def decidable(banks: Select[Any]) -> Select[Any]:
    """Banks with how many of their questions somebody has endorsed: an owner can decide on them."""
    return _with_waiting(banks, _is_endorsed())


def _with_waiting(banks: Select[Any], *so: ColumnElement[bool]) -> Select[Any]:
    """Banks with how many of their questions are in review in their newest version, which is so."""
    newer = aliased(QuestionVersion)
    later = (newer.question_id == QuestionVersion.question_id, newer.number > QuestionVersion.number)
    newest = QuestionVersion.is_in_review & ~exists().where(*later).correlate(QuestionVersion)
    waiting = select(func.count()).select_from(QuestionVersion).join(QuestionVersion.question)
    of_bank = (Question.bank_id == Bank.id, newest, ~Question.retirement.has(), *so)
    count = waiting.where(*of_bank).scalar_subquery()
    return banks.add_columns(count).where(count > 0).order_by(Bank.name, Bank.id)


def _wrote_some_of_it(me: Person) -> ColumnElement[bool]:
    """I wrote this version, or one before it since the last that was approved."""
    mine, known = aliased(QuestionVersion), aliased(QuestionVersion)
    approved = known.steps.any(Step.kind == StepKind.APPROVED)
    between = (known.number >= mine.number, known.number < QuestionVersion.number)
    since = exists().where(known.question_id == mine.question_id, *between, approved)
    same = (mine.question_id == QuestionVersion.question_id, mine.by_id == me.id)
    return exists().where(*same, ~since.correlate(mine, QuestionVersion)).correlate(QuestionVersion)


def _is_endorsed(*so: ColumnElement[bool]) -> ColumnElement[bool]:
    """Somebody has endorsed this version (and the endorsement is so) since it was last proposed."""
    later = aliased(Step)
    again = (later.version_id == Step.version_id, later.at > Step.at, later.kind == StepKind.PROPOSED)
    standing = ~exists().where(*again).correlate(Step)
    return QuestionVersion.steps.any(and_(Step.kind == StepKind.ENDORSED, standing, *so))


def without_packet(debriefs: Select[Any]) -> Select[Any]:
    """Closed debriefs of which no packet was issued."""
    issued = exists().where(Packet.loop_id == Debrief.loop_id)
    return my_debriefs(
        debriefs.where(
            Debrief.closed_at.is_not(None), ~issued.correlate(Debrief), ~Debrief.loop.has(Loop.is_withdrawn)
        )
    )


def my_dockets(dockets: Select[Any], me: Person, at: datetime) -> Select[Any]:
    """Sittings to come of the committees on which I sit, the next one first."""
    seat = Docket.committee.has(Committee.seats.any(Seat.person_id == me.id))
    soon = dockets.where(seat, Docket.sits_at > at - LONGEST)
    return soon.options(joinedload(Docket.committee)).order_by(Docket.sits_at)


def on_dockets(packets: Select[Any], dockets: list[Docket]) -> Select[Any]:
    """The packets of these sittings, by number, the first version first. Never their bytes."""
    loop = joinedload(Packet.loop)
    return (
        packets.where(Packet.docket_id.in_([docket.id for docket in dockets]))
        .options(loop.joinedload(Loop.opening), loop.joinedload(Loop.candidate))
        .order_by(Packet.number, Packet.version)
    )


def without_password(people: Select[Any]) -> Select[Any]:
    """People who were invited and haven't chosen a password."""
    return people.where(Person.password_hash.is_(None), Person.left_at.is_(None)).order_by(Person.name)


def unread_links(renewals: Select[Any]) -> Select[Any]:
    """Links that were made into an account, or used, since its owner last read of them."""
    used_since = Renewal.link.has(Invitation.used_at > Renewal.seen_at)
    unread = renewals.where(Renewal.confirmed.is_(True), Renewal.seen_at.is_(None) | used_since)
    return unread.options(
        joinedload(Renewal.asked_by), joinedload(Renewal.decided_by), joinedload(Renewal.link)
    ).order_by(Renewal.decided_at)


def undecided_breaks(breaks: Select[Any]) -> Select[Any]:
    """Requests to break a seal that wait for a second person, the first one asked for first."""
    waiting = breaks.where(Break.confirmed.is_(None), ~Break.loop.has(Loop.debrief.has()))
    loop = joinedload(Break.loop)
    shown = (joinedload(Break.asked_by), loop.joinedload(Loop.candidate), loop.joinedload(Loop.opening))
    return waiting.options(*shown).order_by(Break.asked_at)


def undecided_links(renewals: Select[Any]) -> Select[Any]:
    """Links that wait for a second person, the first one asked for first."""
    waiting = renewals.where(Renewal.confirmed.is_(None), Renewal.person.has(Person.left_at.is_(None)))
    return waiting.options(joinedload(Renewal.person), joinedload(Renewal.asked_by)).order_by(
        Renewal.asked_at
    )
