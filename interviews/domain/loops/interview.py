"""One meeting of a loop, and what is asked in it."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID
from zoneinfo import ZoneInfo, available_timezones

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship
from sqlalchemy.orm.attributes import flag_modified

from interviews.direction import isolated
from interviews.domain.banks import Competency
from interviews.domain.base import Base, Id, Refused
from interviews.domain.loops.adjustment import Effect
from interviews.domain.loops.changes import CALLED_OFF, Change, Kind, SplitDraft, in_order, with_reason
from interviews.domain.loops.kit import KitQuestion, kit_of
from interviews.domain.loops.panel import Panelist, Part
from interviews.domain.openings import PlannedInterview, Release
from interviews.domain.people import Person, Role

if TYPE_CHECKING:
    from interviews.domain.loops.loop import Loop

SEAL_WITHIN = timedelta(hours=24)
WHY = "Say why: the loop keeps the reason."
MOVE_WHY = "Say why it moves: the loop keeps the reason."


class Interview(Base):
    """One meeting of a loop: time, place, panel, kit.

    `planned_minutes` and `planned_break` are the plan's, which a committee is told; `minutes` and
    `break_after` are this meeting's own. `zone` is the one in which the time was agreed, so that it survives
    new clocks or rules. `sequence` counts what calendars have to be told.
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
    zone: Mapped[str | None]
    place: Mapped[str] = mapped_column(default="")
    sequence: Mapped[int] = mapped_column(default=0)
    split_from_id: Mapped[UUID | None] = mapped_column(ForeignKey("interview.id"))
    split_from: Mapped["Interview | None"] = relationship(remote_side="Interview.id")
    focus: Mapped[list[Competency]] = relationship(secondary="interview_focus", order_by=Competency.name)
    kit: Mapped[list["KitQuestion"]] = relationship(
        back_populates="interview", cascade="all, delete-orphan", order_by="KitQuestion.position"
    )
    places: Mapped[list[Panelist]] = relationship(
        back_populates="interview", cascade="all, delete-orphan", order_by="Panelist.id"
    )
    changes: Mapped[list[Change]] = relationship(
        back_populates="interview", cascade="all, delete-orphan", order_by=Change.at
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
            sequence=0,
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

    def follow(self, effect: Effect) -> None:
        """Take the time that the adjustments ask for."""
        self.minutes = effect.minutes(self.planned_minutes)
        self.break_after = max(self.planned_break, effect.pause)

    @property
    def called_off(self) -> Change | None:
        """The change that took its time away, until it has a time again."""
        taken = [change for change in in_order(self.changes) if change.kind in CALLED_OFF]
        return taken[-1] if taken and not self.starts_at else None

    @property
    def meets_in(self) -> ZoneInfo:
        """The zone in which its time was agreed; UTC for a time from before zones were kept."""
        return ZoneInfo(self.zone or "UTC")

    def schedule(
        self,
        starts_at: datetime,
        place: str,
        at: datetime,
        by: Person,
        zone: str | None = None,
        reason: str = "",
    ) -> None:
        """Set time and place, or move it. To move it takes a reason; a new place alone takes none.

        `zone` is the IANA name of the one in which the time was agreed: that of `by`, unless said.
        """
        self._before_the_debrief()
        if zone is not None and zone not in available_timezones():
            raise Refused(f"{isolated(zone)} isn't a time zone that we know.")
        if starts_at > at and any(place.scorecard.is_sealed for place in self.places):
            raise Refused("Somebody has sealed a scorecard of it, so it was held.")
        was, moves = self.starts_at, self.starts_at not in {None, starts_at}
        reason = with_reason(reason, MOVE_WHY) if moves else ""
        self.sequence += bool(was or self.changes)
        self.starts_at, self.place, self.zone = starts_at, place.strip(), zone or by.zone
        if moves:
            self._changed(Kind.MOVED, reason, at, by, was_at=was, now_at=starts_at)
        else:
            self.record("scheduled", at, by)

    def cancel(self, reason: str, at: datetime, by: Person) -> None:
        """It doesn't take place then. Until it has a new time its scorecards wait."""
        reason = with_reason(reason, WHY)
        self._not_yet_held()
        self._call_off(Kind.CANCELLED, reason, at, by)

    def miss(self, who: Person | None, reason: str, at: datetime, by: Person) -> None:
        """Somebody didn't come (nobody of the panel: the candidate), so it counts as not held."""
        reason = with_reason(reason, "Say what happened: the loop keeps it.")
        self._not_yet_held()
        if self.starts_at and at < self.starts_at:
            raise Refused("This interview hasn't begun, so nobody has missed it. Move or cancel it.")
        if who and all(place.person is not who for place in self.panel):
            raise Refused(f"{isolated(who.name)} isn't on this panel.")
        self._call_off(Kind.MISSED, reason, at, by, who=who)

    def replace(self, place: Panelist, person: Person, reason: str, at: datetime, by: Person) -> None:
        """Put somebody else on the panel in the place of who can't come, in one step."""
        place.check_leaving(reason)
        self._join(person, place.part, by)
        place.take_away(reason, at, by)
        self.sequence += 1
        self._changed(Kind.REPLACED, reason, at, by, who=place.person, instead=person)

    def split(self, draft: SplitDraft, reason: str, at: datetime, by: Person) -> "Interview":
        """Hold it in two meetings, with one panel. It departs from the plan, so it takes a reason."""
        reason = with_reason(reason, "Say why: it departs from the plan.")
        self._splits(draft)
        second = self._second(draft)
        self.title, self.minutes = draft.title.strip(), draft.minutes
        self.planned_break = self.break_after = 0
        self.planned_minutes -= second.planned_minutes
        for place in self.panel:
            second.seat(place.person, place.part)
        self.sequence += 1
        self._changed(Kind.SPLIT, reason, at, by)
        return second

    def _second(self, draft: SplitDraft) -> "Interview":
        """The second part, with its questions and what they look at; the plan's minutes are shared out."""
        second = Interview(
            position=max(interview.position for interview in self.loop.interviews) + 1,
            title=draft.second_title.strip(),
            planned_minutes=self.planned_minutes
            * draft.second_minutes
            // (draft.minutes + draft.second_minutes),
            planned_break=self.planned_break,
            place=self.place,
            sequence=0,
            split_from=self,
        )
        self.loop.interviews.append(second)
        second.minutes, second.break_after = draft.second_minutes, self.break_after
        for question in [question for question in self.kit if question.id in draft.second_questions]:
            question.interview = second
        shown, kept = ({asked.version.competency for asked in part.kit} for part in (second, self))
        second.focus = [competency for competency in self.focus if competency in shown]
        self.focus = [c for c in self.focus if c in kept or c not in shown]
        return second

    def assign(self, person: Person, part: Part, at: datetime, by: Person) -> Panelist:
        """Put somebody on the panel, with a scorecard of their own."""
        panelist = self._join(person, part, by)
        self.record("assigned", at, by, person=str(person.id), part=part.value)
        return panelist

    def seat(self, person: Person, part: Part) -> Panelist:
        """A place with its empty scorecard, whoever may have it."""
        panelist = Panelist(person=person, part=part)
        self.places.append(panelist)
        panelist.start_scorecard()
        return panelist

    def _join(self, person: Person, part: Part, by: Person) -> Panelist:
        self.loop.insist_it_goes_on()
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
        return self.seat(person, part)

    def _before_the_debrief(self) -> None:
        self.loop.insist_it_goes_on()
        if self.loop.debrief:
            raise Refused("The debrief is open: when and where the interview was stands.")

    def _not_yet_held(self) -> None:
        self._before_the_debrief()
        if not self.starts_at:
            raise Refused("This interview has no time, so there is nothing to call off.")
        if any(place.scorecard.is_sealed for place in self.places):
            raise Refused("Somebody has sealed a scorecard of it, so it was held.")

    def _splits(self, draft: SplitDraft) -> None:
        self._before_the_debrief()
        if self.split_from or any(part.split_from is self for part in self.loop.interviews):
            raise Refused("This interview is one of two parts already.")
        if any(place.scorecard.started_at for place in self.places):
            raise Refused("Somebody has begun a scorecard here, so its questions stay together.")
        if not draft.title.strip() or not draft.second_title.strip():
            raise Refused("Give both parts a title.")
        if not 0 < len(draft.second_questions & {question.id for question in self.kit}) < len(self.kit):
            raise Refused("Leave at least one question in each part.")

    def _call_off(self, kind: Kind, reason: str, at: datetime, by: Person, who: Person | None = None) -> None:
        was, self.starts_at = self.starts_at, None
        self.sequence += 1
        self._changed(kind, reason, at, by, was_at=was, who=who)

    def _changed(self, kind: Kind, reason: str, at: datetime, by: Person, **more: Any) -> None:
        """Keep the change with its reason, and put down in the history that it happened, without."""
        self.changes.append(Change(kind=kind, reason=reason.strip(), at=at, by=by, **more))
        people = {name: str(more[name].id) for name in ("who", "instead") if more.get(name)}
        self.record(kind.value, at, by, **people)
