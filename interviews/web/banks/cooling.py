"""A question that rests: after it was asked often, or became known."""

from datetime import timedelta
from uuid import UUID

from flask import abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from interviews.clock import now
from interviews.db import db
from interviews.domain.banks import Question
from interviews.domain.base import Refused
from interviews.policy import Act
from interviews.web.banks import queries
from interviews.web.banks.forms import CoolingForm
from interviews.web.banks.views import bp
from interviews.web.policing import everything
from interviews.web.signing_in import me


@bp.route("/questions/<uuid:id>/cooling", methods=["GET", "POST"])
def cool(id: UUID) -> ResponseReturnValue:
    """Let it rest for a while, with the reason."""
    question = _cooled(id)
    form = CoolingForm()
    if form.validate_on_submit():
        until = now() + timedelta(days=int(form.days.data))
        try:
            question.cool(until, form.reason.data or "", now(), me())
        except Refused as error:
            form.form_errors.append(str(error))
        else:
            db.session.commit()
            return redirect(url_for(".question", id=id))
    page = render_template("banks/cool.html", form=form, question=question)
    return page, 422 if form.is_submitted() else 200


@bp.post("/questions/<uuid:id>/cooling/end")
def warm(id: UUID) -> ResponseReturnValue:
    """End its rest."""
    _cooled(id).warm(now(), me())
    db.session.commit()
    return redirect(url_for(".question", id=id))


def _cooled(id: UUID) -> Question:
    found: Question | None = db.session.scalar(queries.whole_question(everything(Act.WRITE, Question), id))
    return found or abort(404)
