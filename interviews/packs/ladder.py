"""The ladder of a file: levels and competencies beside those that there are."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from interviews.domain.banks import Competency, Level
from interviews.domain.people import Person
from interviews.packs.lines import Problem, Text, refuse
from interviews.packs.parcel import opened


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
        competencies.setdefault(entry["key"], Competency(key=entry["key"], **_texts(entry)))
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


def import_file(session: Session, content: bytes, at: datetime, by: Person) -> "Changes":
    """Bring in the ladder of a file. The caller commits. Raises `NotImported`; nothing has changed then."""
    text = cast(Text, opened({"ladder.yaml": content}).ladder)
    ladder = known(session, text)
    refuse(problems(text, ladder))
    return bring(session, text, ladder, at, by)


@dataclass
class Changes:
    """What a file did to the ladder: how many levels and competencies were new, changed, or as they were."""

    levels: Counter[str] = field(default_factory=Counter)
    competencies: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        return f"Levels: {_told(self.levels)}. Competencies: {_told(self.competencies)}."


def bring(session: Session, text: Text, ladder: Ladder, at: datetime, by: Person) -> Changes:
    """Add what is new and change what says something else.

    What the file leaves out stays: levels, competencies, and what is expected of one at a level.
    """
    changes = Changes()
    for entry in text.value["levels"]:
        level = ladder.levels[entry["key"]]
        wanted = _rung(entry)
        fate = _fate(session, level, {name: getattr(level, name) for name in wanted} == wanted)
        changes.levels[fate] += 1
        if fate != SAME:
            session.add(level)
            level.place(**wanted, at=at, by=by)
    for entry in text.value["competencies"]:
        competency = ladder.competencies[entry["key"]]
        wanted = _shown(entry, ladder)
        expected = wanted["expected"]
        fate = _fate(session, competency, _says(competency, expected) == wanted)
        changes.competencies[fate] += 1
        if fate != SAME:
            session.add(competency)
            competency.describe(**wanted, at=at, by=by)
    return changes


NEW, CHANGED, SAME = "new", "changed", "as they were"


def _told(counts: Counter[str]) -> str:
    return ", ".join(f"{counts[fate]} {fate}" for fate in (NEW, CHANGED, SAME))


def _fate(session: Session, thing: Level | Competency, is_same: bool) -> str:
    if thing not in session:
        return NEW
    return SAME if is_same else CHANGED


def _rung(entry: dict[str, Any]) -> dict[str, Any]:
    return {"name": entry["name"], "track": entry.get("track", ""), "position": entry["position"]}


def _texts(entry: dict[str, Any]) -> dict[str, str]:
    return {"name": entry["name"], "track": entry["track"], "about": entry.get("what", "")}


def _shown(entry: dict[str, Any], ladder: Ladder) -> dict[str, Any]:
    expected = {ladder.levels[key]: words for key, words in entry.get("expected", {}).items()}
    return _texts(entry) | {"expected": expected}


def _says(competency: Competency, levels: Iterable[Level]) -> dict[str, Any]:
    texts = {name: getattr(competency, name) for name in ("name", "track", "about")}
    return texts | {"expected": {level: competency.expected_at(level) for level in levels}}
