"""`interviews demo`: the demonstration company, into an empty database and no other."""

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy import select

from interviews import demo as company
from interviews.clock import now
from interviews.db import db
from interviews.domain.base import Refused
from interviews.domain.people import Person
from interviews.passwords import hashed

KEPT = "There is data in this database already, so the demonstration company stays out."


@click.command("demo")
@click.option("--if-empty", is_flag=True, help="Leave a database with data as it is, and don't mind.")
@with_appcontext
def demo(if_empty: bool) -> None:
    """Fill an empty database with a company that doesn't exist, and say how to look around in it."""
    if _is_empty():
        password_hash = hashed(company.PASSWORD)
        company.load(db.session(), now(), password_hash)
        db.session.commit()
    elif not if_empty:
        raise Refused(KEPT)
    click.echo(_welcome() if company.is_here(db.session()) else f"{KEPT}\nThe program is at {_address()}")


def _is_empty() -> bool:
    """Whether nobody works here yet. Lets go of the database again: a password is hashed next."""
    nobody = db.session.scalar(select(Person.id).limit(1)) is None
    db.session.rollback()
    return nobody


def _welcome() -> str:
    """Where it is, and three people to be, a line each."""
    lines = [f"{company.name()}, the demonstration company, is at {_address()}"]
    lines += [
        f"  {who.part:<18}{who.email:<22}{company.PASSWORD}    ({who.name})" for who in company.sign_ins()
    ]
    return "\n".join(lines)


def _address() -> str:
    return str(current_app.config["ADDRESS"])
