"""A long list in parts that a page can carry."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from flask import request, url_for
from sqlalchemy import Select, func, select

from interviews.db import db

Thing = TypeVar("Thing")
AT_ONCE = 50


@dataclass(frozen=True)
class Sheet(Generic[Thing]):
    """One part of a list: what is on it, where the ones beside it are, and such as `51 to 100 of 500`."""

    things: Sequence[Thing]
    previous: str | None
    next: str | None
    words: str


def sheet_of(found: Select[Thing]) -> Sheet[Thing]:
    """The part that the address asks for, by `page`; the last one if there aren't so many."""
    total = db.session.scalar(select(func.count()).select_from(found.order_by(None).subquery())) or 0
    last = max(1, -(-total // AT_ONCE))
    number = min(max(1, request.args.get("page", 1, type=int)), last)
    before = (number - 1) * AT_ONCE
    things: Any = db.session.scalars(found.limit(AT_ONCE).offset(before)).all()
    return Sheet(
        things=things,
        previous=_address(number - 1) if number > 1 else None,
        next=_address(number + 1) if number < last else None,
        words=f"{before + 1} to {before + len(things)} of {total}",
    )


def _address(number: int) -> str:
    given: dict[str, Any] = {**request.args.to_dict(), **(request.view_args or {}), "page": number}
    return url_for(request.endpoint or "", **given)
