"""What the pages of a candidate read."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload

from interviews.domain.candidates import Candidate, CandidateDocument, Conflict
from interviews.domain.loops import Interview, Loop
from interviews.domain.openings import Opening
from interviews.domain.people import Person


def labels() -> Select[str]:
    """The labels that are taken."""
    return select(Candidate.label)


def by_name(candidates: Select[Candidate]) -> Select[Candidate]:
    """These candidates by name."""
    return candidates.order_by(Candidate.name, Candidate.id)


def loops_of_all(candidates: Iterable[Candidate], loops: Select[Loop]) -> Select[Loop]:
    """Those of these loops that are one of these candidates', by opening."""
    return (
        loops.where(Loop.candidate_id.in_([candidate.id for candidate in candidates]))
        .join(Loop.opening)
        .options(joinedload(Loop.opening), selectinload(Loop.withdrawals))
        .order_by(Opening.title, Opening.id)
    )


def known_as(candidates: Select[Candidate], id: UUID) -> Select[Candidate]:
    """Of these candidates, the one into whom another with this id was merged."""
    return candidates.where(Candidate.aliases.any(Candidate.id == id))


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
        .options(joinedload(Loop.opening), selectinload(Loop.breaks), selectinload(Loop.withdrawals))
        .order_by(Opening.title, Opening.id)
    )


def documents_of(candidate: Candidate, documents: Select[CandidateDocument]) -> Select[CandidateDocument]:
    """Those of these documents that are the candidate's, by name; never their bytes."""
    return (
        documents.where(CandidateDocument.candidate_id == candidate.id)
        .options(joinedload(CandidateDocument.removed_by))
        .order_by(CandidateDocument.name, CandidateDocument.id)
    )


def interviews_of(candidate: Candidate, interviews: Select[Interview]) -> Select[Interview]:
    """Those of these interviews that are with the candidate, in the order of the plan."""
    return (
        interviews.join(Interview.loop)
        .where(Loop.candidate_id == candidate.id)
        .order_by(Loop.opening_id, Interview.position)
    )
