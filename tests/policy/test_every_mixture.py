"""Every mixture of roles, places, conflicts and loops, in every state, against the promise in plain words."""

from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from interviews import policy
from interviews.domain.candidates import Candidate
from interviews.domain.openings import Release
from interviews.domain.people import Person
from interviews.domain.scorecards import Scorecard
from interviews.policy import Act
from tests.policy.crowd import Somebody, World, everybody, settle, worlds
from tests.policy.promise import Case, reads_own, reads_sealed, tracks, withdraws_own, writes_own


def case_of(somebody: Somebody, world: World) -> Case:
    return Case(
        roles=somebody.roles,
        places=(world.state.place,) if world.state.place else (),
        elsewhere=somebody.waiting,
        waiting=somebody.waiting,
        partial=somebody.partial != "no",
        after_own=world.state.rule is Release.AFTER_OWN,
        broke=world.state.broken,
        released=world.state.released,
    )


def asked(somebody: Somebody, world: World) -> set[UUID]:
    """The scorecards of this world that somebody is asked about: two of others, and their own."""
    own = {world.own[somebody.id]} if world.state.place else set()
    return {world.sealed, world.begun} | own


def promised(somebody: Somebody, world: World, act: Act) -> set[UUID]:
    """Those with which they may do this."""
    case, place = case_of(somebody, world), world.state.place
    own = {world.own[somebody.id]} if place else set()
    if act is Act.WRITE:
        return own if place and writes_own(case, place) else set()
    if act is Act.WITHDRAW:
        return own if place and withdraws_own(case, place) else set()
    if act is Act.TRACK:
        return asked(somebody, world) if tracks(case) else set()
    sealed = {world.sealed} | (own if place and place.sealed else set())
    return (own if reads_own(case) else set()) | (sealed if reads_sealed(case) else set())


def given(session: Session, me: Person, act: Act, cards: set[UUID]) -> set[UUID]:
    found = policy.allowed(me, act, Scorecard).where(Scorecard.id.in_(cards))
    return set(session.scalars(found.with_only_columns(Scorecard.id)))


def test_in_every_mixture_the_stricter_rule_wins_until_release(session):
    people, everywhere = everybody(), worlds(session)
    settle(session, people, everywhere)
    known = {person.id: person for person in session.scalars(select(Person))}
    wrong = []
    for somebody in people:
        referrer = somebody.id if somebody.partial == "by referral" else None
        session.execute(update(Candidate).values(referred_by_id=referrer))
        cards = set().union(*(asked(somebody, world) for world in everywhere))
        for act in (Act.SEE, Act.WRITE, Act.WITHDRAW, Act.TRACK):
            may = given(session, known[somebody.id], act, cards)
            for world in everywhere:
                if may & asked(somebody, world) != promised(somebody, world, act):
                    wrong.append((act, somebody, world.state))
    assert wrong == []
