"""One candidate going through one opening's plan: interviews, their kits, their panels."""

from interviews.domain.loops.interview import Interview, InterviewFocus, KitQuestion
from interviews.domain.loops.loop import Adjustment, Loop
from interviews.domain.loops.panel import Excuse, Panelist, Part, Removal

__all__ = [
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
