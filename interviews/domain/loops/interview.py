"""One meeting of a loop, and what is asked in it."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship
from sqlalchemy.orm.attributes import flag_modified

from interviews.direction import isolated
from interviews.domain.banks import Anchor, Competency, QuestionVersion
from interviews.domain.base import Base, Id, Refused
from interviews.domain.loops.adjustment import Effect
from interviews.domain.loops.panel import Panelist, Part
from interviews.domain.openings import PlannedInterview, PlannedQuestion, Release
from interviews.domain.people import Person, Role

if TYPE_CHECKING:
    from interviews.domain.loops.loop import Loop

SEAL_WITHIN = timedelta(hours=24)


class Interview(Base):
    """One meeting of a loop: time, place, panel, kit.

    `planned_minutes` and `planned_break` are the plan's, the same for every candidate; `minutes` are those of
    this meeting, and `break_after` are the candidate's own before the next one. What is told to a committee
    is the plan's.
    """

    __tablename__ = "interview"
    __table_args__ = (UniqueConstraint("loop_id", "position"),)

    id: Mapped[Id]
    loop_id: Mapped[UUID] = mapped_column(ForeignKey("loop.id"))
    loop: Mapped["Loop"] = relationship(back_populates="interviews")
    position: Mapped[int]
    title: Mapped[str]
    planned_minutes: Mapped[int]
    minutes: Mapped[int]
    planned_break: Mapped[int] = mapped_column(default=0)
    break_after: Mapped[int] = mapped_column(default=0)
    starts_at: Mapped[datetime | None]
    place: Mapped[str] = mapped_column(default="")
    focus: Mapped[list[Competency]] = relationship(secondary="interview_focus", order_by=Competency.name)
    kit: Mapped[list["KitQuestion"]] = relationship(
        back_populates="interview", cascade="all, delete-orphan", order_by="KitQuestion.position"
    )
    places: Mapped[list[Panelist]] = relationship(
        back_populates="interview", cascade="all, delete-orphan", order_by="Panelist.id"
    )

    @classmethod
    def of(cls, planned: PlannedInterview) -> "Interview":
        """The meeting that the plan asks for, with the versions that are approved today."""
        return cls(
            position=planned.position,
            title=planned.title,
            planned_minutes=planned.minutes,
            minutes=planned.minutes,
            planned_break=planned.break_after,
            break_after=planned.break_after,
            focus=list(planned.focus),
            kit=kit_of(planned),
        )

    def become(self, planned: PlannedInterview) -> None:
        """Be what a newer plan asks for. Time, place and panel stay. A kit that asks the same stays as it is;
        another one comes only while nobody has begun to write.
        """
        if not self.asks_as(planned):
            self._change_the_kit(planned)
        self.planned_minutes, self.planned_break = planned.minutes, planned.break_after
        self.focus = list(planned.focus)

    def _change_the_kit(self, planned: PlannedInterview) -> None:
        if any(place.scorecard.started_at for place in self.places):
            title = isolated(self.title)
            raise Refused(f"Somebody has begun to write about {title}: this loop keeps its plan.")
        self.kit = kit_of(planned, after=1 + max(question.position for question in self.kit))
        for place in self.places:  # who begins to write in this moment fails, and is told so
            flag_modified(place.scorecard, "draft")

    def asks_as(self, planned: PlannedInterview) -> bool:
        """Whether it asks the same questions in the same order."""
        asked = [question.version.question for question in self.kit]
        return asked == [each.question for each in planned.asked]

    @property
    def panel(self) -> list[Panelist]:
        """Who is on it now, ordered by name."""
        return sorted((p for p in self.places if not p.removal), key=lambda p: p.person.name)

    @property
    def ends_at(self) -> datetime | None:
        """When it ends, if it has a time."""
        return self.starts_at and self.starts_at + timedelta(minutes=self.minutes)

    @property
    def due_at(self) -> datetime | None:
        """By when its scorecards should be sealed: a day after it ends."""
        return self.ends_at and self.ends_at + SEAL_WITHIN

    def why_not_begun(self, at: datetime) -> str:
        """What keeps its scorecards from being sealed yet; empty once it has begun."""
        if not self.starts_at:
            return "This interview has no time yet. Once a coordinator has set it, seal after the interview."
        return (
            "" if self.starts_at <= at else "This interview hasn't begun. Its scorecard is sealed after it."
        )

    def has_begun(self, at: datetime) -> bool:
        """Whether it has a time, which has come."""
        return bool(self.starts_at and self.starts_at <= at)

    @property
    def is_adjusted(self) -> bool:
        """Whether it takes longer than planned, or leaves a longer break."""
        return self.minutes > self.planned_minutes or self.break_after > self.planned_break

    def follow(self, effect: Effect) -> None:
        """Take the time that the adjustments ask for."""
        self.minutes = effect.minutes(self.planned_minutes)
        self.break_after = max(self.planned_break, effect.pause)

    def schedule(self, starts_at: datetime, place: str, at: datetime, by: Person) -> None:
        """Set or move time and place."""
        if self.loop.debrief:
            raise Refused("The debrief is open: when and where the interview was stands.")
        self.starts_at, self.place = starts_at, place.strip()
        self.record("scheduled", at, by)

    def assign(self, person: Person, part: Part, at: datetime, by: Person) -> Panelist:
        """Put somebody on the panel, with a scorecard of their own."""
        if self.loop.debrief:
            raise Refused("The debrief is open: the panel stands.")
        if Role.INTERVIEWER not in person.roles or person.left_at:
            raise Refused(f"{isolated(person.name)} isn't an interviewer.")
        if person is by and self.loop.opening.release is Release.AFTER_OWN:
            raise Refused("Somebody else puts you on this panel: who has sealed reads the others here.")
        if any(place.person is person for place in self.places):
            raise Refused(f"{isolated(person.name)} already had a place on this interview.")
        if any(loop.was_read_by(person) for loop in self.loop.candidate.loops if not loop.debrief):
            raise Refused(f"{isolated(person.name)} may have read what others wrote of this candidate.")
        if self.loop.candidate.is_partial(person):
            raise Refused(
                f"{isolated(person.name)} can't judge this candidate: there is a conflict of interest."
            )
        panelist = Panelist(person=person, part=part)
        self.places.append(panelist)
        panelist.start_scorecard()
        self.record("assigned", at, by, person=str(person.id), part=part.value)
        return panelist


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
    interview: Mapped[Interview] = relationship(back_populates="kit")
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
