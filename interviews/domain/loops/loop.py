"""One candidate going through one opening's plan."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, UniqueConstraint
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from interviews.direction import isolated
from interviews.domain.base import Base, Id, Refused
from interviews.domain.candidates import Candidate
from interviews.domain.loops.adjustment import NO_EFFECT, Adjustment, Effect, Request
from interviews.domain.loops.interview import Interview
from interviews.domain.loops.panel import Panelist
from interviews.domain.loops.withdrawal import Withdrawal
from interviews.domain.openings import Opening, PlannedInterview, PlanVersion, Release, by_title
from interviews.domain.people import Person

if TYPE_CHECKING:
    from interviews.domain.breaks import Break
    from interviews.domain.debriefs import Debrief
    from interviews.domain.guides import Guide
    from interviews.domain.waivers import Waiver

MOST_UNANSWERED = 10


class Loop(Base):
    """One candidate going through one opening's plan."""

    __tablename__ = "loop"
    __table_args__ = (UniqueConstraint("opening_id", "candidate_id"),)

    id: Mapped[Id]
    opening_id: Mapped[UUID] = mapped_column(ForeignKey("opening.id"), index=True)
    opening: Mapped[Opening] = relationship(back_populates="loops")
    plan_version_id: Mapped[UUID] = mapped_column(ForeignKey("plan_version.id"), index=True)
    plan_version: Mapped[PlanVersion] = relationship(back_populates="loops")
    candidate_id: Mapped[UUID] = mapped_column(ForeignKey("candidate.id"), index=True)
    candidate: Mapped[Candidate] = relationship()
    made_at: Mapped[datetime]
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    by: Mapped[Person] = relationship()
    debrief_at: Mapped[datetime | None]
    interviews: Mapped[list[Interview]] = relationship(
        back_populates="loop", cascade="all, delete-orphan", order_by="Interview.position"
    )
    adjustments: Mapped[list[Adjustment]] = relationship(
        back_populates="loop", cascade="all, delete-orphan", order_by=(Adjustment.at, Adjustment.id)
    )
    requests: Mapped[list[Request]] = relationship(
        back_populates="loop", cascade="all, delete-orphan", order_by=(Request.at, Request.id)
    )
    debrief: Mapped["Debrief | None"] = relationship(back_populates="loop")
    breaks: Mapped[list["Break"]] = relationship(back_populates="loop", order_by="Break.asked_at")
    guides: Mapped[list["Guide"]] = relationship(back_populates="loop", order_by="Guide.made_at")
    waivers: Mapped[list["Waiver"]] = relationship(back_populates="loop", order_by="Waiver.at")
    withdrawals: Mapped[list[Withdrawal]] = relationship(back_populates="loop", order_by=Withdrawal.at)

    @classmethod
    def begin(cls, opening: Opening, candidate: Candidate, at: datetime, by: Person) -> "Loop":
        """Make every interview of the plan for this candidate, each with its kit."""
        version = opening.newest
        if not opening.criteria or not opening.plan or not version:
            raise Refused("Set the bar and the plan of the opening first.")
        if any(loop.candidate is candidate for loop in opening.loops):
            raise Refused(f"{isolated(candidate.name)} already has a loop for this opening.")
        interviews = [Interview.of(planned) for planned in opening.plan]
        loop = cls(
            opening=opening,
            plan_version=version,
            candidate=candidate,
            made_at=at,
            by=by,
            interviews=interviews,
        )
        loop.record("began", at, by, plan=version.number, fingerprint=version.fingerprint)
        return loop

    @property
    def has_newest_plan(self) -> bool:
        """Whether it was made from, or brought to, the plan as it is for the next candidate."""
        return self.plan_version is self.opening.newest

    def has_begun(self, at: datetime) -> bool:
        """Whether the candidate has met somebody: from then on the loop keeps its plan."""
        return any(interview.starts_at and interview.starts_at <= at for interview in self.interviews)

    def take_newest_plan(self, at: datetime, by: Person) -> None:
        """Be brought to the newest version of the plan, before anybody has met the candidate.

        An interview that stands in both, by its title, keeps its time, its place and its panel. One that has
        had a panel is never dropped: who was on it would be free to know what others think.
        """
        newest = self.opening.newest
        if not newest or self.has_newest_plan:
            raise Refused("This loop has the newest plan already.")
        if self.debrief or self.has_begun(at):
            raise Refused("An interview of this loop has begun, so it keeps the plan that it was made from.")
        pairs, dropped = by_title(newest.interviews, self.interviews)
        for interview in dropped:
            _check_unmet(interview)
        self._take(newest, pairs)
        self.record("took the newest plan", at, by, plan=newest.number, fingerprint=newest.fingerprint)

    def _take(self, newest: PlanVersion, pairs: Iterable[tuple[PlannedInterview, Interview | None]]) -> None:
        after = 1 + max(interview.position for interview in self.interviews)
        taken = []
        for planned, interview in pairs:
            if interview:
                interview.become(planned)
            meeting = interview or Interview.of(planned)
            meeting.position = after + planned.position  # old and new are in the table for a moment
            taken.append(meeting)
        self.interviews, self.plan_version = taken, newest  # minutes and breaks follow, as adjusted

    @property
    def withdrawal(self) -> Withdrawal | None:
        """The withdrawal that stands, if the candidate went away."""
        return next((one for one in self.withdrawals if not one.taken_back_at), None)

    @hybrid_property
    def is_withdrawn(self) -> bool:
        """Whether the candidate went away."""
        return self.withdrawal is not None

    @is_withdrawn.inplace.expression
    @classmethod
    def _is_withdrawn(cls) -> ColumnElement[bool]:
        return cls.withdrawals.any(Withdrawal.taken_back_at.is_(None))

    def insist_it_goes_on(self) -> None:
        """Refuse whatever would only make sense with the candidate there."""
        if self.is_withdrawn:
            raise Refused("The candidate withdrew.")

    def withdraw(self, words: str, at: datetime, by: Person) -> Withdrawal:
        """The candidate goes away: links to the guide end, times to come are free, nothing opens by it."""
        self.insist_it_goes_on()
        for interview in self.interviews:
            if interview.starts_at and interview.starts_at > at and not self.debrief:
                interview.cancel("The candidate withdrew.", at, by)
        withdrawal = Withdrawal(words=words.strip(), at=at, by=by)
        self.withdrawals.append(withdrawal)
        for guide in self.guides:
            if guide.is_open(at):
                guide.end(at, by)
        if self.debrief_at and self.debrief_at > at and not self.debrief:
            self.debrief_at = None
        self.record("withdrawn by the candidate", at, by)
        return withdrawal

    def come_back(self, why: str, at: datetime, by: Person) -> None:
        """The candidate changed their mind."""
        if not self.withdrawal:
            raise Refused("The candidate didn't withdraw.")
        self.withdrawal.take_back(why, at, by)

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
        """Whether somebody could read others' scorecards here: under the rule after own, or by a break.

        Of a loop that the candidate left nobody learns who has sealed, so whoever sat in it may have.
        """
        places = (place for interview in self.interviews for place in interview.places)
        may_have = {
            p.person for p in places if self.is_withdrawn or (p.scorecard.is_sealed and not p.removal)
        }
        by_rule = self.opening.release is Release.AFTER_OWN and person in may_have
        return by_rule or any(broken.asked_by is person for broken in self.broken)

    def plan_debrief(self, when: datetime, at: datetime, by: Person) -> None:
        """Say when the debrief meets."""
        self.insist_it_goes_on()
        if self.debrief:
            raise Refused("The debrief is already open.")
        self.debrief_at = when
        self.record("planned the debrief", at, by)

    @property
    def arranged(self) -> list[Adjustment]:
        """The adjustments that hold now."""
        return [adjustment for adjustment in self.adjustments if not adjustment.ending]

    @property
    def unanswered(self) -> list[Request]:
        """What the candidate asked for and nobody has arranged yet, or answered why not."""
        return [request for request in self.requests if request.is_open]

    @property
    def effect(self) -> Effect:
        """What the adjustments that hold now do to the times together: the longest of each."""
        effects = [NO_EFFECT, *(adjustment.effect for adjustment in self.arranged)]
        return Effect(max(one.extra for one in effects), max(one.pause for one in effects))

    def ask(self, need: str, at: datetime) -> Request:
        """Note what the candidate asks for through their guide."""
        if not need.strip():
            raise Refused("Choose what would help, or write it.")
        if len(self.unanswered) >= MOST_UNANSWERED:
            raise Refused(
                "You have asked for as much as we can keep before we answer. Please write to the person "
                "whom your guide names."
            )
        request = Request(need=need, at=at)
        self.requests.append(request)
        self.record("was asked for an adjustment", at, None)
        return request

    def adjust(
        self, need: str, instruction: str, at: datetime, by: Person, effect: Effect = NO_EFFECT
    ) -> Adjustment:
        """Arrange what the candidate needs: `need` is for coordinators alone, `instruction` for the panel.

        The times of the interviews to come follow.
        """
        self.insist_it_goes_on()
        if not need.strip() or not instruction.strip():
            raise Refused("Write both: what is needed, and what the interviewers do.")
        adjustment = Adjustment(
            need=need, instruction=instruction, extra=effect.extra, pause=effect.pause, at=at, by=by
        )
        self.adjustments.append(adjustment)
        self.follow(at)
        self.record("arranged an adjustment", at, by)
        return adjustment

    def answer(
        self, request: Request, need: str, instruction: str, effect: Effect, at: datetime, by: Person
    ) -> Adjustment:
        """Arrange what the candidate asked for."""
        request.insist_open()
        adjustment = self.adjust(need, instruction, at, by, effect)
        adjustment.request = request
        return adjustment

    def follow(self, at: datetime) -> None:
        """Let the interviews to come take the time that the adjustments ask for. What has begun stays."""
        for interview in self.interviews:
            if not interview.has_begun(at):
                interview.follow(self.effect)

    @validates("interviews")
    def _followed(self, _name: str, interview: Interview) -> Interview:
        """An interview that comes into the loop later takes the time too."""
        interview.follow(self.effect)
        return interview


def _check_unmet(interview: Interview) -> None:
    if interview.places:
        title = isolated(interview.title)
        raise Refused(f"{title} isn't in the newest plan, but has had a panel: this loop keeps its plan.")
