"""The ladder: levels, competencies, and what is expected of each competency at each level."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from interviews.domain.banks.bank import check_key
from interviews.domain.base import Base, Id, Refused
from interviews.domain.people import Person

HIGHEST = 99


class Level(Base):
    """A rung of the ladder, such as Staff engineer.

    `position` is its rank, from the lowest; rungs of several tracks with the same rank are of equal rank.
    """

    __tablename__ = "level"

    id: Mapped[Id]
    key: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str]
    track: Mapped[str] = mapped_column(default="")
    position: Mapped[int]

    @property
    def order(self) -> tuple[int, str, str]:
        """What levels are listed by: from the lowest rank, and within a rank by track and name."""
        return (self.position, self.track, self.name)

    @classmethod
    def add(cls, key: str, name: str, track: str, position: int, at: datetime, by: Person) -> "Level":
        """A new rung. `key` names it in files for ever: small letters, digits, hyphens."""
        check_key(key)
        level = cls(key=key)
        level.record("added to the ladder", at, by)
        level.place(name, track, position, at, by)
        return level

    def place(self, name: str, track: str, position: int, at: datetime, by: Person) -> None:
        """Set the rung's name and where it is. Raises `Refused` without a name, or a rank from 1 to 99."""
        if not name.strip():
            raise Refused("Give the level a name.")
        if not 1 <= position <= HIGHEST:
            raise Refused(f"A rank is a whole number from 1 to {HIGHEST}.")
        self.name, self.track, self.position = name.strip(), track.strip(), position
        self.record("placed on the ladder", at, by)


class Competency(Base):
    """One thing that a job needs and that an interview can show."""

    __tablename__ = "competency"

    id: Mapped[Id]
    key: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str]
    track: Mapped[str]
    about: Mapped[str] = mapped_column(default="")
    expectations: Mapped[list["Expectation"]] = relationship(
        back_populates="competency", cascade="all, delete-orphan"
    )

    @property
    def order(self) -> tuple[str, str]:
        """What competencies are listed by: track, then name."""
        return (self.track, self.name)

    @classmethod
    def add(
        cls,
        key: str,
        name: str,
        track: str,
        about: str,
        expected: Mapping[Level, str],
        at: datetime,
        by: Person,
    ) -> "Competency":
        """A new competency. `key` names it in files for ever: small letters, digits, hyphens."""
        check_key(key)
        competency = cls(key=key)
        competency.record("added to the ladder", at, by)
        competency.describe(name, track, about, expected, at, by)
        return competency

    def expected_at(self, level: Level) -> str:
        """What is expected at this level, in words; empty where the ladder says nothing."""
        return next((e.words for e in self.expectations if e.level is level), "")

    def describe(
        self, name: str, track: str, about: str, expected: Mapping[Level, str], at: datetime, by: Person
    ) -> None:
        """Set what this competency is and what is expected of it; levels that `expected` leaves out stay.

        Raises `Refused` without a name and a track.
        """
        if not name.strip() or not track.strip():
            raise Refused("Give the competency a name and a track.")
        self.name, self.track, self.about = name.strip(), track.strip(), about.strip()
        for level, words in expected.items():
            self.expect(level, words)
        self.record("described", at, by)

    def expect(self, level: Level, words: str) -> None:
        """Set what is expected of this competency at a level; no words, and nothing is."""
        kept = [one for one in self.expectations if one.level is not level]
        found = next((one for one in self.expectations if one.level is level), None)
        if not words.strip():
            self.expectations = kept
        elif found:
            found.words = words.strip()
        else:
            self.expectations.append(Expectation(level=level, words=words.strip()))


class Expectation(Base):
    """What one competency looks like at one level."""

    __tablename__ = "expectation"
    __table_args__ = (UniqueConstraint("competency_id", "level_id"),)

    id: Mapped[Id]
    competency_id: Mapped[UUID] = mapped_column(ForeignKey("competency.id"))
    competency: Mapped[Competency] = relationship(back_populates="expectations")
    level_id: Mapped[UUID] = mapped_column(ForeignKey("level.id"))
    level: Mapped[Level] = relationship()
    words: Mapped[str]
