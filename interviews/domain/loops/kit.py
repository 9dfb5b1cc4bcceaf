"""What is asked in a meeting: its questions in the versions that were approved, and what it looks at."""

from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from interviews.direction import isolated
from interviews.domain.banks import Anchor, QuestionVersion
from interviews.domain.base import Base, Id, Refused
from interviews.domain.openings import PlannedInterview, PlannedQuestion

if TYPE_CHECKING:
    from interviews.domain.loops.interview import Interview


class InterviewFocus(Base):
    """That an interview looks at a competency."""

    __tablename__ = "interview_focus"

    interview_id: Mapped[UUID] = mapped_column(ForeignKey("interview.id"), primary_key=True)
    competency_id: Mapped[UUID] = mapped_column(ForeignKey("competency.id"), primary_key=True)


class KitQuestion(Base):
    """A question as it is asked in one interview: this version, for ever."""

    __tablename__ = "kit_question"
    __table_args__ = (UniqueConstraint("interview_id", "position"),)

    id: Mapped[Id]
    interview_id: Mapped[UUID] = mapped_column(ForeignKey("interview.id"))
    interview: Mapped["Interview"] = relationship(back_populates="kit")
    version_id: Mapped[UUID] = mapped_column(ForeignKey("question_version.id"), index=True)
    version: Mapped[QuestionVersion] = relationship()
    position: Mapped[int]

    @property
    def scale(self) -> list[Anchor]:
        """The anchored points of this question at the level of the opening, from the lowest."""
        return self.version.rubric(self.interview.loop.opening.level)


def kit_of(planned: PlannedInterview, after: int = 0) -> list[KitQuestion]:
    """The questions of a planned interview in the versions that are approved today. Raises `Refused`.

    They stand at the places `after` those of a kit that gives way: both are in the table for a moment.
    """
    return [
        KitQuestion(position=after + asked.position, version=_approved(asked, planned))
        for asked in planned.asked
    ]


def _approved(asked: PlannedQuestion, planned: PlannedInterview) -> QuestionVersion:
    opening, version = planned.version.opening, asked.question.approved
    if not version or opening.level not in version.levels:
        title = isolated(asked.question.latest.title)
        raise Refused(f"“{title}” isn't approved for {isolated(opening.level.name)} any more.")
    if all(version.competency is not c.competency for c in opening.criteria):
        title, shown = isolated(version.title), isolated(version.competency.name)
        raise Refused(f"The bar doesn't name {shown}, which “{title}” shows.")
    return version
