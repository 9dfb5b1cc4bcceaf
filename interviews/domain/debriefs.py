"""The meeting after the seal: it opens the scorecards, takes up where they differ, takes notes, and ends."""

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from interviews.direction import isolated
from interviews.domain.banks import Competency
from interviews.domain.base import Base, Id, Refused, one_of
from interviews.domain.loops import Loop, Panelist, Part
from interviews.domain.people import Person
from interviews.measures.agreement import apart, is_split

CLOSED = "The debrief is closed."
FAR_APART = 2


class Speaking(StrEnum):
    """Who speaks first on each competency."""

    BY_LOT = "by lot"
    JUNIOR_FIRST = "most junior first"


class Debrief(Base):
    """The meeting of one loop's panel. That it exists is the release of the scorecards."""

    __tablename__ = "debrief"

    id: Mapped[Id]
    loop_id: Mapped[UUID] = mapped_column(ForeignKey("loop.id"), unique=True)
    loop: Mapped[Loop] = relationship(back_populates="debrief")
    opened_at: Mapped[datetime]
    opened_by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    opened_by: Mapped[Person] = relationship(foreign_keys=[opened_by_id])
    lot: Mapped[str]
    speaking: Mapped[Speaking] = mapped_column(one_of(Speaking, "speaking"), default=Speaking.BY_LOT)
    taken_up_id: Mapped[UUID | None] = mapped_column(ForeignKey("competency.id"))
    taken_up: Mapped[Competency | None] = relationship()
    taken_up_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    closed_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    closed_by: Mapped[Person | None] = relationship(foreign_keys=[closed_by_id])
    notes: Mapped[list["Note"]] = relationship(
        back_populates="debrief", cascade="all, delete-orphan", order_by="Note.at"
    )
    present: Mapped[list["Presence"]] = relationship(
        back_populates="debrief", cascade="all, delete-orphan", order_by="Presence.at"
    )
    resolutions: Mapped[list["Resolution"]] = relationship(
        back_populates="debrief", cascade="all, delete-orphan", order_by="Resolution.at"
    )

    @classmethod
    def open(cls, loop: Loop, lot: str, at: datetime, by: Person) -> "Debrief":
        """Open every scorecard of the loop to its panel. `lot` is a random text that draws who speaks first.

        Raises `Refused` while a required scorecard is neither sealed nor excused.
        """
        if hindrance := next(hindrances(loop), None):
            raise Refused(hindrance)
        debrief = cls(loop=loop, opened_at=at, opened_by=by, lot=lot)
        debrief.record("opened", at, by, loop=str(loop.id))
        return debrief

    @property
    def unaddressed(self) -> list[Competency]:
        """What has to be addressed before the close, and isn't yet, in the order of the bar."""
        done = {resolution.competency for resolution in self.resolutions}
        return [competency for competency in to_address(self.loop) if competency not in done]

    def speakers(self, competency: Competency) -> list[Panelist]:
        """Who speaks in which order on one competency: by lot, or most junior first and most senior last.

        Nobody's name comes first. People of one rank are drawn by lot, and whose rank isn't known speaks
        among the first.
        """
        first: dict[UUID, Panelist] = {}
        for panelist in self.loop.panel:
            if panelist.is_required:
                first.setdefault(panelist.person_id, panelist)
        return sorted(
            first.values(), key=lambda panelist: (self._rank(panelist), self._draw(competency, panelist))
        )

    def _rank(self, panelist: Panelist) -> int:
        level = panelist.person.level if self.speaking is Speaking.JUNIOR_FIRST else None
        return level.position if level else 0

    def _draw(self, competency: Competency, panelist: Panelist) -> str:
        return sha256(f"{self.lot} {competency.id} {panelist.person_id}".encode()).hexdigest()

    def let_speak(self, speaking: Speaking, at: datetime, by: Person) -> None:
        """Choose who speaks first, for every competency alike, before anything is settled."""
        self._refuse_once_closed()
        if self.resolutions:
            raise Refused("The order of speaking stands: something was addressed in it already.")
        if speaking is not self.speaking:
            self.speaking = speaking
            self.record("chose who speaks first", at, by, speaking=speaking.value)

    def take_up(self, competency: Competency, at: datetime, by: Person) -> None:
        """Talk about this one now; whatever was talked about before is put away."""
        self._refuse_once_closed()
        if competency is self.taken_up:
            raise Refused("That is what the room talks about already.")
        self.taken_up, self.taken_up_at = competency, at
        self.record("took up", at, by, competency=str(competency.id))

    def attend(self, person: Person, at: datetime, by: Person) -> None:
        """`person` is in the room from now on: they say so themselves, or who runs the debrief says it."""
        self._refuse_once_closed()
        if person is not by and person not in {place.person for place in self.loop.panel}:
            raise Refused(f"{isolated(person.name)} isn’t on the panel.")
        if person in self.who_is_present:
            raise Refused(f"{isolated(person.name)} is in the room already.")
        self.present.append(Presence(person=person, at=at, by=by))
        self.record("saw in the room", at, by, person=str(person.id))

    def miss(self, person: Person, at: datetime, by: Person) -> None:
        """`person` wasn't in the room after all."""
        self._refuse_once_closed()
        if person not in self.who_is_present:
            raise Refused(f"{isolated(person.name)} isn’t in the room.")
        self.present = [presence for presence in self.present if presence.person is not person]
        self.record("missed in the room", at, by, person=str(person.id))

    @property
    def who_is_present(self) -> list[Person]:
        """Everybody who is or was in the room, as they came."""
        return [presence.person for presence in self.present]

    def note(self, text: str, at: datetime, by: Person, about: Competency | None = None) -> "Note":
        """Put something on the record, on one competency or the whole. The committee reads it after its
        ballots, not before.
        """
        self._refuse_once_closed()
        if not text.strip():
            raise Refused("The note is empty.")
        note = Note(text=text, at=at, by=by, competency=about)
        self.notes.append(note)
        self.record("noted", at, by)
        return note

    def address(self, competency: Competency, words: str, at: datetime, by: Person) -> "Resolution":
        """Say what was said of a difference and what follows. Nobody has to agree, and it stands as written:
        more goes into a note.
        """
        self._refuse_once_closed()
        if not words.strip():
            raise Refused("Say in a sentence what was said, and what follows from it.")
        if known := next((r for r in self.resolutions if r.competency is competency), None):
            raise Refused(f"{isolated(known.by.name)} has addressed it already. Put more into a note.")
        resolution = Resolution(competency=competency, words=words, at=at, by=by)
        self.resolutions.append(resolution)
        self.record("addressed", at, by, competency=str(competency.id))
        return resolution

    def close(self, at: datetime, by: Person) -> None:
        """End it: ratings and notes stand as they are now. Nothing that had to be addressed is left open."""
        if self.closed_at:
            raise Refused("The debrief is already closed.")
        if missing := self.unaddressed:
            names = ", ".join(isolated(competency.name) for competency in missing)
            raise Refused(f"Say first what was said of it and what follows, in a sentence each: {names}.")
        self.closed_at, self.closed_by = at, by
        self.record("closed", at, by, loop=str(self.loop.id))

    def _refuse_once_closed(self) -> None:
        if self.closed_at:
            raise Refused(CLOSED)


