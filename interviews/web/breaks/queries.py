"""What the pages about breaking a seal read."""

from functools import cache
from typing import Any

from sqlalchemy.orm import joinedload, selectinload

from interviews.domain.breaks import Break
from interviews.domain.loops import Loop


@cache
def of_loop() -> tuple[Any, ...]:
    """Load with a loop what the page shows that asks to break its seal."""
    return (
        joinedload(Loop.candidate),
        joinedload(Loop.opening),
        joinedload(Loop.debrief),
        selectinload(Loop.breaks).joinedload(Break.asked_by),
    )


@cache
def whole() -> tuple[Any, ...]:
    """Load with a request all that its pages show."""
    loop = joinedload(Break.loop)
    return (
        joinedload(Break.asked_by),
        joinedload(Break.decided_by),
        loop.options(joinedload(Loop.candidate), joinedload(Loop.opening), joinedload(Loop.debrief)),
    )
