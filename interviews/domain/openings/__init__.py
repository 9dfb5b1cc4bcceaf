"""A job to fill: its bar, fixed before anyone is judged by it, and its plan, the same for everyone."""

from interviews.domain.openings.bar import OBSERVERS_OF_A_MUST_HAVE, Criterion, CriterionDraft
from interviews.domain.openings.opening import Opening, Profile, Release
from interviews.domain.openings.plan import (
    LONGEST_BREAK,
    WRITING_MINUTES,
    PlannedDraft,
    PlannedFocus,
    PlannedInterview,
    PlannedQuestion,
    PlanVersion,
    by_title,
    day_of,
)

__all__ = [
    "LONGEST_BREAK",
    "OBSERVERS_OF_A_MUST_HAVE",
    "WRITING_MINUTES",
    "Criterion",
    "CriterionDraft",
    "Opening",
    "PlanVersion",
    "PlannedDraft",
    "PlannedFocus",
    "PlannedInterview",
    "PlannedQuestion",
    "Profile",
    "Release",
    "by_title",
    "day_of",
]
