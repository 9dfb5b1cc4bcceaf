"""`interviews needs renew`: what candidates need, ciphered with the newest key."""

from itertools import chain

import click
from flask.cli import AppGroup
from sqlalchemy import select
from sqlalchemy.orm import Session

from interviews.db import db
from interviews.domain.base import Base
from interviews.domain.ciphered import Ciphered, ciphered_of
from interviews.printing.words import counted

needs = AppGroup("needs", help="What candidates need, which is kept ciphered.")


@needs.command("renew")
def renew() -> None:
    """Cipher everything with the newest key; the older ones can go then."""
    say(*put_away(db.session()))


def put_away(session: Session) -> tuple[int, int]:
    """Cipher what isn't with the newest key, or not at all. How many were, and how many no key reads."""
    tables = [(model, texts) for model in _models() if (texts := ciphered_of(model))]
    done = list(chain.from_iterable(_put_away(session, model, texts) for model, texts in tables))
    session.commit()
    return done.count(True), done.count(None)


def _put_away(session: Session, model: type[Base], texts: list[Ciphered]) -> list[bool | None]:
    """Every row is taken, so that nobody writes it meanwhile."""
    rows = session.scalars(select(model).with_for_update(of=model)).unique()
    return [text.renew(row) for row in rows for text in texts]


def say(renewed: int, unreadable: int) -> None:
    """What was done; that a key is missing is a failure."""
    click.echo(f"Ciphered with the newest key: {counted(renewed, 'text')}.")
    if unreadable:
        click.echo(
            f"Not readable with the keys that are here: {counted(unreadable, 'text')}. Nothing is lost: "
            "bring the key back, and run this again."
        )
        raise SystemExit(1)


def _models() -> list[type[Base]]:
    return sorted((mapper.class_ for mapper in Base.registry.mappers), key=lambda model: model.__tablename__)
