"""What a panel has before it in one interview: the order, the questions, their scales. Frozen values.

The page of an interview and its paper show the same, because both are made from this.
Not here: anything of a scorecard, why an adjustment was made, who may read it (the caller asks the policy).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import starmap
from zoneinfo import ZoneInfo

from interviews.direction import isolated
from interviews.domain.loops import Interview, KitQuestion, Part
from interviews.printing import words

WELCOME = 5
"""Minutes before the first question, where the questions leave as many."""


@dataclass(frozen=True)
class Turn:
    """One part of the interview, from minute to minute."""

    begins: int
    ends: int
    title: str
    note: str = ""

    @property
    def minutes(self) -> str:
        """ "5 to 23"."""
        return f"{self.begins} to {self.ends}"


@dataclass(frozen=True)
class Point:
    """One point of a scale."""

    point: int
    name: str
    text: str


@dataclass(frozen=True)
class Question:
    """One question as it is asked, with all that its asker may say."""

    number: int
    title: str
    competency: str
    minutes: int
    prompt: str
    materials: str
    probes: tuple[str, ...]
    clarifications: tuple[str, ...]
    for_interviewers: str
    told_beforehand: str
    not_scored: str
    alternatives: tuple[str, ...]
    scale: tuple[Point, ...]


@dataclass(frozen=True)
class Kit:
    """One interview, for those who ask in it."""

    company: str
    title: str
    opening: str
    level: str
    candidate: str
    said_as: str
    """How to say the name; empty if nobody wrote it down."""
    pronouns: str
    """Those that the candidate gave."""
    minutes: int
    starts_at: datetime | None
    zone: str
    """IANA name of the zone in which the time is printed."""
    place: str
    asking: tuple[str, ...]
    """Who asks, by name."""
    shadows: tuple[str, ...]
    focus: tuple[str, ...]
    adjustments: tuple[str, ...]
    """What to do for this candidate, never why."""
    turns: tuple[Turn, ...]
    questions: tuple[Question, ...]
    not_judged: tuple[str, ...]
    """What counts at no question; what doesn't count at one stands with it."""

    @property
    def when(self) -> str:
        """ "Tue 24 Nov 2026, 10:00–11:00 (Lisbon, UTC+0)"; empty without a time."""
        if not self.starts_at:
            return ""
        ends = (self.starts_at + timedelta(minutes=self.minutes)).astimezone(ZoneInfo(self.zone))
        begins = words.moment(self.starts_at, self.zone)
        return f"{begins}–{ends:%H:%M} ({words.zone_of(self.starts_at, self.zone)})"


def kit_of(interview: Interview, company: str, zone: str) -> Kit:
    """The values of one interview, with its time in this zone."""
    loop, questions = interview.loop, tuple(starmap(_question, enumerate(interview.kit, start=1)))
    return Kit(
        company=company,
        title=interview.title,
        opening=loop.opening.title,
        level=loop.opening.level.name,
        candidate=loop.candidate.name,
        said_as=loop.candidate.said_as,
        pronouns=loop.candidate.pronouns,
        minutes=interview.minutes,
        starts_at=interview.starts_at,
        zone=zone,
        place=interview.place,
        asking=tuple(p.person.name for p in interview.panel if p.part is Part.INTERVIEWER),
        shadows=tuple(p.person.name for p in interview.panel if p.part is Part.SHADOW),
        focus=tuple(competency.name for competency in interview.focus),
        adjustments=tuple(adjustment.instruction for adjustment in loop.arranged),
        turns=tuple(_turns(interview.minutes, questions)),
        questions=questions,
        not_judged=_not_judged(interview, questions),
    )


def once(lines: Iterable[str], said: Iterable[str] = ()) -> tuple[str, ...]:
    """These lines, each the first time that it comes; none that was said already."""
    seen, kept = {line.strip().casefold() for line in said}, []
    for line in lines:
        if line.strip().casefold() not in seen:
            seen.add(line.strip().casefold())
            kept.append(line.strip())
    return tuple(kept)


def _question(number: int, asked: KitQuestion) -> Question:
    version = asked.version
    return Question(
        number=number,
        title=version.title,
        competency=version.competency.name,
        minutes=version.minutes,
        prompt=version.prompt,
        materials=version.materials,
        probes=tuple(version.probes),
        clarifications=tuple(version.clarifications),
        for_interviewers=version.for_interviewers,
        told_beforehand=version.told_beforehand,
        not_scored=version.not_scored,
        alternatives=tuple(line.strip() for line in version.alternatives.splitlines() if line.strip()),
        scale=tuple(Point(anchor.point, anchor.name, anchor.behaviours) for anchor in asked.scale),
    )


def _turns(minutes: int, questions: tuple[Question, ...]) -> Iterator[Turn]:
    """Who plans gives the questions their time; what is left is for the welcome first, then for the end."""
    now = min(WELCOME, minutes - sum(question.minutes for question in questions))
    if now:
        yield Turn(
            0, now, "Welcome", "Who you are, what happens now, that notes are taken, that pauses are fine."
        )
    for question in questions:
        title = f"{question.number}. {isolated(question.title)}"
        yield Turn(now, now + question.minutes, title, question.competency)
        now += question.minutes
    if now < minutes:
        yield Turn(now, minutes, "The end", "What the candidate wants to ask, and what happens next.")


def _not_judged(interview: Interview, questions: tuple[Question, ...]) -> tuple[str, ...]:
    banks = dict.fromkeys(asked.version.question.bank for asked in interview.kit)
    lines = (line for bank in banks for line in bank.not_judged)
    return once(lines, said=(question.not_scored for question in questions))
