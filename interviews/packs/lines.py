"""YAML as people write it: text, whole numbers, lists and mappings, each with the line on which it stands.

Nothing else is read: no anchors, aliases or tags, one document a file. So `yes`, `1.5` and dates are text,
and no file can burst or make objects.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from interviews.domain.base import Refused, tidy

Path = tuple[str | int, ...]
WHOLE_NUMBER = re.compile("-?[0-9]{1,9}")
DEEPEST = 10
MOST_PROBLEMS = 1_000


@dataclass(frozen=True, order=True)
class Problem:
    """Something in a file that can't be imported: which file, which line, which field, and a sentence."""

    file: str
    line: int
    field: str
    sentence: str

    def __str__(self) -> str:
        where = [self.file, f"line {self.line}" if self.line else "", self.field]
        return f"{', '.join(part for part in where if part)}: {self.sentence}".removeprefix(": ")


class NotImported(Refused):
    """Files with mistakes: they are in `problems`, as many as somebody can read, and nothing was imported."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        found = sorted(set(problems))
        self.problems = found[:MOST_PROBLEMS]
        if (more := len(found) - MOST_PROBLEMS) > 0:
            self.problems.append(Problem("", 0, "", f"There are {more:,} more. Mend these first."))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def refuse(problems: Iterable[Problem]) -> None:
    """Raise `NotImported` if there are any."""
    if found := list(problems):
        raise NotImported(found)


class Unreadable(Exception):
    """A file that isn't the YAML that we read; holds the line and a sentence."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(sentence)
        self.line, self.sentence = line, sentence


@dataclass
class Text:
    """A file as it was read: its value, and where each part of it stood, by its path."""

    file: str
    value: Any = None
    lines: dict[Path, int] = field(default_factory=dict)

    def problem(self, path: Path, sentence: str) -> Problem:
        """A problem with what stands at `path`; the line is that of the nearest part that is there."""
        near = next(path[:end] for end in range(len(path), -1, -1) if path[:end] in self.lines or not end)
        return Problem(self.file, self.lines.get(near, 1), named(path), sentence)


def named(path: Path) -> str:
    """A path as people write it: `rubric.staff[2].anchor`; items count from 1."""
    return "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")


def read(file: str, content: bytes) -> Text:
    """The file's value with its lines. Raises `Unreadable`."""
    try:
        events = iter(_events(content.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        raise Unreadable(1, "This isn't text in UTF-8.") from error
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise Unreadable(line, f"This isn't YAML: {error.problem}.") from error
    except (YAMLError, ValueError) as error:
        raise Unreadable(1, "This holds characters that YAML doesn't allow.") from error
    text = Text(file)
    documents = 0
    for event in events:
        if isinstance(event, DocumentStartEvent):
            documents += 1
        if documents > 1:
            raise Unreadable(event.start_mark.line + 1, "A file holds one document.")
        if isinstance(event, NodeEvent):
            text.value = _node(event, events, text.lines, ())
    return text


def _events(text: str) -> list[Any]:
    """What the file says, in order: by the parser that is quick, or by the one that knows all of YAML and
    says best what is wrong.
    """
    try:
        return list(_shallow(YAML(typ="safe").parse(text)))
    except MarkedYAMLError:
        return list(_shallow(YAML(typ="safe", pure=True).parse(text)))


def _shallow(events: Iterable[Any]) -> Iterator[Any]:
    """The events, no deeper than we read: nothing but brackets would take the reader minutes."""
    depth = 0
    for event in events:
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth > DEEPEST:
            raise Unreadable(event.start_mark.line + 1, "This is nested too deeply.")
        yield event


def _node(event: NodeEvent, events: Iterator[Any], lines: dict[Path, int], path: Path) -> Any:
    line = event.start_mark.line + 1
    if isinstance(event, AliasEvent) or event.anchor:
        raise Unreadable(line, "Anchors and aliases aren't read: write it out.")
    if getattr(event, "ctag", None):
        raise Unreadable(line, "Tags aren't read: write text or a whole number.")
    lines.setdefault(path, line)
    if isinstance(event, ScalarEvent):
        return _scalar(event)
    return (_mapping if isinstance(event, MappingStartEvent) else _list)(events, lines, path)


def _scalar(event: ScalarEvent) -> str | int:
    plain = event.implicit[0]
    return int(event.value) if plain and WHOLE_NUMBER.fullmatch(event.value) else tidy(event.value)


def _mapping(events: Iterator[Any], lines: dict[Path, int], path: Path) -> dict[str, Any]:
    made: dict[str, Any] = {}
    while not isinstance(event := next(events), MappingEndEvent):
        line = event.start_mark.line + 1
        if not isinstance(event, ScalarEvent):
            raise Unreadable(line, "The name of a field is a word.")
        if event.value in made:
            raise Unreadable(line, f"“{event.value}” stands twice.")
        lines[*path, event.value] = line
        made[event.value] = _node(next(events), events, lines, (*path, event.value))
    return made


def _list(events: Iterator[Any], lines: dict[Path, int], path: Path) -> list[Any]:
    made: list[Any] = []
    while not isinstance(event := next(events), SequenceEndEvent):
        made.append(_node(event, events, lines, (*path, len(made))))
    return made
