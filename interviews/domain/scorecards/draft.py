"""A scorecard in the writing: one value, stored as one column, so that saving is one short write."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from interviews.domain.base import Refused, clean

LONGEST_TEXT = 20_000
MOST_EVIDENCE = 40
NO_CARD = "What arrived isn't a scorecard, so nothing was changed."

Kind = TypeVar("Kind", bound=StrEnum)


class Confidence(StrEnum):
    """How sure the author is."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class NotAssessed(StrEnum):
    """Why a question has no rating."""

    TIME = "time ran out"
    TROUBLE = "something went wrong"
    SKIPPED = "skipped on purpose"


class EvidenceKind(StrEnum):
    """Where a piece of evidence comes from. An inference needs at least one of the others."""

    SAID = "said"
    DID = "did"
    WROTE = "wrote"
    INFERENCE = "my inference"


class Recommendation(StrEnum):
    """What the author would do, written last."""

    STRONG_NO = "strong no"
    NO = "no"
    YES = "yes"
    STRONG_YES = "strong yes"


class Overtaken(Refused):
    """It was saved from another window since; nothing was overwritten."""


@dataclass(frozen=True)
class Sending:
    """Which opened page sent what was typed, and its how-manieth sending that is.

    A page whose last answer was lost on the way doesn't know the version that it made itself; by this it is
    told from another window. An older sending that arrives late has the lower number. `continues` is a page
    that was lost and whose words this one brought back: of its sendings those up to `after`, no later one.
    """

    page: UUID
    number: int
    continues: UUID | None = None
    after: int = 0


@dataclass(frozen=True)
class EvidenceDraft:
    """One thing that was seen or heard."""

    kind: EvidenceKind
    text: str


@dataclass(frozen=True)
class AnswerDraft:
    """One question: either a value with evidence, or the reason why it was not assessed.

    `probes` are the places of the probes that the author ticked, and `notes` what they jotted down before any
    of it was evidence: helps in the interview, for the author alone, never sealed.
    """

    value: int | None = None
    not_assessed: NotAssessed | None = None
    not_assessed_words: str = ""
    confidence: Confidence | None = None
    evidence: tuple[EvidenceDraft, ...] = ()
    probes: tuple[int, ...] = ()
    notes: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything that was typed."""
        return (self.not_assessed_words, self.notes, *(piece.text for piece in self.evidence))

    @property
    def is_settled(self) -> bool:
        """Whether it is rated, or said to be not assessed."""
        return self.value is not None or self.not_assessed is not None


@dataclass(frozen=True)
class CardDraft:
    """A whole scorecard in the writing. `answers` are by the id of the kit's question."""

    answers: Mapping[UUID, AnswerDraft] = field(default_factory=dict)
    recommendation: Recommendation | None = None
    confidence: Confidence | None = None
    reasons: str = ""

    def settled(self, questions: Iterable[UUID]) -> int:
        """How many of these questions are rated, or said to be not assessed."""
        return sum(self.answers.get(id, AnswerDraft()).is_settled for id in questions)

    def lines_noted(self) -> int:
        """How many lines of notes were not moved into evidence."""
        lines = (line for answer in self.answers.values() for line in answer.notes.splitlines())
        return sum(bool(line.strip()) for line in lines)

    def as_json(self) -> dict[str, Any]:
        """As it is stored: cleaned text, empty evidence dropped."""
        return {
            "answers": {str(key): _answer_as_json(answer) for key, answer in self.answers.items()},
            "recommendation": self.recommendation and self.recommendation.value,
            "confidence": self.confidence and self.confidence.value,
            "reasons": clean(self.reasons),
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "CardDraft":
        """A draft from what was stored or sent.

        Raises `Refused` with a sentence when a value is none of ours.
        """
        try:
            _only(cls, stored)
            given = stored.get("answers", {})
            answers = {UUID(key): _answer_from_json(value) for key, value in given.items()}
            if len(answers) < len(given):
                raise ValueError("a question came twice, written in two ways")
            return cls(
                answers=answers,
                recommendation=_maybe(Recommendation, stored.get("recommendation")),
                confidence=_maybe(Confidence, stored.get("confidence")),
                reasons=_text(stored.get("reasons", "")),
            )
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise Refused(NO_CARD) from error


def _answer_as_json(answer: AnswerDraft) -> dict[str, Any]:
    return {
        "value": answer.value,
        "not_assessed": answer.not_assessed and answer.not_assessed.value,
        "not_assessed_words": clean(answer.not_assessed_words),
        "confidence": answer.confidence and answer.confidence.value,
        "evidence": [
            {"kind": piece.kind.value, "text": clean(piece.text)}
            for piece in answer.evidence
            if clean(piece.text).strip()
        ],
        "probes": list(answer.probes),
        "notes": clean(answer.notes),
    }


def _answer_from_json(stored: Mapping[str, Any]) -> AnswerDraft:
    _only(AnswerDraft, stored)
    value = stored.get("value")
    return AnswerDraft(
        value=None if value is None else _whole(value),
        not_assessed=_maybe(NotAssessed, stored.get("not_assessed")),
        not_assessed_words=_text(stored.get("not_assessed_words", "")),
        confidence=_maybe(Confidence, stored.get("confidence")),
        evidence=tuple(_evidence_from_json(piece) for piece in _list(stored.get("evidence", []))),
        probes=tuple(sorted({_whole(place) for place in _list(stored.get("probes", []))})),
        notes=_text(stored.get("notes", "")),
    )


def _evidence_from_json(stored: Mapping[str, Any]) -> EvidenceDraft:
    _only(EvidenceDraft, stored)
    return EvidenceDraft(EvidenceKind(stored["kind"]), _text(stored["text"]))


def _only(kind: type[Any], stored: Mapping[str, Any]) -> None:
    """A key that we don't know is a mistake that would lose what stands under it."""
    if not {part.name for part in fields(kind)}.issuperset(stored):
        raise ValueError("a key that is none of ours")


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError("not a list")
    return value


def _whole(value: Any) -> int:
    if type(value) is not int:  # True is an int, and no rating
        raise ValueError("not a whole number")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("not text")
    return value


def _maybe(kind: type[Kind], value: Any) -> "Kind | None":
    return None if value in (None, "") else kind(value)
