"""The ladder as a file: the same ladder gives the same file, and it reads back as the same ladder."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from interviews.domain.banks import Competency, Level
from interviews.packs import yaml
from interviews.packs.keeping import kept
from interviews.packs.lines import NotImported
from interviews.packs.parcel import opened

LADDER = "ladder.yaml"
UNNAMED = {"key": "ladder", "name": "Ladder"}
EMPTY: dict[str, Any] = UNNAMED | {"levels": [], "competencies": []}


def file_of(levels: Iterable[Level], competencies: Iterable[Competency], there: str = "") -> str:
    """What `ladder.yaml` holds: levels by rank, track and name; competencies by track and name.

    The ladder's own key, name, about and licence stand nowhere but in the file: of one that is `there`
    already they stay, and so does the order of what is in it.
    """
    old, rungs = _read(there), sorted(levels, key=lambda level: level.order)
    shown = sorted(competencies, key=lambda competency: competency.order)
    return "".join(
        (
            "format: 1\n",
            f"key: {old['key']}\n",
            yaml.short("name", old["name"]),
            yaml.long("about", old.get("about", "")),
            yaml.gap(yaml.short("licence", old.get("licence", ""))),
            _list("levels", (_level(level) for level in _placed(rungs, old["levels"]))),
            _list("competencies", (_competency(one, rungs) for one in _placed(shown, old["competencies"]))),
        )
    )


def write_file(levels: Iterable[Level], competencies: Iterable[Competency], folder: Path) -> Path:
    """Write `ladder.yaml` into a folder, which is made if it isn't there.

    A file that is there keeps its comments, and all of itself if it says the same already.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / LADDER
    there = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    text = file_of(levels, competencies, there)
    path.write_text(kept(LADDER, there, text) if there else text, encoding="utf-8", newline="\n")
    return path


def _read(there: str) -> dict[str, Any]:
    """The file that is there, if it is one that we read."""
    try:
        ladder = opened({LADDER: there.encode()}).ladder if there else None
    except NotImported:
        ladder = None
    return ladder.value if ladder else EMPTY


def _placed(things: list[Any], before: list[dict[str, Any]]) -> list[Any]:
    """What the file has already stands where it stood, so that comments stay at what they are about."""
    places = {entry["key"]: place for place, entry in enumerate(before)}
    return sorted(things, key=lambda thing: places.get(thing.key, len(places)))


def _level(level: Level) -> str:
    return "".join(
        (
            f"  - key: {level.key}\n",
            yaml.short("name", level.name, indent=4),
            yaml.short("track", level.track, indent=4),
            f"    position: {level.position}\n",
        )
    )


def _competency(competency: Competency, levels: Iterable[Level]) -> str:
    said = [(level.key, competency.expected_at(level)) for level in levels]
    expected = "".join(yaml.block(key, words, indent=6) for key, words in said if words)
    return "".join(
        (
            f"  - key: {competency.key}\n",
            yaml.short("name", competency.name, indent=4),
            yaml.short("track", competency.track, indent=4),
            yaml.block("what", competency.about, indent=4) if competency.about else "",
            f"    expected:\n{expected}" if expected else "",
        )
    )


def _list(name: str, items: Iterable[str]) -> str:
    written = "".join(items)
    return f"\n{name}:\n{written}" if written else f"\n{name}: []\n"
