"""One competency of a debrief: what each saw of it, who speaks, and what is said of it."""

from uuid import UUID

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from interviews.clock import now
from interviews.db import db
from interviews.domain.base import Refused
from interviews.domain.debriefs import Debrief
from interviews.policy import Act
from interviews.web.debriefs.comparison import Row
from interviews.web.debriefs.following import state_of
from interviews.web.debriefs.forms import NoteForm, ResolutionForm, RevisionForm
from interviews.web.debriefs.queries import whole
from interviews.web.debriefs.room import MINUTES, Room, room_of
from interviews.web.debriefs.views import bp
from interviews.web.policing import find_or_404, hold
from interviews.web.signing_in import me


@bp.route("/<uuid:id>/competencies/<uuid:competency_id>", methods=["GET", "POST"])
def point(id: UUID, competency_id: UUID) -> ResponseReturnValue:
    """The evidence on one competency, a question at a time; notes on it are written here."""
    act = Act.WRITE if request.method == "POST" else Act.SEE
    room, row = _found(act, id, competency_id)
    form = NoteForm()
    if not form.validate_on_submit():
        return _page(room, row, note=form, status=422 if form.is_submitted() else 200)
    hold(act, room.debrief, room.debrief.loop.candidate)
    try:
        room.debrief.note(form.text.data or "", now(), me(), row.competency)
        db.session.commit()
    except Refused as refusal:
        form.form_errors.append(str(refusal))
        db.session.rollback()
        return _page(*_found(act, id, competency_id), note=form, status=422)
    flash("The note is on the record.")
    return redirect(url_for(".point", id=id, competency_id=competency_id))


@bp.post("/<uuid:id>/competencies/<uuid:competency_id>/resolution")
def address(id: UUID, competency_id: UUID) -> ResponseReturnValue:
    """Say what was said of the difference, and what follows."""
    room, row = _found(Act.WRITE, id, competency_id)
    form = ResolutionForm()
    if not form.validate_on_submit():
        return _page(room, row, resolution=form, status=422)
    hold(Act.WRITE, room.debrief, room.debrief.loop.candidate)
    try:
        room.debrief.address(row.competency, form.words.data or "", now(), me())
        db.session.commit()
    except Refused as refusal:
        form.form_errors.append(str(refusal))
        db.session.rollback()
        return _page(*_found(Act.WRITE, id, competency_id), resolution=form, status=422)
    flash("That is on the record.")
    return redirect(url_for(".point", id=id, competency_id=competency_id))


@bp.post("/<uuid:id>/competencies/<uuid:competency_id>/now")
def take_up(id: UUID, competency_id: UUID) -> ResponseReturnValue:
    """Talk about this one now, in every window."""
    room, row = _found(Act.RUN, id, competency_id)
    hold(Act.RUN, room.debrief, room.debrief.loop.candidate)
    room.debrief.take_up(row.competency, at=now(), by=me())
    db.session.commit()
    return redirect(url_for(".point", id=id, competency_id=competency_id))


def _found(act: Act, id: UUID, competency_id: UUID) -> tuple[Room, Row]:
    """The room, and the competency if it is on its agenda."""
    room = room_of(find_or_404(act, Debrief, id, *whole()))
    row = next((row for row in room.rows if row.competency.id == competency_id), None)
    return room, row or abort(404)


def _page(
    room: Room,
    row: Row,
    note: NoteForm | None = None,
    resolution: ResolutionForm | None = None,
    status: int = 200,
) -> ResponseReturnValue:
    at = room.rows.index(row)
    mine = [rating for rating in room.mine() if rating.question.version.competency is row.competency]
    page = render_template(
        "debriefs/point.html",
        debrief=room.debrief,
        room=room,
        row=row,
        note=note or NoteForm(formdata=None),
        resolution=resolution or ResolutionForm(formdata=None),
        mine=[(rating, RevisionForm(rating.id.hex)) for rating in mine],
        notes=[each for each in room.debrief.notes if each.competency is row.competency],
        next=room.rows[at + 1] if at + 1 < len(room.rows) else None,
        state=state_of(room.debrief),
        minutes=MINUTES,
        spent=room.spent(now()),
    )
    return page, status
