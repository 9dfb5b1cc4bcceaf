"""How migrations run: on the application's engine, one transaction each, with SQLite's traps closed."""

from typing import Any

from alembic import context
from flask import current_app
from sqlalchemy import Connection, text

from interviews.domain import base


def render_item(kind: str, item: Any, _autogen: Any) -> str | bool:
    """Write our column types as what they are at rest, so that no migration imports the program."""
    if kind == "type" and isinstance(item, base.Moment):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, base.Words):
        return "sa.Text()"
    if kind == "type" and isinstance(item, base.WordList):
        return "sa.JSON()"
    return False


def is_modelled(name: str | None, kind: str, _parents: object) -> bool:
    """The index of words is the engine's own, with the tables it needs: a migration makes it, no model."""
    return kind != "table" or not (name or "").startswith("question_words")


def run(connection: Connection) -> None:
    """Migrate on this connection. On SQLite, foreign keys rest meanwhile and are checked after:
    a rebuilt table would else take its children with it.
    """
    sqlite = connection.dialect.name == "sqlite"
    if sqlite:
        _pragma(connection, "foreign_keys=OFF")
    context.configure(
        connection=connection,
        target_metadata=current_app.extensions["migrate"].db.metadata,
        render_item=render_item,
        render_as_batch=True,
        transactional_ddl=True,
        compare_type=True,
        include_name=is_modelled,
    )
    with context.begin_transaction():
        context.run_migrations()
        if sqlite and connection.execute(text("PRAGMA foreign_key_check")).first():
            raise RuntimeError("A migration left rows that point to nothing; nothing was changed.")
    if sqlite:
        _pragma(connection, "foreign_keys=ON")


def _pragma(connection: Connection, words: str) -> None:
    """On the raw connection: inside a transaction SQLite ignores it."""
    cursor = connection.connection.cursor()
    cursor.execute(f"PRAGMA {words}")
    cursor.close()


with current_app.extensions["migrate"].db.engine.connect() as connection:
    run(connection)
