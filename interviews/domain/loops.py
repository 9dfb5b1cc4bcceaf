"""One candidate going through one opening's plan: interviews, their kits, their panels."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from interviews.domain.banks import Anchor, Competency, QuestionVersion
from interviews.domain.base import Base, Id, Refused, one_of
from interviews.domain.candidates import Candidate
from interviews.domain.openings import Opening, PlannedInterview, Release
from interviews.domain.people import Person, Role

if TYPE_CHECKING:
    from interviews.domain.breaks import Break
    from interviews.domain.debriefs import Debrief
    from interviews.domain.scorecards import Scorecard

SEAL_WITHIN = timedelta(hours=24)


class Part(StrEnum):
    """What a panelist is there for. A shadow learns; their scorecard never counts."""

    INTERVIEWER = "interviewer"
    SHADOW = "shadow"


class Loop(Base):
    """One candidate going through one opening's plan."""

    __tablename__ = "loop"
    __table_args__ = (UniqueConstraint("opening_id", "candidate_id"),)

    id: Mapped[Id]
    opening_id: Mapped[UUID] = mapped_column(ForeignKey("opening.id"), index=True)
    opening: Mapped[Opening] = relationship(back_populates="loops")
    candidate_id: Mapped[UUID] = mapped_column(ForeignKey("candidate.id"), index=True)
    candidate: Mapped[Candidate] = relationship()
    made_at: Mapped[datetime]
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    by: Mapped[Person] = relationship()
    debrief_at: Mapped[datetime | None]
    interviews: Mapped[list["Interview"]] = relationship(
        back_populates="loop", cascade="all, delete-orphan", order_by="Interview.position"
    )
    adjustments: Mapped[list["Adjustment"]] = relationship(
        back_populates="loop", cascade="all, delete-orphan", order_by="Adjustment.at"
    )
    debrief: Mapped["Debrief | None"] = relationship(back_populates="loop")
    breaks: Mapped[list["Break"]] = relationship(back_populates="loop", order_by="Break.asked_at")

    @classmethod
    def begin(cls, opening: Opening, candidate: Candidate, at: datetime, by: Person) -> "Loop":
        """Make every interview of the plan for this candidate, each with its kit."""
        if not opening.criteria or not opening.plan:
            raise Refused("Set the bar and the plan of the opening first.")
        if any(loop.candidate is candidate for loop in opening.loops):
            raise Refused(f"{candidate.name} already has a loop for this opening.")
        interviews = [Interview.of(planned) for planned in opening.plan]
        loop = cls(opening=opening, candidate=candidate, made_at=at, by=by, interviews=interviews)
        loop.record("began", at, by)
        return loop

    @property
    def panel(self) -> list["Panelist"]:
        """Everybody who is on an interview of this loop now, ordered by name."""
        everyone = (p for interview in self.interviews for p in interview.panel)
        return sorted(everyone, key=lambda p: (p.person.name, p.interview.position))

    @property
    def awaited(self) -> list["Panelist"]:
        """Who has still to seal before the debrief can open, or to be excused. Shadows hold nothing back."""
        return [p for p in self.panel if p.is_required and not p.scorecard.is_sealed]

    @property
    def broken(self) -> list["Break"]:
        """The times that its seal was broken, the first one first."""
        return [asked for asked in self.breaks if asked.confirmed]

    def was_read_by(self, person: Person) -> bool:
        """Whether somebody could read others' scorecards here: under the rule after own, or by a break."""
        sealed = {p.person for p in self.panel if p.scorecard.is_sealed}
        by_rule = self.opening.release is Release.AFTER_OWN and person in sealed
        return by_rule or any(broken.asked_by is person for broken in self.broken)

    def plan_debrief(self, when: datetime, at: datetime, by: Person) -> None:
        """Say when the debrief meets."""
        if self.debrief:
            raise Refused("The debrief is already open.")
        self.debrief_at = when
        self.record("planned the debrief", at, by)

    def adjust(self, need: str, instruction: str, at: datetime, by: Person) -> "Adjustment":
        """Arrange what the candidate needs: `need` is for coordinators alone, `instruction` for the panel."""
        if not need.strip() or not instruction.strip():
            raise Refused("Write both: what is needed, and what the interviewers do.")
        adjustment = Adjustment(need=need, instruction=instruction, at=at, by=by)
        self.adjustments.append(adjustment)
        self.record("arranged an adjustment", at, by)
        return adjustment


