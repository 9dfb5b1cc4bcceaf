"""One candidate going through one opening's plan."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from interviews.direction import isolated
from interviews.domain.base import Base, Id, Refused
from interviews.domain.candidates import Candidate
from interviews.domain.loops.interview import Interview
from interviews.domain.loops.panel import Panelist
from interviews.domain.openings import Opening, Release
from interviews.domain.people import Person

if TYPE_CHECKING:
    from interviews.domain.breaks import Break
    from interviews.domain.debriefs import Debrief
    from interviews.domain.guides import Guide
    from interviews.domain.waivers import Waiver


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
    interviews: Mapped[list[Interview]] = relationship(
        back_populates="loop", cascade="all, delete-orphan", order_by="Interview.position"
    )
    adjustments: Mapped[list["Adjustment"]] = relationship(
        back_populates="loop", cascade="all, delete-orphan", order_by="Adjustment.at"
    )
    debrief: Mapped["Debrief | None"] = relationship(back_populates="loop")
    breaks: Mapped[list["Break"]] = relationship(back_populates="loop", order_by="Break.asked_at")
    guides: Mapped[list["Guide"]] = relationship(back_populates="loop", order_by="Guide.made_at")
    waivers: Mapped[list["Waiver"]] = relationship(back_populates="loop", order_by="Waiver.at")

    @classmethod
    def begin(cls, opening: Opening, candidate: Candidate, at: datetime, by: Person) -> "Loop":
        """Make every interview of the plan for this candidate, each with its kit."""
        if not opening.criteria or not opening.plan:
            raise Refused("Set the bar and the plan of the opening first.")
        if any(loop.candidate is candidate for loop in opening.loops):
            raise Refused(f"{isolated(candidate.name)} already has a loop for this opening.")
        interviews = [Interview.of(planned) for planned in opening.plan]
        loop = cls(opening=opening, candidate=candidate, made_at=at, by=by, interviews=interviews)
        loop.record("began", at, by)
        return loop

    @property
    def panel(self) -> list[Panelist]:
        """Everybody who is on an interview of this loop now, ordered by name."""
        everyone = (p for interview in self.interviews for p in interview.panel)
        return sorted(everyone, key=lambda p: (p.person.name, p.interview.position))

    @property
    def awaited(self) -> list[Panelist]:
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
