"""Who can read which scorecard of a loop now, as the policy that guards them says."""

from uuid import UUID

from sqlalchemy import Select, literal, union_all

from interviews import policy
from interviews.db import db
from interviews.direction import isolated
from interviews.domain.loops import Interview, Loop, Panelist
from interviews.domain.people import Person
from interviews.domain.scorecards import Scorecard
from interviews.policy import Act
from interviews.printing.words import listed
from interviews.web.readers import Readers, who_might

RULE = "Nobody reads what isn’t sealed but who writes it."


def readers_of_scorecards(loop: Loop) -> Readers:
    """Everybody who can read one at least, and whose, for those who may know where they stand."""
    people = db.session.scalars(who_might(loop)).all()
    authors = {place.person_id: place.person.name for i in loop.interviews for place in i.places}
    read: dict[str, set[UUID]] = {}
    for reader, author in db.session.execute(union_all(*(_read_by(person, loop) for person in people))):
        read.setdefault(reader, set()).add(author)
    return Readers([(p.name, _words(p, read[str(p.id)], authors)) for p in people if str(p.id) in read], RULE)


def _read_by(person: Person, loop: Loop) -> Select[str, UUID]:
    """Whose scorecards of this loop this person may see."""
    cards = policy.allowed(person, Act.SEE, Scorecard).join(Scorecard.panelist).join(Panelist.interview)
    return cards.where(Interview.loop_id == loop.id).with_only_columns(
        literal(str(person.id)), Panelist.person_id
    )


def _words(person: Person, read: set[UUID], authors: dict[UUID, str]) -> str:
    others = sorted(authors[id] for id in read - {person.id})
    own = ["their own"] if person.id in read else []
    return listed([*own, *(f"{isolated(name)}’s" for name in others)])
