"""documents: files of a candidate come in, go out as files, and are taken away. None is shown in a page."""

from io import BytesIO
from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]

from interviews.clock import now
from interviews.db import db
from interviews.direction import isolated
from interviews.domain.base import Refused
from interviews.domain.candidates import Blob, Candidate, CandidateDocument, DocumentKind, enclose
from interviews.domain.loops import Loop
from interviews.policy import Act
from interviews.web.documents import queries
from interviews.web.documents.forms import DocumentForm, RemovalForm
from interviews.web.policing import everything, find_or_404, hold
from interviews.web.signing_in import me

bp = Blueprint("documents", __name__, url_prefix="/documents")
ROOM = 10_500_000  # a file of the largest size, and the form around it


@bp.url_value_preprocessor
def _make_room(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """A file may be larger than any form: said before anything reads what was sent."""
    if endpoint == "documents.add":
        request.max_content_length = ROOM


@bp.route("/candidates/<uuid:candidate_id>", methods=["GET", "POST"])
def add(candidate_id: UUID) -> ResponseReturnValue:
    candidate = find_or_404(Act.RUN, Candidate, candidate_id)
    found = db.session.scalars(queries.loops_of(candidate, everything(Act.RUN, Loop)))
    loops: dict[str, Loop] = {str(loop.id): loop for loop in found}
    form = DocumentForm()
    form.panel_of.choices = [SelectChoice("", "Those who coordinate or administer, and no panel")] + [
        SelectChoice(id, f"They, and the panel of {isolated(loop.opening.title)}")
        for id, loop in loops.items()
    ]
    if not form.validate_on_submit():
        return _adding(candidate, form)
    hold(Act.RUN, candidate, candidate)
    try:
        enclose(_document(form, loops.get(form.panel_of.data)), candidate, now(), me())
    except Refused as refusal:
        db.session.rollback()
        form.form_errors.append(str(refusal))
        return _adding(candidate, form)
    db.session.commit()
    return redirect(url_for("candidates.show", id=candidate_id, _anchor="documents"))


@bp.get("/<uuid:id>/file")
def file(id: UUID) -> ResponseReturnValue:
    """The file as it was sent, to be taken away: no browser opens it here, whatever it is."""
    document = find_or_404(Act.SEE, CandidateDocument, id)
    content = BytesIO(document.bytes_as_kept())
    return send_file(
        content, "application/octet-stream", as_attachment=True, download_name=document.name, etag=False
    )


@bp.route("/<uuid:id>/removal", methods=["GET", "POST"])
def remove(id: UUID) -> ResponseReturnValue:
    document = find_or_404(Act.WRITE, CandidateDocument, id)
    form = RemovalForm()
    if not form.validate_on_submit():
        return _removing(document, form)
    hold(Act.WRITE, document, document.candidate)
    try:
        document.take_away(str(form.reason.data), now(), me())
    except Refused as refusal:
        db.session.rollback()
        form.form_errors.append(str(refusal))
        return _removing(document, form)
    db.session.flush()
    db.session.execute(queries.let_go_of_what_nobody_has())
    db.session.commit()
    return redirect(url_for("candidates.show", id=document.candidate_id, _anchor="documents"))


def _document(form: DocumentForm, panel_of: Loop | None) -> CandidateDocument:
    """The row of what was sent; bytes that are kept already aren't kept twice."""
    blob = Blob.of(form.content)
    return CandidateDocument(
        kind=DocumentKind(form.kind.data),
        name=form.name,
        media_type=form.media_type,
        size=len(form.content),
        blob=db.session.scalar(queries.kept(blob.digest)) or blob,
        panel_of=panel_of,
    )


def _adding(candidate: Candidate, form: DocumentForm) -> ResponseReturnValue:
    page = render_template("documents/add.html", candidate=candidate, form=form)
    return page, 422 if form.errors else 200


def _removing(document: CandidateDocument, form: RemovalForm) -> ResponseReturnValue:
    page = render_template("documents/remove.html", document=document, form=form)
    return page, 422 if form.errors else 200
