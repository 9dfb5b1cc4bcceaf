"""What the calendar of one person is made from."""

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import joinedload, selectinload

from interviews.domain.loops import Interview, Loop, Panelist, Removal
from interviews.domain.people import CalendarLink, Person, at_rest


def by_token(token: str) -> Select[Person]:
    """Whose link has this secret, while they work here."""
    return (
        select(Person)
        .join(Person.calendar_link)
        .where(CalendarLink.token_hash == at_rest(token), Person.left_at.is_(None))
        .options(selectinload(Person.grants))
    )


def held_by(person: Person, interviews: Select[Interview]) -> Select[Interview]:
    """Those of these interviews on whose panel this person is now."""
    gone = exists().where(Removal.panelist_id == Panelist.id)
    mine = Interview.places.any((Panelist.person_id == person.id) & ~gone)
    return (
        interviews.where(mine)
        .options(joinedload(Interview.loop).joinedload(Loop.opening), selectinload(Interview.changes))
        .order_by(Interview.id)
    )
