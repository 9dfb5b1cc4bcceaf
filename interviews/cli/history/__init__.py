"""`interviews history`: is what we kept what was written? And what was written?"""

from collections.abc import Iterator

import click
from flask.cli import AppGroup
from sqlalchemy import select
from sqlalchemy.orm import Session

from interviews.cli.history.chain import fault_of_chain, ids_in, length, names, unclaimed, words_of
from interviews.cli.history.kept import KINDS, faults_of_documents
from interviews.cli.history.told import Told, announced
from interviews.db import db, only_reading
from interviews.domain.base import Refused
from interviews.domain.history import Event

AT_A_TIME = 500

history = AppGroup("history", help="The record of who did what.")


@history.command("verify")
@click.option("--printed", metavar="HASH", default="", help="Find the line whose hash a packet prints.")
def verify(printed: str) -> None:
    """Recompute every hash, and hold what is kept against the lines that tell of it."""
    with only_reading():
        session = db.session()
        broken = [*_chain(session), *_printed(session, printed), *_kept(session)]
    for sentence in broken:
        click.echo(sentence)
    if broken:
        raise SystemExit(1)


@history.command("show")
@click.option("--about", metavar="ID", default="", help="Only the lines in which this id stands.")
def show(about: str) -> None:
    """Print the lines in words, the first one first."""
    with only_reading():
        session = db.session()
        known, lines = names(session), select(Event).order_by(Event.position)
        told = [
            words_of(line, known)
            for line in session.scalars(lines.execution_options(yield_per=AT_A_TIME))
            if not about or about in ids_in(line)
        ]
    if about and not told:
        raise Refused(f"The history has no line with the id {about}.")
    for words in told:
        click.echo(words)


def _chain(session: Session) -> Iterator[str]:
    if fault := fault_of_chain(session):
        yield fault
    else:
        click.echo(f"The history holds: {length(session)} lines.")


def _printed(session: Session, printed: str) -> Iterator[str]:
    """A hash on paper can't be changed: if its line is gone, the whole history was written anew."""
    digest = "".join(printed.split()).lower()
    line = session.scalar(select(Event).where(Event.digest == digest))
    if line:
        click.echo(f"The printed hash is that of line {words_of(line, names(session))}")
    elif digest:
        yield f"No line of the history has the hash {digest}: it isn't the one from which that was printed."


def _kept(session: Session) -> Iterator[str]:
    """Every row was told of, as it is, and everything that was told of is there."""
    told = Told(session.scalars(announced()))
    for kind in KINDS:
        good = 0
        for row in session.scalars(kind.rows.execution_options(yield_per=AT_A_TIME)):
            faults = [fault for claim in kind.claims(row) for fault in told.take(claim)[1]]
            good += not faults
            yield from faults
        click.echo(f"{kind.title}: {good}.")
    yield from faults_of_documents(session)
    yield from map(unclaimed, told.left())
