"""What keeps a scorecard from being sealed, and what makes it thin."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from interviews.direction import isolated
from interviews.domain.loops import KitQuestion
from interviews.domain.scorecards.draft import AnswerDraft, CardDraft, EvidenceKind, NotAssessed


class Part(StrEnum):
    """The part of a scorecard that a gap is in."""

    EVIDENCE = "evidence"
    RATING = "rating"
    CONFIDENCE = "confidence"
    WORDS = "words"
    RECOMMENDATION = "recommendation"
    REASONS = "reasons"


@dataclass(frozen=True)
class Gap:
    """One thing that is missing: a sentence, and where; `question` is None for the card as a whole."""

    sentence: str
    part: Part
    question: KitQuestion | None = None


def gaps(draft: CardDraft, kit: Sequence[KitQuestion]) -> Iterator[Gap]:
    """What keeps it from being sealed, in the order of the writing."""
    for question in kit:
        if found := _gap(draft.answers.get(question.id, AnswerDraft())):
            part, sentence = found
            yield Gap(f"{isolated(question.version.title)}: {sentence}", part, question)
    if not any(answer.value for answer in draft.answers.values()):
        yield Gap(
            "Nothing is rated, so there is nothing to seal. Ask a coordinator to excuse you instead.",
            Part.RATING,
            kit[0] if kit else None,
        )
    if not draft.recommendation:
        yield Gap("Write your recommendation.", Part.RECOMMENDATION)
    if not draft.confidence:
        yield Gap("Say how sure you are of your recommendation.", Part.CONFIDENCE)
    if not draft.reasons.strip():
        yield Gap("Give the reasons for your recommendation.", Part.REASONS)


def thin(draft: CardDraft, kit: Sequence[KitQuestion]) -> list[KitQuestion]:
    """The questions whose rating rests on a single thing that was said, done or written."""
    answers = [(question, draft.answers.get(question.id, AnswerDraft())) for question in kit]
    return [q for q, answer in answers if answer.value is not None and _seen(answer) == 1]


def _seen(answer: AnswerDraft) -> int:
    return sum(p.kind is not EvidenceKind.INFERENCE and bool(p.text.strip()) for p in answer.evidence)


def _gap(answer: AnswerDraft) -> tuple[Part, str] | None:
    """Where one answer lacks what, if anything."""
    if not answer.is_settled:
        return Part.RATING, "rate it, or say why it was not assessed."
    if answer.value is not None and answer.not_assessed:
        return Part.RATING, "choose either a rating or “not assessed”."
    return _gap_of_reason(answer) if answer.not_assessed else _gap_of_rating(answer)


def _gap_of_reason(answer: AnswerDraft) -> tuple[Part, str] | None:
    if answer.not_assessed is NotAssessed.TROUBLE and not answer.not_assessed_words.strip():
        return Part.WORDS, "say what went wrong."
    return None


def _gap_of_rating(answer: AnswerDraft) -> tuple[Part, str] | None:
    if not _seen(answer) and any(piece.text.strip() for piece in answer.evidence):
        return Part.EVIDENCE, "your inference needs something said, done or written beside it."
    if not _seen(answer):
        return Part.EVIDENCE, "write what was said, done or written: evidence comes before the number."
    if not answer.confidence:
        return Part.CONFIDENCE, "say how sure you are of the rating."
    return None
