"""What a notice says, for the person it goes to, as things stand when it is sent: values for a template.

The policy is asked for each of them. Where it refuses, or where the thing isn't so any more, there is none.
Nothing here is a rating, a piece of evidence, what a candidate needs, or where anybody's scorecard stands
whom the reader doesn't chase.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from interviews import clock, policy
from interviews.domain.debriefs import Debrief
from interviews.domain.loops import Interview, Panelist
from interviews.domain.notices import BREATH, End, Kind, Notice
from interviews.domain.packets import Packet
from interviews.domain.people import Person
from interviews.domain.scorecards import Scorecard, Standing
from interviews.policy import Act

NO_TIME = "No time yet"
TOLD_LATELY = timedelta(hours=12)


@dataclass(frozen=True)
class Section:
    """One thing that is told. What others read over a shoulder, `subject`, names nobody."""

    kind: Kind
    subject: str
    facts: tuple[tuple[str, str], ...]
    link: str
    """Where to read more: a path."""


@dataclass(frozen=True)
class Asked:
    """A notice, and who asks what it may say, when."""

    session: Session
    notice: Notice
    at: datetime

    @property
    def me(self) -> Person:
        """Who reads it."""
        return self.notice.person

    def may(self, act: Act, model: type[policy.Thing]) -> policy.Thing | None:
        """What the notice is about, if its reader may do this with it now."""
        return policy.find(self.session, self.me, act, model, self.notice.about_id)

    def told_since(self, moment: datetime) -> bool:
        """Whether they read of this interview as it stands, in another mail made after this moment."""
        other = select(Notice.id).where(
            Notice.person_id == self.notice.person_id,
            Notice.about_id == self.notice.about_id,
            Notice.kind.in_((Kind.INVITED, Kind.MOVED)),
            Notice.id != self.notice.id,
            Notice.end_as == End.SENT,
            Notice.ended_at >= moment,
        )
        return self.session.scalar(other.limit(1)) is not None


def section_of(session: Session, notice: Notice, at: datetime) -> Section | None:
    """What this notice says now, if there is anything to say."""
    if notice.person.left_at:
        return None
    return MAKERS[notice.kind](Asked(session, notice, at))


def invited(asked: Asked) -> Section | None:
    """Of an interview to come, to who is on its panel."""
    interview = _to_come(asked)
    if not interview:
        return None
    return _meeting(asked, interview, f"You interview {_when(asked, interview)}")


def moved(asked: Asked) -> Section | None:
    """Of an interview that changed; not to who was told of it since."""
    interview = _to_come(asked)
    if not interview or asked.told_since(asked.notice.made_at + BREATH):
        return None
    return _meeting(asked, interview, f"Changed: interview {_when(asked, interview)}")


def prepare(asked: Asked) -> Section | None:
    """Of an interview that begins soon; not to who was told of it a moment ago."""
    interview = _to_come(asked)
    begins = interview and interview.starts_at
    if not interview or not begins or begins <= asked.at:
        return None
    if asked.told_since(asked.notice.made_at - TOLD_LATELY):
        return None
    return _meeting(asked, interview, f"Prepare: interview {_when(asked, interview)}")


def removed(asked: Asked) -> Section | None:
    """That one need not come. Only when: of whom and of what they see nothing any more."""
    interview = asked.session.get_one(Panelist, asked.notice.about_id).interview
    over = interview.ends_at and interview.ends_at <= asked.at
    if over or interview.loop.candidate.is_partial(asked.me):
        return None
    return Section(Kind.REMOVED, f"You need not interview {_when(asked, interview)}", (), "/")


def due(asked: Asked) -> Section | None:
    """Of one's own scorecard that can be written and isn't sealed."""
    return _own_card(asked, Standing.NOT_STARTED, Standing.STARTED)


def late(asked: Asked) -> Section | None:
    """The same, when it should have been."""
    return _own_card(asked, Standing.LATE)


def awaited(asked: Asked) -> Section | None:
    """Of somebody's late scorecard, to who may know where it stands."""
    card = asked.may(Act.TRACK, Scorecard)
    if not card or not card.is_open or card.standing(asked.at) is not Standing.LATE:
        return None
    interview = card.panelist.interview
    facts = (
        ("Awaited", card.panelist.person.name),
        ("Candidate", interview.loop.candidate.name),
        ("Interview", interview.title),
        ("Due", _said(asked, interview.due_at)),
    )
    return Section(Kind.AWAITED, "A scorecard is late", facts, f"/loops/{interview.loop_id}")


