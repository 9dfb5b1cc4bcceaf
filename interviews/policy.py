"""Who may see and do what. One vocabulary, one rule a line, one table at the end.

A rule is a SQL condition, written once and asked both ways: `allowed` gives all the things, `may` asks
about one. What isn't in the table is refused with a `KeyError`, so a new page can't forget to ask.

Not here: whether something is possible now (the verbs of the domain say so).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Uuid, and_, bindparam, exists, false, or_, select, true
from sqlalchemy.orm import Session, aliased

from interviews.domain.banks import Bank, Competency, Duty, Keeper, Level, Question, QuestionVersion
from interviews.domain.base import Base
from interviews.domain.breaks import Break
from interviews.domain.candidates import Candidate, CandidateDocument, Conflict
from interviews.domain.committees import Committee, Docket, Seat
from interviews.domain.debriefs import Debrief
from interviews.domain.guides import Guide
from interviews.domain.loops import (
    Adjustment,
    Excuse,
    Interview,
    Loop,
    Panelist,
    Part,
    Removal,
    Request,
    Withdrawal,
)
from interviews.domain.openings import Opening, Release
from interviews.domain.packets import Packet
from interviews.domain.people import Person, Renewal, Role, SignIn
from interviews.domain.plans import PlanTemplate
from interviews.domain.scorecards import Rating, Scorecard, Seal
from interviews.domain.waivers import Waiver

Thing = TypeVar("Thing", bound=Base)
Condition = ColumnElement[bool]


@dataclass(frozen=True)
class Somebody:
    """Who asks, as far as a rule knows them."""

    id: UUID
    roles: frozenset[Role]


class Act(Enum):
    """What a person can want to do with a thing."""

    SEE = "see"
    WRITE = "write"
    TRACK = "track"  # know where it stands and who can read it, and nothing else of it
    WITHDRAW = "withdraw"  # take back one's own seal
    RUN = "run"  # arrange a loop: panels, times, excuses, the debrief, the packet
    REVIEW = "review"
    BREAK = "break"  # ask to read what is sealed before its release
    CONFIRM = "confirm"  # be the second person, without whom nothing is broken


# --- Vocabulary: about the person --------------------------------------------------------------------


def holds(me: Somebody, *roles: Role) -> Condition:
    """I hold one of these roles."""
    return false() if me.roles.isdisjoint(roles) else true()


def is_staff(me: Somebody) -> Condition:
    """I coordinate or administer."""
    return holds(me, Role.COORDINATOR, Role.ADMINISTRATOR)


# --- Vocabulary: about a candidate -------------------------------------------------------------------


def is_impartial(me: Somebody) -> Condition:
    """I didn't refer this candidate and have no declared conflict of interest."""
    conflict = exists().where(Conflict.candidate_id == Candidate.id, Conflict.person_id == me.id)
    return and_(Candidate.referred_by_id.is_distinct_from(me.id), ~conflict)


def is_no_alias() -> Condition:
    """This candidate wasn't merged into another: what was left of them there is for nobody."""
    return Candidate.merged_into_id.is_(None)


def impartial_in(me: Somebody, loop: type[Loop] = Loop) -> Condition:
    """The same, asked of a loop's candidate."""
    return exists().where(Candidate.id == loop.candidate_id, is_impartial(me)).correlate(loop)


# --- Vocabulary: about a loop ------------------------------------------------------------------------


def is_released(loop: type[Loop] = Loop) -> Condition:
    """The debrief has been opened."""
    return exists().where(Debrief.loop_id == loop.id).correlate(loop)


def had_place(me: Somebody, *more: Condition, loop: type[Loop] = Loop) -> Condition:
    """I am or was on the panel of this loop (with `more` being true of the place)."""
    mine = (Interview.loop_id == loop.id, Panelist.person_id == me.id)
    places = select(Panelist.id).join(Panelist.interview).where(*mine, *more)
    return places.correlate(loop).exists()


def has_place(me: Somebody, *more: Condition, loop: type[Loop] = Loop) -> Condition:
    """I am on the panel of this loop now (with `more` being true of the place)."""
    return had_place(me, ~exists().where(Removal.panelist_id == Panelist.id), *more, loop=loop)


