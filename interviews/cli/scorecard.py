"""`interviews scorecard prove`: what was sealed stood unchanged since, and before anyone could talk."""

from collections.abc import Iterator, Mapping
from uuid import UUID

import click
from flask.cli import AppGroup
from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from interviews import policy
from interviews.cli.history.chain import fault_of_chain, length, names, unclaimed, words_of
from interviews.cli.history.kept import of_seal
from interviews.cli.history.told import Told, announced
from interviews.db import db, only_reading
from interviews.domain.base import Refused
from interviews.domain.history import Event
from interviews.domain.people import Person, address
from interviews.domain.scorecards import Scorecard, Seal, canonical
from interviews.policy import Act

scorecard = AppGroup("scorecard", help="Scorecards, to be proven.")


@scorecard.command("prove")
@click.argument("id")
@click.option(
    "--for", "email", help="Print salt and content too, if the person with this address may see it."
)
def prove(id: str, email: str | None) -> None:
    """Check every seal of the scorecard with this ID against the history, and say what was checked."""
    with only_reading():
        session = db.session()
        card = _card(session, id, email)
        wrong = _proven(session, card)
        if card.seal_in_force and email is not None:
            _give(card.seal_in_force)
    for sentence in wrong:
        click.echo(sentence)
    if wrong:
        raise SystemExit(1)


def _card(session: Session, id: str, email: str | None) -> Scorecard:
    """The scorecard. What the person with this address may not see isn't there, as on a page."""
    try:
        asked = UUID(id)
    except ValueError:
        raise Refused(f"{id} isn't the id of a scorecard. It stands in the address of its page.") from None
    cards = select(Scorecard)
    if email is not None:
        cards = policy.allowed(_person(session, email), Act.SEE, Scorecard)
    card = session.scalar(cards.where(Scorecard.id == asked))
    if not card:
        raise Refused(f"There is no scorecard with the id {id}.")
    return card


def _person(session: Session, email: str) -> Person:
    person = session.scalar(select(Person).where(Person.email == address(email)))
    if not person:
        raise Refused(f"Nobody here has the e-mail address {email}.")
    return person


def _proven(session: Session, card: Scorecard) -> list[str]:
    """Say what was checked of each seal, the withdrawn ones too; what is wrong, a sentence each."""
    known, told = names(session), Told(session.scalars(_lines_about(card)))
    wrong = [sentence for seal in card.seals for sentence in _checked(seal, told, known)]
    wrong += [unclaimed(line) for line in told.left() if line.noun == "scorecard"]
    if not card.seals and not wrong:
        raise Refused("This scorecard was never sealed, so there is nothing to prove.")
    if broken := fault_of_chain(session):
        return [broken, *wrong]
    click.echo(f"The history is whole, from its first line to its last: {length(session)} lines.")
    return wrong


def _lines_about(card: Scorecard) -> Select[Event]:
    debrief = card.panelist.interview.loop.debrief
    ids = [str(card.id), *([str(debrief.id)] if debrief else [])]
    return announced().where(Event.noun_id.in_(ids))


def _checked(seal: Seal, told: Told, known: Mapping[UUID, str]) -> Iterator[str]:
    stands = "withdrawn" if seal.withdrawn_at else "in force"
    click.echo(f"A seal, {stands}. What is kept of it has the hash {seal.commitment()}.")
    for claim in of_seal(seal):
        line, wrong = told.take(claim)
        yield from wrong
        if line and not wrong:
            click.echo(
                f"  Told, at the time that is kept and by its author, in line {words_of(line, known)}."
            )
            if claim.before:
                click.echo("  That line stands before the one that opened the debrief.")


def _give(seal: Seal) -> None:
    """Salt and content, so that anyone can recompute the hash. Of a withdrawn seal nobody gets them."""
    click.echo(f"salt: {seal.salt}")
    click.echo(f"content: {canonical(seal.content())}")
    click.echo(f"salt of the recommendation: {seal.withheld_salt}")
    click.echo(f"recommendation: {canonical(seal.opinion())}")
