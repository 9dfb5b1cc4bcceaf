"""Requests to break a seal, made up, in each of their states."""

from datetime import UTC, datetime

from interviews.domain.breaks import Break
from interviews.domain.loops import Loop
from interviews.domain.people import Person

ASKED = datetime(2026, 11, 24, 10, 5, tzinfo=UTC)
DECIDED = datetime(2026, 11, 24, 16, 40, tzinfo=UTC)
REASON = "The candidate complained of what was said in the first interview; legal asks for the notes today."


def seals() -> list[Break]:
    """One that waits, one that was declined, one that was confirmed."""
    return [_asked(None), _asked(False), _asked(True)]


def _asked(confirmed: bool | None) -> Break:
    made = Break(loop=Loop(), reason=REASON, asked_at=ASKED, asked_by=Person(name="Ingrid Solheim"))
    if confirmed is not None:
        made.confirmed, made.decided_at = confirmed, DECIDED
        made.decided_by = Person(name="Marguerite Diallo")
    return made
