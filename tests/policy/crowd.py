"""Every mixture of roles, places, conflicts and loops that there is, as rows."""

from dataclasses import dataclass, field
from itertools import combinations, product
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import insert, text
from sqlalchemy.orm import Session

from interviews.domain.base import Base
from interviews.domain.breaks import Break
from interviews.domain.candidates import Conflict
from interviews.domain.loops import Excuse, Loop, Panelist, Part, Removal
from interviews.domain.openings import Opening, Release
from interviews.domain.people import Grant, Person, Role
from interviews.domain.scorecards import Confidence, Recommendation, Scorecard, Seal
from tests import make
from tests.policy.promise import Place

EITHER = [False, True]
ROLES = [frozenset(held) for n in range(5) for held in combinations(Role, n)]
PARTIAL = ["no", "by conflict", "by referral"]
BECAME = [{}, {"sealed": True}, {"excused": True}, {"removed": True}]
PLACES = [None, *(Place(part, **more) for part in Part for more in BECAME)]
Rows = dict[type[Base], list[dict[str, Any]]]


@dataclass(frozen=True)
class Somebody:
    """What a person is in every world alike; `waiting` is on the panel of the candidate's other loop."""

    roles: frozenset[Role]
    partial: str
    waiting: bool
    id: UUID = field(default_factory=uuid4, compare=False)


@dataclass(frozen=True)
class State:
    """What there can be to a loop, and the place that everybody has or had in it."""

    place: Place | None
    begun: bool
    rule: Release
    released: bool
    broken: bool


@dataclass(frozen=True)
class World:
    """A loop in one state, and another of the same candidate that isn't released.

    Of the others, Ben has sealed, and Cid, who was excused, has begun.
    """

    state: State
    loop: Loop
    other: Loop
    sealed: UUID
    begun: UUID
    own: dict[UUID, UUID] = field(default_factory=dict)  # the scorecard of each who has a place


def everybody() -> list[Somebody]:
    """Every mixture of what a person can be."""
    return [Somebody(*mixture) for mixture in product(ROLES, PARTIAL, EITHER)]


def states() -> list[State]:
    """Every state. Who has no place begins nothing, and what is sealed was begun."""
    made = [State(*state) for state in product(PLACES, EITHER, Release, EITHER, EITHER)]
    return [s for s in made if s.begun in ([s.place.sealed, True] if s.place else [False])]


def worlds(session: Session) -> list[World]:
    """A world of every state."""
    openings, other = {rule: make.opening(release=rule) for rule in Release}, make.opening()
    others = make.person("Ben"), make.person("Cid")
    with session.no_autoflush:
        made = [_world(session, state, openings[state.rule], other, others) for state in states()]
    session.commit()
    return made


def _world(
    session: Session, state: State, opening: Opening, other: Opening, others: tuple[Person, Person]
) -> World:
    ben, cid = others
    loop = make.loop(others, of=opening)
    elsewhere = make.loop(of=other, who=loop.candidate)
    session.add_all([loop, elsewhere])
    session.flush()
    sealed, begun = make.seal(ben, loop), make.card_of(cid, loop)
    begun.save(make.written(begun), begun.version, make.NOON, cid)
    begun.panelist.excuse_from_writing("Ill.", make.NOON, loop.by)
    if state.released:
        session.add(make.debrief(loop))
    return World(state, loop, elsewhere, sealed.id, begun.id)


def settle(session: Session, people: list[Somebody], worlds: list[World]) -> None:
    """Put everybody into every world."""
    rows: Rows = {kind: [] for kind in KINDS}
    for somebody in people:
        called = {"name": "Somebody", "found_by": "somebody"}
        rows[Person].append({"id": somebody.id, "email": somebody.id.hex, "zone": "UTC", **called})
        rows[Grant] += [{"person_id": somebody.id, "role": role} for role in somebody.roles]
        for world in worlds:
            _put(world, somebody, rows)
    for kind in KINDS:
        session.execute(insert(kind), rows[kind])
    session.execute(text("ANALYZE"))
    session.commit()


KINDS = [Person, Grant, Panelist, Scorecard, Seal, Excuse, Removal, Break, Conflict]
WHY = {"reason": "Ill.", "at": make.NOON}
SEALED = {
    "at": make.NOON,
    "salt": "",
    "withheld_salt": "",
    "digest": "",
    "recommendation": Recommendation.YES,
    "confidence": Confidence.HIGH,
    "reasons": "",
}


def _put(world: World, somebody: Somebody, rows: Rows) -> None:
    me, by = somebody.id, world.loop.by.id
    if world.state.place:
        _seat(world, world.state.place, me, rows)
    if somebody.waiting:
        there = {"interview_id": make.first(world.other).id, "part": Part.INTERVIEWER}
        rows[Panelist].append(there | {"id": uuid4(), "person_id": me})
    if world.state.broken:
        asked = {"loop_id": world.loop.id, "reason": "Why.", "asked_at": make.NOON, "asked_by_id": me}
        rows[Break].append(asked | {"confirmed": True, "decided_at": make.NOON, "decided_by_id": by})
    if somebody.partial == "by conflict":
        rows[Conflict].append(WHY | {"candidate_id": world.loop.candidate.id, "person_id": me, "by_id": by})


def _seat(world: World, place: Place, me: UUID, rows: Rows) -> None:
    seat, card, why = uuid4(), uuid4(), WHY | {"by_id": world.loop.by.id}
    world.own[me] = card
    here = {"interview_id": make.first(world.loop).id, "part": place.part}
    rows[Panelist].append(here | {"id": seat, "person_id": me})
    begun_at = make.NOON if world.state.begun else None
    written = {"draft": {}, "version": 1, "started_at": begun_at}
    rows[Scorecard].append(written | {"id": card, "panelist_id": seat})
    if place.sealed:
        rows[Seal].append(SEALED | {"scorecard_id": card})
    if place.excused:
        rows[Excuse].append(why | {"panelist_id": seat})
    if place.removed:
        rows[Removal].append(why | {"panelist_id": seat})
