"""`interviews db`: the tables."""

import click
from flask.cli import AppGroup

from interviews.db import bring_to_head

db = AppGroup("db", help="The database.")


@db.command("upgrade")
def upgrade() -> None:
    """Make the tables, or bring them to what this release needs."""
    bring_to_head()
    click.echo("The database is ready.")