def to_address(loop: Loop) -> list[Competency]:
    """The must-haves on which the panel has to say what became of a difference, in the order of the bar.

    What was sealed decides: a revision that closes the gap is a thing to say, not a reason to say nothing.
    """
    bar, sealed = loop.opening.bar_rating, _sealed(loop)
    must_haves = [criterion.competency for criterion in loop.opening.criteria if criterion.must_have]
    return [each for each in must_haves if must_be_addressed(sealed.get(each, []), bar)]


def must_be_addressed(ratings: list[tuple[str, int]], bar: int) -> bool:
    """Whether the raters of a must-have stand on both sides of the bar, or two points or more apart."""
    return is_split(ratings, bar) or bool(apart(ratings, more_than=FAR_APART - 1))


def _sealed(loop: Loop) -> dict[Competency, list[tuple[str, int]]]:
    """What those who count have sealed of each competency: who, and which point."""
    found: dict[Competency, list[tuple[str, int]]] = {}
    for place in loop.panel:
        seal = place.scorecard.seal_in_force if place.part is Part.INTERVIEWER else None
        for rating in seal.ratings if seal else []:
            if rating.value is not None:
                about = rating.question.version.competency
                found.setdefault(about, []).append((str(place.person_id), rating.value))
    return found


def hindrances(loop: Loop) -> Iterator[str]:
    """What keeps the debrief of a loop from being opened now, a sentence each."""
    if loop.is_withdrawn:
        yield "The candidate withdrew."
    if loop.debrief:
        yield "The debrief is already open."
    if awaited := loop.awaited:
        names = ", ".join(f"{isolated(p.person.name)} ({isolated(p.interview.title)})" for p in awaited)
        yield (
            "Each judges alone first. The debrief opens when every scorecard is sealed or excused. "
            f"Still open: {names}."
        )
    if empty := [interview.title for interview in loop.interviews if not interview.panel]:
        yield f"Nobody was on the panel of {', '.join(map(isolated, empty))}."
    if undated := [interview.title for interview in loop.interviews if not interview.starts_at]:
        yield f"Say first when these were held: {', '.join(map(isolated, undated))}."
    if not any(p.scorecard.is_sealed and p.is_required for p in loop.panel):
        yield "No scorecard is sealed, so there is nothing to open."


class Presence(Base):
    """That somebody was in the room, since when, and who says so. Whoever wasn't has a scorecard as good."""

    __tablename__ = "presence"
    __table_args__ = (UniqueConstraint("debrief_id", "person_id"),)

    id: Mapped[Id]
    debrief_id: Mapped[UUID] = mapped_column(ForeignKey("debrief.id"))
    debrief: Mapped[Debrief] = relationship(back_populates="present")
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    person: Mapped[Person] = relationship(foreign_keys=[person_id])
    at: Mapped[datetime]
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    by: Mapped[Person] = relationship(foreign_keys=[by_id])


class Resolution(Base):
    """What was said of a difference on one competency, and what follows."""

    __tablename__ = "resolution"
    __table_args__ = (UniqueConstraint("debrief_id", "competency_id"),)

    id: Mapped[Id]
    debrief_id: Mapped[UUID] = mapped_column(ForeignKey("debrief.id"))
    debrief: Mapped[Debrief] = relationship(back_populates="resolutions")
    competency_id: Mapped[UUID] = mapped_column(ForeignKey("competency.id"))
    competency: Mapped[Competency] = relationship()
    words: Mapped[str]
    at: Mapped[datetime]
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    by: Mapped[Person] = relationship()


class Note(Base):
    """One note of a debrief, on one competency or on the whole."""

    __tablename__ = "note"

    id: Mapped[Id]
    debrief_id: Mapped[UUID] = mapped_column(ForeignKey("debrief.id"), index=True)
    debrief: Mapped[Debrief] = relationship(back_populates="notes")
    competency_id: Mapped[UUID | None] = mapped_column(ForeignKey("competency.id"))
    competency: Mapped[Competency | None] = relationship()
    text: Mapped[str]
    at: Mapped[datetime]
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    by: Mapped[Person] = relationship()
