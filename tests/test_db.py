"""The database: one URL chooses the engine; SQLite is set up so that nothing is lost."""

import pysqlite3
import pytest
from flask import Flask
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from interviews import create_app
from interviews.db import db, only_reading
from interviews.settings import Settings
from tests.conftest import SERVER


@pytest.fixture
def sqlite(tmp_path):
    """An application of its own on SQLite, whatever engine the other tests use."""
    made = create_app(Settings(f"sqlite:///{tmp_path / 'own.sqlite'}", "a secret for tests"))
    with made.app_context():
        yield made
        db.session.remove()
        db.engine.dispose()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("busy_timeout", 10000),
        ("secure_delete", 1),
        ("trusted_schema", 0),
    ],
)
def test_every_connection_to_sqlite_is_set_up(sqlite, pragma, value):
    with db.engine.connect() as connection:
        assert connection.execute(text(f"PRAGMA {pragma}")).scalar_one() == value


def test_who_writes_takes_the_lock_at_once_and_who_reads_does_not(sqlite, tmp_path):
    impatient = create_engine(
        f"sqlite:///{tmp_path / 'own.sqlite'}", module=pysqlite3, connect_args={"timeout": 0}
    )
    with db.engine.begin() as connection:
        connection.execute(text("CREATE TABLE thing (name TEXT)"))

    def another_writes() -> bool:
        with impatient.connect() as other:
            try:
                other.execute(text("INSERT INTO thing VALUES ('x')"))
            except OperationalError as error:
                return "locked" not in str(error)
            return True

    with only_reading(), db.engine.connect() as connection:
        connection.execute(text("SELECT * FROM thing"))
        assert another_writes() is True
    with db.engine.connect() as connection:
        connection.execute(text("SELECT * FROM thing"))
        assert another_writes() is False
    impatient.dispose()


def test_a_sqlite_that_can_damage_its_log_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("interviews.db.pysqlite3.sqlite_version_info", (3, 51, 2))
    with pytest.raises(
        RuntimeError, match=r"^This SQLite can damage its own log. Install the pinned pysqlite3.$"
    ):
        create_app(Settings(f"sqlite:///{tmp_path / 'own.sqlite'}", "a secret for tests"))


def test_postgresql_is_the_same_program_with_another_url():
    made = create_app(Settings("postgresql+psycopg://somewhere/interviews", "a secret for tests"))
    assert isinstance(made, Flask)
    with made.app_context():
        assert (db.engine.dialect.name, db.engine.dialect.driver) == ("postgresql", "psycopg")
        assert db.engine.hide_parameters is True


@pytest.mark.skipif(not SERVER, reason="asks PostgreSQL")
def test_postgresql_does_not_compile_what_it_can_answer_sooner(session):
    assert session.scalar(text("SHOW jit")) == "off"
