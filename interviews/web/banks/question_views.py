"""Questions: reading them, writing the next version, and its way through the review."""

from typing import Any
from uuid import UUID

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from interviews.clock import now
from interviews.db import db
from interviews.domain.banks import Bank, Fault, Question, QuestionVersion, key_from
from interviews.domain.base import Refused
from interviews.domain.loops import Interview
from interviews.domain.openings import Opening
from interviews.policy import Act
from interviews.web.banks import queries
from interviews.web.banks.forms import QuestionForm, RetirementForm, ReturnForm, as_typed
from interviews.web.banks.sought import exposure
from interviews.web.banks.views import bp
from interviews.web.policing import everything, find_or_404, may
from interviews.web.signing_in import me

VERSION = "/questions/<uuid:id>/versions/<int:number>"


@bp.get("/questions/<uuid:id>")
def question(id: UUID) -> ResponseReturnValue:
    """A question as its newest version has it."""
    found = _whole(Act.SEE, id)
    return _read(found, found.latest)


@bp.get(VERSION)
def version(id: UUID, number: int) -> ResponseReturnValue:
    """A question as one version has it."""
    found = _whole(Act.SEE, id)
    return _read(found, _version(found, number))


@bp.route("/<uuid:id>/questions/new", methods=["GET", "POST"])
def new_question(id: UUID) -> ResponseReturnValue:
    """A question that wasn't in the bank."""
    bank = find_or_404(Act.WRITE, Bank, id)
    form = _offered(QuestionForm(data={"author": me().name, "probes": [""], "licence": bank.licence}))
    draft, faults = form.draft()
    if not form.validate_on_submit() or "rows" in request.form or faults or not draft:
        return _written(form, faults, bank=bank)
    taken = {question.key for question in bank.questions}
    begun = Question.begin(bank, key_from(draft.title, taken, "question"), draft, now(), me())
    db.session.commit()
    return redirect(url_for(".question", id=begun.id))


@bp.route("/questions/<uuid:id>/versions/new", methods=["GET", "POST"])
def write(id: UUID) -> ResponseReturnValue:
    """The next version of a question."""
    found = _whole(Act.WRITE, id)
    form = _offered(QuestionForm(data=as_typed(found.latest)))
    draft, faults = form.draft()
    if not form.validate_on_submit() or "rows" in request.form or faults or not draft:
        return _written(form, faults, bank=found.bank, question=found)
    try:
        found.write(draft, now(), me(), after=_started_from(form))
    except Refused as error:
        form.started_from.data = str(found.latest.number)
        return _written(form, [Fault("title", str(error))], bank=found.bank, question=found)
    db.session.commit()
    return redirect(url_for(".question", id=id))


@bp.post(f"{VERSION}/proposal")
def propose(id: UUID, number: int) -> ResponseReturnValue:
    """Ask for a review."""
    _version(_whole(Act.WRITE, id), number).propose(now(), me())
    db.session.commit()
    return redirect(url_for(".question", id=id))


@bp.post(f"{VERSION}/approval")
def approve(id: UUID, number: int) -> ResponseReturnValue:
    """Let a version be asked."""
    _version(_whole(Act.REVIEW, id), number).approve(now(), me())
    db.session.commit()
    return redirect(url_for(".question", id=id))


@bp.route(f"{VERSION}/return", methods=["GET", "POST"])
def send_back(id: UUID, number: int) -> ResponseReturnValue:
    """Ask for changes, in words."""
    found = _whole(Act.REVIEW, id)
    form = ReturnForm()
    if form.validate_on_submit():
        try:
            _version(found, number).send_back(form.reason.data or "", now(), me())
        except Refused as error:
            form.form_errors.append(str(error))
        else:
            db.session.commit()
            return redirect(url_for(".question", id=id))
    return _asked("banks/send_back.html", form, found, version=_version(found, number))


@bp.route("/questions/<uuid:id>/retirement", methods=["GET", "POST"])
def retire(id: UUID) -> ResponseReturnValue:
    """Ask it no more."""
    found = _whole(Act.WRITE, id)
    form = RetirementForm()
    if form.validate_on_submit():
        try:
            found.retire(form.reason.data or "", now(), me())
        except Refused as error:
            form.form_errors.append(str(error))
        else:
            db.session.commit()
            return redirect(url_for(".question", id=id))
    return _asked("banks/retire.html", form, found)


def _whole(act: Act, id: UUID) -> Question:
    found: Question | None = db.session.scalar(queries.whole_question(everything(act, Question), id))
    return found or abort(404)


def _version(question: Question, number: int) -> QuestionVersion:
    return next((one for one in question.versions if one.number == number), None) or abort(404)


def _read(question: Question, version: QuestionVersion) -> ResponseReturnValue:
    reviewed = question.versions if version is question.latest else [version]
    levels = version.levels
    level = next((one for one in levels if one.key == request.args.get("level")), levels[0])
    return render_template(
        "banks/question.html",
        question=question,
        version=version,
        steps=[step for one in reviewed for step in one.steps],
        level=level,
        levels=levels,
        anchors=[{"point": a.point, "name": a.name, "text": a.behaviours} for a in version.rubric(level)],
        openings=list(db.session.scalars(queries.asking(everything(Act.SEE, Opening), question))),
        exposure=exposure([question.id], everything(Act.SEE, Interview), now())[question.id],
        cooling=question.cooling(now()),
        may_approve=version.may_be_approved_by(me()),
        next_review=_next_review(question) if may("review", question) else None,
    )


def _next_review(after: Question) -> Question | None:
    bank = db.session.scalar(queries.reviewed(everything(Act.REVIEW, Bank), after.bank_id))
    return bank.next_review(me(), after) if bank else None


def _offered(form: QuestionForm) -> QuestionForm:
    """The form with what can be chosen, and with the rows that a button asked for."""
    form.offer(db.session.scalars(queries.competencies()), db.session.scalars(queries.levels()))
    form.change_rows(request.form.get("rows", ""))
    return form


def _started_from(form: QuestionForm) -> int:
    typed = form.started_from.data or ""
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 6 else 0


def _written(form: QuestionForm, faults: list[Fault], **more: Any) -> ResponseReturnValue:
    """The form as it was typed; with its faults, if somebody wanted to keep it."""
    refused = form.is_submitted() and "rows" not in request.form
    form.offer_levels()
    errors = form.show(faults) if refused else []
    return render_template("banks/write.html", form=form, errors=errors, **more), 422 if refused else 200


def _asked(template: str, form: FlaskForm, question: Question, **more: Any) -> ResponseReturnValue:
    return render_template(
        template, form=form, question=question, **more
    ), 422 if form.is_submitted() else 200
