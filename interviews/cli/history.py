"""`interviews history`: is what we kept what was written?"""

from collections.abc import Iterator
from hashlib import sha256

import click
from flask.cli import AppGroup
from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from interviews.db import db, only_reading
from interviews.domain.history import Event, first_break
from interviews.domain.packets import Document, Packet
from interviews.domain.scorecards import Rating, Seal

AT_A_TIME = 500

history = AppGroup("history", help="The record of who did what.")


@history.command("verify")
def verify() -> None:
    """Recompute every hash: of the lines, of the sealed scorecards, of the issued packets."""
    with only_reading():
        broken = [
            *_lines(db.session()),
            *_seals(db.session()),
            *_documents(db.session()),
            *_packets(db.session()),
        ]
    for sentence in broken:
        click.echo(sentence)
    if broken:
        raise SystemExit(1)


def _lines(session: Session) -> Iterator[str]:
    lines = select(Event).order_by(Event.position).execution_options(yield_per=AT_A_TIME)
    with session.scalars(lines) as found:  # a break ends the reading early, and the cursor with it
        position = first_break(found)
    if position:
        yield f"The history is broken at line {position}: it isn't what was written, or a line is missing."
        return
    click.echo(f"The history holds: {session.scalar(select(func.count()).select_from(Event))} lines.")


def _seals(session: Session) -> Iterator[str]:
    """Every seal was announced in the history, and every announced one is there as it was."""
    announced = _announced(session, "scorecard", "sealed", "commitment")
    ratings = selectinload(Seal.ratings)
    whole = (ratings.selectinload(Rating.evidence), ratings.joinedload(Rating.question))
    good = 0
    for seal in session.scalars(select(Seal).options(*whole).execution_options(yield_per=AT_A_TIME)):
        position = announced.pop((str(seal.scorecard_id), seal.commitment()), None)
        stands = position is not None and seal.digest == seal.commitment()
        good += stands
        if not stands:
            yield f"The scorecard {seal.scorecard_id} isn't what was sealed."
    for (scorecard, _), position in announced.items():
        yield f"The history tells at line {position} of a seal on the scorecard {scorecard} that isn't there."
    click.echo(f"Sealed scorecards that are as they were sealed: {good}.")


def _documents(session: Session) -> Iterator[str]:
    documents = select(Document).execution_options(yield_per=10)
    for document in session.scalars(documents):
        if sha256(document.content).hexdigest() != document.digest:
            yield f"The document {document.digest} isn't what was printed."


def _packets(session: Session) -> Iterator[str]:
    """Every packet was announced with the hash of its PDF, and every announced one is there."""
    announced = _announced(session, "packet", "issued", "digest")
    good = 0
    for packet in session.scalars(select(Packet)):
        position = announced.pop((str(packet.id), packet.pdf_digest), None)
        good += position is not None
        if position is None:
            yield f"The packet {packet.number}, version {packet.version}, isn't what was issued."
    for (packet_id, _), position in announced.items():
        yield f"The history tells at line {position} of a packet {packet_id} that isn't there."
    click.echo(f"Packets that are as they were issued: {good}.")


def _announced(session: Session, noun: str, verb: str, fact: str) -> dict[tuple[str, str], int]:
    """For each such line of the history: what it is about, the hash that it gives, and its position."""
    lines = select(Event.noun_id, Event.facts, Event.position).where(Event.verb == verb, Event.noun == noun)
    return {(line.noun_id, line.facts[fact]): line.position for line in session.execute(lines)}
