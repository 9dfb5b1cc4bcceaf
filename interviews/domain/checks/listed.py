"""All checks of a loop. Who adds one writes it into the file that it belongs to, and names it here."""

from interviews.domain.checks.asking import approved_questions, departures, must_haves, repeated_questions
from interviews.domain.checks.candidate import adjustments, guide, late_adjustments
from interviews.domain.checks.check import Check
from interviews.domain.checks.judging import debrief, late, scorecards
from interviews.domain.checks.meeting import conflicts, overruns, panels, times_and_places

ALL: tuple[Check, ...] = (
    must_haves,
    approved_questions,
    repeated_questions,
    departures,
    times_and_places,
    overruns,
    panels,
    adjustments,
    late_adjustments,
    guide,
    scorecards,
    late,
    debrief,
    conflicts,
)