def is_on_panel(me: Somebody) -> Condition:
    """I am on the panel and still an interviewer here."""
    return and_(holds(me, Role.INTERVIEWER), has_place(me))


def was_over(other: type[Loop]) -> Condition:
    """The candidate had withdrawn from that loop before this one began, so nothing here existed that it
    could open. Without this nobody of its panel could judge them again.
    """
    before = (
        Withdrawal.loop_id == other.id,
        Withdrawal.at < Loop.made_at,
        Withdrawal.taken_back_at.is_(None),
    )
    return exists().where(*before).correlate(other, Loop)


def must_not_know(me: Somebody) -> Condition:
    """I judge this candidate in a loop that isn't released: this one, or another.

    It cuts what I could know and arrange otherwise, as a coordinator or an administrator too. Who was taken
    off the panel stays cut until the release: a removal is no key.
    """
    other = aliased(Loop)
    running = and_(~is_released(other), ~was_over(other))
    still = and_(had_place(me, loop=other), running, other.candidate_id == Loop.candidate_id)
    return exists().where(still).correlate(Loop)


def stays_out(me: Somebody) -> Condition:
    """I judge this loop's candidate, or am partial: whatever tells how the loop stands isn't for me."""
    return or_(must_not_know(me), ~impartial_in(me))


def has_judged(me: Somebody) -> Condition:
    """I sealed every scorecard of mine in this loop, and one at least; none was a shadow's, excused, or taken
    away: an excuse or a removal never opens anything.
    """
    holding = (Scorecard.panelist_id == Panelist.id, Seal.withdrawn_at.is_(None))
    sealed = select(Seal.id).join(Seal.scorecard).where(*holding).correlate(Panelist).exists()
    excused = exists().where(Excuse.panelist_id == Panelist.id)
    judged = and_(Panelist.part == Part.INTERVIEWER, sealed, ~excused)
    return and_(has_place(me, judged), ~had_place(me, ~judged))


def sits_elsewhere(me: Somebody) -> Condition:
    """I have or had a place in another loop of this candidate. Whatever became of that one: a right that
    came with its release would tell me of a debrief that is hidden from me.
    """
    other = aliased(Loop)
    same = and_(other.candidate_id == Loop.candidate_id, other.id != Loop.id)
    return exists().where(same, had_place(me, loop=other)).correlate(Loop)


def rule_after_own() -> Condition:
    """The opening lets panelists read each other once their own are sealed."""
    return exists().where(Opening.id == Loop.opening_id, Opening.release == Release.AFTER_OWN).correlate(Loop)


def may_break(me: Somebody) -> Condition:
    """I administer, never had a place on this loop's panel, and judge this candidate nowhere else."""
    return and_(holds(me, Role.ADMINISTRATOR), ~had_place(me), ~must_not_know(me))


def broke_the_seal(me: Somebody) -> Condition:
    """I asked to break this loop's seal, and a second person confirmed it."""
    mine = (Break.loop_id == Loop.id, Break.asked_by_id == me.id, Break.confirmed.is_(True))
    return and_(may_break(me), exists().where(*mine).correlate(Loop))


def read_others(me: Somebody) -> Condition:
    """I may read this loop's sealed scorecards of others."""
    before = and_(is_on_panel(me), has_judged(me), rule_after_own(), ~sits_elsewhere(me))
    after = and_(is_released(), or_(is_on_panel(me), is_staff(me)), ~must_not_know(me))
    return and_(impartial_in(me), or_(before, after, broke_the_seal(me)))


# --- Rules -------------------------------------------------------------------------------------------


def everybody(me: Somebody) -> Condition:
    """Everyone who works here."""
    return holds(me, *Role)


def coordinators(me: Somebody) -> Condition:
    """Coordinators."""
    return holds(me, Role.COORDINATOR)


def staff(me: Somebody) -> Condition:
    """Coordinators and administrators."""
    return is_staff(me)


