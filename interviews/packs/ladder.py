"""The ladder of a file: levels and competencies beside those that there are."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from interviews.domain.banks import Competency, Level
from interviews.domain.people import Person
from interviews.packs.lines import Problem, Text


@dataclass
class Ladder:
    """What questions can name: levels and competencies by their keys, with those that come along."""

    levels: dict[str, Level]
    competencies: dict[str, Competency]


def known(session: Session, text: Text | None) -> Ladder:
    """What there is, with what the file adds; nothing is added to the session yet."""
    levels = {level.key: level for level in session.scalars(select(Level))}
    everything = select(Competency).options(selectinload(Competency.expectations))
    competencies = {competency.key: competency for competency in session.scalars(everything)}
    return with_file(Ladder(levels, competencies), text)


def with_file(ladder: Ladder, text: Text | None) -> Ladder:
    """A ladder with what a file adds to it."""
    levels, competencies = dict(ladder.levels), dict(ladder.competencies)
    for entry in text.value["levels"] if text else ():
        added = Level(key=entry["key"], **_rung(entry))
        levels.setdefault(entry["key"], added)
    for entry in text.value["competencies"] if text else ():
        shown = Competency(key=entry["key"], name=entry["name"], track=entry["track"], about=entry["what"])
        competencies.setdefault(entry["key"], shown)
    return Ladder(levels, competencies)


def problems(text: Text, ladder: Ladder) -> Iterator[Problem]:
    """Keys that stand twice, and expectations for levels that nobody knows."""
    for part in ("levels", "competencies"):
        seen: set[str] = set()
        for index, entry in enumerate(text.value[part]):
            if entry["key"] in seen:
                yield text.problem((part, index, "key"), f"“{entry['key']}” stands twice.")
            seen.add(entry["key"])
            for level in entry.get("expected", {}):
                if level not in ladder.levels:
                    yield text.problem((part, index, "expected", level), "There is no such level.")


def bring(session: Session, text: Text, ladder: Ladder, at: datetime, by: Person) -> None:
    """Add what is new and change what says something else."""
    for entry in text.value["levels"]:
        level = ladder.levels[entry["key"]]
        wanted = _rung(entry)
        if level not in session or {name: getattr(level, name) for name in wanted} != wanted:
            session.add(level)
            level.place(**wanted, at=at, by=by)
    for entry in text.value["competencies"]:
        competency = ladder.competencies[entry["key"]]
        expected = {ladder.levels[key]: words for key, words in entry.get("expected", {}).items()}
        if competency not in session or _says(competency, expected) != _wanted(entry, expected):
            session.add(competency)
            competency.describe(entry["name"], entry["track"], entry["what"], expected, at, by)


def _rung(entry: dict[str, Any]) -> dict[str, Any]:
    return {"name": entry["name"], "track": entry.get("track", ""), "position": entry["position"]}


def _says(competency: Competency, expected: dict[Level, str]) -> tuple[Any, ...]:
    words = {level: competency.expected_at(level) for level in expected}
    return (competency.name, competency.track, competency.about, words)


def _wanted(entry: dict[str, Any], expected: dict[Level, str]) -> tuple[Any, ...]:
    return (entry["name"], entry["track"], entry["what"], expected)
