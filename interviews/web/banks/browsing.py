"""Looking for a question, in all banks or in one."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from interviews.clock import now
from interviews.db import db
from interviews.domain.banks import Bank, Question
from interviews.domain.banks.text import said
from interviews.domain.loops import Interview
from interviews.domain.openings import Opening
from interviews.policy import Act
from interviews.web.banks import queries
from interviews.web.banks.highlights import excerpt, marked
from interviews.web.banks.sought import OF_PLANS, USES, SoughtForm, exposure, found
from interviews.web.banks.views import bp
from interviews.web.paging import sheet_of
from interviews.web.policing import everything


@bp.get("/questions")
def find() -> ResponseReturnValue:
    """The questions of every bank that I may see: by words, and by all that tells them apart."""
    banks = db.session.scalars(everything(Act.SEE, Bank).order_by(Bank.name)).all()
    levels, competencies = db.session.scalars(queries.levels()), db.session.scalars(queries.competencies())
    # Who may know of no plan would learn nothing by asking for them.
    plans = db.session.scalar(everything(Act.SEE, Opening).limit(1))
    uses = [use for use in USES if plans or use not in OF_PLANS]
    form = SoughtForm.of(request.args, banks, competencies, levels, uses)
    asked, at = everything(Act.SEE, Interview), now()
    openings = everything(Act.SEE, Opening)
    sheet = sheet_of(found(everything(Act.SEE, Question), form, asked, openings, at))
    return render_template(
        "banks/find.html",
        form=form,
        sheet=sheet,
        marked=lambda text: marked(text, form.parts),
        excerpt=lambda version: excerpt(said(version), form.parts),
        asked=exposure([question.id for question in sheet.things], asked, at),
        at=at,
    )