def see_person(me: Somebody) -> Condition:
    """Yourself; everybody for who arranges or administers."""
    return and_(everybody(me), or_(Person.id == me.id, is_staff(me)))


def write_person(me: Somebody) -> Condition:
    """Administrators."""
    return holds(me, Role.ADMINISTRATOR)


def own_sign_in(me: Somebody) -> Condition:
    """Your own browsers."""
    return SignIn.person_id == me.id


def own_renewal(me: Somebody) -> Condition:
    """A link that was asked for into your own account."""
    return Renewal.person_id == me.id


def confirm_renewal(me: Somebody) -> Condition:
    """Staff: neither who asked nor whose account it is, nor who must not know what may stand in it."""
    places = select(Loop.id).join(Loop.interviews).join(Interview.places)
    shut = places.where(Panelist.person_id == Renewal.person_id, stays_out(me)).correlate(Renewal).exists()
    return and_(is_staff(me), Renewal.asked_by_id != me.id, Renewal.person_id != me.id, ~shut)


def see_bank(me: Somebody) -> Condition:
    """Those who ask and those who arrange; committee members read rubrics in their packets."""
    return holds(me, Role.ADMINISTRATOR, Role.COORDINATOR, Role.INTERVIEWER)


def keeps(me: Somebody, *duties: Duty) -> Condition:
    """I keep this bank, in one of these duties."""
    mine = exists().where(Keeper.bank_id == Bank.id, Keeper.person_id == me.id, Keeper.duty.in_(duties))
    return and_(see_bank(me), mine.correlate(Bank))


def write_bank(me: Somebody) -> Condition:
    """Its owners, and coordinators."""
    return or_(holds(me, Role.COORDINATOR), keeps(me, Duty.OWNER))


def review_bank(me: Somebody) -> Condition:
    """Its owners and reviewers, and coordinators."""
    return or_(holds(me, Role.COORDINATOR), keeps(me, Duty.OWNER, Duty.REVIEWER))


def of_bank(rule: Callable[[Somebody], Condition]) -> Callable[[Somebody], Condition]:
    """A question follows its bank."""
    return lambda me: exists().where(Bank.id == Question.bank_id, rule(me)).correlate(Question)


def of_question(rule: Callable[[Somebody], Condition]) -> Callable[[Somebody], Condition]:
    """A version follows its question."""
    return lambda me: (
        exists().where(Question.id == QuestionVersion.question_id, rule(me)).correlate(QuestionVersion)
    )


def write_opening(me: Somebody) -> Condition:
    """Coordinators who may know of every loop for it: its lock tells that a seal exists."""
    shut = exists().where(Loop.opening_id == Opening.id, stays_out(me)).correlate(Opening)
    return and_(holds(me, Role.COORDINATOR), ~shut)


def see_candidate(me: Somebody) -> Condition:
    """Staff and panelists, unless partial."""
    asked = exists().where(Loop.candidate_id == Candidate.id, is_on_panel(me)).correlate(Candidate)
    return and_(is_impartial(me), is_no_alias(), or_(is_staff(me), asked))


def write_candidate(me: Somebody) -> Condition:
    """Coordinators, unless partial."""
    return and_(is_impartial(me), is_no_alias(), holds(me, Role.COORDINATOR))


def track_candidate(me: Somebody) -> Condition:
    """Staff, unless partial or still to judge them."""
    judging = exists().where(Loop.candidate_id == Candidate.id, must_not_know(me)).correlate(Candidate)
    return and_(is_impartial(me), is_no_alias(), is_staff(me), ~judging)


def run_candidate(me: Somebody) -> Condition:
    """Coordinators, unless partial or still to judge them."""
    return and_(track_candidate(me), holds(me, Role.COORDINATOR))


def of_candidate(rule: Callable[[Somebody], Condition]) -> Callable[[Somebody], Condition]:
    """A document follows its candidate."""
    return lambda me: (
        exists().where(Candidate.id == CandidateDocument.candidate_id, rule(me)).correlate(CandidateDocument)
    )


