"""A job to fill, and what is decided of it once for every candidate."""

import json
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from interviews.direction import isolated
from interviews.domain.banks import Competency, Level
from interviews.domain.base import Base, Id, Refused, one_of
from interviews.domain.openings.bar import Criterion, CriterionDraft, check_bar, set_as_drafted
from interviews.domain.openings.plan import (
    PlanContent,
    PlannedDraft,
    PlannedInterview,
    PlanVersion,
    check_planned,
    check_rested,
)
from interviews.domain.people import Person

if TYPE_CHECKING:
    from interviews.domain.loops import Loop


class Release(StrEnum):
    """When panelists read each other's scorecards. There is no rule "always"."""

    AT_DEBRIEF = "at debrief"
    AFTER_OWN = "after own"


class Profile(StrEnum):
    """What a packet says of people."""

    ANONYMISED = "anonymised"
    NAMED = "named"


class Opening(Base):
    """A job to fill: title, level, competencies with weights, the bar, and the plan."""

    __tablename__ = "opening"
    __table_args__ = (CheckConstraint("bar_rating BETWEEN 1 AND 6", name="bar_rating"),)

    id: Mapped[Id]
    title: Mapped[str]
    level_id: Mapped[UUID] = mapped_column(ForeignKey("level.id"))
    level: Mapped[Level] = relationship()
    release: Mapped[Release] = mapped_column(one_of(Release, "release"), default=Release.AT_DEBRIEF)
    profile: Mapped[Profile] = mapped_column(one_of(Profile, "profile"), default=Profile.ANONYMISED)
    bar_rating: Mapped[int] = mapped_column(default=3)
    others_needed: Mapped[int] = mapped_column(default=0)
    made_at: Mapped[datetime]
    locked_at: Mapped[datetime | None]
    criteria: Mapped[list[Criterion]] = relationship(
        back_populates="opening", cascade="all, delete-orphan", order_by="Criterion.position"
    )
    plan: Mapped[list[PlannedInterview]] = relationship(order_by="PlannedInterview.position")
    """The interviews of the newest version."""
    plan_versions: Mapped[list[PlanVersion]] = relationship(
        back_populates="opening", cascade="all, delete-orphan", order_by="PlanVersion.number"
    )
    loops: Mapped[list["Loop"]] = relationship(back_populates="opening")

    @classmethod
    def announce(
        cls, title: str, level: Level, release: Release, profile: Profile, at: datetime, by: Person
    ) -> "Opening":
        """A new opening; its bar and its plan come next."""
        if not title.strip():
            raise Refused("Give the opening a title.")
        opening = cls(
            title=title,
            level=level,
            release=release,
            profile=profile,
            made_at=at,
            bar_rating=3,
            others_needed=0,
        )
        opening.record("announced", at, by)
        return opening

    @property
    def must_haves(self) -> list[Criterion]:
        """The criteria that the bar asks of everybody."""
        return [criterion for criterion in self.criteria if criterion.must_have]

    @property
    def asked_about(self) -> set[Competency]:
        """The competencies that the questions of the plan show."""
        asked = (question.question for interview in self.plan for question in interview.asked)
        return {(question.approved or question.latest).competency for question in asked}

    def set_bar(
        self, drafts: Sequence[CriterionDraft], bar_rating: int, others_needed: int, at: datetime, by: Person
    ) -> None:
        """Fix weights, must-haves and the rule: `bar_rating` or more on each must-have, in two interviews,
        and on `others_needed` of the others. Refused from the first sealed scorecard on.
        """
        if self.locked_at:
            raise Refused(
                "The bar stands since the first scorecard was sealed; it can't be changed any more."
            )
        check_bar(drafts, bar_rating, others_needed)
        if unnamed := self.asked_about - {draft.competency for draft in drafts}:
            names = ", ".join(map(isolated, sorted(competency.name for competency in unnamed)))
            raise Refused(f"The plan asks about {names}: the bar has to name what is rated.")
        self.bar_rating, self.others_needed = bar_rating, others_needed
        kept = {criterion.competency: criterion for criterion in self.criteria}
        self.criteria = [
            set_as_drafted(
                kept.get(draft.competency) or Criterion(competency=draft.competency), draft, position
            )
            for position, draft in enumerate(drafts)
        ]
        self.record("set the bar", at, by)

    def choose_release(self, release: Release, at: datetime, by: Person) -> None:
        """When panelists read each other's scorecards. Refused from the first sealed scorecard on."""
        if self.locked_at:
            raise Refused(
                "A scorecard was sealed under this rule, so it stands. Only a new opening has another."
            )
        if release is self.release:
            raise Refused("That is the rule as it stands.")
        self.release = release
        self.record("chose the release", at, by, release=release.value)

    @property
    def newest(self) -> PlanVersion | None:
        """The version of the plan that the next loop is made from."""
        return self.plan_versions[-1] if self.plan_versions else None

    @property
    def stands(self) -> bool:
        """Whether a loop was made from the plan as it is: then a change makes another version of it."""
        return bool(self.newest and self.newest.loops)

    def set_plan(self, drafts: Sequence[PlannedDraft], at: datetime, by: Person, reason: str = "") -> None:
        """The interviews that every candidate gets. Once a loop was made from them they stand: a change is a
        new version then, with its reason, for the loops that come after.
        """
        self.check_plan(drafts, {criterion.competency for criterion in self.criteria}, at, by)
        content = PlanContent.of(drafts)
        number = self._number_of(content, reason)
        if not self.newest or number > self.newest.number:
            self.plan_versions.append(PlanVersion.of(number, content, reason, at, by))
        else:
            self.newest.become(content, reason, at, by)
        version = self.plan_versions[-1]
        self.plan = list(version.interviews)
        self.record("set the plan", at, by, version=version.number, fingerprint=version.fingerprint)

    def _number_of(self, content: PlanContent, reason: str) -> int:
        """The newest version's, or if a loop was made from that one, the next."""
        if self.newest and self.stands and self.newest.fingerprint == content.fingerprint:
            raise Refused("That is the plan as it stands.")
        number = len(self.plan_versions) + (self.stands or not self.newest)
        if number > 1 and not reason.strip():
            raise Refused(
                "Say why the plan changes: candidates had another one, and the reason stays with it."
            )
        return number

    def check_plan(
        self, drafts: Sequence[PlannedDraft], bar: set[Competency], at: datetime, by: Person
    ) -> None:
        """Refuse what can't be the plan under a bar of these competencies. A question that cools comes into
        no new plan; where it is asked already, it stays.
        """
        if not drafts:
            raise Refused("Plan one interview at least.")
        kept = {asked.question for planned in self.plan for asked in planned.asked}
        for draft in drafts:
            check_planned(draft, self.level, bar)
            for question in draft.questions:
                if question not in kept:
                    check_rested(question, at, by)

    def lock(self, at: datetime) -> None:
        """The first seal fixes weights, bar and release for good. Locking twice changes nothing.

        Nobody's name is on it: it would tell who sealed first.
        """
        if not self.locked_at:
            self.locked_at = at
            self.record("locked the bar", at, None)

    def fingerprint(self) -> str:
        """SHA-256, in hexadecimal, of the bar in canonical JSON: level, rule, criteria in order of key."""
        bar = {
            "level": self.level.key,
            "bar_rating": self.bar_rating,
            "others_needed": self.others_needed,
            "criteria": sorted([c.competency.key, c.weight, c.must_have] for c in self.criteria),
        }
        return sha256(json.dumps(bar, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
