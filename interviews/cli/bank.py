"""`interviews bank`: banks of questions as files."""

import json
import sys
from pathlib import Path

import click
from flask.cli import with_appcontext
from sqlalchemy import select

from interviews.cli.people import working
from interviews.clock import now
from interviews.db import db
from interviews.domain.banks import Bank
from interviews.domain.base import Refused
from interviews.packs.lines import NotImported, Problem
from interviews.packs.markdown import markdown_of
from interviews.packs.noting import noted
from interviews.packs.reading import drafts_of, import_folder
from interviews.packs.rows import import_table
from interviews.packs.rules import own_rules, shipped, with_own
from interviews.packs.schema import RULES_SCHEMA, SCHEMA
from interviews.packs.table import opened
from interviews.packs.writing import write_folder

FOLDER = click.Path(path_type=Path, file_okay=False)


@click.group("bank")
def bank() -> None:
    """Banks of questions as files: import, export, check, read, table, schema; rules for the checks."""


@bank.command("import")
@click.argument("folder", type=FOLDER)
@click.option(
    "--by", "email", required=True, help="Who brings it: the owner of new banks, the author of versions."
)
@with_appcontext
def bring(folder: Path, email: str) -> None:
    """Import the banks of FOLDER, and its ladder.yaml. One mistake anywhere, and nothing is imported."""
    report = import_folder(db.session(), folder, now(), working(email))
    db.session.commit()
    click.echo(str(report))


@bank.command("export")
@click.argument("key")
@click.argument("folder", type=FOLDER)
@with_appcontext
def export(key: str, folder: Path) -> None:
    """Write the bank with this KEY into FOLDER, one file a question."""
    for path in write_folder(_bank(key), folder):
        click.echo(path)


@bank.command("check")
@click.argument("folder", type=FOLDER)
@click.option("--rules", "own", type=click.Path(path_type=Path, dir_okay=False), help="Your own rules.")
def check(folder: Path, own: Path | None) -> None:
    """Say everything that keeps FOLDER from being imported, or its questions from being approved, and then
    what to look at again; exit code 1 unless it is only that.

    For a company's own checks of its repository: it asks no database, and takes the levels and competencies
    of FOLDER's ladder.yaml beside those that ship.
    """
    try:
        gates, hints = noted(drafts_of(folder), with_own(own) if own else shipped())
    except NotImported as error:
        gates, hints = error.problems, []
    for hint in hints:
        click.echo(f"Look again: {hint}")
    _tell(gates)
    click.echo("These files can be imported.")


@bank.command("read")
@click.argument("key")
@with_appcontext
def read(key: str) -> None:
    """Print the bank with this KEY as Markdown."""
    click.echo(markdown_of(_bank(key)), nl=False)


@bank.command("table")
@click.argument("key")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--by", "email", required=True, help="Who brings it: the author of versions.")
@with_appcontext
def table(key: str, file: Path, email: str) -> None:
    """Bring the rows of FILE, an .xlsx table, into the bank with this KEY, and say which were not taken."""
    taken = import_table(
        db.session(), _bank(key), opened(file.name, file.read_bytes()), now(), working(email)
    )
    db.session.commit()
    for left in taken.left:
        click.echo(f"Row {left.number}, {left.title or 'without a title'}: {left.sentence}")
    click.echo(str(taken))


@bank.command("schema")
def schema() -> None:
    """Print the JSON Schema of the files."""
    click.echo(json.dumps(SCHEMA, indent=2, ensure_ascii=False))


@bank.command("rules")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)
def rules(file: Path | None) -> None:
    """Print the JSON Schema of a file of rules, or check FILE: what it adds to those that ship."""
    if not file:
        click.echo(json.dumps(RULES_SCHEMA, indent=2, ensure_ascii=False))
        return
    try:
        click.echo(str(own_rules(file)))
    except NotImported as error:
        _tell(error.problems)


def _tell(problems: list[Problem]) -> None:
    """Say what is wrong, if anything is, and end with exit code 1."""
    for problem in problems:
        click.echo(problem)
    if problems:
        sys.exit(1)


def _bank(key: str) -> Bank:
    found = db.session.scalar(select(Bank).where(Bank.key == key))
    if not found:
        keys = ", ".join(db.session.scalars(select(Bank.key).order_by(Bank.key)))
        raise Refused(f"There is no bank with the key {key}; there are: {keys or 'none'}.")
    return found