def see_document(me: Somebody) -> Condition:
    """Staff who may know where the candidate stands; the panel of the loop for which it was put, as long as
    it is kept. A panel reads nothing that was put for another one.
    """
    shown = and_(Loop.id == CandidateDocument.panel_of_id, is_on_panel(me), impartial_in(me))
    panels = and_(CandidateDocument.removed_at.is_(None), exists().where(shown).correlate(CandidateDocument))
    return or_(of_candidate(track_candidate)(me), panels)


def see_loop(me: Somebody) -> Condition:
    """Staff, unless partial. Panelists see their interview."""
    return and_(impartial_in(me), is_staff(me))


def run_loop(me: Somebody) -> Condition:
    """Coordinators, unless partial or still to judge this candidate."""
    return and_(impartial_in(me), holds(me, Role.COORDINATOR), ~must_not_know(me))


def track_loop(me: Somebody) -> Condition:
    """Staff, unless partial or still to judge this candidate."""
    return and_(impartial_in(me), is_staff(me), ~must_not_know(me))


def break_loop(me: Somebody) -> Condition:
    """Administrators, unless partial or ever on its panel."""
    return and_(impartial_in(me), may_break(me))


def see_adjustment(me: Somebody) -> Condition:
    """What is done for a candidate, and never why: the loop's panel, and who runs it."""
    asked = and_(impartial_in(me), is_on_panel(me))
    return exists().where(Loop.id == Adjustment.loop_id, or_(asked, run_loop(me))).correlate(Adjustment)


def confirm_break(me: Somebody) -> Condition:
    """Who may know where the loop's scorecards stand, and isn't the one who asked."""
    return and_(of_loop(track_loop, Break)(me), Break.asked_by_id != me.id)


def of_loop(rule: Callable[[Somebody], Condition], model: Any) -> Callable[[Somebody], Condition]:
    """A thing with a `loop_id` follows its loop."""
    return lambda me: exists().where(Loop.id == model.loop_id, rule(me)).correlate(model)


def see_interview(me: Somebody) -> Condition:
    """Who has a place on it now, and staff; never who is partial."""
    removed = exists().where(Removal.panelist_id == Panelist.id)
    mine = exists().where(Panelist.interview_id == Interview.id, Panelist.person_id == me.id, ~removed)
    asks = and_(holds(me, Role.INTERVIEWER), mine.correlate(Interview))
    return (
        exists()
        .where(Loop.id == Interview.loop_id, impartial_in(me), or_(is_staff(me), asks))
        .correlate(Interview)
    )


def of_interview(rule: Callable[[Somebody], Condition]) -> Callable[[Somebody], Condition]:
    """A place on a panel follows its loop."""
    loops = select(Interview.id).join(Interview.loop).where(Interview.id == Panelist.interview_id)
    return lambda me: loops.where(rule(me)).correlate(Panelist).exists()


def card_in(*conditions: Condition) -> Condition:
    """The scorecard's place, interview and loop are so."""
    places = select(Panelist.id).join(Panelist.interview).join(Interview.loop)
    return places.where(Panelist.id == Scorecard.panelist_id, *conditions).correlate(Scorecard).exists()


def own_card(me: Somebody) -> Condition:
    """Yours, as long as you interview here; who is partial sees nothing of the candidate."""
    return card_in(Panelist.person_id == me.id, holds(me, Role.INTERVIEWER), impartial_in(me))


def see_scorecard(me: Somebody) -> Condition:
    """Yours always; the sealed ones of others once you may read them."""
    return or_(own_card(me), and_(Scorecard.is_sealed, card_in(read_others(me))))


def write_scorecard(me: Somebody) -> Condition:
    """Yours, unless you were excused or removed."""
    excused = exists().where(Excuse.panelist_id == Panelist.id)
    removed = exists().where(Removal.panelist_id == Panelist.id)
    return and_(own_card(me), card_in(~excused, ~removed))


def track_scorecard(me: Somebody) -> Condition:
    """Where it stands: staff, unless partial or still to judge this candidate."""
    return card_in(track_loop(me))


def withdraw_seal(me: Somebody) -> Condition:
    """Yours, unless you judge the candidate in another loop too: that it can't be done any more would tell
    you of a debrief that is none of yours to know.
    """
    return and_(write_scorecard(me), card_in(~sits_elsewhere(me)))


