"""What a person is told of the links that others asked for into their account."""

from dataclasses import dataclass
from datetime import datetime

from interviews.clock import said
from interviews.direction import isolated
from interviews.domain.people import Person, Renewal

THE_SERVER = "Who runs the server"


@dataclass(frozen=True)
class Told:
    """One link: who did what when, and whether it was used."""

    title: str
    text: str


def told(asked: Renewal, at: datetime) -> Told:
    """The steps so far, each with its time, as the person whose account it is reads them."""
    manner = asked.person.manner
    title = f"{isolated(name_of(asked.asked_by))} asked for a link on {said(asked.asked_at, manner)}."
    if not asked.decided_at:
        return Told(title, "It waits for a second person, so there is none yet.")
    did = "made it" if asked.confirmed else "declined it"
    decided = f"{isolated(name_of(asked.decided_by))} {did} on {said(asked.decided_at, manner)}."
    return Told(title, f"{decided} {_use(asked, at)}" if asked.confirmed else decided)


def name_of(person: Person | None) -> str:
    """Nobody's name stands for the command line."""
    return person.name if person else THE_SERVER


def _use(asked: Renewal, at: datetime) -> str:
    link = asked.link
    if link and link.used_at:
        return f"A password was chosen with it on {said(link.used_at, asked.person.manner)}."
    return "It wasn’t used yet." if link and link.is_open(at) else "It was never used, and works no more."