def opened(asked: Asked) -> Section | None:
    """Of a debrief, to who may read what it opens."""
    return _debrief(asked, "A debrief is open")


def revised(asked: Asked) -> Section | None:
    """That somebody rated anew in a debrief: who, and how, stands there."""
    return _debrief(asked, "A rating was revised")


def issued(asked: Asked) -> Section | None:
    """Of a packet, by its number alone: a committee may read without names."""
    packet = asked.may(Act.SEE, Packet)
    if not packet:
        return None
    facts = (
        ("Packet", f"{packet.number}, version {packet.version}"),
        ("Sitting", _said(asked, packet.docket.sits_at)),
    )
    return Section(Kind.ISSUED, f"Packet {packet.number} is issued", facts, f"/packets/{packet.id}")


MAKERS: dict[Kind, Callable[[Asked], Section | None]] = {
    Kind.INVITED: invited,
    Kind.MOVED: moved,
    Kind.REMOVED: removed,
    Kind.PREPARE: prepare,
    Kind.DUE: due,
    Kind.LATE: late,
    Kind.AWAITED: awaited,
    Kind.OPENED: opened,
    Kind.REVISED: revised,
    Kind.ISSUED: issued,
}


def _to_come(asked: Asked) -> Interview | None:
    """The interview, while it isn't over and its reader is on the panel."""
    interview = asked.may(Act.SEE, Interview)
    if not interview or all(place.person is not asked.me for place in interview.panel):
        return None
    return None if interview.ends_at and interview.ends_at <= asked.at else interview


def _meeting(asked: Asked, interview: Interview, subject: str) -> Section:
    begins, manner = interview.starts_at, asked.me.manner
    facts = [
        ("When", clock.span(begins, interview.minutes, manner) if begins else NO_TIME),
        ("Where", interview.place),
        ("Candidate", interview.loop.candidate.name),
        ("Opening", interview.loop.opening.title),
        ("Interview", interview.title),
    ]
    said = tuple((label, words) for label, words in facts if words)
    return Section(asked.notice.kind, subject, said, f"/interviews/{interview.id}")


def _own_card(asked: Asked, *standings: Standing) -> Section | None:
    card = asked.may(Act.WRITE, Scorecard)
    if not card or not card.is_open or card.standing(asked.at) not in standings:
        return None
    interview = card.panelist.interview
    subject = "Your scorecard is late" if Standing.LATE in standings else "Your scorecard is due"
    facts = (
        ("Candidate", interview.loop.candidate.name),
        ("Interview", interview.title),
        ("Seal it by", _said(asked, interview.due_at)),
    )
    return Section(asked.notice.kind, subject, facts, f"/scorecards/{card.id}/edit")


def _debrief(asked: Asked, subject: str) -> Section | None:
    debrief = asked.may(Act.SEE, Debrief)
    if not debrief or debrief.closed_at:
        return None
    facts = (("Candidate", debrief.loop.candidate.name), ("Opening", debrief.loop.opening.title))
    return Section(asked.notice.kind, subject, facts, f"/debriefs/{debrief.id}")


def _when(asked: Asked, interview: Interview) -> str:
    """Such as `on Tue 24 Nov 2026, 10:00`, for a subject."""
    begins, manner = interview.starts_at, asked.me.manner
    if not begins:
        return "at a time to be set"
    return f"on {clock.day(begins, manner)}, {clock.time(begins, manner)}"


def _said(asked: Asked, moment: datetime | None) -> str:
    return clock.said(moment, asked.me.manner) if moment else NO_TIME
