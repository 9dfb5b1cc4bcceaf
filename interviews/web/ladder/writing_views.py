"""What coordinators do to the ladder: add levels and competencies, and say anew what they are.

Nothing is deleted: questions, openings and packets name what was.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from interviews.clock import now
from interviews.db import db
from interviews.domain.banks import Competency, Level, key_from
from interviews.policy import Act
from interviews.web.coverage import rank_of
from interviews.web.ladder import queries
from interviews.web.ladder.forms import LevelForm, form_for
from interviews.web.ladder.views import bp
from interviews.web.policing import create_or_404, everything, find_or_404
from interviews.web.signing_in import me

OVERTAKEN = (
    "Somebody changed this competency while you were writing. Look at what it says now; if yours should take "
    "its place, save again."
)


@bp.route("/levels/new", methods=["GET", "POST"])
def new_level() -> ResponseReturnValue:
    """A rung that the ladder didn't have."""
    create_or_404(Level)
    levels = _levels()
    form = _offered(LevelForm(), levels)
    if not form.validate_on_submit():
        return _shown("ladder/place.html", form)
    key = key_from(form.name.data, {level.key for level in levels}, "level")
    made = Level.add(key, form.name.data, form.track.data, form.rank.number, now(), me())
    db.session.add(made)
    db.session.commit()
    return redirect(url_for(".level", id=made.id))


@bp.route("/levels/<uuid:id>/place", methods=["GET", "POST"])
def place(id: UUID) -> ResponseReturnValue:
    """Another name, track or rank for a level."""
    level = find_or_404(Act.WRITE, Level, id)
    typed = {"name": level.name, "track": level.track, "rank": str(level.position)}
    form = _offered(LevelForm(data=typed), _levels(), level)
    if not form.validate_on_submit():
        return _shown("ladder/place.html", form, level=level)
    level.place(form.name.data, form.track.data, form.rank.number, now(), me())
    db.session.commit()
    return redirect(url_for(".level", id=id))


@bp.route("/competencies/new", methods=["GET", "POST"])
def new_competency() -> ResponseReturnValue:
    """A competency that the ladder didn't have."""
    create_or_404(Competency)
    competencies = _competencies()
    form = _offered(form_for(_levels()), competencies)
    if not form.validate_on_submit():
        return _shown("ladder/describe.html", form, rank_of=rank_of)
    key = key_from(form.name.data, {one.key for one in competencies}, "competency")
    texts = (form.name.data, form.track.data, form.about.data)
    made = Competency.add(key, *texts, form.expected, now(), me())
    db.session.add(made)
    db.session.commit()
    return redirect(url_for(".competency", id=made.id))


@bp.route("/competencies/<uuid:id>/description", methods=["GET", "POST"])
def describe(id: UUID) -> ResponseReturnValue:
    """Say anew what a competency is, and what is expected of it."""
    found = find_or_404(Act.WRITE, Competency, id, *queries.with_expectations())
    form = _offered(form_for(_levels(), found), _competencies(), found)
    if not form.validate_on_submit():
        return _shown("ladder/describe.html", form, competency=found, rank_of=rank_of)
    if form.is_overtaken(found):
        form.form_errors.append(OVERTAKEN)
        return _shown("ladder/describe.html", form, competency=found, rank_of=rank_of)
    found.describe(form.name.data, form.track.data, form.about.data, form.expected, now(), me())
    db.session.commit()
    return redirect(url_for(".competency", id=id))


def _levels() -> Sequence[Level]:
    ordered = everything(Act.SEE, Level).order_by(Level.position, Level.track, Level.name, Level.id)
    return db.session.scalars(ordered).all()


def _competencies() -> Sequence[Competency]:
    return db.session.scalars(everything(Act.SEE, Competency)).all()


def _offered(form: Any, those: Sequence[Any], itself: Any = None) -> Any:
    """The form with the tracks that there are; the names of all others are taken."""
    form.offer([one for one in those if one is not itself], [one.track for one in those])
    return form


def _shown(template: str, form: FlaskForm, **more: Any) -> ResponseReturnValue:
    """A form to fill in, or one that was refused: what was typed is kept."""
    return render_template(template, form=form, **more), 422 if form.is_submitted() else 200
