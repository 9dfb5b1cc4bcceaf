"""A moment some minutes after another, in SQL: the two engines count time in ways of their own."""

from typing import Any

from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from interviews.domain.base import Moment


class minutes_later(FunctionElement[Any]):
    """`moment` and a number of minutes: the moment that comes so much later."""

    type = Moment()
    inherit_cache = True

    def __init__(self, moment: Any, minutes: Any) -> None:
        super().__init__(moment, minutes)


@compiles(minutes_later, "sqlite")
def _sqlite(element: minutes_later, compiler: SQLCompiler, **how: Any) -> str:
    """Written as a moment is kept there, so that the two compare as texts."""
    moment, minutes = (compiler.process(each, **how) for each in element.clauses)
    return f"strftime('%Y-%m-%d %H:%M:%f000', {moment}, '+' || ({minutes}) || ' minutes')"


@compiles(minutes_later, "postgresql")
def _postgresql(element: minutes_later, compiler: SQLCompiler, **how: Any) -> str:
    moment, minutes = (compiler.process(each, **how) for each in element.clauses)
    return f"({moment} + ({minutes}) * INTERVAL '1 minute')"
