"""The engine and the session. Flask-SQLAlchemy is named here alone, and never for models."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

import pysqlite3
from flask import Flask, current_app
from flask_migrate import Migrate, upgrade
from flask_sqlalchemy import SQLAlchemy
from psycopg import IsolationLevel
from sqlalchemy import Connection, Engine, event

from interviews.domain.base import Base
from interviews.domain.history import keep_history
from interviews.notices.causes import keep_notices
from interviews.settings import ROOT, Settings

MIGRATIONS = ROOT / "migrations"
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",  # NORMAL acknowledges a save before it is on the disk
    "foreign_keys=ON",
    "busy_timeout=10000",
    "secure_delete=ON",
    "trusted_schema=OFF",
)
QUICK = "-c jit=off"  # what the policy asks takes PostgreSQL longer to compile than to answer
SAFE_WAL = (3, 51, 3)  # older ones can corrupt a database when the log is reset

db = SQLAlchemy(metadata=Base.metadata)
keep_notices(db.session, lambda: current_app.config["SMTP"] is not None)
keep_history(db.session)
migrate = Migrate(db=db, directory=str(MIGRATIONS), render_as_batch=True)

_only_reading: ContextVar[bool] = ContextVar("only_reading", default=False)


def connect(app: Flask, settings: Settings) -> None:
    """Give the application its database: SQLite or PostgreSQL, as the URL says."""
    app.config["SQLALCHEMY_DATABASE_URI"] = settings.database_url
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = _options(settings.database_url)
    db.init_app(app)
    migrate.init_app(app)
    prepare = _prepare_sqlite if settings.database_url.startswith("sqlite") else _prepare_postgresql
    with app.app_context():
        prepare(db.engine)


@contextmanager
def only_reading(yes: bool = True) -> Iterator[None]:
    """Transactions begun in here see one moment of the database and lock nothing (or, with False, may write).

    So a page that asks several times shows no half of what is done meanwhile.
    """
    token = _only_reading.set(yes)
    try:
        yield
    finally:
        _only_reading.reset(token)


def bring_to_head() -> None:
    """Run the migrations that this database hasn't seen. Needs an application context."""
    upgrade(directory=str(Path(MIGRATIONS)))


def _options(url: str) -> dict[str, Any]:
    options: dict[str, Any] = {"hide_parameters": True}
    if url.startswith("sqlite"):
        return options | {"module": pysqlite3, "connect_args": {"isolation_level": None}}
    return options | {"pool_pre_ping": True, "connect_args": {"options": QUICK}}


def _prepare_sqlite(engine: Engine) -> None:
    if pysqlite3.sqlite_version_info < SAFE_WAL:
        raise RuntimeError("This SQLite can damage its own log. Install the pinned pysqlite3.")
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)


def _prepare_postgresql(engine: Engine) -> None:
    event.listen(engine, "begin", _choose_isolation)


def _set_pragmas(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    """Who will write asks for the lock at once: waiting works then, upgrading later doesn't."""
    connection.exec_driver_sql("BEGIN" if _only_reading.get() else "BEGIN IMMEDIATE")


def _choose_isolation(connection: Connection) -> None:
    """Who reads sees one moment, as on SQLite. Who writes sees what the one they waited for has done."""
    driver: Any = connection.connection.dbapi_connection
    driver.isolation_level = IsolationLevel.REPEATABLE_READ if _only_reading.get() else None
