"""Every cause of a notice: what was done, and who is told of it. Nothing else makes one, but the clock.

Not here: what time brings about (`due.py`), and whether somebody may still know of it once it is sent.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import event
from sqlalchemy.orm import Session

from interviews.domain.debriefs import Debrief
from interviews.domain.loops import Interview, Loop, Panelist
from interviews.domain.notices import Kind
from interviews.domain.packets import Packet
from interviews.domain.people import Person
from interviews.domain.scorecards import Rating
from interviews.notices.outbox import Told, put


@dataclass(frozen=True)
class Happening:
    """What a noun recorded."""

    noun: Any
    at: datetime
    facts: dict[str, str | int]

    @property
    def occasion(self) -> str:
        """What tells it from the same thing done at another time."""
        return self.at.isoformat()


Cause = Callable[[Happening], Iterable[Told]]


def invited(happening: Happening) -> Iterator[Told]:
    """Who was put on the panel."""
    interview: Interview = happening.noun
    for place in interview.panel:
        if str(place.person_id) == happening.facts["person"]:
            yield Told(place.person_id, Kind.INVITED, interview.id)


def moved(happening: Happening) -> Iterator[Told]:
    """The panel: when, where or with whom it is held has changed."""
    interview: Interview = happening.noun
    for place in interview.panel:
        yield Told(place.person_id, Kind.MOVED, interview.id, happening.occasion)


def removed(happening: Happening) -> Iterator[Told]:
    """Who need not come any more."""
    place: Panelist = happening.noun
    yield Told(place.person_id, Kind.REMOVED, place.id)


def replaced(happening: Happening) -> Iterator[Told]:
    """Who comes in somebody's place, who need not come any more, and the rest of the panel."""
    interview: Interview = happening.noun
    for place in interview.places:
        if str(place.person_id) == happening.facts.get("who"):
            yield Told(place.person_id, Kind.REMOVED, place.id)
        elif str(place.person_id) == happening.facts.get("instead"):
            yield Told(place.person_id, Kind.INVITED, interview.id)
        elif not place.removal:
            yield Told(place.person_id, Kind.MOVED, interview.id, happening.occasion)


def opened(happening: Happening) -> Iterator[Told]:
    """The panel."""
    debrief: Debrief = happening.noun
    for id in _panel(debrief.loop):
        yield Told(id, Kind.OPENED, debrief.id)


def revised(happening: Happening) -> Iterator[Told]:
    """The panel and who made the loop. Nobody is told who revised what: that stands in the debrief."""
    rating: Rating = happening.noun
    loop = rating.question.interview.loop
    debrief: Any = loop.debrief  # without one, no rating is revised
    for id in dict.fromkeys([*_panel(loop), loop.by_id]):
        yield Told(id, Kind.REVISED, debrief.id, happening.occasion)


def issued(happening: Happening) -> Iterator[Told]:
    """The members of the docket's committee."""
    packet: Packet = happening.noun
    for member in packet.docket.committee.members:
        yield Told(member.id, Kind.ISSUED, packet.id)


CAUSES: dict[tuple[type[Any], str], Cause] = {
    (Interview, "assigned"): invited,
    (Interview, "scheduled"): moved,
    (Interview, "moved"): moved,
    (Interview, "cancelled"): moved,
    (Interview, "missed"): moved,
    (Interview, "replaced"): replaced,
    (Interview, "split"): moved,
    (Panelist, "removed"): removed,
    (Debrief, "opened"): opened,
    (Rating, "revised"): revised,
    (Packet, "issued"): issued,
}


def keep_notices(session: Any, wanted: Callable[[], bool]) -> None:
    """Let every session that `session` makes put into the outbox, as it commits, what its nouns recorded.

    Call it before the history is kept, which takes what was recorded away. Nothing is put there unless it is
    `wanted`: where no mail is sent, none piles up.
    """

    @event.listens_for(session, "before_commit")
    def _tell(session: Session) -> None:
        if wanted():
            session.flush()
            put_causes(session)


def put_causes(session: Session) -> None:
    """A notice for everybody who is told of what happened in this transaction, but for who did it."""
    for noun, _, verb, at, by, facts in session.info.get("happened", []):
        if cause := CAUSES.get((type(noun), verb)):
            told = cause(Happening(noun, at, facts))
            put(session, [one for one in told if not _did_it(one, by)], at)


def _did_it(told: Told, by: Person | None) -> bool:
    return by is not None and told.person_id == by.id


def _panel(loop: Loop) -> list[UUID]:
    return list(dict.fromkeys(place.person_id for place in loop.panel))
