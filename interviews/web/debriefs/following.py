"""What two windows of one debrief are kept in step by: what has happened in the room, told in sentences.

Not here: anything that the page of the debrief doesn't show to the same reader.
"""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from interviews.db import db
from interviews.direction import isolated
from interviews.domain.debriefs import Debrief
from interviews.domain.scorecards import Scorecard
from interviews.policy import Act
from interviews.web.debriefs.queries import revisions_of
from interviews.web.policing import everything

TOLD = 10  # sentences: a window that missed more looks at the page


@dataclass(frozen=True)
class State:
    """How far the debrief has come: another version has something else to show."""

    version: str
    count: int
    told: list[str]
    """The latest of what happened, the last one last."""


def state_of(debrief: Debrief) -> State:
    """Where it stands, for who may see it."""
    told = [sentence for _, sentence in sorted(_happened(debrief))]
    seen = "\n".join([debrief.speaking.value, *told, *_since(debrief)])
    return State(sha256(seen.encode()).hexdigest(), len(told), told[-TOLD:])


def _happened(debrief: Debrief) -> list[tuple[datetime, str]]:
    revisions = db.session.scalars(revisions_of(debrief.loop, everything(Act.SEE, Scorecard)))
    happened = [
        *((note.at, f"{isolated(note.by.name)} put a note on the record.") for note in debrief.notes),
        *((came.at, f"{isolated(came.person.name)} is in the room.") for came in debrief.present),
        *((r.at, f"{isolated(r.by.name)} revised a rating.") for r in revisions),
        *(
            (r.at, f"{isolated(r.by.name)} said what follows on {isolated(r.competency.name)}.")
            for r in debrief.resolutions
        ),
    ]
    if debrief.taken_up and debrief.taken_up_at:
        happened.append((debrief.taken_up_at, f"The room talks about {isolated(debrief.taken_up.name)} now."))
    if debrief.closed_at and debrief.closed_by:
        happened.append((debrief.closed_at, f"{isolated(debrief.closed_by.name)} closed the debrief."))
    return happened


def _since(debrief: Debrief) -> list[str]:
    """The moments: the same sentence at another time is news."""
    moments = [note.at for note in debrief.notes] + [came.at for came in debrief.present]
    return [str(at) for at in (*moments, debrief.taken_up_at) if at]
