"""Templates: an opening's bar and plan kept for others of its level, and removed again."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from interviews.clock import now
from interviews.db import db
from interviews.domain.base import Refused
from interviews.domain.openings import Opening
from interviews.domain.plans import PlanTemplate
from interviews.policy import Act
from interviews.web.openings import queries
from interviews.web.openings.forms import TemplateForm
from interviews.web.openings.views import bp
from interviews.web.policing import create_or_404, find_or_404
from interviews.web.signing_in import me


@bp.route("/<uuid:id>/template", methods=["GET", "POST"])
def keep(id: UUID) -> ResponseReturnValue:
    """Keep its bar and its plan under a name."""
    create_or_404(PlanTemplate)
    opening = find_or_404(Act.SEE, Opening, id, *queries.with_bar_and_plan())
    form = TemplateForm()
    if not form.validate_on_submit():
        return _keep(opening, form)
    try:
        template = PlanTemplate.keep(opening, str(form.name.data), now(), me())
    except Refused as refusal:
        db.session.rollback()
        form.form_errors.append(str(refusal))
        return _keep(opening, form)
    db.session.add(template)
    db.session.commit()
    flash("It is kept. Openings of this level that have no plan yet can start from it.")
    return redirect(url_for(".show", id=id))


@bp.route("/templates/<uuid:id>/removal", methods=["GET", "POST"])
def remove(id: UUID) -> ResponseReturnValue:
    """Ask once more, then offer it no more."""
    template = find_or_404(Act.WRITE, PlanTemplate, id)
    if request.method != "POST":
        return render_template("openings/removal.html", template=template)
    template.remove(now(), me())
    db.session.commit()
    flash("The template is removed. Openings that started from it keep their plans.")
    return redirect(url_for(".index"))


def _keep(opening: Opening, form: TemplateForm) -> ResponseReturnValue:
    return render_template("openings/keep.html", opening=opening, form=form), 422 if form.errors else 200
