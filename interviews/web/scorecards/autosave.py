"""What the page's script sends while the author types: JSON, read strictly."""

import json
from typing import Any, NoReturn
from uuid import UUID

from interviews.domain.base import Refused
from interviews.domain.scorecards import NO_CARD, CardDraft, Sending


def received(body: bytes) -> tuple[int, Sending | None, CardDraft]:
    """The version that the author was looking at, which page sends it, and what they typed.

    Raises `Refused` for everything else: no JSON, a key that comes twice, a value that is none of ours.
    """
    try:
        sent = json.loads(body.decode(), object_pairs_hook=_once, parse_constant=_no_number)
        version, sending = _whole(sent.pop("version")), _sending(sent)
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise Refused(NO_CARD) from error
    return version, sending, CardDraft.from_json(sent)


def _sending(sent: dict[str, Any]) -> Sending | None:
    page, number, before = (sent.pop(key, None) for key in ("page", "number", "continues"))
    after = _whole(sent.pop("after", 0))
    if page is None and number is None and before is None:
        return None
    if not 0 < _whole(number) < 2**31:
        raise ValueError("more sendings than there can be")
    return Sending(UUID(page), number, UUID(before) if before else None, after)


def _whole(value: Any) -> int:
    if type(value) is not int:  # True is an int, and no number
        raise ValueError("no whole number")
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key came twice")
    return found


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no JSON")
