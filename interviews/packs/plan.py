"""Plans to start from: a bar and the interviews of one level, each in a file of its own.

Not here: whether what a plan asks for is there. `plan_checking` holds it against the banks of files, and the
page where an opening starts from one, against those of the database.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from interviews.packs import PACKS, lines
from interviews.packs.complaints import complaints
from interviews.packs.lines import NotImported, Problem, Text, refuse
from interviews.packs.plan_schema import PLAN

FOLDER = PACKS / "plans"
SHOWN_AS = ("engineer-mid", "senior", "staff", "principal", "engineering-manager")


@dataclass(frozen=True, order=True)
class Reference:
    """A question, by its bank and its key."""

    bank: str
    question: str


@dataclass(frozen=True)
class Weighed:
    """One competency of the bar, by its key."""

    competency: str
    weight: int
    must_have: bool


@dataclass(frozen=True)
class Meeting:
    """One interview."""

    title: str
    minutes: int
    focus: tuple[str, ...]
    questions: tuple[Reference, ...]
    break_after: int = 0


@dataclass(frozen=True)
class Plan:
    """What a file says: all by keys."""

    key: str
    name: str
    level: str
    about: str
    bar_rating: int
    others_needed: int
    competencies: tuple[Weighed, ...]
    interviews: tuple[Meeting, ...]

    @property
    def minutes(self) -> int:
        """How long all interviews take together."""
        return sum(interview.minutes for interview in self.interviews)

    @property
    def questions(self) -> list[Reference]:
        """Everything that is asked, in order."""
        return [question for interview in self.interviews for question in interview.questions]


def opened(name: str, content: bytes) -> Text:
    """A file that says what the schema asks for. Raises `NotImported`."""
    try:
        text = lines.read(name, content)
    except lines.Unreadable as error:
        raise NotImported([Problem(name, error.line, "", error.sentence)]) from error
    refuse(complaints(PLAN, text))
    return text


def plan_of(text: Text) -> Plan:
    """What a file that was opened says."""
    return read(text.value)


def read(value: dict[str, Any]) -> Plan:
    """The same, of what was kept in another way."""
    named = {name: value[name] for name in ("key", "name", "level", "about")}
    return Plan(
        **named,
        bar_rating=value["bar"]["rating"],
        others_needed=value["bar"]["others_needed"],
        competencies=tuple(_weighed(entry) for entry in value["competencies"]),
        interviews=tuple(_meeting(entry) for entry in value["interviews"]),
    )


@cache
def shipped() -> tuple[Plan, ...]:
    """The plans that ship: along the engineering tracks, then management."""
    files = [FOLDER / f"{key}.yaml" for key in SHOWN_AS]
    return tuple(plan_of(opened(file.name, file.read_bytes())) for file in files)


def _weighed(entry: dict[str, Any]) -> Weighed:
    return Weighed(entry["competency"], entry["weight"], entry.get("must_have") == "yes")


def _meeting(entry: dict[str, Any]) -> Meeting:
    asked = tuple(Reference(each["bank"], each["question"]) for each in entry["questions"])
    pause = entry.get("break_after", 0)
    return Meeting(entry["title"], entry["minutes"], tuple(entry["focus"]), asked, pause)