def write_rating(me: Somebody) -> Condition:
    """Your own, on a scorecard that you may write, under the seal that holds, where you may read others."""
    holding = (
        select(Seal.id).join(Seal.scorecard).where(Seal.id == Rating.seal_id, Seal.withdrawn_at.is_(None))
    )
    return holding.where(write_scorecard(me), card_in(read_others(me))).correlate(Rating).exists()


def see_debrief(me: Somebody) -> Condition:
    """The panel and staff, as for the scorecards that it opens."""
    return exists().where(Loop.id == Debrief.loop_id, read_others(me)).correlate(Debrief)


def write_debrief(me: Somebody) -> Condition:
    """Note for the record: who sees it and is on the panel, or coordinates."""
    ours = or_(is_on_panel(me), holds(me, Role.COORDINATOR))
    return exists().where(Loop.id == Debrief.loop_id, read_others(me), ours).correlate(Debrief)


def run_debrief(me: Somebody) -> Condition:
    """Close it: coordinators."""
    return exists().where(Loop.id == Debrief.loop_id, read_others(me), run_loop(me)).correlate(Debrief)


def sits_on(me: Somebody) -> Condition:
    """I am a member of the docket's committee, and still a committee member here."""
    seat = exists().where(Seat.committee_id == Docket.committee_id, Seat.person_id == me.id).correlate(Docket)
    return and_(holds(me, Role.COMMITTEE), seat)


def see_docket(me: Somebody) -> Condition:
    """Its members, and staff."""
    return or_(sits_on(me), is_staff(me))


def see_packet(me: Somebody) -> Condition:
    """Members of its docket, and staff; never who is partial or still to judge this candidate."""
    mine = exists().where(Docket.id == Packet.docket_id, sits_on(me)).correlate(Packet)
    fit = and_(Loop.id == Packet.loop_id, impartial_in(me), ~must_not_know(me))
    return exists().where(fit, or_(is_staff(me), mine)).correlate(Packet)


# --- The table ---------------------------------------------------------------------------------------

RULES: dict[tuple[Act, type[Base]], Callable[[Somebody], Condition]] = {
    (Act.SEE, Person): see_person,
    (Act.WRITE, Person): write_person,
    (Act.WRITE, SignIn): own_sign_in,
    (Act.SEE, Renewal): staff,
    (Act.WRITE, Renewal): own_renewal,
    (Act.CONFIRM, Renewal): confirm_renewal,
    (Act.SEE, Bank): see_bank,
    (Act.WRITE, Bank): write_bank,
    (Act.REVIEW, Bank): review_bank,
    (Act.SEE, Question): of_bank(see_bank),
    (Act.WRITE, Question): of_bank(write_bank),
    (Act.REVIEW, Question): of_bank(review_bank),
    (Act.SEE, QuestionVersion): of_question(of_bank(see_bank)),
    (Act.SEE, Level): see_bank,
    (Act.WRITE, Level): coordinators,
    (Act.SEE, Competency): see_bank,
    (Act.WRITE, Competency): coordinators,
    (Act.SEE, Opening): staff,
    (Act.WRITE, Opening): write_opening,
    (Act.TRACK, Opening): staff,
    (Act.SEE, PlanTemplate): staff,
    (Act.WRITE, PlanTemplate): coordinators,
    (Act.SEE, Candidate): see_candidate,
    (Act.WRITE, Candidate): write_candidate,
    (Act.TRACK, Candidate): track_candidate,
    (Act.RUN, Candidate): run_candidate,
    (Act.SEE, CandidateDocument): see_document,
    (Act.WRITE, CandidateDocument): of_candidate(run_candidate),
    (Act.SEE, Loop): see_loop,
    (Act.RUN, Loop): run_loop,
    (Act.TRACK, Loop): track_loop,
    (Act.BREAK, Loop): break_loop,
    (Act.SEE, Break): of_loop(track_loop, Break),
    (Act.CONFIRM, Break): confirm_break,
    (Act.SEE, Adjustment): see_adjustment,
    (Act.RUN, Adjustment): of_loop(run_loop, Adjustment),
    (Act.RUN, Request): of_loop(run_loop, Request),
    (Act.RUN, Guide): of_loop(run_loop, Guide),
    (Act.RUN, Waiver): of_loop(run_loop, Waiver),
    (Act.SEE, Interview): see_interview,
    (Act.TRACK, Interview): of_loop(track_loop, Interview),
    (Act.RUN, Interview): of_loop(run_loop, Interview),
    (Act.RUN, Panelist): of_interview(run_loop),
    (Act.SEE, Scorecard): see_scorecard,
    (Act.WRITE, Scorecard): write_scorecard,
    (Act.TRACK, Scorecard): track_scorecard,
    (Act.WITHDRAW, Scorecard): withdraw_seal,
    (Act.WRITE, Rating): write_rating,
    (Act.SEE, Debrief): see_debrief,
    (Act.WRITE, Debrief): write_debrief,
    (Act.RUN, Debrief): run_debrief,
    (Act.TRACK, Debrief): of_loop(track_loop, Debrief),
    (Act.SEE, Committee): staff,
    (Act.WRITE, Committee): coordinators,
    (Act.SEE, Docket): see_docket,
    (Act.WRITE, Docket): coordinators,
    (Act.TRACK, Docket): staff,
    (Act.SEE, Packet): see_packet,
    (Act.TRACK, Packet): of_loop(track_loop, Packet),
}


