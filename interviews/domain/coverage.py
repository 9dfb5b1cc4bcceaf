"""What a plan, or a loop made from it, asks about each competency of the bar."""

from collections.abc import Sequence
from dataclasses import dataclass

from interviews.domain.banks import Competency, QuestionVersion
from interviews.domain.loops import Loop
from interviews.domain.openings import OBSERVERS_OF_A_MUST_HAVE, Criterion, Opening


@dataclass(frozen=True)
class Coverage:
    """One competency against the interviews, in their order: the minutes that each gives it."""

    competency: Competency
    must_have: bool
    minutes: tuple[int, ...]

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
        """Whether it is a must-have that too few interviews ask for."""
        return self.must_have and self.interviews < OBSERVERS_OF_A_MUST_HAVE

    @property
    def words(self) -> str:
        """Such as `1, needs 2`."""
        return (
            f"{self.interviews}, needs {OBSERVERS_OF_A_MUST_HAVE}" if self.must_have else f"{self.interviews}"
        )


def of_plan(opening: Opening) -> list[Coverage]:
    """What the plan of an opening asks, with the versions that are approved now."""
    kits = [[p.question.approved or p.question.latest for p in planned.asked] for planned in opening.plan]
    return _coverage(opening.criteria, kits)


def of_loop(loop: Loop) -> list[Coverage]:
    """What the interviews of a loop ask, with the versions of their kits."""
    kits = [[question.version for question in interview.kit] for interview in loop.interviews]
    return _coverage(loop.opening.criteria, kits)


def _coverage(criteria: Sequence[Criterion], kits: Sequence[Sequence[QuestionVersion]]) -> list[Coverage]:
    return [Coverage(c.competency, c.must_have, _minutes(c.competency, kits)) for c in criteria]


def _minutes(competency: Competency, kits: Sequence[Sequence[QuestionVersion]]) -> tuple[int, ...]:
    return tuple(sum(v.minutes for v in kit if v.competency is competency) for kit in kits)
