"""Whether a loop is ready for what comes next: a check is one function, with a name and a sentence.

To add one, write it into the file that it belongs to and name it in `listed`: the loop's page shows it, and
its gate holds the next step back.

Not here: who may know what a check found. Those `of_scorecards` tell of scorecards, so only people who may
track them get an answer.
"""

from interviews.domain.checks.check import Annotation, Check, Conclusion, Gate, Mend, Result
from interviews.domain.checks.listed import ALL
from interviews.domain.checks.results import Line, can_be_opened, line, lines, named, require

__all__ = [
    "ALL",
    "Annotation",
    "Check",
    "Conclusion",
    "Gate",
    "Line",
    "Mend",
    "Result",
    "can_be_opened",
    "line",
    "lines",
    "named",
    "require",
]
