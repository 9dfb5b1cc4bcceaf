"""What was sealed: ratings with their evidence, never edited, with a proof of when they stood."""

import json
import secrets
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from interviews.domain.banks import Anchor
from interviews.domain.base import Base, Id, Refused, clean, one_of
from interviews.domain.loops import KitQuestion
from interviews.domain.people import Person
from interviews.domain.scorecards.draft import (
    AnswerDraft,
    CardDraft,
    Confidence,
    EvidenceKind,
    NotAssessed,
    Recommendation,
)

if TYPE_CHECKING:
    from interviews.domain.scorecards.card import Scorecard


class Seal(Base):
    """One sealing of a scorecard, with what it held then. Withdrawn seals stay, without effect."""

    __tablename__ = "seal"

    id: Mapped[Id]
    scorecard_id: Mapped[UUID] = mapped_column(ForeignKey("scorecard.id"), index=True)
    scorecard: Mapped["Scorecard"] = relationship(back_populates="seals")
    at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    salt: Mapped[str]
    withheld_salt: Mapped[str]
    digest: Mapped[str]
    recommendation: Mapped[Recommendation] = mapped_column(one_of(Recommendation, "recommendation"))
    confidence: Mapped[Confidence] = mapped_column(one_of(Confidence, "confidence"))
    reasons: Mapped[str]
    ratings: Mapped[list["Rating"]] = relationship(
        back_populates="seal", cascade="all, delete-orphan", order_by="Rating.position"
    )

    @classmethod
    def of(cls, draft: CardDraft, kit: list[KitQuestion], at: datetime) -> "Seal":
        """Write a complete draft out, in the order of the kit; each proof gets 256 random bits of salt."""
        seal = cls(
            at=at,
            salt=secrets.token_hex(32),
            withheld_salt=secrets.token_hex(32),
            recommendation=draft.recommendation,
            confidence=draft.confidence,
            reasons=clean(draft.reasons),
            ratings=[Rating.of(question, draft.answers[question.id]) for question in kit],
        )
        seal.digest = seal.commitment()
        return seal

    def withheld(self) -> str:
        """SHA-256, in hexadecimal, of the recommendation under a salt of its own.

        The first part of a packet gives this hash and not that salt: the proof covers the recommendation,
        and nobody can guess it from the proof.
        """
        return _digest(self.withheld_salt, self.opinion())

    def opinion(self) -> dict[str, Any]:
        """What the recommendation's own proof covers."""
        return {
            "recommendation": self.recommendation.value,
            "confidence": self.confidence.value,
            "reasons": self.reasons,
        }

    def content(self) -> dict[str, Any]:
        """What the proof covers: every rating, piece of evidence and word, as sealed, and when."""
        return {
            "sealed_at": self.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "withheld": self.withheld(),
            "ratings": [rating.content() for rating in self.ratings],
        }

    def commitment(self) -> str:
        """SHA-256, in hexadecimal, over the salt, a new line, and the content in canonical JSON."""
        return _digest(self.salt, self.content())


