"""What a coordinator waits for and what a committee member reads, as the first page says it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from uuid import UUID

from interviews.domain.checks.meeting import panels, times_and_places
from interviews.domain.committees import Docket
from interviews.domain.loops import Interview, Loop, Part
from interviews.domain.openings import Profile
from interviews.domain.packets import Packet
from interviews.domain.scorecards import Scorecard, Standing


@dataclass(frozen=True)
class Awaited:
    """A scorecard that holds a debrief back: whose, and where it stands."""

    person: str
    loop_id: UUID
    candidate: str
    interview: str
    standing: str
    late: bool


@dataclass(frozen=True)
class Unarranged:
    """A loop to which somebody has still to see before its interviews: what it lacks, in sentences."""

    loop_id: UUID
    candidate: str
    opening: str
    lacks: tuple[str, ...]


@dataclass(frozen=True)
class Sitting:
    """A docket with the packets that I may read, each in its last version."""

    docket: Docket
    packets: list[Packet]


def awaited(cards: Iterable[Scorecard], at: datetime) -> list[Awaited]:
    """Late ones first, then by name. Shadows hold nothing back."""
    waiting = [_awaited(card, at) for card in cards if card.panelist.part is Part.INTERVIEWER]
    return sorted(waiting, key=lambda one: (not one.late, one.person, one.candidate, one.interview))


def unarranged(loops: Iterable[Loop], at: datetime) -> list[Unarranged]:
    """Loops with interviews to come that lack a time, a place or an interviewer, by candidate."""
    found = [_unarranged(loop, at) for loop in loops if any(_is_to_come(i, at) for i in loop.interviews)]
    return sorted((one for one in found if one.lacks), key=lambda one: (one.candidate, one.opening))


def ready(loops: Iterable[Loop]) -> list[Loop]:
    """Loops whose debrief can be opened, by candidate."""
    return sorted((loop for loop in loops if _is_ready(loop)), key=lambda loop: loop.candidate.name)


def sittings(dockets: Iterable[Docket], packets: Iterable[Packet]) -> list[Sitting]:
    """`packets` are in order of number and version."""
    last = {(packet.docket_id, packet.number): packet for packet in packets}
    return [
        Sitting(docket, [packet for (at, _), packet in last.items() if at == docket.id]) for docket in dockets
    ]


def named(packet: Packet) -> str:
    """The candidate as this packet names them."""
    candidate = packet.loop.candidate
    return candidate.label if packet.profile is Profile.ANONYMISED else candidate.name


def _awaited(card: Scorecard, at: datetime) -> Awaited:
    meeting, standing = card.panelist.interview, card.standing(at)
    return Awaited(
        person=card.panelist.person.name,
        loop_id=meeting.loop_id,
        candidate=meeting.loop.candidate.name,
        interview=meeting.title,
        standing=standing.value,
        late=standing is Standing.LATE,
    )


def _unarranged(loop: Loop, at: datetime) -> Unarranged:
    lacks = (times_and_places(loop, at).found, panels(loop, at).found)
    return Unarranged(loop.id, loop.candidate.name, loop.opening.title, tuple(chain(*lacks)))


def _is_to_come(interview: Interview, at: datetime) -> bool:
    return not interview.starts_at or interview.starts_at > at


def _is_ready(loop: Loop) -> bool:
    everyone = all(any(p.part is Part.INTERVIEWER for p in meeting.panel) for meeting in loop.interviews)
    return everyone and not loop.awaited and any(p.is_required and p.scorecard.is_sealed for p in loop.panel)
