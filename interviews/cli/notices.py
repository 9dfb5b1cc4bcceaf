"""`interviews notices`: sends the mails that are due, once or again and again."""

import time
from collections.abc import Iterator

import click
from flask import current_app
from flask.cli import AppGroup, with_appcontext

from interviews.clock import now
from interviews.db import db
from interviews.domain.base import Refused
from interviews.notices.post import Letterhead
from interviews.notices.sending import go_round

notices = AppGroup("notices", help="Mails: what people are told.")


@notices.command("send")
@click.option("--every", type=click.IntRange(min=5), metavar="SECONDS", help="Go on, with a pause each time.")
@with_appcontext
def send(every: int | None) -> None:
    """Send what is due, and say how much that was.

    Any number of these may run at the same time: no mail is sent twice.
    """
    server, config = current_app.config["SMTP"], current_app.config
    if not server:
        raise Refused("No mail is sent here. Set INTERVIEWS_SMTP and INTERVIEWS_MAIL_FROM first.")
    head = Letterhead(config["COMPANY"], config["MAIL_FROM"], config["ADDRESS"])
    before = ""
    for _ in _rounds(every):
        said = str(go_round(db.session(), now, head, server))
        db.session.remove()
        if said != before or not every:
            click.echo(said)
        before = said


def _rounds(every: int | None) -> Iterator[None]:
    """Once, or for ever."""
    yield
    while every:
        time.sleep(every)
        yield
