"""Two candidates turn out to be one person. It only ever tightens: nobody sees more by it, many see less."""

from collections.abc import Iterator
from datetime import datetime

from interviews.direction import isolated
from interviews.domain.base import Refused
from interviews.domain.candidates.candidate import About, Candidate, Conflict
from interviews.domain.people import Person

REFERRED = "Referred them, as it was written down of the other entry."


def merge(kept: Candidate, other: Candidate, about: About, at: datetime, by: Person) -> None:
    """`other` is the same person as `kept`: all that is of theirs moves, and their own row stays as an alias.

    It can't be undone. Labels stay reserved, and an issued packet keeps what it printed. `about` is what is
    known of them from now on.
    """
    if hindrance := next(hindrances(kept, other), None):
        raise Refused(hindrance)
    for person, reason, since, declared_by in list(_partial_to(other)):
        if not kept.is_partial(person):
            kept.conflicts.append(
                Conflict(person=person, reason=reason, at=since or at, by=declared_by or by)
            )
    for loop in list(other.loops):
        loop.candidate = kept
    for document in list(other.documents):
        document.candidate = kept
    for alias in (*other.aliases, other):
        alias.merged_into = kept
    other.merged_at, other.merged_by = at, by
    kept.describe(about, at, by)
    kept.record("merged", at, by, other=str(other.id))


def hindrances(kept: Candidate, other: Candidate) -> Iterator[str]:
    """What keeps the two from being made one, a sentence each."""
    if kept is other:
        yield "That is the same entry already. Choose another one."
    if kept.merged_into or other.merged_into:
        yield "One of them is part of another candidate already."
    for opening in {loop.opening for loop in kept.loops} & {loop.opening for loop in other.loops}:
        yield f"Both have a loop for {isolated(opening.title)}, and one person goes through a plan once."


def _partial_to(other: Candidate) -> Iterator[tuple[Person, str, datetime | None, Person | None]]:
    """Who must not judge them: each with the reason, and when and by whom it was declared."""
    for conflict in other.conflicts:
        yield conflict.person, conflict.reason, conflict.at, conflict.by
    if other.referred_by:
        yield other.referred_by, REFERRED, None, None