def canonical(content: dict[str, Any]) -> str:
    """JSON with sorted keys, no spaces, and characters as they are: one text for one content."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _digest(salt: str, content: dict[str, Any]) -> str:
    return sha256(f"{salt}\n{canonical(content)}".encode()).hexdigest()


class Rating(Base):
    """One question of a sealed scorecard: the point chosen, or why none was."""

    __tablename__ = "rating"
    __table_args__ = (
        UniqueConstraint("seal_id", "question_id"),
        CheckConstraint("value BETWEEN 1 AND 6", name="value"),
        CheckConstraint("(value IS NULL) <> (not_assessed IS NULL)", name="value_or_reason"),
    )

    id: Mapped[Id]
    seal_id: Mapped[UUID] = mapped_column(ForeignKey("seal.id"))
    seal: Mapped[Seal] = relationship(back_populates="ratings")
    question_id: Mapped[UUID] = mapped_column(ForeignKey("kit_question.id"), index=True)
    question: Mapped[KitQuestion] = relationship()
    position: Mapped[int]
    value: Mapped[int | None]
    not_assessed: Mapped[NotAssessed | None] = mapped_column(one_of(NotAssessed, "not_assessed"))
    not_assessed_words: Mapped[str]
    confidence: Mapped[Confidence | None] = mapped_column(one_of(Confidence, "confidence"))
    evidence: Mapped[list["Evidence"]] = relationship(
        back_populates="rating", cascade="all, delete-orphan", order_by="Evidence.position"
    )
    revisions: Mapped[list["Revision"]] = relationship(
        back_populates="rating", cascade="all, delete-orphan", order_by="Revision.at"
    )

    @classmethod
    def of(cls, question: KitQuestion, answer: AnswerDraft) -> "Rating":
        """The rating that a complete answer gives."""
        pieces = [piece for piece in answer.evidence if clean(piece.text).strip()]
        return cls(
            question=question,
            position=question.position,
            value=answer.value,
            not_assessed=answer.not_assessed,
            not_assessed_words=clean(answer.not_assessed_words) if answer.not_assessed else "",
            confidence=answer.confidence if answer.value else None,
            evidence=[Evidence(position=n, kind=p.kind, text=clean(p.text)) for n, p in enumerate(pieces)],
        )

    @property
    def now(self) -> int | None:
        """The value as it stands: the last revision's, or the sealed one."""
        return self.revisions[-1].value if self.revisions else self.value

    def anchor(self, value: int | None) -> Anchor | None:
        """The rubric's words for a point of this question's scale; None for no point."""
        return next((anchor for anchor in self.question.scale if anchor.point == value), None)

    def content(self) -> dict[str, Any]:
        """What the proof covers of this rating."""
        return {
            "question": str(self.question.id),
            "value": self.value,
            "not_assessed": self.not_assessed and self.not_assessed.value,
            "not_assessed_words": self.not_assessed_words,
            "confidence": self.confidence and self.confidence.value,
            "evidence": [[piece.kind.value, piece.text] for piece in self.evidence],
        }

    def revise(self, value: int, reason: str, at: datetime, by: Person) -> None:
        """Rate anew, in the open: the sealed value stays beside it."""
        loop = self.question.interview.loop
        if by is not self.seal.scorecard.panelist.person:
            raise Refused("Only its author revises a rating.")
        if not loop.debrief or loop.debrief.closed_at:
            raise Refused("A rating is revised while the debrief is open.")
        if not self.anchor(value):
            raise Refused("Choose a point of the scale.")
        if value == self.now:
            raise Refused("That is the rating as it stands.")
        if not reason.strip():
            raise Refused("Say what changed your mind: the packet shows it beside both values.")
        revision = Revision.of(value, reason, at, by)
        self.revisions.append(revision)
        self.record("revised", at, by, commitment=revision.commitment())


class Evidence(Base):
    """One thing that was said, done or written, or that the author made of it."""

    __tablename__ = "evidence"

    id: Mapped[Id]
    rating_id: Mapped[UUID] = mapped_column(ForeignKey("rating.id"), index=True)
    rating: Mapped[Rating] = relationship(back_populates="evidence")
    position: Mapped[int]
    kind: Mapped[EvidenceKind] = mapped_column(one_of(EvidenceKind, "kind"))
    text: Mapped[str]


class Revision(Base):
    """A new value after release, with its reason. The first value stays."""

    __tablename__ = "revision"

    id: Mapped[Id]
    rating_id: Mapped[UUID] = mapped_column(ForeignKey("rating.id"), index=True)
    rating: Mapped[Rating] = relationship(back_populates="revisions")
    value: Mapped[int]
    reason: Mapped[str]
    at: Mapped[datetime]
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    by: Mapped[Person] = relationship()
    salt: Mapped[str]

    @classmethod
    def of(cls, value: int, reason: str, at: datetime, by: Person) -> "Revision":
        """A revision with 256 random bits of salt for its proof."""
        return cls(value=value, reason=clean(reason), at=at, by=by, salt=secrets.token_hex(32))

    def commitment(self) -> str:
        """SHA-256, in hexadecimal, of value, reason and time under the salt: it gives nothing away."""
        at = self.at.astimezone(UTC).isoformat(timespec="microseconds")
        return _digest(self.salt, {"value": self.value, "reason": self.reason, "revised_at": at})
