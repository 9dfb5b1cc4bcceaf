"""Two people in the same moment: real threads, a browser each, and no order but the one of the database."""

import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Barrier, Event
from typing import Any

from sqlalchemy import Engine, event, select, text
from sqlalchemy.orm import Session

from interviews.domain.base import Base

PATIENCE = 20
WAITING = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
)


def at_once(*doings: Callable[[], Any]) -> list[Any]:
    """Let them begin together, each in a thread of its own; what each one gave."""
    start = Barrier(len(doings))

    def begin(doing: Callable[[], Any]) -> Any:
        start.wait(PATIENCE)
        return doing()

    with ThreadPoolExecutor(len(doings)) as pool:
        return [begun.result(PATIENCE) for begun in [pool.submit(begin, doing) for doing in doings]]


def after(session: Session, rows: Iterable[Base], first: Callable[[], Any], second: Callable[[], Any]) -> Any:
    """What `second` gives, having begun before `first` was committed: the session holds the rows, as a page
    does, and lets go once `second` waits for it.
    """
    for row in rows:
        kind: Any = type(row)
        session.execute(select(kind.id).where(kind.id == row.id).with_for_update(key_share=True))
    first()
    session.flush()
    with ThreadPoolExecutor(1) as pool:
        engine = session.get_bind()
        assert isinstance(engine, Engine)
        begun = _waiting(engine, lambda: pool.submit(second))
        session.commit()
        return begun.result(PATIENCE)


def _waiting(engine: Engine, begin: Callable[[], Future[Any]]) -> Future[Any]:
    """Begin, and come back when it waits for a lock."""
    return _on_postgresql(engine, begin) if engine.name == "postgresql" else _on_sqlite(engine, begin)


def _on_postgresql(engine: Engine, begin: Callable[[], Future[Any]]) -> Future[Any]:
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as watch:
        begun, until = begin(), time.monotonic() + PATIENCE
        while not watch.scalar(WAITING):
            assert not begun.done(), f"it didn't wait: {begun.result()}"
            assert time.monotonic() < until
    return begun


def _on_sqlite(engine: Engine, begin: Callable[[], Future[Any]]) -> Future[Any]:
    """SQLite tells nobody who waits: asking for the only lock, which isn't free, is where they do."""
    asked = Event()

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement == "BEGIN IMMEDIATE":
            asked.set()

    event.listen(engine, "before_cursor_execute", note)
    try:
        begun = begin()
        assert asked.wait(PATIENCE)
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return begun
