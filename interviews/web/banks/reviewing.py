"""A version on its way: proposed, remarked on, sent back, endorsed, decided on; and a question's end."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from interviews.clock import now
from interviews.db import db
from interviews.domain.banks import AnchorDraft, Conclusion, Question, QuestionVersion, at_place
from interviews.domain.base import Refused
from interviews.policy import Act
from interviews.web.banks.forms import ApprovalForm, RemarkForm, RetirementForm, ReturnForm
from interviews.web.banks.places import anchor_of, level_names, named
from interviews.web.banks.questions import VERSION, held, version_of
from interviews.web.banks.said import checked, linked, rules
from interviews.web.banks.views import bp
from interviews.web.signing_in import me


@bp.post(f"{VERSION}/proposal")
def propose(id: UUID, number: int) -> ResponseReturnValue:
    """Ask for a review."""
    version_of(held(Act.WRITE, id), number).propose(now(), me())
    db.session.commit()
    return redirect(url_for(".question", id=id))


@bp.post(f"{VERSION}/endorsement")
def endorse(id: UUID, number: int) -> ResponseReturnValue:
    """Say as a reviewer that a version can be asked."""
    version_of(held(Act.REVIEW, id), number).endorse(now(), me())
    db.session.commit()
    return redirect(url_for(".question", id=id))


@bp.route(f"{VERSION}/approval", methods=["GET", "POST"])
def approve(id: UUID, number: int) -> ResponseReturnValue:
    """Decide as an owner that a version is asked, with what the checks found before one's eyes."""
    found = held(Act.WRITE, id)
    version, form = version_of(found, number), ApprovalForm()
    if form.validate_on_submit():
        because = form.because.data or ""
        if _done(form, lambda: version.approve(now(), me(), rules(), because)):
            return redirect(url_for(".question", id=id))
    seen = [one for one in checked(version.draft()) if not one.passed]
    hints = [one for one in seen if one.conclusion is Conclusion.LOOK_AGAIN]
    if hints and form.form_errors and len(hints) == len(seen) and not version.open_remarks:
        form.because.errors, form.form_errors = form.form_errors, []
    seen_at = linked(version, seen)
    return _asked("banks/approve.html", form, found, version=version, found=seen_at, hints=hints)


@bp.route(f"{VERSION}/return", methods=["GET", "POST"])
def send_back(id: UUID, number: int) -> ResponseReturnValue:
    """Ask for changes, in words."""
    found = held(Act.REVIEW, id)
    version, form = version_of(found, number), ReturnForm()
    if form.validate_on_submit() and _done(
        form, lambda: version.send_back(form.reason.data or "", now(), me())
    ):
        return redirect(url_for(".question", id=id))
    return _asked("banks/send_back.html", form, found, version=version)


@bp.route(f"{VERSION}/remarks/new", methods=["GET", "POST"])
def remark(id: UUID, number: int) -> ResponseReturnValue:
    """Say something of one field, or of one point of a scale."""
    found = held(Act.REVIEW, id)
    version = version_of(found, number)
    form = RemarkForm(data={"place": request.args.get("place", "")})
    names = level_names(version)
    form.offer({place: named(place, names) for place in version.places})
    if form.validate_on_submit() and _done(
        form, lambda: version.remark(form.place.data or "", form.words.data or "", now(), me())
    ):
        return redirect(_at(found, form.place.data or ""))
    quoted = _quoted(version, form.place.data or "")
    return _asked("banks/remark.html", form, found, version=version, quoted=quoted)


@bp.post("/questions/<uuid:id>/remarks/<uuid:remark>/settlement")
def settle(id: UUID, remark: UUID) -> ResponseReturnValue:
    """Say that a remark is answered."""
    found = held(Act.REVIEW, id)
    remarks = (one for version in found.versions for one in version.remarks)
    said = next((one for one in remarks if one.id == remark), None) or abort(404)
    said.settle(now(), me())
    db.session.commit()
    return redirect(_at(found, said.place))


@bp.route("/questions/<uuid:id>/retirement", methods=["GET", "POST"])
def retire(id: UUID) -> ResponseReturnValue:
    """Ask it no more."""
    found, form = held(Act.WRITE, id), RetirementForm()
    if form.validate_on_submit() and _done(form, lambda: found.retire(form.reason.data or "", now(), me())):
        return redirect(url_for(".question", id=id))
    return _asked("banks/retire.html", form, found)


def _quoted(version: QuestionVersion, place: str) -> list[str]:
    """What stands at a place, for who remarks on it: a text, the items of a list, the words of a point."""
    here = at_place(version.draft(), place) if place in version.places else ""
    items = here if isinstance(here, tuple) else (here,)
    words = (one.behaviours if isinstance(one, AnchorDraft) else one for one in items)
    return [one for one in words if isinstance(one, str) and one]


def _done(form: FlaskForm, verb: Callable[[], object]) -> bool:
    """Whether it was done and kept; if it was refused, the form says why."""
    try:
        verb()
    except Refused as error:
        form.form_errors.append(str(error))
        return False
    db.session.commit()
    return True


def _at(question: Question, place: str) -> str:
    """The page of the question, where this place is on it."""
    level = place.split(".")[1] if "." in place else None
    return url_for(".question", id=question.id, level=level, _anchor=anchor_of(place))


def _asked(template: str, form: FlaskForm, question: Question, **more: Any) -> ResponseReturnValue:
    return render_template(
        template, form=form, question=question, **more
    ), 422 if form.is_submitted() else 200
