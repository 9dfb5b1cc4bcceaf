"""What the questions of one bank cover of the ladder."""

from uuid import UUID

from flask import render_template
from flask.typing import ResponseReturnValue

from interviews.domain.banks import Bank, Question
from interviews.policy import Act
from interviews.web.banks.views import bp
from interviews.web.coverage import covered
from interviews.web.policing import everything, find_or_404


@bp.get("/<uuid:id>/coverage")
def cover(id: UUID) -> ResponseReturnValue:
    """Competencies against levels: what is approved, what is on its way, and where the gaps are."""
    bank = find_or_404(Act.SEE, Bank, id)
    questions = everything(Act.SEE, Question).where(Question.bank_id == bank.id)
    return render_template("banks/coverage.html", covered=covered(questions, bank), bank=bank)
