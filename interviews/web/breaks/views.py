"""breaks: a seal is broken by two people, with a reason, on pages that say what it does."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from interviews import policy
from interviews.clock import now
from interviews.db import db
from interviews.direction import isolated
from interviews.domain.base import Refused
from interviews.domain.breaks import Break, hindrances
from interviews.domain.loops import Loop
from interviews.policy import Act
from interviews.web.breaks.forms import ReasonForm
from interviews.web.breaks.queries import of_loop, whole
from interviews.web.policing import find_or_404, hold
from interviews.web.signing_in import me

bp = Blueprint("breaks", __name__, url_prefix="/breaks")


@bp.route("/loops/<uuid:loop_id>", methods=["GET", "POST"])
def ask(loop_id: UUID) -> ResponseReturnValue:
    """Say what breaking does, ask for the reason; nothing opens yet."""
    loop = find_or_404(Act.BREAK, Loop, loop_id, *of_loop())
    if request.method != "POST" and any(hindrances(loop, me())):
        return redirect(url_for("loops.show", id=loop_id, _anchor="seal"))
    form = ReasonForm()
    if not form.validate_on_submit():
        return _asking(loop, form)
    hold(Act.BREAK, loop, loop.candidate)
    try:
        Break.ask(loop, str(form.reason.data), now(), me())
        db.session.commit()
    except Refused as refusal:
        db.session.rollback()
        form.form_errors.append(str(refusal))
        return _asking(find_or_404(Act.BREAK, Loop, loop_id, *of_loop()), form)
    flash("You asked to break the seal. Nothing opens before a second person confirms it.")
    return redirect(url_for("loops.show", id=loop_id, _anchor="seal"))


@bp.get("/<uuid:id>")
def show(id: UUID) -> ResponseReturnValue:
    """Who asked, when and why; what became of it."""
    return _page("breaks/show.html", find_or_404(Act.SEE, Break, id, *whole()))


@bp.route("/<uuid:id>/confirmation", methods=["GET", "POST"])
def confirm(id: UUID) -> ResponseReturnValue:
    """Be the second person, having read once more what it does."""
    asked = find_or_404(Act.CONFIRM, Break, id, *whole())
    if request.method != "POST":
        return _page("breaks/confirmation.html", asked)
    hold(Act.CONFIRM, asked, asked.loop.candidate)
    if not policy.may(db.session(), asked.asked_by, Act.BREAK, asked.loop):
        who = isolated(asked.asked_by.name)
        raise Refused(f"{who} may not break this seal any more, so it stays whole. Decline.")
    asked.confirm(now(), me())
    db.session.commit()
    flash("The seal is broken. The panel is told, and the packet will say so.")
    return redirect(url_for("loops.show", id=asked.loop_id, _anchor="seal"))


@bp.route("/<uuid:id>/refusal", methods=["GET", "POST"])
def decline(id: UUID) -> ResponseReturnValue:
    """Leave the seal whole; that somebody asked stays."""
    asked = find_or_404(Act.CONFIRM, Break, id, *whole())
    if request.method != "POST":
        return _page("breaks/refusal.html", asked)
    hold(Act.CONFIRM, asked, asked.loop.candidate)
    asked.decline(now(), me())
    db.session.commit()
    flash("You declined. The seal is whole, and that somebody asked stays on the record.")
    return redirect(url_for("loops.show", id=asked.loop_id, _anchor="seal"))


def _asking(loop: Loop, form: ReasonForm) -> ResponseReturnValue:
    return render_template("breaks/ask.html", loop=loop, form=form), 422 if form.errors else 200


def _page(template: str, asked: Break) -> str:
    return render_template(template, asked=asked, loop=asked.loop)
