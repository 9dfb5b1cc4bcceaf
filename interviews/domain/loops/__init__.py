"""One candidate going through one opening's plan: interviews, their kits, their panels."""

from interviews.domain.loops.interview import SEAL_WITHIN, Interview, InterviewFocus, KitQuestion
from interviews.domain.loops.loop import Adjustment, Loop
from interviews.domain.loops.panel import Excuse, Panelist, Part, Removal

__all__ = [
    "SEAL_WITHIN",
    "Adjustment",
    "Excuse",
    "Interview",
    "InterviewFocus",
    "KitQuestion",
    "Loop",
    "Panelist",
    "Part",
    "Removal",
]