def allowed(me: Person, act: Act, model: type[Thing]) -> Select[Any]:
    """Which things of this kind: a `SELECT` to narrow, order, count or join."""
    return select(model).where(RULES[act, model](Somebody(me.id, roles_of(me))))


def find(
    session: Session, me: Person, act: Act, model: type[Thing], id: UUID, options: Sequence[Any] = ()
) -> Thing | None:
    """This one thing, if I may; `options` load more with it."""
    found = session.scalars(_one(roles_of(me), act, model, tuple(options)), {"me": me.id, "thing": id})
    return found.unique().one_or_none()


def may(session: Session, me: Person, act: Act, thing: Base) -> bool:
    """This one thing?"""
    asked = {"me": me.id, "thing": cast(Any, thing).id}
    return session.scalar(_whether(roles_of(me), act, type(thing)), asked) is not None


def may_create(me: Person, model: type[Base]) -> bool:
    """May I make a new one of this kind?"""
    return not roles_of(me).isdisjoint(CREATORS[model])


def roles_of(person: Person) -> frozenset[Role]:
    """What they hold; who has left holds nothing."""
    return frozenset() if person.left_at else person.roles


@lru_cache(maxsize=1000)
def _one(roles: frozenset[Role], act: Act, model: type[Thing], options: tuple[Any, ...]) -> Select[Thing]:
    """The question about one thing, written once for all who hold these roles: to write it anew takes a page
    longer than to ask it. Who asks, and about which thing, is filled in then.
    """
    me, thing = (cast(Any, bindparam(name, type_=Uuid())) for name in ("me", "thing"))
    mine = RULES[act, model](Somebody(me, roles))
    return select(model).where(mine, cast(Any, model).id == thing).options(*options)


@lru_cache(maxsize=1000)
def _whether(roles: frozenset[Role], act: Act, model: type[Base]) -> Select[UUID]:
    return _one(roles, act, model, ()).with_only_columns(cast(Any, model).id)


CREATORS: dict[type[Base], frozenset[Role]] = {
    Person: frozenset({Role.ADMINISTRATOR}),
    Bank: frozenset({Role.COORDINATOR}),
    Level: frozenset({Role.COORDINATOR}),
    Competency: frozenset({Role.COORDINATOR}),
    Opening: frozenset({Role.COORDINATOR}),
    PlanTemplate: frozenset({Role.COORDINATOR}),
    Candidate: frozenset({Role.COORDINATOR}),
    Loop: frozenset({Role.COORDINATOR}),
    Committee: frozenset({Role.COORDINATOR}),
    Docket: frozenset({Role.COORDINATOR}),
}
