"""What became of an interview after it was agreed: each change is a row with its reason, and none is undone.

Reasons are for those who arrange. A panelist reads that something changed, and when: a reason in somebody's
words would be a channel between panelists before the seal.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from interviews.domain.base import Base, Id, Refused, one_of
from interviews.domain.people import Person

if TYPE_CHECKING:
    from interviews.domain.loops.interview import Interview
    from interviews.domain.loops.loop import Loop


class Kind(StrEnum):
    """What a change did. The history has the same verbs."""

    MOVED = "moved"
    CANCELLED = "cancelled"
    MISSED = "missed"
    REPLACED = "replaced"
    SPLIT = "split"


CALLED_OFF = (Kind.CANCELLED, Kind.MISSED)


class Change(Base):
    """One change of one interview: from when to when, or who for whom, and why.

    `who` left the panel or didn't come; nobody in a change of the kind missed is the candidate.
    """

    __tablename__ = "interview_change"

    id: Mapped[Id]
    interview_id: Mapped[UUID] = mapped_column(ForeignKey("interview.id"), index=True)
    interview: Mapped["Interview"] = relationship(back_populates="changes")
    kind: Mapped[Kind] = mapped_column(one_of(Kind, "kind"))
    reason: Mapped[str]
    was_at: Mapped[datetime | None]
    now_at: Mapped[datetime | None]
    who_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    who: Mapped[Person | None] = relationship(foreign_keys=[who_id])
    instead_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    instead: Mapped[Person | None] = relationship(foreign_keys=[instead_id])
    at: Mapped[datetime]
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    by: Mapped[Person] = relationship(foreign_keys=[by_id])


@dataclass(frozen=True)
class SplitDraft:
    """How an interview becomes two: what each part is called and takes, and what is asked in the second."""

    title: str
    minutes: int
    second_title: str
    second_minutes: int
    second_questions: frozenset[UUID]


def with_reason(reason: str, sentence: str) -> str:
    """The reason, if there is one."""
    if not reason.strip():
        raise Refused(sentence)
    return reason.strip()


def changes_of(loop: "Loop") -> list[Change]:
    """Everything that changed in the interviews of a loop, the first change first."""
    return in_order(change for interview in loop.interviews for change in interview.changes)


def in_order(changes: Iterable[Change]) -> list[Change]:
    """These changes as they happened."""
    return sorted(changes, key=lambda change: (change.at, change.kind, str(change.interview_id)))
