"""What the page's script sends while the author types: JSON, read strictly."""

import json
from typing import Any, NoReturn

from interviews.domain.base import Refused
from interviews.domain.scorecards import NO_CARD, CardDraft


def received(body: bytes) -> tuple[int, CardDraft]:
    """The version that the author was looking at, and what they typed.

    Raises `Refused` for everything else: no JSON, a key that comes twice, a value that is none of ours.
    """
    try:
        sent = json.loads(body.decode(), object_pairs_hook=_once, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:  # JSON that is nothing but brackets
        raise Refused(NO_CARD) from error
    version = sent.pop("version", None) if isinstance(sent, dict) else None
    if type(version) is not int:  # True is an int, and no version
        raise Refused(NO_CARD)
    return version, CardDraft.from_json(sent)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key came twice")
    return found


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no JSON")