class Interview(Base):
    """One meeting of a loop: time, place, panel, kit."""

    __tablename__ = "interview"
    __table_args__ = (UniqueConstraint("loop_id", "position"),)

    id: Mapped[Id]
    loop_id: Mapped[UUID] = mapped_column(ForeignKey("loop.id"))
    loop: Mapped[Loop] = relationship(back_populates="interviews")
    position: Mapped[int]
    title: Mapped[str]
    minutes: Mapped[int]
    starts_at: Mapped[datetime | None]
    place: Mapped[str] = mapped_column(default="")
    focus: Mapped[list[Competency]] = relationship(secondary="interview_focus", order_by=Competency.name)
    kit: Mapped[list["KitQuestion"]] = relationship(
        back_populates="interview", cascade="all, delete-orphan", order_by="KitQuestion.position"
    )
    places: Mapped[list["Panelist"]] = relationship(
        back_populates="interview", cascade="all, delete-orphan", order_by="Panelist.id"
    )

    @classmethod
    def of(cls, planned: PlannedInterview) -> "Interview":
        """The meeting that the plan asks for, with the versions that are approved today."""
        interview = cls(
            position=planned.position, title=planned.title, minutes=planned.minutes, focus=list(planned.focus)
        )
        for asked in planned.asked:
            version, level = asked.question.approved, planned.opening.level
            if not version or level not in version.levels:
                raise Refused(f"“{asked.question.latest.title}” isn't approved for {level.name} any more.")
            if all(version.competency is not c.competency for c in planned.opening.criteria):
                raise Refused(
                    f"The bar doesn't name {version.competency.name}, which “{version.title}” shows."
                )
            interview.kit.append(KitQuestion(position=asked.position, version=version))
        return interview

    @property
    def panel(self) -> list["Panelist"]:
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

    def schedule(self, starts_at: datetime, place: str, at: datetime, by: Person) -> None:
        """Set or move time and place."""
        if self.loop.debrief:
            raise Refused("The debrief is open: when and where the interview was stands.")
        self.starts_at, self.place = starts_at, place.strip()
        self.record("scheduled", at, by)

    def assign(self, person: Person, part: Part, at: datetime, by: Person) -> "Panelist":
        """Put somebody on the panel, with a scorecard of their own."""
        if self.loop.debrief:
            raise Refused("The debrief is open: the panel stands.")
        if Role.INTERVIEWER not in person.roles or person.left_at:
            raise Refused(f"{person.name} isn't an interviewer.")
        if any(place.person is person for place in self.places):
            raise Refused(f"{person.name} already had a place on this interview.")
        if self.loop.was_read_by(person):
            raise Refused(f"{person.name} may have read the others here, so they judge no more of this loop.")
        candidate = self.loop.candidate
        if candidate.referred_by is person or any(c.person is person for c in candidate.conflicts):
            raise Refused(f"{person.name} can't judge this candidate: there is a conflict of interest.")
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


class Panelist(Base):
    """A person's place on an interview. Taking the place away leaves the row, with who did it and why."""

    __tablename__ = "panelist"
    __table_args__ = (UniqueConstraint("interview_id", "person_id"),)

    id: Mapped[Id]
    interview_id: Mapped[UUID] = mapped_column(ForeignKey("interview.id"))
    interview: Mapped[Interview] = relationship(back_populates="places")
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    person: Mapped[Person] = relationship()
    part: Mapped[Part] = mapped_column(one_of(Part, "part"))
    scorecard: Mapped["Scorecard"] = relationship(back_populates="panelist", cascade="all, delete-orphan")
    removal: Mapped["Removal | None"] = relationship(back_populates="panelist", cascade="all, delete-orphan")
    excuse: Mapped["Excuse | None"] = relationship(back_populates="panelist", cascade="all, delete-orphan")

    @property
    def is_required(self) -> bool:
        """Whether the debrief waits for this scorecard."""
        return self.part is Part.INTERVIEWER and not self.excuse and not self.removal

    def start_scorecard(self) -> None:
        """The empty scorecard that comes with the place."""
        kind = type(self).scorecard.property.mapper.class_
        self.scorecard = kind(draft={}, version=1)

    def excuse_from_writing(self, reason: str, at: datetime, by: Person) -> None:
        """The debrief no longer waits for this scorecard. It never gives sight of the others."""
        self._leave_the_writing(reason)
        self.excuse = Excuse(reason=reason, at=at, by=by)
        self.record("excused", at, by, person=str(self.person.id))

    def remove(self, reason: str, at: datetime, by: Person) -> None:
        """Take the person off the panel. They see nothing but what they wrote themselves."""
        self._leave_the_writing(reason)
        self.removal = Removal(reason=reason, at=at, by=by)
        self.record("removed", at, by, person=str(self.person.id))

    def _leave_the_writing(self, reason: str) -> None:
        if self.interview.loop.debrief:
            raise Refused("The debrief is open: the panel stands.")
        if self.removal or self.excuse:
            raise Refused(f"{self.person.name} was already excused or removed.")
        if self.scorecard.is_sealed:
            raise Refused(f"{self.person.name} has sealed: what was sealed counts.")
        if not reason.strip():
            raise Refused("Say why: the packet gives the reason.")


class Removal(Base):
    """Why somebody is off a panel."""

    __tablename__ = "removal"

    id: Mapped[Id]
    panelist_id: Mapped[UUID] = mapped_column(ForeignKey("panelist.id"), unique=True)
    panelist: Mapped[Panelist] = relationship(back_populates="removal")
    reason: Mapped[str]
    at: Mapped[datetime]
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    by: Mapped[Person] = relationship()


class Excuse(Base):
    """Why somebody doesn't have to write a scorecard."""

    __tablename__ = "excuse"

    id: Mapped[Id]
    panelist_id: Mapped[UUID] = mapped_column(ForeignKey("panelist.id"), unique=True)
    panelist: Mapped[Panelist] = relationship(back_populates="excuse")
    reason: Mapped[str]
    at: Mapped[datetime]
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    by: Mapped[Person] = relationship()


class Adjustment(Base):
    """What a candidate needs so that the interview shows their ability.

    `need` is for coordinators alone; interviewers get `instruction`, in words of doing.
    """

    __tablename__ = "adjustment"

    id: Mapped[Id]
    loop_id: Mapped[UUID] = mapped_column(ForeignKey("loop.id"), index=True)
    loop: Mapped[Loop] = relationship(back_populates="adjustments")
    need: Mapped[str]
    instruction: Mapped[str]
    at: Mapped[datetime]
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    by: Mapped[Person] = relationship()
