"""A list narrowed to those whose name somebody looks for."""

from typing import Any

from flask import request
from sqlalchemy import Select
from sqlalchemy.orm import InstrumentedAttribute

from interviews.domain.base import clean, folded

LONGEST = 200
"""No name is longer, and a database has its limits for what it compares."""


def sought() -> str:
    """What the address looks for, by `find`."""
    return clean(request.args.get("find", ""))[:LONGEST].strip()


def narrowed(found: Select[Any], found_by: InstrumentedAttribute[str]) -> Select[Any]:
    """Those of these whose name holds what is looked for; all of them if nothing is."""
    words = folded(sought())
    return found.where(found_by.contains(words, autoescape=True)) if words else found
