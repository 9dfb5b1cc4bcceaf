"""What an interviewer of the demonstration wrote, as the draft of a scorecard."""

from interviews.demo.moments import Told
from interviews.domain.loops import KitQuestion
from interviews.domain.scorecards import (
    AnswerDraft,
    CardDraft,
    Confidence,
    EvidenceDraft,
    EvidenceKind,
    NotAssessed,
    Recommendation,
)


def draft(told: Told, kit: list[KitQuestion]) -> CardDraft:
    """The scorecard for this kit: whole, or half-written where the data has no recommendation."""
    asked = {question.version.question.key: question.id for question in kit}
    answers = {asked[answer["question"]]: _answer(answer) for answer in told["answers"]}
    if "recommendation" not in told:
        return CardDraft(answers)
    last = told["recommendation"]
    return CardDraft(answers, Recommendation(last["answer"]), Confidence(last["confidence"]), last["reasons"])


def _answer(told: Told) -> AnswerDraft:
    evidence = tuple(EvidenceDraft(EvidenceKind(piece["kind"]), piece["text"]) for piece in told["evidence"])
    if "not_assessed" in told:
        why = NotAssessed(told["not_assessed"])
        return AnswerDraft(not_assessed=why, not_assessed_words=told["words"], evidence=evidence)
    if "rating" in told:
        return AnswerDraft(told["rating"], confidence=Confidence(told["confidence"]), evidence=evidence)
    return AnswerDraft(evidence=evidence)
