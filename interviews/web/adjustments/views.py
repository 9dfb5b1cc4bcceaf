"""adjustments: the pages of who arranges what a candidate needs. Nobody else reads a word of them.

Not here: how a candidate asks (`interviews.web.guides`).
"""

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from interviews.clock import now
from interviews.db import db
from interviews.domain.base import Refused
from interviews.domain.loops import Adjustment, Loop, Request
from interviews.domain.loops.helping import WAYS, chosen_in, together
from interviews.policy import Act
from interviews.web.adjustments import queries
from interviews.web.adjustments.forms import AdjustmentForm, ChangeForm, EndForm, RefusalForm
from interviews.web.policing import find_or_404, hold
from interviews.web.signing_in import me

bp = Blueprint("adjustments", __name__)
ARRANGED = "The adjustment is arranged. The panel reads what to do, and not why."


@bp.route("/loops/<uuid:loop_id>/adjustments", methods=["GET", "POST"])
def new(loop_id: UUID) -> ResponseReturnValue:
    """Note what the candidate told a coordinator, and arrange it."""
    loop = find_or_404(Act.RUN, Loop, loop_id, *queries.of_loop())
    form = AdjustmentForm()
    if not form.validate_on_submit():
        return _page(form, "adjustments/new.html", loop=loop)
    hold(Act.RUN, loop, loop.candidate, loop)
    loop.adjust(*form.words, now(), me(), form.effect)
    return _done(loop, ARRANGED)


@bp.route("/adjustments/requests/<uuid:id>", methods=["GET", "POST"])
def arrange(id: UUID) -> ResponseReturnValue:
    """Arrange what the candidate asked for."""
    asked = find_or_404(Act.RUN, Request, id, *queries.with_its_loop())
    form = AdjustmentForm(data=_begun(asked))
    if not form.validate_on_submit():
        return _page(form, "adjustments/arrange.html", asked=asked, loop=asked.loop)
    hold(Act.RUN, asked, asked.loop.candidate, asked.loop)
    try:
        asked.loop.answer(asked, *form.words, form.effect, now(), me())
    except Refused as refusal:
        return _refused(form, refusal, "adjustments/arrange.html", asked=asked, loop=asked.loop)
    return _done(asked.loop, ARRANGED)


@bp.route("/adjustments/requests/<uuid:id>/refusal", methods=["GET", "POST"])
def refuse(id: UUID) -> ResponseReturnValue:
    """Answer what the candidate asked for without arranging it."""
    asked = find_or_404(Act.RUN, Request, id, *queries.with_its_loop())
    form = RefusalForm(data={"talked": me().name})
    if not form.validate_on_submit():
        return _page(form, "adjustments/refuse.html", asked=asked, loop=asked.loop)
    hold(Act.RUN, asked, asked.loop.candidate, asked.loop)
    try:
        asked.refuse(str(form.why.data), str(form.talked.data), now(), me())
    except Refused as refusal:
        return _refused(form, refusal, "adjustments/refuse.html", asked=asked, loop=asked.loop)
    return _done(asked.loop, "It is answered. The candidate reads on their guide who talked with them.")


@bp.route("/adjustments/<uuid:id>", methods=["GET", "POST"])
def change(id: UUID) -> ResponseReturnValue:
    """Arrange it otherwise, with a reason."""
    adjustment = find_or_404(Act.RUN, Adjustment, id, *queries.of_adjustment())
    form = ChangeForm(obj=adjustment, data={"extra": str(adjustment.extra)})
    if not form.validate_on_submit():
        return _page(form, "adjustments/change.html", adjustment=adjustment, loop=adjustment.loop)
    hold(Act.RUN, adjustment, adjustment.loop.candidate, adjustment.loop)
    try:
        adjustment.change(*form.words, form.effect, str(form.why.data), now(), me())
    except Refused as refusal:
        return _refused(form, refusal, "adjustments/change.html", adjustment=adjustment, loop=adjustment.loop)
    return _done(adjustment.loop, "The adjustment is changed. The panel reads what to do now.")


@bp.route("/adjustments/<uuid:id>/end", methods=["GET", "POST"])
def end(id: UUID) -> ResponseReturnValue:
    """It holds no more, with a reason."""
    adjustment = find_or_404(Act.RUN, Adjustment, id, *queries.of_adjustment())
    form = EndForm()
    if not form.validate_on_submit():
        return _page(form, "adjustments/end.html", adjustment=adjustment, loop=adjustment.loop)
    hold(Act.RUN, adjustment, adjustment.loop.candidate, adjustment.loop)
    try:
        adjustment.end(str(form.why.data), now(), me())
    except Refused as refusal:
        return _refused(form, refusal, "adjustments/end.html", adjustment=adjustment, loop=adjustment.loop)
    return _done(
        adjustment.loop, "The adjustment is ended. Interviews to come take the time as planned again."
    )


def _begun(asked: Request) -> dict[str, str]:
    """What the form for a request begins with: their words, and ready sentences for what they chose."""
    instruction, effect = together(chosen_in(asked.need))
    times = {"extra": str(effect.extra), "pause": str(effect.pause)}
    return {"need": asked.need, "instruction": instruction} | times


def _done(loop: Loop, sentence: str) -> ResponseReturnValue:
    db.session.commit()
    flash(sentence)
    return redirect(url_for("loops.show", id=loop.id, _anchor="adjustments"))


def _page(form: FlaskForm, template: str, **shown: Any) -> ResponseReturnValue:
    return render_template(template, form=form, ways=WAYS, **shown), 422 if form.errors else 200


def _refused(form: FlaskForm, refusal: Refused, template: str, **shown: Any) -> ResponseReturnValue:
    """Say it above the form, which keeps what was typed."""
    db.session.rollback()
    form.form_errors.append(str(refusal))
    return _page(form, template, **shown)
