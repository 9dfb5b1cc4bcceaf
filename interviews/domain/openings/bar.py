"""What the job needs: its competencies with their weights, and the rule."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from interviews.domain.banks import Competency
from interviews.domain.base import Base, Id, Refused

if TYPE_CHECKING:
    from interviews.domain.openings.opening import Opening

OBSERVERS_OF_A_MUST_HAVE = 2


@dataclass(frozen=True)
class CriterionDraft:
    """One competency of the bar as somebody set it; `weight` is a whole number from 1 to 10."""

    competency: Competency
    weight: int
    must_have: bool


class Criterion(Base):
    """One competency of an opening: how much it weighs, and whether nobody is hired without it."""

    __tablename__ = "criterion"
    __table_args__ = (
        UniqueConstraint("opening_id", "competency_id"),
        CheckConstraint("weight BETWEEN 1 AND 10", name="weight"),
    )

    id: Mapped[Id]
    opening_id: Mapped[UUID] = mapped_column(ForeignKey("opening.id"))
    opening: Mapped["Opening"] = relationship(back_populates="criteria")
    competency_id: Mapped[UUID] = mapped_column(ForeignKey("competency.id"))
    competency: Mapped[Competency] = relationship()
    weight: Mapped[int]
    must_have: Mapped[bool]
    position: Mapped[int]


def set_as_drafted(criterion: Criterion, draft: CriterionDraft, position: int) -> Criterion:
    """The criterion, as somebody set it."""
    criterion.weight, criterion.must_have, criterion.position = draft.weight, draft.must_have, position
    return criterion


def check_bar(drafts: Sequence[CriterionDraft], bar_rating: int, others_needed: int) -> None:
    """Refuse what can't be a bar."""
    if not drafts:
        raise Refused("Name one competency at least.")
    if len({draft.competency for draft in drafts}) < len(drafts):
        raise Refused("Name each competency once.")
    if any(not 1 <= draft.weight <= 10 for draft in drafts):
        raise Refused("A weight is a whole number from 1 to 10.")
    if not 1 <= bar_rating <= 6:
        raise Refused("The bar is a point of the scale, from 1 to 6.")
    others = sum(not draft.must_have for draft in drafts)
    if not 0 <= others_needed <= others:
        raise Refused(f"The rule can ask for 0 to {others} of the others.")
