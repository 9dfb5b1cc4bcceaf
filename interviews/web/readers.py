"""Who can read a record now: the policy that guards it is asked about each person who might.

Names tell something: that one is missing, of a conflict of interest; that one is there, perhaps of a seal.
So they are for those who may know where things stand (`Act.TRACK`); everybody else is told the rule.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import selectinload

from interviews import policy
from interviews.db import db
from interviews.domain.base import Base
from interviews.domain.candidates import Candidate
from interviews.domain.committees import Docket, Seat
from interviews.domain.debriefs import Debrief
from interviews.domain.loops import Interview, Loop, Panelist
from interviews.domain.openings import Opening
from interviews.domain.packets import Packet
from interviews.domain.people import Grant, Person, Role
from interviews.domain.scorecards import Scorecard
from interviews.policy import Act
from interviews.web.policing import everything, may

NEVER = "Never who referred the candidate or has a conflict of interest"
RULES: dict[type[Base], str] = {
    Opening: "Those who coordinate or administer.",
    Candidate: f"Those who coordinate or administer, and the panels of this candidate’s loops. {NEVER}.",
    Loop: f"Those who coordinate or administer. {NEVER}. Panelists read their own interviews.",
    Interview: f"Its panel, and those who coordinate or administer. {NEVER}.",
    Debrief: "The panel, and those who coordinate or administer. "
    f"{NEVER}, nor who is still to judge this candidate in another loop.",
    Docket: "The members of its committee, and those who coordinate or administer. "
    "Each of its packets has readers of its own.",
    Packet: "The members of its docket’s committee, and those who coordinate or administer. "
    f"{NEVER}, nor who is still to judge this candidate.",
}


@dataclass(frozen=True)
class Readers:
    """Who can read a record: names, each with why, as far as one may know them; and the rule in words."""

    named: Sequence[tuple[str, str]]
    rule: str


def readers_of(thing: Base, rule: str = "", why: Mapping[UUID, str] | None = None) -> Readers:
    """Who can read it now. `rule` says more than the noun's own; `why` is for people with a reason of their
    own.
    """
    named = _named(thing, why or {}) if may("track", thing) else []
    return Readers(named, rule or RULES[type(thing)])


def who_might(thing: Base) -> Select[Person, bool]:
    """Everybody whom the policy could let read it, by name, and whether they have to do with it themselves.

    The others coordinate or administer.
    """
    involved = Person.id.in_(_INVOLVED[type(thing)](thing))
    staff = Person.grants.any(Grant.role.in_((Role.COORDINATOR, Role.ADMINISTRATOR)))
    people = everything(Act.SEE, Person).where(or_(involved, staff)).add_columns(involved)
    return people.options(selectinload(Person.grants)).order_by(Person.name, Person.id)


def who_sees(thing: Base, people: Sequence[Person]) -> list[Person]:
    """Those of these people who can see the thing now: each is asked about, in one query."""
    kind, one = cast(Any, type(thing)), cast(Any, thing)
    sight = [policy.allowed(person, Act.SEE, kind).where(kind.id == one.id).exists() for person in people]
    answers = db.session.execute(select(*sight)).one()
    return [person for person, can in zip(people, answers, strict=True) if can]


def _named(thing: Base, why: Mapping[UUID, str]) -> list[tuple[str, str]]:
    words = {True: _AS[type(thing)], False: "coordinates or administers"}
    reasons = {person: words[involved] for person, involved in db.session.execute(who_might(thing))}
    return [(p.name, why.get(p.id, reasons[p])) for p in who_sees(thing, list(reasons))]


def _panel(*narrowed: Any) -> Select[UUID]:
    """Who has or had a place on interviews that are so."""
    return select(Panelist.person_id).join(Panelist.interview).join(Interview.loop).where(*narrowed)


def _members(docket_id: UUID) -> Select[UUID]:
    """Who sits on the committee of a docket."""
    of_it = Docket.committee_id == Seat.committee_id
    return select(Seat.person_id).join(Docket, of_it).where(Docket.id == docket_id)


def _nobody(_: Opening) -> Select[UUID]:
    return select(Person.id).where(Person.id.is_(None))


_INVOLVED: dict[type[Base], Callable[[Any], Select[UUID]]] = {
    Opening: _nobody,
    Candidate: lambda candidate: _panel(Loop.candidate_id == candidate.id),
    Loop: lambda loop: _panel(Loop.id == loop.id),
    Interview: lambda interview: _panel(Interview.id == interview.id),
    Scorecard: lambda card: _panel(Loop.id == card.panelist.interview.loop_id),
    Debrief: lambda debrief: _panel(Loop.id == debrief.loop_id),
    Docket: lambda docket: _members(docket.id),
    Packet: lambda packet: _members(packet.docket_id),
}
_AS: dict[type[Base], str] = {
    Opening: "",
    Candidate: "on a panel",
    Loop: "on the panel",
    Interview: "on the panel",
    Scorecard: "on the panel",
    Debrief: "on the panel",
    Docket: "on the committee",
    Packet: "on the committee",
}
