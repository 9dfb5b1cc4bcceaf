"""The ladder: levels of several tracks side by side, what is expected at each, and what questions cover."""

from typing import Any
from uuid import UUID

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import selectinload

from interviews.db import db
from interviews.domain.banks import Anchor, Competency, Level, Question, coverage
from interviews.domain.openings import Opening
from interviews.policy import Act
from interviews.web.coverage import covered, rank_of, search_of, titled
from interviews.web.ladder import queries
from interviews.web.ladder.arranging import by_track, ranks_of, tracks_of
from interviews.web.paging import sheet_of
from interviews.web.policing import everything, find_or_404

bp = Blueprint("ladder", __name__, url_prefix="/ladder")


@bp.get("/")
def index() -> ResponseReturnValue:
    """Ranks against tracks, and under them what each competency is."""
    levels = db.session.scalars(everything(Act.SEE, Level)).all()
    tracks = tracks_of(levels)
    return render_template(
        "ladder/index.html",
        tracks=[titled(track) for track in tracks],
        ranks=ranks_of(levels, tracks),
        competencies=by_track(db.session.scalars(everything(Act.SEE, Competency))),
        Level=Level,
        Competency=Competency,
    )


@bp.get("/levels/<uuid:id>")
def level(id: UUID) -> ResponseReturnValue:
    """What is expected at a level, what may be asked there, and who is sought for it."""
    found = find_or_404(Act.SEE, Level, id)
    those = everything(Act.SEE, Competency).options(selectinload(Competency.expectations))
    competencies = db.session.scalars(those).all()
    counts = _approved_at(found)
    return render_template(
        "ladder/level.html",
        level=found,
        equals=db.session.scalars(queries.of_equal_rank(everything(Act.SEE, Level), found)).all(),
        expected=by_track(one for one in competencies if one.expected_at(found)),
        absent=sorted((c for c in competencies if not c.expected_at(found)), key=lambda one: one.order),
        counts=counts,
        approved=sum(row.approved for row in counts.values()),
        minutes=sum(row.minutes for row in counts.values()),
        openings=db.session.scalars(queries.at(everything(Act.SEE, Opening), found)).all(),
        search_of=search_of,
    )


@bp.get("/competencies/<uuid:id>")
def competency(id: UUID) -> ResponseReturnValue:
    """What a competency is, what is expected of it from level to level, and the questions that show it."""
    found = find_or_404(Act.SEE, Competency, id, *queries.with_expectations())
    levels = everything(Act.SEE, Level).order_by(Level.position, Level.track, Level.name, Level.id)
    shown = coverage.showing(everything(Act.SEE, Question), found)
    return render_template(
        "ladder/competency.html",
        competency=found,
        track=titled(found.track),
        levels=db.session.scalars(levels).all(),
        questions=sheet_of(queries.with_what_a_list_shows(shown)),
        rank_of=rank_of,
    )


@bp.get("/coverage")
def cover() -> ResponseReturnValue:
    """What the questions of every bank cover: competencies against levels."""
    return render_template("ladder/coverage.html", covered=covered(everything(Act.SEE, Question)))


def _approved_at(level: Level) -> dict[UUID, Any]:
    counted = coverage.counted_as_approved(everything(Act.SEE, Question))
    rows = db.session.execute(counted.where(Anchor.level_id == level.id))
    return {row.competency_id: row for row in rows}
