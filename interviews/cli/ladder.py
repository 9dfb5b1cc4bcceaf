"""`interviews ladder`: levels and competencies as a file."""

from pathlib import Path

import click
from flask.cli import with_appcontext
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from interviews.cli.people import working
from interviews.clock import now
from interviews.db import db
from interviews.domain.banks import Competency, Level
from interviews.packs.ladder import import_file
from interviews.packs.ladder_writing import write_file

FOLDER = click.Path(path_type=Path, file_okay=False)
FILE = click.Path(path_type=Path, dir_okay=False, exists=True)
STAYS = "What the file leaves out stays: levels, competencies, and what is expected of one at a level."


@click.group("ladder")
def ladder() -> None:
    """The ladder as a file: import, export."""


@ladder.command("import", help=f"Bring in the levels and competencies of FILE. {STAYS}")
@click.argument("file", type=FILE)
@click.option("--by", "email", required=True, help="Who brings it: the history says so.")
@with_appcontext
def bring(file: Path, email: str) -> None:
    changes = import_file(db.session(), file.read_bytes(), now(), working(email))
    db.session.commit()
    click.echo(str(changes))
    click.echo(STAYS)


@ladder.command("export")
@click.argument("folder", type=FOLDER)
@with_appcontext
def export(folder: Path) -> None:
    """Write ladder.yaml into FOLDER. One that is there keeps its name, its comments and its order."""
    everything = select(Competency).options(selectinload(Competency.expectations))
    click.echo(write_file(db.session.scalars(select(Level)), db.session.scalars(everything), folder))
