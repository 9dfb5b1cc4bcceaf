"""What the pages of a candidate read."""

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload

from interviews.domain.candidates import Candidate, Conflict
from interviews.domain.loops import Interview, Loop
from interviews.domain.openings import Opening
from interviews.domain.people import Person


def labels() -> Select[str]:
    """The labels that are taken."""
    return select(Candidate.label)


def working_here(people: Select[Person]) -> Select[Person]:
    """Those of these people who haven't left, by name."""
    return people.where(Person.left_at.is_(None)).order_by(Person.name, Person.id)


def conflicts(candidate: Candidate) -> Select[Conflict]:
    """The conflicts of interest that are declared, by name."""
    return (
        select(Conflict)
        .where(Conflict.candidate_id == candidate.id)
        .join(Conflict.person)
        .options(joinedload(Conflict.person))
        .order_by(Person.name, Person.id)
    )


def loops_of(candidate: Candidate, loops: Select[Loop]) -> Select[Loop]:
    """Those of these loops that are the candidate's, by opening."""
    return (
        loops.where(Loop.candidate_id == candidate.id)
        .join(Loop.opening)
        .options(joinedload(Loop.opening), selectinload(Loop.breaks))
        .order_by(Opening.title, Opening.id)
    )


def interviews_of(candidate: Candidate, interviews: Select[Interview]) -> Select[Interview]:
    """Those of these interviews that are with the candidate, in the order of the plan."""
    return (
        interviews.join(Interview.loop)
        .where(Loop.candidate_id == candidate.id)
        .order_by(Loop.opening_id, Interview.position)
    )
