"""What a plan covers while somebody types it: nothing of it is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from interviews.direction import isolated
from interviews.domain.banks import Question, QuestionVersion
from interviews.domain.coverage import Coverage, of_kits
from interviews.domain.openings import OBSERVERS_OF_A_MUST_HAVE, WRITING_MINUTES, Opening, day_of
from interviews.printing.words import capital, counted, listed, number
from interviews.web.fields import WholeNumber
from interviews.web.openings.forms import PlanForm
from interviews.web.openings.offers import in_words


@dataclass(frozen=True)
class Sketched:
    """One interview as it is typed so far; what isn't a number yet counts as none."""

    title: str
    minutes: int
    break_after: int
    kit: tuple[QuestionVersion, ...]

    @property
    def for_a_panelist(self) -> int:
        """The meeting, and the writing after it."""
        return self.minutes + WRITING_MINUTES


@dataclass(frozen=True)
class Sketch:
    """The interviews that are typed, against the bar that is set."""

    interviews: tuple[Sketched, ...]
    covered: tuple[Coverage, ...]
    day: int

    @property
    def titles(self) -> list[str]:
        """What the interviews are called so far."""
        return [interview.title for interview in self.interviews]

    @property
    def sentence(self) -> str:
        """What changed by typing, in a breath: it is read out."""
        day = f"The candidate’s day takes {in_words(self.day) or 'no time yet'}."
        return f"{self._of_the_bar()} {day}".strip()

    def _of_the_bar(self) -> str:
        if short := [isolated(line.competency.name) for line in self.covered if line.is_short]:
            have = f"{counted(len(short), 'must-have')} {'has' if len(short) == 1 else 'have'}"
            return (
                f"{capital(have)} fewer than {number(OBSERVERS_OF_A_MUST_HAVE)} observers: {listed(short)}."
            )
        return "Every must-have has two observers." if self.covered else ""


def sketch(form: PlanForm, opening: Opening, questions: Sequence[Question]) -> Sketch:
    """The form as it is filled in now."""
    versions = {str(question.id): question.approved for question in questions}
    rows: list[Any] = [entry.form for entry in form.plan]
    typed = tuple(_typed(place, row, versions) for place, row in enumerate(rows, start=1))
    covered = of_kits(opening.criteria, [one.kit for one in typed])
    return Sketch(typed, tuple(covered), day_of((one.minutes, one.break_after) for one in typed))


def _typed(place: int, row: Any, versions: Mapping[str, QuestionVersion | None]) -> Sketched:
    asked = dict.fromkeys(entry.data for entry in row.questions)
    kit = tuple(version for id in asked if (version := versions.get(id)))
    title = (row.title.data or "").strip() or f"Interview {place}"
    return Sketched(title, _number(row.minutes), _number(row.break_after), kit)


def _number(field: WholeNumber) -> int:
    return field.number if field.holds_one else 0
