"""Every row of every table: to see that nothing was changed."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from interviews.domain.base import Base


def rows(session: Session, *, without: tuple[str, ...] = ()) -> dict[str, list[str]]:
    """All that there is, by table, save when a browser was last seen; `without` leaves tables out."""
    tables = [table for table in Base.metadata.sorted_tables if table.name not in without]
    return {table.name: sorted(map(repr, session.execute(_shown(table)))) for table in tables}


def _shown(table: Any) -> Any:
    return select(*(column for column in table.c if column.name != "seen_at"))
