"""What happens to a version on its way: it is proposed, sent back, endorsed, approved; remarks on fields."""

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from interviews.direction import isolated
from interviews.domain.base import Base, Id, Refused, one_of
from interviews.domain.people import Person

if TYPE_CHECKING:
    from interviews.domain.banks.version import QuestionVersion


class StepKind(StrEnum):
    """What can happen to a version."""

    PROPOSED = "proposed"
    RETURNED = "returned"
    ENDORSED = "endorsed"
    APPROVED = "approved"


class Step(Base):
    """One thing that happened to a version on its way, with what was said of it."""

    __tablename__ = "step"

    id: Mapped[Id]
    version_id: Mapped[UUID] = mapped_column(ForeignKey("question_version.id"), index=True)
    version: Mapped["QuestionVersion"] = relationship(back_populates="steps")
    kind: Mapped[StepKind] = mapped_column(one_of(StepKind, "kind"))
    at: Mapped[datetime]
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    by: Mapped[Person] = relationship()
    comment: Mapped[str] = mapped_column(default="")


class Remark(Base):
    """What somebody says of one field of a version. It is open until it is settled.

    `place` names the field, such as `prompt`, or a point of the scale, such as `rubric.staff.3`.
    """

    __tablename__ = "remark"

    id: Mapped[Id]
    version_id: Mapped[UUID] = mapped_column(ForeignKey("question_version.id"), index=True)
    version: Mapped["QuestionVersion"] = relationship(back_populates="remarks")
    place: Mapped[str]
    words: Mapped[str]
    at: Mapped[datetime]
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    by: Mapped[Person] = relationship()
    settlement: Mapped["Settlement | None"] = relationship(
        back_populates="remark", cascade="all, delete-orphan"
    )

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.settlement is None

    def may_be_settled_by(self, person: Person) -> bool:
        """Whether it is open, and `person` made it, or wrote neither what it is about nor the answer."""
        wrote = self.version.writers | self.version.question.latest.writers
        return self.is_open and (self.by is person or person not in wrote)

    def settle(self, at: datetime, by: Person) -> None:
        """Say that it is answered: by who made it, or by somebody who didn't write the version."""
        if self.settlement:
            raise Refused("This remark is settled already.")
        if not self.may_be_settled_by(by):
            name = isolated(self.by.name)
            raise Refused(f"You wrote what this remark is about: {name}, or somebody else, settles it.")
        self.settlement = Settlement(at=at, by=by)
        self.record("settled", at, by)


class Settlement(Base):
    """When a remark was settled, and by whom."""

    __tablename__ = "settlement"

    id: Mapped[Id]
    remark_id: Mapped[UUID] = mapped_column(ForeignKey("remark.id"), unique=True)
    remark: Mapped[Remark] = relationship(back_populates="settlement")
    at: Mapped[datetime]
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    by: Mapped[Person] = relationship()
