"""Migrations are history: numbered, one head, the same on both engines, and the models agree with them."""

import re

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask_migrate import downgrade
from sqlalchemy import inspect, make_url, select, text
from sqlalchemy.orm import Session

from interviews import create_app
from interviews.db import MIGRATIONS, bring_to_head, db
from interviews.domain.base import Base, folded
from interviews.domain.candidates import Candidate
from interviews.domain.debriefs import Debrief, Speaking
from interviews.domain.loops import Effect, Loop
from interviews.domain.openings import PlanVersion
from interviews.settings import Settings
from tests import make
from tests.conftest import SERVER

REVISIONS = sorted((MIGRATIONS / "versions").glob("*.py"))


def _new_database(folder) -> str:
    if not SERVER:
        return f"sqlite:///{folder / 'own.sqlite'}"
    name = "interviews_migrations"
    plain = make_url(SERVER).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        server.execute(f"CREATE DATABASE {name}")
    return make_url(SERVER).set(database=name).render_as_string(hide_password=False)


@pytest.fixture
def migrated(tmp_path):
    """An application on a database of its own, brought from nothing to head."""
    made = create_app(Settings(_new_database(tmp_path), "a secret for tests"))
    with made.app_context():
        bring_to_head()
        yield made
        db.engine.dispose()


def is_modelled(name: str | None, kind: str, _parents: object) -> bool:
    """Everything but the index of words, which is the engine's own."""
    return kind != "table" or not (name or "").startswith("question_words")


def tables() -> set[str]:
    """The tables that are there."""
    return {name for name in inspect(db.engine).get_table_names() if not name.startswith("question_words")}


def differences() -> list[object]:
    """What autogenerate would still write."""
    with db.engine.connect() as connection:
        opts = {"compare_type": True, "include_name": is_modelled}
        context = MigrationContext.configure(connection, opts=opts)
        return list(compare_metadata(context, Base.metadata))


def test_from_nothing_to_head_the_models_agree(migrated):
    assert tables() == {*Base.metadata.tables, "alembic_version"}
    assert differences() == []


def test_up_down_and_up_again(migrated):
    downgrade(directory=str(MIGRATIONS), revision="base")
    assert tables() == {"alembic_version"}

    bring_to_head()
    assert differences() == []


def test_a_database_that_is_at_head_stays_as_it_is(migrated):
    bring_to_head()
    assert differences() == []


def test_names_from_before_are_found_too(migrated):
    downgrade(directory=str(MIGRATIONS), revision="0006")
    row = "'0123456789abcdef0123456789abcdef', 'JOSÉ  Łukasz  مُحَمَّد', 'K-10'"
    with db.engine.begin() as connection:
        connection.execute(text(f"INSERT INTO candidate (id, name, label) VALUES ({row})"))
    bring_to_head()
    assert names() == [("JOSÉ  Łukasz  مُحَمَّد", folded("José Łukasz محمد"))]
    downgrade(directory=str(MIGRATIONS), revision="0006")
    bring_to_head()
    assert names() == [("JOSÉ  Łukasz  مُحَمَّد", "jose lukasz محمد")]


def test_a_need_from_before_stays_and_the_times_are_as_they_were(migrated):
    loop = make.loop()
    loop.adjust("Tires", "Take a break.", make.NOON, loop.by, Effect(50))
    make.first(loop).break_after = 10
    db.session.add(loop)
    db.session.commit()
    downgrade(directory=str(MIGRATIONS), revision="0014")
    with db.engine.begin() as connection:
        connection.execute(text("UPDATE adjustment SET need = 'Hard of hearing'"))
    bring_to_head()

    [adjustment], first = db.session.get_one(Loop, loop.id).adjustments, make.first(loop)
    seen = (adjustment.need_kept, adjustment.effect)
    times = (first.minutes, first.planned_break, first.break_after)
    db.session.remove()
    assert (seen, times) == (("Hard of hearing", Effect()), (60, 10, 10))


def test_a_plan_from_before_there_were_versions_is_the_first(migrated):
    rung = make.level()
    plan = [[make.question("Why?", [rung]), make.question("How?", [rung])], [make.question("Who?", [rung])]]
    loop = make.loop(of=make.opening(plan=plan, at_level=rung))
    db.session.add(loop)
    db.session.commit()
    fingerprint = loop.plan_version.fingerprint
    db.session.remove()
    downgrade(directory=str(MIGRATIONS), revision="0015")
    bring_to_head()
    [version] = db.session.scalars(select(PlanVersion))
    assert (version.number, version.fingerprint, version.reason) == (1, fingerprint, "")
    assert [one.plan_version for one in version.opening.loops] == [version]
    assert version.opening.plan == version.interviews
    assert len(version.interviews) == 2
    db.session.remove()


def names():
    """Every candidate: the name, and what it is found by."""
    with db.engine.connect() as connection:
        return connection.execute(select(Candidate.name, Candidate.found_by)).all()


def test_a_debrief_from_before_goes_on_by_lot_with_its_notes_on_the_whole(migrated):
    with Session(db.engine) as session:
        loop = make.loop([make.person("Ana")])
        session.add(loop)
        session.flush()
        make.seal(loop.panel[0].person, loop)
        debrief = make.debrief(loop)
        debrief.note("Noted.", make.NOON, loop.by, make.asked(loop))
        debrief.speaking = Speaking.JUNIOR_FIRST
        session.add(debrief)
        session.commit()
    downgrade(directory=str(MIGRATIONS), revision="0017")
    bring_to_head()
    with Session(db.engine) as session:
        [debrief] = session.scalars(select(Debrief))
        assert (debrief.speaking, debrief.taken_up) == (Speaking.BY_LOT, None)
        assert [(note.text, note.competency) for note in debrief.notes] == [("Noted.", None)]


@pytest.mark.parametrize("change", ["UPDATE event SET verb = 'unmade'", "DELETE FROM event"])
def test_the_history_is_guarded_from_the_first_day(migrated, change):
    line = "1, '2026-11-17', 'made', 'bank', 'x', '{}', 'p', 'd'"
    columns = "position, at, verb, noun, noun_id, facts, previous, digest"
    with db.engine.begin() as connection:
        connection.execute(text(f"INSERT INTO event ({columns}) VALUES ({line})"))
    with db.engine.connect() as connection, pytest.raises(Exception, match="append-only"):
        connection.execute(text(change))


def test_there_is_one_head_and_no_gap_in_the_numbers():
    scripts = ScriptDirectory(str(MIGRATIONS))
    numbers = [f"{n:04}" for n in range(1, len(REVISIONS) + 1)]
    assert scripts.get_heads() == [numbers[-1]]
    assert [path.name[:4] for path in REVISIONS] == numbers
    assert [revision.revision for revision in scripts.walk_revisions()] == numbers[::-1]


@pytest.mark.parametrize("path", REVISIONS, ids=lambda path: path.stem)
def test_a_migration_imports_nothing_of_ours(path):
    imported = set(re.findall(r"^\s*(?:from|import) (\w+)", path.read_text(), re.MULTILINE))
    assert imported <= {"sqlalchemy", "alembic", "hashlib", "json", "unicodedata", "uuid"}
