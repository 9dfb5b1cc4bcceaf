"""A debrief as its pages show it: the scorecards that may be read, compared, and what is mine in it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from interviews.db import db
from interviews.domain.debriefs import Debrief, Resolution
from interviews.domain.loops import Part
from interviews.domain.people import Person
from interviews.domain.scorecards import Rating, Scorecard, Seal
from interviews.policy import Act
from interviews.web.debriefs.comparison import Column, Row, columns, rows
from interviews.web.debriefs.queries import cards_of
from interviews.web.policing import everything
from interviews.web.readers import who_sees

MINUTES = 10  # what one competency takes, as a guide: nothing stops when they are over


@dataclass(frozen=True)
class Room:
    """What one reader sees of a debrief."""

    debrief: Debrief
    columns: list[Column]
    rows: list[Row]
    shadows: list[Column]

    @property
    def differing(self) -> list[Row]:
        """What there is to talk about, and what nobody can compare."""
        return [row for row in self.rows if not row.is_agreed]

    @property
    def agreed(self) -> list[Row]:
        """What two or more rated alike."""
        return [row for row in self.rows if row.is_agreed]

    @property
    def resolutions(self) -> dict[UUID, Resolution]:
        """What became of each difference, by its competency."""
        return {resolution.competency_id: resolution for resolution in self.debrief.resolutions}

    @property
    def unaddressed(self) -> list[Row]:
        """What has to be addressed before the close, and isn't yet."""
        return [
            row for row in self.rows if row.must_be_addressed and row.competency.id not in self.resolutions
        ]

    def standing(self, row: Row) -> str:
        """Where a competency stands in the meeting, in a word or two."""
        if row.competency.id in self.resolutions:
            return "addressed"
        return "to be addressed" if row.must_be_addressed else ""

    def state(self, row: Row) -> str:
        """The same, or how its raters differ."""
        sides = "both sides of the bar" if row.is_split else ""
        return self.standing(row) or sides or (f"differ by {row.apart}" if row.apart else row.after)

    def speakers(self, row: Row) -> list[tuple[str, str]]:
        """Who speaks in which order on one competency; who didn't ask speaks last."""
        asked = {column.person.id for column, cell in zip(self.columns, row.cells, strict=True) if cell}
        order = self.debrief.speakers(row.competency)
        first = [(place.person.name, "") for place in order if place.person_id in asked]
        return first + [
            (p.person.name, "did not ask; speaks last") for p in order if p.person_id not in asked
        ]

    def mine(self) -> list[Rating]:
        """The ratings that I can revise now."""
        if self.debrief.closed_at:
            return []
        cards = [card.id for column in (*self.columns, *self.shadows) for card in column.cards]
        writable = everything(Act.WRITE, Rating).join(Rating.seal).where(Seal.scorecard_id.in_(cards))
        return list(db.session.scalars(writable.order_by(Rating.seal_id, Rating.position)))

    def points(self, rating: Rating) -> list[dict[str, Any]]:
        """The scale of a rating, as the rating cards show it."""
        return [{"point": a.point, "name": a.name, "text": a.behaviours} for a in rating.question.scale]

    def missing(self) -> list[Person]:
        """Those of the panel who may be here and aren't, by name: for who knows who can read this."""
        panel = dict.fromkeys(place.person for place in self.debrief.loop.panel)
        here = self.debrief.who_is_present
        return [person for person in who_sees(self.debrief, list(panel)) if person not in here]

    def spent(self, at: datetime) -> int:
        """For how many seconds the room has talked about what it talks about."""
        since = self.debrief.taken_up_at
        return int((at - since).total_seconds()) if since else 0


def room_of(debrief: Debrief) -> Room:
    """The debrief, with every sealed scorecard that I may read."""
    loop = debrief.loop
    cards = db.session.scalars(cards_of(loop, everything(Act.SEE, Scorecard))).all()
    counted = columns(loop, cards, Part.INTERVIEWER)
    return Room(debrief, counted, rows(loop, counted), columns(loop, cards, Part.SHADOW))
