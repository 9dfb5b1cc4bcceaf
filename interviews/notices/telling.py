"""What a calendar is told of an interview: by who reads it, its panel, a feed or the candidate.

Nothing of adjustments is in any, not even what to do: calendars are shared with colleagues and kept by
others. Nothing of questions is in the candidate's. Nothing tells where a scorecard stands.
"""

from collections.abc import Iterable

from interviews.direction import isolated
from interviews.domain.loops import Interview, Loop
from interviews.notices.meeting import Attendee, Meeting

DEBRIEF_MINUTES = 60


def for_the_panel(interview: Interview, url: str) -> Meeting | None:
    """The interview for who holds it. Without a time, past or to come, there is none.

    The subject is neutral, for colleagues see subjects: that somebody applies is theirs to tell. Their name
    stands in the description.
    """
    loop, panel = interview.loop, interview.panel
    lines = (
        f"With {isolated(loop.candidate.name)}, for {isolated(loop.opening.title)}.",
        f"The kit: {url}",
    )
    people = tuple(Attendee(place.person.name, place.person.email) for place in panel)
    by = Attendee(loop.by.name, loop.by.email)
    return _meeting(interview, f"Interview: {interview.title}", lines, url, by, people)


def for_a_feed(interview: Interview, url: str) -> Meeting | None:
    """The same for a feed, whose link may be given to a calendar elsewhere: no names at all."""
    return _meeting(interview, f"Interview: {interview.title}", (f"The kit: {url}",), url)


def for_the_candidate(interview: Interview, company: str) -> Meeting | None:
    """The interview for who applies: with whom, and where.

    The subject doesn't say that it is an interview, nor at which company: it may be read at the place where
    they work now. Names of the panel have no addresses: what they ask goes to their contact.
    """
    names = ", ".join(isolated(place.person.name) for place in interview.panel)
    lines = (f"With {isolated(company)}.", *((f"You meet {names}.",) if names else ()))
    return _meeting(interview, interview.title, lines)


def debrief(loop: Loop, zone: str) -> Meeting | None:
    """When the debrief meets, in the zone of who comes."""
    if not loop.debrief_at:
        return None
    return Meeting(
        uid=f"debrief-{loop.id}",
        sequence=0,
        starts_at=loop.debrief_at,
        minutes=DEBRIEF_MINUTES,
        zone=zone,
        told_at=loop.made_at,
        title=f"Debrief: {loop.opening.title}",
    )


def known(meetings: Iterable[Meeting | None]) -> list[Meeting]:
    """Those that have a time."""
    return [meeting for meeting in meetings if meeting]


def _meeting(
    interview: Interview,
    title: str,
    lines: tuple[str, ...],
    url: str = "",
    organizer: Attendee | None = None,
    attendees: tuple[Attendee, ...] = (),
) -> Meeting | None:
    off = interview.called_off
    starts_at = off.was_at if off else interview.starts_at
    if not starts_at:
        return None
    return Meeting(
        uid=f"interview-{interview.id}",
        sequence=interview.sequence,
        starts_at=starts_at,
        minutes=interview.minutes,
        zone=interview.meets_in.key,
        told_at=max((change.at for change in interview.changes), default=interview.loop.made_at),
        title=title,
        place=interview.place,
        lines=lines,
        organizer=organizer,
        attendees=attendees,
        url=url,
        cancelled=bool(off),
    )
