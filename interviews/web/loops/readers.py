"""Who can read a loop's scorecards now, as the policy that guards them says."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Select, literal, select, union_all
from sqlalchemy.orm import Session, selectinload

from interviews import policy
from interviews.domain.loops import Interview, Loop, Panelist
from interviews.domain.people import Person
from interviews.domain.scorecards import Scorecard
from interviews.policy import Act
from interviews.printing.words import listed


def readers(session: Session, loop: Loop, arrangers: Iterable[Person]) -> list[tuple[str, str]]:
    """Everybody of the panel, and of those who arrange, who can read something: who and what, by name."""
    authors = {place.person_id: place.person.name for i in loop.interviews for place in i.places}
    people = _with_roles(session, set(authors) | {person.id for person in arrangers})
    found = session.execute(union_all(*(_read_by(person, loop) for person in people)))
    read: dict[str, set[UUID]] = {}
    for reader, author in found:
        read.setdefault(reader, set()).add(author)
    return [(p.name, _words(p, read[str(p.id)], authors)) for p in people if str(p.id) in read]


def _with_roles(session: Session, ids: set[UUID]) -> list[Person]:
    found = select(Person).where(Person.id.in_(ids)).order_by(Person.name, Person.id)
    return list(session.scalars(found.options(selectinload(Person.grants))))


def _read_by(person: Person, loop: Loop) -> Select[str, UUID]:
    """Whose scorecards of this loop this person may see."""
    cards = policy.allowed(person, Act.SEE, Scorecard).join(Scorecard.panelist).join(Panelist.interview)
    return cards.where(Interview.loop_id == loop.id).with_only_columns(
        literal(str(person.id)), Panelist.person_id
    )


def _words(person: Person, read: set[UUID], authors: dict[UUID, str]) -> str:
    others = sorted(authors[id] for id in read - {person.id})
    own = ["their own"] if person.id in read else []
    return listed([*own, *(f"{name}’s" for name in others)])
