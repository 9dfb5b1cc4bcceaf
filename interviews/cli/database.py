"""`interviews db`: the tables."""

import click
from flask.cli import AppGroup

from interviews.cli.needs import put_away
from interviews.db import bring_to_head
from interviews.db import db as database

db = AppGroup("db", help="The database.")


@db.command("upgrade")
def upgrade() -> None:
    """Make the tables, or bring them to what this release needs."""
    bring_to_head()
    put_away(database.session())  # a need from before ciphers: a migration has no key
    click.echo("The database is ready.")
