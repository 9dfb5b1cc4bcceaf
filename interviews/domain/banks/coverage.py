"""What questions cover of the ladder: competencies against levels, counted by the database.

The counts are made in two statements however many questions there are; the matrix is made of their rows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, case, exists, func, select
from sqlalchemy.orm import aliased

from interviews.domain.banks.ladder import Competency, Level
from interviews.domain.banks.question import Question
from interviews.domain.banks.rubric import Anchor
from interviews.domain.banks.standing import is_asked, is_under_way
from interviews.domain.banks.version import QuestionVersion

Place = tuple[UUID, UUID]  # a competency and a level, by their ids
WITH_A_RUBRIC = and_(Anchor.version_id == QuestionVersion.id, Anchor.point == 1)  # one row a level


@dataclass(frozen=True)
class Cell:
    """One competency at one level: whether the ladder expects something, and what questions there are.

    A question counts once: as approved where it is, as a draft or in review where nothing of it is yet.
    """

    level: Level
    is_expected: bool = False
    approved: int = 0
    minutes: int = 0
    in_review: int = 0
    drafts: int = 0

    @property
    def is_gap(self) -> bool:
        """Whether something is expected, and no question for it is approved."""
        return self.is_expected and not self.approved

    @property
    def is_written(self) -> bool:
        """Whether there is a question, wherever it stands."""
        return bool(self.approved or self.in_review or self.drafts)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is expected and nothing is written."""
        return not (self.is_expected or self.is_written)


@dataclass(frozen=True)
class Line:
    """One competency, with a cell for each level of the matrix."""

    competency: Competency
    cells: tuple[Cell, ...]

    @property
    def is_written(self) -> bool:
        """Whether there is a question at one of the levels."""
        return any(cell.is_written for cell in self.cells)


@dataclass(frozen=True)
class Matrix:
    """Competencies against levels, the competencies by track and name.

    Two kinds are left out: `blank` levels, at which nothing is expected and nothing written; and, where only
    what is written was asked for, `unwritten` competencies.
    """

    levels: tuple[Level, ...]
    tracks: tuple[tuple[str, tuple[Line, ...]], ...]
    blank: tuple[Level, ...]
    unwritten: tuple[Competency, ...] = ()

    @property
    def expected(self) -> list[Cell]:
        """The cells for which the ladder expects something."""
        return [cell for _, lines in self.tracks for line in lines for cell in line.cells if cell.is_expected]

    @property
    def gaps(self) -> list[Cell]:
        """Those of them that no approved question covers."""
        return [cell for cell in self.expected if cell.is_gap]


Counts = Mapping[Place, Mapping[str, int]]


def counted_as_approved(questions: Select[Any]) -> Select[*tuple[Any, ...]]:
    """Competency, level, how many of these questions are approved there, and their minutes in all."""
    place = (QuestionVersion.competency_id, Anchor.level_id)
    return (
        select(
            *place,
            func.count(QuestionVersion.id).label("approved"),
            func.sum(QuestionVersion.minutes).label("minutes"),
        )
        .join(Anchor, WITH_A_RUBRIC)
        .where(QuestionVersion.question_id.in_(questions.with_only_columns(Question.id)), is_asked())
        .group_by(*place)
    )


def counted_as_under_way(questions: Select[Any]) -> Select[*tuple[Any, ...]]:
    """Competency, level, how many of these questions are in review there, and how many are drafts; those that
    are approved there already don't count again.
    """
    place = (QuestionVersion.competency_id, Anchor.level_id)
    reviewed = case((QuestionVersion.is_in_review, 1), else_=0)
    return (
        select(*place, func.sum(reviewed).label("in_review"), func.sum(1 - reviewed).label("drafts"))
        .join(Anchor, WITH_A_RUBRIC)
        .where(QuestionVersion.question_id.in_(questions.with_only_columns(Question.id)), is_under_way())
        .where(~_is_asked_there())
        .group_by(*place)
    )


def showing(questions: Select[Any], competency: Competency) -> Select[QuestionVersion]:
    """What these questions ask for this competency, by title: the version that is asked, or else the newest
    one, which nobody has approved yet.
    """
    asked = aliased(QuestionVersion)
    same = (asked.question_id == QuestionVersion.question_id, asked.competency_id == competency.id)
    instead = and_(is_under_way(), ~exists().where(*same, is_asked(asked)).correlate(QuestionVersion))
    return (
        select(QuestionVersion)
        .where(QuestionVersion.question_id.in_(questions.with_only_columns(Question.id)))
        .where(QuestionVersion.competency_id == competency.id, is_asked() | instead)
        .order_by(QuestionVersion.title, QuestionVersion.question_id)
    )


def matrix(
    levels: Iterable[Level],
    competencies: Iterable[Competency],
    *rows: Iterable[Any],
    track: str | None = None,
    only_written: bool = False,
) -> Matrix:
    """The matrix of what was counted: of all competencies, those of a track, or those with questions."""
    rungs, counts = tuple(levels), _by_place(rows)
    shown = [one for one in competencies if track is None or one.track == track]
    lines = [Line(one, _cells(one, rungs, counts)) for one in sorted(shown, key=_order)]
    unwritten = tuple(line.competency for line in lines if only_written and not line.is_written)
    return _without_blanks(rungs, [line for line in lines if line.competency not in unwritten], unwritten)


def _without_blanks(
    levels: tuple[Level, ...], lines: list[Line], unwritten: tuple[Competency, ...]
) -> Matrix:
    blank = {n for n in range(len(levels)) if all(line.cells[n].is_blank for line in lines)}
    kept = [n for n in range(len(levels)) if n not in blank]
    lines = [replace(line, cells=tuple(line.cells[n] for n in kept)) for line in lines]
    tracks = groupby(lines, key=lambda line: line.competency.track)
    return Matrix(
        levels=tuple(levels[n] for n in kept),
        tracks=tuple((name, tuple(those)) for name, those in tracks),
        blank=tuple(levels[n] for n in sorted(blank)),
        unwritten=unwritten,
    )


def _order(competency: Competency) -> tuple[str, str]:
    return competency.order


def _cells(competency: Competency, levels: Iterable[Level], counts: Counts) -> tuple[Cell, ...]:
    expected = {expectation.level_id for expectation in competency.expectations}
    return tuple(
        Cell(level, level.id in expected, **counts.get((competency.id, level.id), {})) for level in levels
    )


def _by_place(tables: Iterable[Iterable[Any]]) -> Counts:
    found: dict[Place, dict[str, int]] = {}
    for row in (row for rows in tables for row in rows):
        competency_id, level_id, *_ = row
        named = dict(row._mapping)
        numbers = {name: int(named[name]) for name in named if name not in {"competency_id", "level_id"}}
        found.setdefault((competency_id, level_id), {}).update(numbers)
    return found


def _is_asked_there() -> Any:
    """Another version of the same question is what is asked for the same competency at the same level."""
    asked, there, ours = aliased(QuestionVersion), aliased(Anchor), QuestionVersion
    same = (asked.question_id == ours.question_id, asked.competency_id == ours.competency_id)
    rubric = (there.version_id == asked.id, there.level_id == Anchor.level_id, there.point == 1)
    return exists().where(*same, *rubric, is_asked(asked)).correlate(ours, Anchor)
