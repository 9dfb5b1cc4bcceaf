"""One candidate going through one opening's plan: interviews, their kits, their panels."""

from interviews.domain.loops.adjustment import (
    EXTRA,
    LONGEST_PAUSE,
    NO_EFFECT,
    Adjustment,
    Effect,
    Ending,
    Refusal,
    Request,
)
from interviews.domain.loops.changes import Change, Kind, SplitDraft, changes_of
from interviews.domain.loops.interview import SEAL_WITHIN, Interview
from interviews.domain.loops.kit import InterviewFocus, KitQuestion
from interviews.domain.loops.loop import Loop
from interviews.domain.loops.panel import Excuse, Panelist, Part, Removal
from interviews.domain.loops.withdrawal import Withdrawal

__all__ = [
    "EXTRA",
    "LONGEST_PAUSE",
    "NO_EFFECT",
    "SEAL_WITHIN",
    "Adjustment",
    "Change",
    "Effect",
    "Ending",
    "Excuse",
    "Interview",
    "InterviewFocus",
    "Kind",
    "KitQuestion",
    "Loop",
    "Panelist",
    "Part",
    "Refusal",
    "Removal",
    "Request",
    "SplitDraft",
    "Withdrawal",
    "changes_of",
]
