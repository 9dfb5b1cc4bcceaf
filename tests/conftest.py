"""What tests share: one application and one migrated database a worker, cleared after each test.

`INTERVIEWS_TEST_DATABASE_URL` names a PostgreSQL server to use instead of SQLite.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import psycopg
import pysqlite3
import pytest
from flask import Flask
from sqlalchemy import Engine, make_url, text
from sqlalchemy.orm import Session

from interviews import ciphers, create_app
from interviews.clock import now
from interviews.db import bring_to_head, db, only_reading
from interviews.domain.base import Base
from interviews.domain.history import keep_history
from interviews.domain.people import Person, SignIn, secret
from interviews.settings import Settings
from tests.visiting import Visitor

Thing = TypeVar("Thing", bound=Base)
NEED_KEY = b"a key for tests: 32 bytes of it."
ciphers.install([NEED_KEY])
SERVER = os.environ.get("INTERVIEWS_TEST_DATABASE_URL")


def _fresh_database(folder: Path, worker: str) -> str:
    if not SERVER:
        return f"sqlite:///{folder / 'interviews.sqlite'}"
    name = f"interviews_{worker}"
    plain = make_url(SERVER).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")  # type: ignore[call-overload]
        server.execute(f"CREATE DATABASE {name}")  # type: ignore[call-overload]
    return make_url(SERVER).set(database=name).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Flask:
    folder = tmp_path_factory.mktemp("database")
    settings = Settings(
        _fresh_database(folder, worker_id), "a secret for tests", company="Tidemark", gallery=True
    )
    made = create_app(settings)
    made.testing = True
    with made.app_context():
        bring_to_head()
        db.engine.dispose()
    if not SERVER:
        shutil.copy(folder / "interviews.sqlite", folder / "fresh.sqlite")
    return made


@pytest.fixture
def engine(_made: Flask) -> Engine:
    """The engine of the application's database."""
    with _made.app_context():
        return db.engine


@pytest.fixture
def app(_made: Flask, engine: Engine) -> Iterator[Flask]:
    """The application, on an empty database."""
    yield _made
    empty(engine)


def empty(engine: Engine) -> None:
    """Let the database hold what it held after its migrations, and nothing else."""
    if SERVER:
        # Deleting the few rows of a test is far quicker than truncating every table; a replica's role lets
        # even the history go.
        emptied = "; ".join(f'DELETE FROM "{table.name}"' for table in Base.metadata.sorted_tables)
        with engine.begin() as connection:
            connection.execute(text(f"SET LOCAL session_replication_role = replica; {emptied}"))
        engine.dispose()
        return
    engine.dispose()
    used = Path(str(engine.url.database))
    with (
        closing(pysqlite3.connect(used.parent / "fresh.sqlite")) as fresh,
        closing(pysqlite3.connect(used)) as worn,
    ):
        fresh.backup(worn)


@pytest.fixture
def session(app: Flask, engine: Engine) -> Iterator[Session]:
    """A session beside the application's own. What it commits, the pages see; `again` shows what they did."""
    with only_reading(), Session(engine, expire_on_commit=False) as made:
        keep_history(made)
        yield made


@pytest.fixture
def keep(session: Session) -> Callable[[Thing], Thing]:
    """Add a thing, with all that hangs on it, and commit."""

    def kept(thing: Thing) -> Thing:
        session.add(thing)
        session.commit()
        return thing

    return kept


@pytest.fixture
def again(session: Session) -> Callable[[Thing], Thing]:
    """A thing as it stands in the database now."""

    def reread(thing: Thing) -> Thing:
        session.rollback()
        session.expire_all()
        session.refresh(thing)
        return thing

    return reread


@pytest.fixture
def visit(app: Flask, session: Session) -> Callable[..., Visitor]:
    """A browser in which somebody is signed in; of nobody without a name. The person must have been kept."""

    def browser(person: Person | None = None, at: datetime | None = None) -> Visitor:
        client = app.test_client()
        if person:
            token = secret()
            session.add(SignIn.begin(person, token, "a test", at or now()))
            session.commit()
            client.set_cookie("visit", token, domain="localhost")
        return Visitor(client)

    return browser
