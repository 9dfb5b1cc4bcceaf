"""What one panelist saw, in their own words, before hearing anyone else."""

from interviews.domain.scorecards.card import Scorecard, Standing
from interviews.domain.scorecards.draft import (
    NO_CARD,
    AnswerDraft,
    CardDraft,
    Confidence,
    EvidenceDraft,
    EvidenceKind,
    NotAssessed,
    Overtaken,
    Recommendation,
    Sending,
)
from interviews.domain.scorecards.gaps import Gap, Part
from interviews.domain.scorecards.seal import Evidence, Rating, Revision, Seal, canonical

__all__ = [
    "NO_CARD",
    "AnswerDraft",
    "CardDraft",
    "Confidence",
    "Evidence",
    "EvidenceDraft",
    "EvidenceKind",
    "Gap",
    "NotAssessed",
    "Overtaken",
    "Part",
    "Rating",
    "Recommendation",
    "Revision",
    "Scorecard",
    "Seal",
    "Sending",
    "Standing",
    "canonical",
]
