"""A file that somebody keeps by hand, brought up to date: what didn't change stays, comments and all."""

import io
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString, LiteralScalarString

from interviews.packs import lines
from interviews.packs.yaml import WIDTH, inline


def kept(name: str, old: str, new: str) -> str:
    """What the file should hold: `old` where both say the same, else `old` with the values of `new`.

    Comments, blank lines, quotes and the order of fields stay where the library can keep them. Where it
    can't, or where `old` isn't a file that we read, it is `new`.
    """
    wanted = lines.read(name, new.encode()).value
    try:
        if lines.read(name, old.encode()).value == wanted:
            return old
        changed = _changed(old, wanted)
        return changed if lines.read(name, changed.encode()).value == wanted else new
    except (lines.Unreadable, YAMLError):
        return new


def _changed(old: str, wanted: Any) -> str:
    yaml = YAML()
    yaml.width, yaml.preserve_quotes = WIDTH, True
    yaml.indent(mapping=2, sequence=4, offset=2)
    document = yaml.load(old)
    out = io.StringIO()
    yaml.dump(_merged(document, wanted), out)
    return out.getvalue()


def _merged(old: Any, wanted: Any) -> Any:
    """`wanted`, in the nodes of `old` where there are any."""
    if isinstance(old, dict) and isinstance(wanted, dict):
        return _merged_fields(old, wanted)
    if isinstance(old, list) and isinstance(wanted, list):
        return _merged_items(old, wanted)
    if old == wanted and isinstance(old, str) == isinstance(wanted, str):
        return old
    return _new(wanted)


def _merged_fields(old: Any, wanted: dict[str, Any]) -> Any:
    for name in [name for name in old if name not in wanted]:
        del old[name]
    for place, (name, value) in enumerate(wanted.items()):
        if name in old:
            old[name] = _merged(old[name], value)
        else:
            old.insert(place, name, _new(value))
    return old


def _merged_items(old: Any, wanted: list[Any]) -> Any:
    for place, value in enumerate(wanted[: len(old)]):
        old[place] = _merged(old[place], value)
    del old[len(wanted) :]
    old.extend(_new(value) for value in wanted[len(old) :])
    return old


def _new(value: Any) -> Any:
    """A value as we write it: long texts in a block."""
    if isinstance(value, dict):
        return {name: _new(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_new(inner) for inner in value]
    if isinstance(value, str) and "\n" in value:
        return LiteralScalarString(value)
    if isinstance(value, str) and len(value) > WIDTH // 2:
        return FoldedScalarString(value)
    if isinstance(value, str) and inline(value) != value:
        return DoubleQuotedScalarString(value)
    return value
