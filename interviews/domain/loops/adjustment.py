"""What a candidate needs so that the interviews show their ability: asked for, arranged, changed, ended.

Why it is needed is for coordinators alone, and is kept ciphered. Interviewers get the instruction, in words
of doing; minutes and breaks of the loop follow by themselves.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from interviews.domain.base import Base, Id, Refused
from interviews.domain.ciphered import Ciphered
from interviews.domain.people import Person

if TYPE_CHECKING:
    from interviews.domain.loops.loop import Loop

EXTRA = (0, 25, 50, 100)
LONGEST_PAUSE = 120


@dataclass(frozen=True)
class Effect:
    """What an adjustment does to the times of the interviews to come.

    `extra` is time added to each of them, in percent of what is planned; `pause` are the minutes that are
    free after each, at least.
    """

    extra: int = 0
    pause: int = 0

    def minutes(self, planned: int) -> int:
        """How long an interview takes: what is planned and the extra, rounded up to five minutes."""
        return planned if not self.extra else -(-planned * (100 + self.extra) // 500) * 5


NO_EFFECT = Effect()


class Request(Base):
    """What a candidate asked for through their guide. It waits until it is arranged, or answered."""

    __tablename__ = "adjustment_request"
    need = Ciphered()

    id: Mapped[Id]
    loop_id: Mapped[UUID] = mapped_column(ForeignKey("loop.id"), index=True)
    loop: Mapped["Loop"] = relationship(back_populates="requests")
    need_kept: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    adjustments: Mapped[list["Adjustment"]] = relationship(
        back_populates="request", order_by="Adjustment.at, Adjustment.id"
    )
    refusal: Mapped["Refusal | None"] = relationship(back_populates="request", cascade="all, delete-orphan")

    @property
    def is_open(self) -> bool:
        """Whether nobody has arranged it yet, or answered why not."""
        return not self.adjustments and not self.refusal

    @property
    def arranged(self) -> list["Adjustment"]:
        """What holds now of that which was arranged for it."""
        return [adjustment for adjustment in self.adjustments if not adjustment.ending]

    def refuse(self, why: str, talked: str, at: datetime, by: Person) -> None:
        """Answer it without arranging it: why not, and who talked with the candidate."""
        self.insist_open()
        if not why.strip() or not talked.strip():
            raise Refused("Write both: why it isn’t arranged, and who talked with the candidate.")
        self.refusal = Refusal(why=why, talked=talked.strip(), at=at, by=by)
        self.record("answered without arranging", at, by, loop=str(self.loop.id))

    def insist_open(self) -> None:
        """Go on only if nobody was here before."""
        if not self.is_open:
            raise Refused("Somebody has answered this meanwhile.")


class Refusal(Base):
    """Why a request isn't arranged, and who talked with the candidate."""

    __tablename__ = "adjustment_refusal"
    why = Ciphered()

    id: Mapped[Id]
    request_id: Mapped[UUID] = mapped_column(ForeignKey("adjustment_request.id"), unique=True)
    request: Mapped[Request] = relationship(back_populates="refusal")
    why_kept: Mapped[str] = mapped_column(Text)
    talked: Mapped[str]
    at: Mapped[datetime]
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    by: Mapped[Person] = relationship()


class Adjustment(Base):
    """What is done for a candidate. `need` is for coordinators alone; interviewers get `instruction`."""

    __tablename__ = "adjustment"
    need = Ciphered()

    id: Mapped[Id]
    loop_id: Mapped[UUID] = mapped_column(ForeignKey("loop.id"), index=True)
    loop: Mapped["Loop"] = relationship(back_populates="adjustments")
    need_kept: Mapped[str] = mapped_column(Text)
    instruction: Mapped[str]
    extra: Mapped[int]
    pause: Mapped[int]
    at: Mapped[datetime]
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    by: Mapped[Person] = relationship()
    request_id: Mapped[UUID | None] = mapped_column(ForeignKey("adjustment_request.id"), index=True)
    request: Mapped[Request | None] = relationship(back_populates="adjustments")
    before_id: Mapped[UUID | None] = mapped_column(ForeignKey("adjustment.id"))
    before: Mapped["Adjustment | None"] = relationship(
        remote_side="Adjustment.id"
    )  # what it stands in place of
    ending: Mapped["Ending | None"] = relationship(back_populates="adjustment", cascade="all, delete-orphan")

    @property
    def effect(self) -> Effect:
        """What it does to the times."""
        return Effect(self.extra, self.pause)

    def change(
        self, need: str, instruction: str, effect: Effect, why: str, at: datetime, by: Person
    ) -> "Adjustment":
        """Arrange it otherwise from now on; what was arranged before stays on record."""
        self._close(why, at, by)
        changed = self.loop.adjust(need, instruction, at, by, effect)
        changed.request, changed.before = self.request, self
        return changed

    def end(self, why: str, at: datetime, by: Person) -> None:
        """It holds no more; the times of the interviews to come follow."""
        self._close(why, at, by)
        self.loop.follow(at)
        self.record("ended an adjustment", at, by, loop=str(self.loop.id))

    def _close(self, why: str, at: datetime, by: Person) -> None:
        if self.ending:
            raise Refused("This adjustment was changed or ended meanwhile.")
        if not why.strip():
            raise Refused("Say why: what was arranged for a candidate isn’t changed without a reason.")
        self.ending = Ending(why=why, at=at, by=by)


class Ending(Base):
    """Why an adjustment holds no more."""

    __tablename__ = "adjustment_ending"
    why = Ciphered()

    id: Mapped[Id]
    adjustment_id: Mapped[UUID] = mapped_column(ForeignKey("adjustment.id"), unique=True)
    adjustment: Mapped[Adjustment] = relationship(back_populates="ending")
    why_kept: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    by: Mapped[Person] = relationship()
