"""What may be asked, and how it is rated: the ladder, banks, questions and their rubrics."""

from interviews.domain.banks.bank import KEY, LONGEST_KEY, Bank, Duty, Keeper, key_from
from interviews.domain.banks.ladder import Competency, Expectation, Level
from interviews.domain.banks.question import Question, QuestionVersion, Retirement, State, Step, StepKind
from interviews.domain.banks.rubric import (
    FEWEST_POINTS,
    LONGEST_MINUTES,
    LONGEST_NAME,
    LONGEST_TEXT,
    MOST_LINES,
    MOST_POINTS,
    MOST_PROBES,
    Anchor,
    AnchorDraft,
    Fault,
    QuestionDraft,
    RubricDraft,
    tidy,
)

__all__ = [
    "FEWEST_POINTS",
    "KEY",
    "LONGEST_KEY",
    "LONGEST_MINUTES",
    "LONGEST_NAME",
    "LONGEST_TEXT",
    "MOST_LINES",
    "MOST_POINTS",
    "MOST_PROBES",
    "Anchor",
    "AnchorDraft",
    "Bank",
    "Competency",
    "Duty",
    "Expectation",
    "Fault",
    "Keeper",
    "Level",
    "Question",
    "QuestionDraft",
    "QuestionVersion",
    "Retirement",
    "RubricDraft",
    "State",
    "Step",
    "StepKind",
    "key_from",
    "tidy",
]
