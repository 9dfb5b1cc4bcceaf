"""Files, read and held against the schema: what an import would bring, or all that is wrong with it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import PurePosixPath
from typing import Any, cast

import fastjsonschema
from fastjsonschema import JsonSchemaValueException
from jsonschema import Draft202012Validator, ValidationError

from interviews.packs import lines
from interviews.packs.folder import Files
from interviews.packs.lines import Path, Problem, Text, refuse
from interviews.packs.schema import BANK, LADDER, ONE_LINE, QUESTION, Schema

HEADS = {"bank.yaml": "bank", "ladder.yaml": "ladder"}
KINDS: dict[str, Schema] = {"bank": BANK, "ladder": LADDER, "question": QUESTION}
DRAFT = "http://json-schema.org/draft-07/schema#"  # what our schemas use is the same in both drafts


@dataclass
class BankText:
    """A bank's folder: what it says of itself, and its questions; without a bank, questions alone."""

    bank: Text | None
    questions: list[Text] = field(default_factory=list)


@dataclass
class Parcel:
    """Files that say what the schema asks for."""

    ladder: Text | None
    banks: list[BankText]


def opened(files: Files) -> Parcel:
    """The files as a parcel. Raises `NotImported`."""
    texts, problems = _texts(files)
    for text in texts:
        problems += _against(HEADS.get(PurePosixPath(text.file).name, "question"), text)
    if not files:
        problems.append(Problem("", 0, "", "There is no YAML file here."))
    parcel, misplaced = _sorted(texts)
    problems += misplaced
    refuse(problems)
    return parcel


def _texts(files: Files) -> tuple[list[Text], list[Problem]]:
    texts, problems = [], []
    for file in sorted(files):
        try:
            texts.append(lines.read(file, files[file]))
        except lines.Unreadable as error:
            problems.append(Problem(file, error.line, "", error.sentence))
    return texts, problems


def _sorted(texts: list[Text]) -> tuple[Parcel, list[Problem]]:
    """Each file at its place, and those that share a place or a key."""
    named = [(PurePosixPath(text.file), text) for text in texts]
    heads = [text for path, text in named if path.name == "bank.yaml"]
    rungs = [text for path, text in named if path.name == "ladder.yaml"]
    banks = {PurePosixPath(text.file).parent: BankText(text) for text in heads}
    alone = BankText(None)
    for path, text in named:
        if path.name not in HEADS:
            banks.get(path.parent, alone).questions.append(text)
    sets = [*banks.values(), *([alone] if alone.questions else [])]
    problems = [text.problem((), f"There is a ladder already, in {rungs[0].file}.") for text in rungs[1:]]
    for same in (heads, *(one.questions for one in sets)):
        problems += _twice(same)
    return Parcel(next(iter(rungs), None), sets), problems


def _twice(texts: list[Text]) -> list[Problem]:
    """A key that two files of one place share."""
    seen: dict[str, str] = {}
    problems = []
    for text in texts:
        key = text.value.get("key") if isinstance(text.value, dict) else None
        if isinstance(key, str) and seen.setdefault(key, text.file) != text.file:
            problems.append(text.problem(("key",), f"{seen[key]} has the same key."))
    return problems


def _against(kind: str, text: Text) -> list[Problem]:
    if text.value is not None and _holds(kind, text.value):
        return list(_misnumbered(text))
    errors = Draft202012Validator(KINDS[kind]).iter_errors(text.value)
    found = [text.problem(path, words) for error in errors for path, words in _said(error)]
    return found + list(_misnumbered(text))


def _holds(kind: str, value: Any) -> bool:
    """Whether the schema has nothing against it: asked of every file, so by the quicker of two libraries.
    What is wrong, the other one says better.
    """
    try:
        _checker(kind)(value)
    except JsonSchemaValueException:
        return False
    return True


@cache
def _checker(kind: str) -> Callable[[Any], Any]:
    made: Callable[[Any], Any] = fastjsonschema.compile({"$schema": DRAFT, **KINDS[kind]}, use_default=False)
    return made


def _misnumbered(text: Text) -> Iterator[Problem]:
    """Points that don't count 1, 2, 3: their place in the list would say something else than their number."""
    rubric = text.value.get("rubric") if isinstance(text.value, dict) else None
    for level, points in rubric.items() if isinstance(rubric, dict) else ():
        for index, point in enumerate(points) if isinstance(points, list) else ():
            if isinstance(point, dict) and point.get("point", index + 1) != index + 1:
                yield text.problem(
                    ("rubric", level, index, "point"), f"This is point {index + 1}: count from 1."
                )


TYPES = {
    "string": "text",
    "integer": "a whole number",
    "array": "a list",
    "object": "fields with their values",
}


def _said(error: ValidationError) -> Iterator[tuple[Path, str]]:
    """A schema's complaint in a sentence, where it belongs."""
    path, found = tuple(error.absolute_path), cast(dict[str, Any], error.instance)
    limit: Any = error.validator_value
    if error.validator == "required":
        yield from (((*path, name), "This is missing.") for name in limit if name not in found)
    elif error.validator == "additionalProperties":
        known = error.schema["properties"]  # type: ignore[index]
        yield from (
            ((*path, name), f"There is no such field; there are {', '.join(known)}.")
            for name in found
            if name not in known
        )
    elif error.validator == "pattern":
        yield (
            path,
            "Write it in one line." if limit == ONE_LINE else "Small letters, digits and hyphens only.",
        )
    else:
        yield path, SENTENCES[str(error.validator)].format(_limit(limit))


def _limit(limit: Any) -> Any:
    return ", ".join(limit) if isinstance(limit, list) else TYPES.get(str(limit), limit)


SENTENCES = {
    "type": "This should be {}.",
    "const": "This should be {}.",
    "enum": "This should be one of {}.",
    "minLength": "This is empty.",
    "maxLength": "This is longer than {} characters.",
    "minItems": "There are fewer than {}.",
    "maxItems": "There are more than {}.",
    "minProperties": "Write it for one level at least.",
    "minimum": "This is less than {}.",
    "maximum": "This is more than {}.",
}
