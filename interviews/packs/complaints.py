"""What a schema says against a file, in sentences, each where it belongs."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, cast

import fastjsonschema
from fastjsonschema import JsonSchemaValueException
from jsonschema import Draft202012Validator, ValidationError

from interviews.packs.lines import Path, Problem, Text
from interviews.packs.schema import ONE_LINE, WORD, Schema

MOST_OF_A_FILE = 100


def complaints(schema: Schema, text: Text) -> list[Problem]:
    """In what a file isn't what the schema asks for: everything, unless it is nothing but mistakes.

    Whether there is anything is asked of every file, so by the quicker of two libraries; what, of the other.
    """
    if text.value is not None and _holds(schema, text.value):
        return []
    errors = Draft202012Validator(schema).iter_errors(text.value)
    said = ((path, words) for error in errors for path, words in _said(error))
    return [text.problem(path, words) for path, words in islice(said, MOST_OF_A_FILE)]


def _holds(schema: Schema, value: Any) -> bool:
    try:
        _checker(schema)(value)
    except JsonSchemaValueException:
        return False
    return True


def _checker(schema: Schema) -> Callable[[Any], Any]:
    """What a schema comes to as code: made once for each kind of file."""
    title = schema["title"]
    if title not in _CHECKERS:
        _CHECKERS[title] = fastjsonschema.compile({"$schema": DRAFT, **schema}, use_default=False)
    return _CHECKERS[title]


DRAFT = "http://json-schema.org/draft-07/schema#"  # what our schemas use is the same in both drafts
_CHECKERS: dict[str, Callable[[Any], Any]] = {}

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
        yield path, PATTERNS.get(limit, "Small letters, digits and hyphens only.")
    elif error.validator == "enum":
        yield path, f"This should be one of {', '.join(limit)}."
    else:
        yield path, SENTENCES[str(error.validator)].format(TYPES.get(str(limit), limit))


PATTERNS = {
    ONE_LINE: "Write it in one line.",
    WORD: "Write a word or a phrase in one line; a * stands at its end alone.",
}

SENTENCES = {
    "type": "This should be {}.",
    "const": "This should be {}.",
    "minLength": "This is empty.",
    "maxLength": "This is longer than {} characters.",
    "minItems": "There are fewer than {}.",
    "maxItems": "There are more than {}.",
    "minProperties": "Write it for one level at least.",
    "minimum": "This is less than {}.",
    "maximum": "This is more than {}.",
}
