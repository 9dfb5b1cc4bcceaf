"""The places of a question, such as `prompt` or `rubric.staff.3`: what people call them, where they are."""

from collections.abc import Iterable, Mapping

from interviews.direction import isolated
from interviews.domain.banks import Level, QuestionVersion

NAMES = {
    "title": "Title",
    "competency": "What it shows",
    "kind": "Kind",
    "minutes": "Minutes",
    "prompt": "What you read out",
    "materials": "What the candidate is given to read",
    "purpose": "Why we ask",
    "probes": "Probes",
    "clarifications": "What you may tell when asked",
    "for_interviewers": "What only interviewers know",
    "told_beforehand": "What candidates know beforehand",
    "not_scored": "What we don’t judge",
    "alternatives": "Other ways to ask it",
    "author": "Author",
    "licence": "Licence",
    "rubric": "The scale",
}


def named(place: str, levels: Mapping[str, str]) -> str:
    """What people call a place; `levels` are names by their keys."""
    field, _, rest = place.partition(".")
    key, _, point = rest.partition(".")
    if not key:
        return NAMES[field]
    name = isolated(levels.get(key, key))
    return f"Point {point} for {name}" if point else f"The scale for {name}"


def names_of(levels: Iterable[Level]) -> dict[str, str]:
    """The names of levels by their keys."""
    return {level.key: level.name for level in levels}


def level_names(version: QuestionVersion) -> dict[str, str]:
    """The levels of a question, those of its other versions too."""
    return {key: name for one in version.question.versions for key, name in names_of(one.levels).items()}


def anchor_of(place: str) -> str:
    """The identifier of a place on a page."""
    return place.replace(".", "-")
