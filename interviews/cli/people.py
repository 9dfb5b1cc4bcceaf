"""`interviews invite` and `interviews link`: the first account, any other, and a way back into one."""

from urllib.parse import urlsplit

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy import select

from interviews.clock import now
from interviews.db import db
from interviews.domain.base import Refused
from interviews.domain.people import INVITATION_LASTS, Person, Renewal, Role, address, secret


@click.command("invite")
@click.argument("email")
@click.option(
    "--role", "roles", type=click.Choice([role.value for role in Role]), multiple=True, required=True
)
@click.option("--name", default="", help="As others read it; they can change it.")
@with_appcontext
def invite(email: str, roles: tuple[str, ...], name: str) -> None:
    """Make an account for EMAIL and print the link with which its owner chooses a password."""
    if "@" not in email:
        raise Refused(f"{email} isn't an e-mail address.")
    if db.session.scalar(select(Person).where(Person.email == address(email))):
        raise Refused(f"{address(email)} has an account already.")
    token = secret()
    db.session.add(Person.invite(name, email, map(Role, roles), token, now(), None))
    db.session.commit()
    _show(token)


@click.command("link")
@click.argument("email")
@with_appcontext
def link(email: str) -> None:
    """Print a link with which the owner of the account EMAIL chooses a new password. They are told of it."""
    person = db.session.scalar(select(Person).where(Person.email == address(email)))
    if not person:
        raise Refused(f"Nobody here has the e-mail address {email}.")
    token = secret()
    if person.password_hash:
        waiting = (asked for asked in person.renewals if asked.confirmed is None)
        asked = next(waiting, None) or Renewal.ask(person, now(), None)
        asked.confirm(token, now(), None)
    else:
        person.send_link(token, now(), None)
    db.session.commit()
    _show(token)


def working(email: str) -> Person:
    """Who works here and has this e-mail address. Raises `Refused` if nobody has."""
    found = select(Person).where(Person.email == address(email), Person.left_at.is_(None))
    person = db.session.scalar(found)
    if not person:
        raise Refused(f"Nobody here has the e-mail address {email}.")
    return person


def _show(token: str) -> None:
    click.echo(_link(token))
    click.echo(f"The link works once, for {INVITATION_LASTS.days} days. Give it to its owner alone.")


def _link(token: str) -> str:
    where = urlsplit(current_app.config["ADDRESS"])
    pages = current_app.url_map.bind(where.netloc, url_scheme=where.scheme)
    return pages.build("people.invitation", {"token": token}, force_external=True)
