"""What an interviewer does now, from their own interviews, scorecards and the debriefs that they may see."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from interviews import clock
from interviews.direction import isolated
from interviews.domain.debriefs import Debrief
from interviews.domain.loops import Interview, Loop, Panelist, Part
from interviews.domain.openings import Release
from interviews.domain.people import Person
from interviews.domain.scorecards import Scorecard

ELSEWHERE = (
    "You judge this candidate in another loop too. It opens for you once every loop in which you judge them "
    "has its debrief."
)


@dataclass(frozen=True)
class Meeting:
    """An interview of mine."""

    id: UUID
    when: str
    soon: str
    title: str
    candidate: str
    note: str
    place: str
    instructions: tuple[str, ...]


@dataclass(frozen=True)
class Unfinished:
    """A scorecard of mine that isn't sealed."""

    id: UUID
    candidate: str
    interview: str
    standing: str
    due: str
    late: bool
    verb: str


@dataclass(frozen=True)
class Kept:
    """A scorecard of mine that is sealed, why, and what opens it."""

    id: UUID
    candidate: str
    interview: str
    opens: str
    may_withdraw: bool


@dataclass(frozen=True)
class Interviewing:
    """The whole of it. `following` are the other interviews of the first one's day."""

    first: Meeting | None = None
    following: list[Meeting] = field(default_factory=list)
    coming: list[Meeting] = field(default_factory=list)
    unfinished: list[Unfinished] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    is_today: bool = False


def interviewing(
    me: Person,
    meetings: Iterable[Interview],
    cards: Sequence[Scorecard],
    seen: Iterable[Debrief],
    withdrawable: Collection[UUID],
    at: datetime,
) -> Interviewing:
    """`seen` are the debriefs that I may see: of any other I learn nothing, not even that it has begun.
    `withdrawable` are the scorecards whose seals are mine to withdraw, while nobody can have read them.
    """
    opened = {debrief.loop_id for debrief in seen}
    ahead = [meeting for meeting in meetings if meeting.ends_at and meeting.ends_at > at]
    next_day = _date(ahead[0], me) if ahead else None
    waiting = [card for card in cards if card.panelist.interview.loop_id not in opened]
    sealed = sorted((card for card in waiting if card.is_sealed), key=_by_name)
    same = [_meeting(meeting, me, at) for meeting in ahead if _date(meeting, me) == next_day]
    return Interviewing(
        first=same[0] if same else None,
        following=same[1:],
        coming=[_meeting(meeting, me, at) for meeting in ahead if _date(meeting, me) != next_day],
        unfinished=[_unfinished(card, me, at) for card in sorted(waiting, key=_by_due) if _is_due(card, at)],
        kept=[_kept(card, card.id in withdrawable, me, at) for card in sealed],
        is_today=next_day == at.astimezone(me.time_zone).date(),
    )


def _date(meeting: Interview, me: Person) -> object:
    return meeting.starts_at and meeting.starts_at.astimezone(me.time_zone).date()


def _meeting(meeting: Interview, me: Person, at: datetime) -> Meeting:
    starts_at, loop = meeting.starts_at or at, meeting.loop
    return Meeting(
        id=meeting.id,
        when=clock.hours(starts_at, meeting.minutes, me.manner),
        soon=clock.ahead(starts_at, at) or clock.day(starts_at, me.manner),
        title=meeting.title,
        candidate=loop.candidate.name,
        note=" · ".join((isolated(loop.opening.title), *_company(meeting.panel, me))),
        place=meeting.place,
        instructions=tuple(adjustment.instruction for adjustment in loop.arranged),
    )


def _company(panel: Iterable[Panelist], me: Person) -> list[str]:
    """Who is there with me, and as what."""
    words = {Part.INTERVIEWER: "{} interviews with you", Part.SHADOW: "{} is there as a shadow"}
    return [
        "you are there as a shadow"
        if place.person is me
        else words[place.part].format(isolated(place.person.name))
        for place in panel
        if place.person is not me or place.part is Part.SHADOW
    ]


def _is_due(card: Scorecard, at: datetime) -> bool:
    """The interview has begun, or something is written, and it isn't sealed."""
    starts_at = card.panelist.interview.starts_at
    return not card.is_sealed and bool((starts_at and starts_at <= at) or card.started_at)


def _unfinished(card: Scorecard, me: Person, at: datetime) -> Unfinished:
    meeting = card.panelist.interview
    return Unfinished(
        id=card.id,
        candidate=meeting.loop.candidate.name,
        interview=meeting.title,
        standing=where_it_stands(card),
        due=clock.near(meeting.due_at, at, me.manner) if meeting.due_at else "no time is set",
        late=bool(meeting.due_at and meeting.due_at < at),
        verb="Continue" if card.started_at else "Begin",
    )


def where_it_stands(card: Scorecard) -> str:
    """One's own scorecard in a few words, such as `2 of 5 answered`."""
    if not card.started_at:
        return "nothing written yet"
    draft = card.read_draft()
    answered = sum(
        1 for question in card.kit if question.id in draft.answers and draft.answers[question.id].is_settled
    )
    if answered < len(card.kit):
        return f"{answered} of {len(card.kit)} answered"
    if not draft.recommendation:
        return "recommendation missing"
    return "something is missing" if any(card.missing()) else "ready to be sealed"


def _kept(card: Scorecard, withdrawable: bool, me: Person, at: datetime) -> Kept:
    meeting = card.panelist.interview
    return Kept(
        id=card.id,
        candidate=meeting.loop.candidate.name,
        interview=meeting.title,
        opens=_opens(meeting.loop, me, at) if withdrawable else ELSEWHERE,
        may_withdraw=withdrawable and card.may_be_unsealed,
    )


def _opens(loop: Loop, me: Person, at: datetime) -> str:
    if loop.broken:
        return "Who broke the seal of this loop can read it. The debrief opens it for the panel."
    if loop.opening.release is Release.AFTER_OWN:
        return "Whoever of the panel has sealed all of theirs can read it; the debrief opens it for the rest."
    if loop.debrief_at and loop.debrief_at > at:
        when = clock.near(loop.debrief_at, at, me.manner)
        return f"Only you can read it. The debrief opens it for the panel: {when}."
    return "Only you can read it. It opens for the panel when the debrief does; no time is set."


def _by_due(card: Scorecard) -> tuple[bool, datetime | None, str]:
    due_at = card.panelist.interview.due_at
    return due_at is None, due_at, card.panelist.interview.loop.candidate.name


def _by_name(card: Scorecard) -> tuple[str, int]:
    return card.panelist.interview.loop.candidate.name, card.panelist.interview.position
