"""`interviews bank`: banks of questions as files."""

import json
import sys
from pathlib import Path

import click
from flask.cli import with_appcontext
from sqlalchemy import select

from interviews.clock import now
from interviews.db import db
from interviews.domain.banks import Bank
from interviews.domain.base import Refused
from interviews.domain.people import Person, address
from interviews.packs.reading import import_folder, problems_of
from interviews.packs.schema import SCHEMA
from interviews.packs.writing import write_folder

FOLDER = click.Path(path_type=Path, file_okay=False)


@click.group("bank")
def bank() -> None:
    """Banks of questions as files: import, export, check, schema."""


@bank.command("import")
@click.argument("folder", type=FOLDER)
@click.option(
    "--by", "email", required=True, help="Who brings it: the owner of new banks, the author of versions."
)
@with_appcontext
def bring(folder: Path, email: str) -> None:
    """Import the banks of FOLDER, and its ladder.yaml. One mistake anywhere, and nothing is imported."""
    person = db.session.scalar(select(Person).where(Person.email == address(email), Person.left_at.is_(None)))
    if not person:
        raise Refused(f"Nobody here has the e-mail address {email}.")
    report = import_folder(db.session(), folder, now(), person)
    db.session.commit()
    click.echo(str(report))


@bank.command("export")
@click.argument("key")
@click.argument("folder", type=FOLDER)
@with_appcontext
def export(key: str, folder: Path) -> None:
    """Write the bank with this KEY into FOLDER, one file a question."""
    found = db.session.scalar(select(Bank).where(Bank.key == key))
    if not found:
        keys = ", ".join(db.session.scalars(select(Bank.key).order_by(Bank.key)))
        raise Refused(f"There is no bank with the key {key}; there are: {keys or 'none'}.")
    for path in write_folder(found, folder):
        click.echo(path)


@bank.command("check")
@click.argument("folder", type=FOLDER)
@with_appcontext
def check(folder: Path) -> None:
    """Say everything that keeps FOLDER from being imported; exit code 1 if there is anything."""
    problems = problems_of(db.session(), folder)
    for problem in problems:
        click.echo(problem)
    if problems:
        sys.exit(1)
    click.echo("These files can be imported.")


@bank.command("schema")
def schema() -> None:
    """Print the JSON Schema of the files."""
    click.echo(json.dumps(SCHEMA, indent=2, ensure_ascii=False))
