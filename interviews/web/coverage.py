"""What questions cover of the ladder, as the pages of several nouns show it, and where one reads on."""

from dataclasses import dataclass, field
from typing import Any

from flask import request, url_for
from sqlalchemy import Select
from sqlalchemy.orm import selectinload

from interviews.db import db
from interviews.direction import isolated
from interviews.domain.banks import Bank, Competency, Level, coverage
from interviews.domain.banks.coverage import Cell, Line, Matrix
from interviews.policy import Act
from interviews.web.policing import everything


@dataclass(frozen=True)
class Shown:
    """One cell in words: a link on what is approved, else on what is on its way."""

    text: str = ""
    notes: list[str] = field(default_factory=list)
    is_gap: bool = False
    url: str | None = None
    context: str = ""


@dataclass(frozen=True)
class Covered:
    """A matrix, the bank that it is of, and the track that the address narrows it to, of those there are."""

    matrix: Matrix
    bank: Bank | None
    tracks: list[str]
    track: str | None

    @property
    def sentence(self) -> str:
        """How many gaps there are."""
        expected, gaps = len(self.matrix.expected), len(self.matrix.gaps)
        if not expected:
            return "Nothing is expected here, so nothing can be missing."
        counted = f"{gaps or 'No'} gap{'' if gaps == 1 else 's'}"
        places = f"{expected} place{'' if expected == 1 else 's'}"
        of_what = " of what this bank is for" if self.bank else ""
        return f"{counted} in {places} where the ladder expects something{of_what}."

    @property
    def columns(self) -> list[tuple[str, str]]:
        """The levels with their ranks."""
        return [(level.name, rank_of(level)) for level in self.matrix.levels]

    @property
    def groups(self) -> list[tuple[str, list[tuple[str, str, list[Shown]]]]]:
        """The competencies with their cells, under their tracks."""
        return [(titled(track), [self._row(line) for line in lines]) for track, lines in self.matrix.tracks]

    def _row(self, line: Line) -> tuple[str, str, list[Shown]]:
        url = url_for("ladder.competency", id=line.competency.id)
        return line.competency.name, url, [self._shown(line.competency, cell) for cell in line.cells]

    def _shown(self, competency: Competency, cell: Cell) -> Shown:
        if cell.is_blank:
            return Shown()
        waits = _waiting(cell)
        url = search_of(competency, cell.level, self.bank) if cell.approved or waits else None
        about: dict[str, Any] = {
            "url": url,
            "context": f"{isolated(competency.name)} at {isolated(cell.level.name)}",
        }
        if cell.is_gap:
            return Shown("gap", waits or ["nothing written"], is_gap=True, **about)
        unasked = [] if cell.is_expected else ["not expected"]
        if not cell.approved:
            return Shown("", waits + unasked, **about)
        return Shown(f"{cell.approved} approved", [_minutes(cell.minutes), *waits, *unasked], **about)


def titled(track: str) -> str:
    """A track as a heading."""
    return track[:1].upper() + track[1:] if track else "Without a track"


def rank_of(level: Level) -> str:
    """Where a level stands, in words."""
    track = f", {isolated(level.track)}" if level.track else ""
    return f"Rank {level.position}{track}"


def covered(questions: Select[Any], bank: Bank | None = None) -> Covered:
    """What these questions cover, which the caller found through the policy, of the address's `track`.

    Of a bank, only the competencies that it has questions for: none is meant to cover the whole ladder.
    """
    levels = everything(Act.SEE, Level).order_by(Level.position, Level.track, Level.name, Level.id)
    those = everything(Act.SEE, Competency).options(selectinload(Competency.expectations))
    competencies = db.session.scalars(those).all()
    tracks = sorted({competency.track for competency in competencies})
    track = request.args.get("track")
    track = track if track in tracks else None
    counted = (coverage.counted_as_approved(questions), coverage.counted_as_under_way(questions))
    rows = [db.session.execute(statement).all() for statement in counted]
    made = coverage.matrix(
        db.session.scalars(levels), competencies, *rows, track=track, only_written=bool(bank)
    )
    return Covered(made, bank, tracks, track)


def search_of(
    competency: Competency | None = None, level: Level | None = None, bank: Bank | None = None
) -> str:
    """Where the questions are that show this competency at this level, in this bank."""
    given = {"competency": competency, "level": level, "bank": bank}
    narrowed: dict[str, Any] = {name: thing.key for name, thing in given.items() if thing}
    return url_for("banks.find", **narrowed)


def _waiting(cell: Cell) -> list[str]:
    drafts = "1 draft" if cell.drafts == 1 else f"{cell.drafts} drafts"
    waits = ((cell.in_review, f"{cell.in_review} in review"), (cell.drafts, drafts))
    return [words for count, words in waits if count]


def _minutes(count: int) -> str:
    return "1 minute" if count == 1 else f"{count} minutes"
