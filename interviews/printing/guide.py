"""What candidates are told before they come: frozen values, made from an opening's plan.

The same for every candidate of the opening, whatever their loop is like: nothing here knows one.
Not here: questions that will be asked, names of a panel, anything that anybody thinks of anybody.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from interviews.domain.banks import QuestionVersion
from interviews.domain.base import Refused
from interviews.domain.openings import (
    OBSERVERS_OF_A_MUST_HAVE,
    Criterion,
    Opening,
    PlannedInterview,
    PlannedQuestion,
    Profile,
)
from interviews.domain.people import Person
from interviews.printing.kit import once
from interviews.printing.words import counted, number


@dataclass(frozen=True)
class Competency:
    """One thing that the job needs."""

    name: str
    about: str
    expected: str
    """What is expected of it at the level of the opening."""
    needed: bool
    """Whether nobody is hired without it."""


@dataclass(frozen=True)
class Meeting:
    """One interview, as a candidate is told of it."""

    title: str
    minutes: int
    about: tuple[str, ...]
    happens: tuple[str, ...]
    like: tuple[str, ...]
    """Earlier ones that go the same way, by title."""
    told: tuple[str, ...]


@dataclass(frozen=True)
class Point:
    """One point of the scale; without a name where the questions name it each in their own way."""

    value: int
    name: str


@dataclass(frozen=True)
class Guide:
    """All that a candidate is told."""

    company: str
    opening: str
    level: str
    competencies: tuple[Competency, ...]
    meetings: tuple[Meeting, ...]
    tools: tuple[str, ...]
    examples: tuple[str, ...]
    scale: tuple[Point, ...]
    rating: int
    """What meets the bar."""
    others: int
    """On how many of what isn't needed of everybody it has to be met."""
    not_judged: tuple[str, ...]
    anonymous: bool
    """Whether the committee reads without names."""
    contact: str
    email: str
    kept: str
    """How long data are kept, in the company's words; empty if it says nothing."""

    @property
    def minutes(self) -> int:
        """All interviews together."""
        return sum(meeting.minutes for meeting in self.meetings)

    @property
    def rule(self) -> str:
        """What the rule asks for, as the end of a sentence; empty if it asks for nothing."""
        others = sum(not competency.needed for competency in self.competencies)
        parts = []
        if others < len(self.competencies):
            parts.append(
                f"on everything marked as needed, in at least {number(OBSERVERS_OF_A_MUST_HAVE)} interviews"
            )
        if self.others:
            parts.append(f"on {_some(self.others, others)} of the {'other ' * bool(parts)}{number(others)}")
        return f"{self.rating} or more {', and '.join(parts)}" if parts else ""


def guide_of(opening: Opening, contact: Person, company: str, kept: str) -> Guide:
    """The values of an opening's guide; its candidates ask `contact` for whatever they need.

    Raises `Refused` while there is no plan, or no bar.
    """
    if not opening.plan or not opening.criteria:
        raise Refused("The guide is made from the bar and the plan. Set both of them first.")
    versions = [_version(asked) for planned in opening.plan for asked in planned.asked]
    banks = list(dict.fromkeys(version.question.bank for version in versions))
    return Guide(
        company=company,
        opening=opening.title,
        level=opening.level.name,
        competencies=tuple(_competency(criterion) for criterion in opening.criteria),
        meetings=tuple(_meetings(opening)),
        tools=once(bank.tools for bank in banks if bank.tools),
        examples=once(bank.example for bank in banks if bank.example),
        scale=_scale(opening, versions),
        rating=opening.bar_rating,
        others=opening.others_needed,
        not_judged=once(line for bank in banks for line in bank.not_judged),
        anonymous=opening.profile is Profile.ANONYMISED,
        contact=contact.name,
        email=contact.email,
        kept=kept,
    )


def length(minutes: int) -> str:
    """ "45 minutes", "1 hour", "3 hours 45 minutes"."""
    hours, rest = divmod(minutes, 60)
    parts = [_of(hours, "hour")] if hours else []
    return " ".join([*parts, _of(rest, "minute")] if rest else parts)


def interviews(guide: Guide) -> str:
    """ "one interview", "four interviews"."""
    return counted(len(guide.meetings), "interview")


def _of(count: int, one: str) -> str:
    return f"{count} {one}" + ("s" if count != 1 else "")


def _some(wanted: int, there_are: int) -> str:
    return number(wanted) if wanted < there_are else "each"


def _version(asked: PlannedQuestion) -> QuestionVersion:
    """The newest version that was ever approved: a draft is for nobody's eyes, whether retired or not."""
    return next(version for version in reversed(asked.question.versions) if version.is_approved)


def _competency(criterion: Criterion) -> Competency:
    competency, level = criterion.competency, criterion.opening.level
    return Competency(competency.name, competency.about, competency.expected_at(level), criterion.must_have)


def _meetings(opening: Opening) -> Iterator[Meeting]:
    """Each interview; what was told of one before isn't told again."""
    first: dict[str, str] = {}
    told: list[str] = []
    for planned in opening.plan:
        versions = [_version(asked) for asked in planned.asked]
        happens = once(v.question.bank.what_happens for v in versions if v.question.bank.what_happens)
        new = once((v.told_beforehand for v in versions if v.told_beforehand), said=told)
        yield Meeting(
            title=planned.title,
            minutes=planned.minutes,
            about=_about(planned, versions),
            happens=tuple(text for text in happens if text not in first),
            like=once(first[text] for text in happens if text in first),
            told=new,
        )
        told += new
        first = dict.fromkeys(happens, planned.title) | first


def _about(planned: PlannedInterview, versions: list[QuestionVersion]) -> tuple[str, ...]:
    """What it looks at, by name."""
    competencies = planned.focus or dict.fromkeys(version.competency for version in versions)
    return tuple(sorted(competency.name for competency in competencies))


def _scale(opening: Opening, versions: list[QuestionVersion]) -> tuple[Point, ...]:
    scales = [version.rubric(opening.level) for version in versions]
    named = [
        {a.name for scale in scales for a in scale if a.point == n}
        for n in range(1, max(map(len, scales)) + 1)
    ]
    return tuple(Point(n, min(names) if len(names) == 1 else "") for n, names in enumerate(named, start=1))
