"""The scorecard: draft, sealed, and what may happen to it in between and after."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship
from sqlalchemy.orm.attributes import flag_modified

from interviews.direction import isolated
from interviews.domain.base import Base, Id, Refused
from interviews.domain.loops import KitQuestion, Panelist
from interviews.domain.openings import Release
from interviews.domain.people import Person
from interviews.domain.scorecards.draft import LONGEST_TEXT, MOST_EVIDENCE, CardDraft, Overtaken, Sending
from interviews.domain.scorecards.gaps import Gap, gaps, thin
from interviews.domain.scorecards.seal import Seal


class Standing(StrEnum):
    """All that anyone but the author may know of an unreleased scorecard, for chasing."""

    NOT_STARTED = "not started"
    STARTED = "started"
    SEALED = "sealed"
    LATE = "late"
    EXCUSED = "excused"


class Scorecard(Base):
    """What one panelist saw, in their own words, before hearing anyone else."""

    __tablename__ = "scorecard"

    id: Mapped[Id]
    panelist_id: Mapped[UUID] = mapped_column(ForeignKey("panelist.id"), unique=True)
    panelist: Mapped[Panelist] = relationship(back_populates="scorecard")
    draft: Mapped[dict[str, Any]]
    version: Mapped[int] = mapped_column()
    started_at: Mapped[datetime | None]
    saved_at: Mapped[datetime | None]
    sent_by_page: Mapped[UUID | None]
    sent_number: Mapped[int | None]
    seals: Mapped[list[Seal]] = relationship(
        back_populates="scorecard", cascade="all, delete-orphan", order_by=Seal.at
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - the base class declares it so

    @property
    def kit(self) -> list[KitQuestion]:
        """The questions that this scorecard answers, in the order of asking."""
        return self.panelist.interview.kit

    @property
    def seal_in_force(self) -> Seal | None:
        """The seal that holds, if any."""
        return next((seal for seal in self.seals if not seal.withdrawn_at), None)

    @hybrid_property
    def is_sealed(self) -> bool:
        """Whether a seal holds."""
        return self.seal_in_force is not None

    @is_sealed.inplace.expression
    @classmethod
    def _is_sealed(cls) -> ColumnElement[bool]:
        return cls.seals.any(Seal.withdrawn_at.is_(None))

    @property
    def is_open(self) -> bool:
        """Whether its author can still write it."""
        place = self.panelist
        return not (self.is_sealed or place.excuse or place.removal or place.interview.loop.debrief)

    @property
    def may_be_unsealed(self) -> bool:
        """Whether its seal can still be withdrawn: nobody else can have read it."""
        loop = self.panelist.interview.loop
        unread = not loop.debrief and not loop.broken and loop.opening.release is Release.AT_DEBRIEF
        return self.is_sealed and unread

    def standing(self, at: datetime) -> Standing:
        """Where it stands, for those who chase."""
        due = self.panelist.interview.due_at
        if self.is_sealed:
            return Standing.SEALED
        if self.panelist.excuse:
            return Standing.EXCUSED
        if due and at > due:
            return Standing.LATE
        return Standing.STARTED if self.started_at else Standing.NOT_STARTED

    def read_draft(self) -> CardDraft:
        """What is written so far."""
        return CardDraft.from_json(self.draft)

    def save(
        self, draft: CardDraft, version: int, at: datetime, by: Person, sending: Sending | None = None
    ) -> None:
        """Keep what is written so far. `version` is the one that the author was looking at.

        Raises `Refused`, and changes nothing, if another window saved since, if a value is off its
        scale, or if a question isn't in the plan.
        """
        self._open_for(by)
        if version != self.version and not (sending and self._comes_after(sending)):
            raise Overtaken(
                "This scorecard was saved from another window since. What you typed here is kept below."
            )
        self._belongs(draft)
        if not self.started_at:
            self.started_at = at
            self.record("started", at, by)
        self.draft, self.saved_at = draft.as_json(), at
        self.sent_by_page = sending.page if sending else None
        self.sent_number = sending.number if sending else None

    def missing(self) -> list[Gap]:
        """What keeps it from being sealed."""
        return list(gaps(self.read_draft(), self.kit))

    def thin(self) -> list[KitQuestion]:
        """The questions whose rating rests on a single thing that was said, done or written."""
        return thin(self.read_draft(), self.kit)

    def seal(
        self, at: datetime, by: Person, version: int | None = None, release: Release | None = None
    ) -> None:
        """Close it: nobody reads it before its release, and nobody changes it unseen, the author included.

        `version` is the one that the author read last, and `release` the rule, if they read them. The first
        seal of an opening fixes its weights, its bar and the rule.
        """
        self._open_for(by)
        interview = self.panelist.interview
        opening = interview.loop.opening
        interview.loop.insist_it_goes_on()
        if waits := interview.why_not_begun(at):
            raise Refused(waits)
        if release not in (None, opening.release):
            raise Overtaken("When others may read it was changed since. Read once more what sealing means.")
        if version not in (None, self.version):
            raise Overtaken("This scorecard was saved from another window since. Read it once more.")
        if missing := self.missing():
            raise Refused(" ".join(gap.sentence for gap in missing))
        seal = Seal.of(self.read_draft(), self.kit, at)
        self.seals.append(seal)
        flag_modified(self, "draft")  # moves the version: a save that comes in between fails, and is told so
        self.record("sealed", at, by, commitment=seal.digest)
        opening.lock(at)

    def withdraw_seal(self, at: datetime, by: Person) -> None:
        """Open it again, while nobody can have seen anything."""
        seal = self.seal_in_force
        if by is not self.panelist.person:
            raise Refused("Only its author withdraws a seal.")
        if not seal:
            raise Refused("This scorecard isn't sealed.")
        if not self.may_be_unsealed:
            raise Refused(
                "Others may have read it, so the seal stays. You can revise a rating in the debrief."
            )
        seal.withdrawn_at = at
        self.record("withdrew the seal", at, by, commitment=seal.digest)

    def _comes_after(self, sending: Sending) -> bool:
        """Whether the same page sent what is kept, and sent it earlier; or the one that it continues."""
        if not self.sent_by_page:
            return False
        kept = self.sent_number or 0
        later = sending.page == self.sent_by_page and sending.number > kept
        return later or (sending.continues == self.sent_by_page and sending.after >= kept)

    def _open_for(self, by: Person) -> None:
        if by is not self.panelist.person:
            raise Refused("Only its author writes a scorecard.")
        if self.panelist.removal or self.panelist.excuse:
            raise Refused(
                "You don't have to write this scorecard any more; what you wrote stays readable to you."
            )
        if self.is_sealed:
            raise Refused("This scorecard is sealed.")
        if self.panelist.interview.loop.debrief:
            raise Refused("The debrief is open; this scorecard can't be written any more.")

    def _belongs(self, draft: CardDraft) -> None:
        kit = {question.id: question for question in self.kit}
        for key, answer in draft.answers.items():
            if key not in kit:
                raise Refused("One of these questions isn't in the plan of this interview.")
            points, title = len(kit[key].scale), isolated(kit[key].version.title)
            if answer.value is not None and not 1 <= answer.value <= points:
                raise Refused(f"{title}: the scale goes from 1 to {points}.")
            if len(answer.evidence) > MOST_EVIDENCE:
                raise Refused(f"{title}: {MOST_EVIDENCE} pieces of evidence are the most.")
            if not {*answer.probes} <= {*range(len(kit[key].version.probes))}:
                raise Refused(f"{title}: one of these probes isn't in the plan.")
            if any(len(text) > LONGEST_TEXT for text in answer.texts):
                raise Refused(f"{title}: a text holds {LONGEST_TEXT:,} characters at most.")
        if len(draft.reasons) > LONGEST_TEXT:
            raise Refused(f"The reasons hold {LONGEST_TEXT:,} characters at most.")
