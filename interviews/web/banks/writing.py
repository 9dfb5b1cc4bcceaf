"""Questions as they are written: new ones, the next version, and what the checks say meanwhile."""

from typing import Any
from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from interviews.clock import now
from interviews.db import db
from interviews.domain.banks import Bank, Fault, Question, key_from
from interviews.domain.base import Refused
from interviews.policy import Act
from interviews.web.banks import queries
from interviews.web.banks.forms import QuestionForm, as_typed
from interviews.web.banks.places import named, names_of
from interviews.web.banks.questions import whole
from interviews.web.banks.said import checked, noted
from interviews.web.banks.views import bp
from interviews.web.policing import find_or_404
from interviews.web.signing_in import me

ONLY_LOOKS = ("rows", "check")
"""The buttons that change the form, or look at it, and keep nothing."""


@bp.route("/<uuid:id>/questions/new", methods=["GET", "POST"])
def new_question(id: UUID) -> ResponseReturnValue:
    """A question that wasn't in the bank."""
    bank = find_or_404(Act.WRITE, Bank, id)
    form = _offered(QuestionForm(data={"author": me().name, "probes": [""], "licence": bank.licence}))
    draft, faults = form.draft()
    if not _is_kept(form) or faults or not draft:
        return _written(form, faults, bank=bank)
    taken = {question.key for question in bank.questions}
    begun = Question.begin(bank, key_from(draft.title, taken, "question"), draft, now(), me())
    db.session.commit()
    return redirect(url_for(".question", id=begun.id))


@bp.route("/questions/<uuid:id>/versions/new", methods=["GET", "POST"])
def write(id: UUID) -> ResponseReturnValue:
    """The next version of a question."""
    found = whole(Act.WRITE, id)
    form = _offered(QuestionForm(data=as_typed(found.latest)))
    draft, faults = form.draft()
    if not _is_kept(form) or faults or not draft:
        return _written(form, faults, bank=found.bank, question=found)
    begun = _started_from(form)
    try:
        found.write(draft, now(), me(), after=begun)
    except Refused as error:
        form.started_from.data = str(found.latest.number)
        return _refused(form, str(error), found, begun)
    db.session.commit()
    return redirect(url_for(".question", id=id))


def _offered(form: QuestionForm) -> QuestionForm:
    """The form with what can be chosen, and with the rows that a button asked for."""
    form.offer(db.session.scalars(queries.competencies()), db.session.scalars(queries.levels()))
    form.change_rows(request.form.get("rows", ""))
    return form


def _is_kept(form: QuestionForm) -> bool:
    """Whether somebody wants it kept as it stands."""
    return bool(form.validate_on_submit()) and not any(name in request.form for name in ONLY_LOOKS)


def _started_from(form: QuestionForm) -> int:
    typed = form.started_from.data or ""
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 6 else 0


def _refused(form: QuestionForm, sentence: str, question: Question, begun: int) -> ResponseReturnValue:
    """The form again; where somebody was quicker, the sentence leads to what they changed."""
    latest = question.latest.number
    if not 1 <= begun < latest:
        return _written(form, [Fault("title", sentence)], bank=question.bank, question=question)
    theirs = url_for(".compare", id=question.id, before=begun, after=latest)
    return _written(form, [], [(sentence, theirs)], bank=question.bank, question=question)


def _written(
    form: QuestionForm, faults: list[Fault], errors: list[tuple[str, str]] | None = None, **more: Any
) -> ResponseReturnValue:
    """The form as it was typed; with its faults, if somebody wanted to keep it or to have it checked."""
    refused = form.is_submitted() and not any(name in request.form for name in ONLY_LOOKS)
    check = "check" in request.form
    form.offer_levels()
    shown = (errors or []) + (form.show(faults) if refused or check else [])
    words = {"form": form, "errors": shown, "found": None, "noted": {}} | more
    if check:
        words |= _checked(form)
    return render_template("banks/write.html", **words), 422 if refused else 200


def _checked(form: QuestionForm) -> dict[str, Any]:
    """What the checks find in what is typed, and where each of its notes belongs on this page."""
    found, levels = checked(form.as_draft()), names_of(form.levels.values())
    lines = [
        (
            one,
            [(named(note.place, levels), f"#{form.id_of(note.place)}", note.sentence) for note in one.notes],
        )
        for one in found
    ]
    said = {form.id_of(place): [note.sentence for _, note in notes] for place, notes in noted(found).items()}
    return {"found": lines, "noted": said}
