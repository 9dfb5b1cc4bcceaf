"""interviews: the pages."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from interviews.clock import now
from interviews.db import db
from interviews.domain.base import Refused
from interviews.domain.loops import Interview, Panelist, Part
from interviews.domain.people import Person
from interviews.domain.scorecards import Scorecard
from interviews.notices import calendar, telling
from interviews.policy import Act
from interviews.printing import press
from interviews.printing.kit import Kit, kit_of
from interviews.web.interviews import queries
from interviews.web.interviews.forms import PanelForm, ReasonForm
from interviews.web.policing import everything, find_or_404, hold, may
from interviews.web.readers import readers_of
from interviews.web.signing_in import me

bp = Blueprint("interviews", __name__, url_prefix="/interviews")


@bp.get("/<uuid:id>")
def show(id: UUID) -> ResponseReturnValue:
    interview = find_or_404(Act.SEE, Interview, id, *queries.with_the_kit())
    mine = queries.card_in(interview, me(), everything(Act.WRITE, Scorecard))
    return render_template(
        "interviews/show.html",
        interview=interview,
        kit=_kit(interview),
        card=db.session.scalar(mine),
        readers=readers_of(interview),
    )


@bp.get("/<uuid:id>/kit.pdf")
def paper(id: UUID) -> ResponseReturnValue:
    """The same kit on paper."""
    kit = _kit(find_or_404(Act.SEE, Interview, id, *queries.with_the_kit()))
    db.session.rollback()  # printing takes a second, in which nothing of the database is held
    answer = Response(press.kit(kit), mimetype="application/pdf")
    answer.headers.set("Content-Disposition", "attachment", filename="kit.pdf")
    return answer


@bp.get("/<uuid:id>/calendar.ics")
def meeting(id: UUID) -> ResponseReturnValue:
    """The same meeting for a calendar; what was called off takes itself out of it."""
    interview = find_or_404(Act.SEE, Interview, id, *queries.with_the_kit())
    told = telling.for_the_panel(interview, url_for(".show", id=id, _external=True))
    if not told:
        abort(404)
    file = calendar.cancellation(told) if told.cancelled else calendar.invitation(told)
    answer = Response(file, content_type=calendar.TYPE)
    answer.headers.set("Content-Disposition", "attachment", filename="interview.ics")
    return answer


@bp.route("/<uuid:id>/panel", methods=["GET", "POST"])
def panel(id: UUID) -> ResponseReturnValue:
    interview = find_or_404(Act.RUN, Interview, id, *queries.with_the_kit())
    found = db.session.scalars(queries.may_join(interview, everything(Act.SEE, Person)))
    people = {str(person.id): person for person in found}
    form = PanelForm()
    form.person.offer(people.values(), first="Choose a person")
    if not form.validate_on_submit():
        return page_of(form, "interviews/panel.html", interview=interview)
    hold(Act.RUN, interview, interview.loop.candidate)
    try:
        interview.assign(people[form.person.data], Part(form.part.data), now(), me())
    except Refused as refusal:
        return refused(form, refusal, "interviews/panel.html", interview=interview)
    db.session.commit()
    return redirect(url_for("loops.show", id=interview.loop_id))


@bp.route("/<uuid:id>/conflict", methods=["GET", "POST"])
def conflict(id: UUID) -> ResponseReturnValue:
    interview = find_or_404(Act.SEE, Interview, id)
    form = ReasonForm()
    if not form.validate_on_submit():
        return page_of(form, "interviews/conflict.html", interview=interview)
    candidate = interview.loop.candidate
    hold(Act.SEE, interview, candidate)
    candidate.declare_conflict(me(), str(form.reason.data), now(), me())
    db.session.commit()
    flash("Thank you for saying so. You see nothing of this candidate any more.")
    return redirect(url_for("today.show"))


@bp.route("/panelists/<uuid:id>/excuse", methods=["GET", "POST"])
def excuse(id: UUID) -> ResponseReturnValue:
    return _leaves(id, Panelist.excuse_from_writing, "interviews/excuse.html")


@bp.route("/panelists/<uuid:id>/removal", methods=["GET", "POST"])
def removal(id: UUID) -> ResponseReturnValue:
    return _leaves(id, Panelist.remove, "interviews/removal.html")


def _leaves(id: UUID, verb: Any, template: str) -> ResponseReturnValue:
    """A confirmation that says what it does, asks for the reason, and does it."""
    panelist = find_or_404(Act.RUN, Panelist, id, *queries.with_the_person())
    form = ReasonForm()
    if not form.validate_on_submit():
        return page_of(form, template, panelist=panelist)
    hold(Act.RUN, panelist, panelist.interview.loop.candidate)
    try:
        verb(panelist, str(form.reason.data), now(), me())
    except Refused as refusal:
        return refused(form, refusal, template, panelist=panelist)
    db.session.commit()
    return redirect(url_for("loops.show", id=panelist.interview.loop_id))


def _kit(interview: Interview) -> Kit:
    """What is done for the candidate is told to the panel and to who arranges it, and to nobody else."""
    kit, arranged = kit_of(interview, current_app.config["COMPANY"], me().zone), interview.loop.arranged
    return kit if arranged and may("see", arranged[0]) else replace(kit, adjustments=())


def page_of(form: FlaskForm, template: str, **shown: Any) -> ResponseReturnValue:
    return render_template(template, form=form, **shown), 422 if form.errors else 200


def refused(form: FlaskForm, refusal: Refused, template: str, **shown: Any) -> ResponseReturnValue:
    """Say it above the form, which keeps what was typed."""
    db.session.rollback()
    form.form_errors.append(str(refusal))
    return page_of(form, template, **shown)


from interviews.web.interviews import changing  # noqa: E402,F401 - its pages hang on `bp`
