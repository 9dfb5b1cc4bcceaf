"""The ladder: levels, competencies, and what is expected of each competency at each level."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from interviews.domain.base import Base, Id
from interviews.domain.people import Person


class Level(Base):
    """A rung of the ladder, such as Staff engineer. `position` counts from the lowest."""

    __tablename__ = "level"

    id: Mapped[Id]
    key: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str]
    position: Mapped[int]

    def place(self, name: str, position: int, at: datetime, by: Person) -> None:
        """Set the rung's name and where it is."""
        self.name, self.position = name, position
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

    def expected_at(self, level: Level) -> str:
        """What is expected at this level, in words; empty where the ladder says nothing."""
        return next((e.words for e in self.expectations if e.level is level), "")

    def describe(
        self, name: str, track: str, about: str, expected: Mapping[Level, str], at: datetime, by: Person
    ) -> None:
        """Set what this competency is and what is expected of it; levels that `expected` leaves out stay."""
        self.name, self.track, self.about = name, track, about
        for level, words in expected.items():
            self.expect(level, words)
        self.record("described", at, by)

    def expect(self, level: Level, words: str) -> None:
        """Set what is expected of this competency at a level."""
        for expectation in self.expectations:
            if expectation.level is level:
                expectation.words = words
                return
        self.expectations.append(Expectation(level=level, words=words))


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
