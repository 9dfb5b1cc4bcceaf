"""What the pages of adjustments read."""

from functools import cache
from typing import Any

from sqlalchemy.orm import joinedload, selectinload

from interviews.domain.loops import Adjustment, Loop, Request


@cache
def of_loop() -> tuple[Any, ...]:
    """Load with a loop whose it is, and what is arranged in it."""
    return (
        joinedload(Loop.candidate),
        selectinload(Loop.interviews),
        selectinload(Loop.adjustments).joinedload(Adjustment.ending),
    )


@cache
def with_its_loop() -> tuple[Any, ...]:
    """Load with a request its loop."""
    return tuple(joinedload(Request.loop).options(option) for option in of_loop())


@cache
def of_adjustment() -> tuple[Any, ...]:
    """Load with an adjustment its loop."""
    return tuple(joinedload(Adjustment.loop).options(option) for option in of_loop())
