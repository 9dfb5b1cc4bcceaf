"""Copies of the whole database, to begin from again and to compare with: files, or schemas on PostgreSQL."""

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any, Protocol

import pysqlite3
from sqlalchemy import Engine, text

from interviews.domain.base import Base

TABLES = tuple(table.name for table in Base.metadata.sorted_tables)


class Copies(Protocol):
    """Copies of the database, each by a name."""

    def keep(self, name: str) -> None:
        """Copy everything as it stands."""

    def bring_back(self, name: str, tables: Iterable[str] = TABLES) -> None:
        """Let these tables be as they were kept."""

    def changed(self, name: str, tables: Iterable[str] = TABLES) -> list[str]:
        """Which of these tables are not as they were kept."""


class Files:
    """Copies of a SQLite database, beside it."""

    def __init__(self, engine: Engine) -> None:
        self.engine, self.used = engine, Path(str(engine.url.database))

    def keep(self, name: str) -> None:
        """Copy everything as it stands."""
        self._copy(self.used, self._file(name))

    def bring_back(self, name: str, tables: Iterable[str] = TABLES) -> None:
        """Let everything be as it was kept: a file is copied whole."""
        self._copy(self._file(name), self.used)

    def changed(self, name: str, tables: Iterable[str] = TABLES) -> list[str]:
        """Which of these tables are not as they were kept."""
        with (
            closing(pysqlite3.connect(self.used)) as one,
            closing(pysqlite3.connect(self._file(name))) as other,
        ):
            return [table for table in tables if _rows(one, table) != _rows(other, table)]

    def _file(self, name: str) -> Path:
        return self.used.parent / f"{name}.world"

    def _copy(self, here: Path, there: Path) -> None:
        with closing(pysqlite3.connect(here)) as one, closing(pysqlite3.connect(there)) as other:
            one.backup(other)


def _rows(connection: Any, table: str) -> list[Any]:
    return sorted(connection.execute(f'SELECT * FROM "{table}"').fetchall(), key=repr)


class Schemas:
    """Copies of a PostgreSQL database, in schemas of their own."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def keep(self, name: str) -> None:
        """Copy everything as it stands."""
        made = [f'CREATE TABLE "{name}"."{table}" AS TABLE public."{table}"' for table in TABLES]
        self._run(f'DROP SCHEMA IF EXISTS "{name}" CASCADE', f'CREATE SCHEMA "{name}"', *made)

    def bring_back(self, name: str, tables: Iterable[str] = TABLES) -> None:
        """Let these tables be as they were kept; a replica's role lets even the history go."""
        steps = [
            step
            for table in tables
            for step in (
                f'DELETE FROM public."{table}"',
                f'INSERT INTO public."{table}" TABLE "{name}"."{table}"',
            )
        ]
        self._run("SET LOCAL session_replication_role = replica", *steps)

    def changed(self, name: str, tables: Iterable[str] = TABLES) -> list[str]:
        """Which of these tables are not as they were kept."""
        with self.engine.connect() as connection:
            found = {
                (table, schema): sorted(
                    connection.scalars(text(f'SELECT one::text FROM "{schema}"."{table}" one'))
                )
                for table in tables
                for schema in ("public", name)
            }
        return [table for table in tables if found[table, "public"] != found[table, name]]

    def _run(self, *steps: str) -> None:
        with self.engine.begin() as connection:
            connection.exec_driver_sql("; ".join(steps))


def copies_of(engine: Engine) -> Copies:
    """How this engine's database is copied."""
    return Files(engine) if engine.dialect.name == "sqlite" else Schemas(engine)
