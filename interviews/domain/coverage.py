"""What a plan, or a loop made from it, asks about each competency of the bar."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from itertools import compress

from interviews.domain.banks import Competency, QuestionVersion
from interviews.domain.loops import Interview, Loop, Part
from interviews.domain.openings import OBSERVERS_OF_A_MUST_HAVE, Criterion, CriterionDraft, Opening


@dataclass(frozen=True)
class Coverage:
    """One competency against the interviews, in their order: the minutes that each gives it.

    `observers` are independent: each sees it in another interview than the others do. A plan names nobody, so
    it counts an interview as one; in a loop, who sees it twice is one observer.
    """

    competency: Competency
    must_have: bool
    minutes: tuple[int, ...]
    observers: int

    @property
    def interviews(self) -> int:
        """How many interviews ask for it."""
        return sum(minutes > 0 for minutes in self.minutes)

    @property
    def most(self) -> int:
        """The minutes of the interview that gives it most."""
        return max(self.minutes, default=0)

    @property
    def is_short(self) -> bool:
        """Whether it is a must-have that has too few independent observers."""
        return self.must_have and self.observers < OBSERVERS_OF_A_MUST_HAVE

    @property
    def is_gap(self) -> bool:
        """Whether nobody asks."""
        return not self.interviews

    @property
    def words(self) -> str:
        """Such as `1, needs 2`, or where one person sees it twice, `2 by 1, needs 2`."""
        by = f" by {self.observers}" if self.observers < self.interviews else ""
        needs = f", needs {OBSERVERS_OF_A_MUST_HAVE}" if self.must_have else ""
        return f"{self.interviews}{by}{needs}"


def of_plan(opening: Opening) -> list[Coverage]:
    """What the plan of an opening asks, with the versions that are approved now."""
    kits = [[p.question.approved or p.question.latest for p in planned.asked] for planned in opening.plan]
    return of_kits(opening.criteria, kits)


def of_kits(
    criteria: Sequence[Criterion | CriterionDraft], kits: Sequence[Sequence[QuestionVersion]]
) -> list[Coverage]:
    """What interviews ask whose questions are these, each asked by people of its own."""
    asked = [(criterion, _minutes(criterion.competency, kits)) for criterion in criteria]
    return [
        Coverage(criterion.competency, criterion.must_have, minutes, sum(given > 0 for given in minutes))
        for criterion, minutes in asked
    ]


def of_loop(loop: Loop) -> list[Coverage]:
    """What the interviews of a loop ask, with the versions of their kits and the people on their panels."""
    kits = [[question.version for question in interview.kit] for interview in loop.interviews]
    panels = [_panel(interview) for interview in loop.interviews]
    return [
        replace(line, observers=independent(list(compress(panels, line.minutes))))
        for line in of_kits(loop.opening.criteria, kits)
    ]


def independent(panels: Sequence[Sequence[Hashable]]) -> int:
    """How many of these interviews can each be told by somebody else: no one speaks for two of them."""
    speaks: dict[Hashable, int] = {}

    def find(interview: int, passed: set[Hashable]) -> bool:
        for somebody in panels[interview]:
            if somebody not in passed:
                passed.add(somebody)
                if somebody not in speaks or find(speaks[somebody], passed):
                    speaks[somebody] = interview
                    return True
        return False

    return sum(find(interview, set()) for interview in range(len(panels)))


def _panel(interview: Interview) -> list[Hashable]:
    """Who is on it and counts. An interview that waits for its panel will have somebody of its own.

    Who is excused from writing is on it too: that they are isn't for everybody who reads of the panel.
    """
    counted: list[Hashable] = [place.person for place in interview.panel if place.part is Part.INTERVIEWER]
    return counted or [interview]


def _minutes(competency: Competency, kits: Sequence[Sequence[QuestionVersion]]) -> tuple[int, ...]:
    return tuple(sum(v.minutes for v in kit if v.competency is competency) for kit in kits)
