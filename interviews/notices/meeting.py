"""A meeting as a calendar is told of it: values alone, so that what a file says can be read in one place."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Attendee:
    """Somebody who comes, with the address that a calendar writes to."""

    name: str
    address: str


@dataclass(frozen=True)
class Meeting:
    """One meeting. `sequence` grows with each change, so that a calendar knows the newer from the older.

    `zone` is the IANA name of the zone in which it was agreed: the file gives the wall time there.
    `told_at` is when it was last changed, never when somebody looked.
    """

    uid: str
    sequence: int
    starts_at: datetime
    minutes: int
    zone: str
    told_at: datetime
    title: str
    place: str = ""
    lines: tuple[str, ...] = ()
    organizer: Attendee | None = None
    attendees: tuple[Attendee, ...] = ()
    url: str = ""
    cancelled: bool = False
