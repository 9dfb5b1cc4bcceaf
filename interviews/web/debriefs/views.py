"""Debriefs: opened by a coordinator, read and revised by the panel, closed."""

import secrets
from dataclasses import asdict
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from interviews.clock import now
from interviews.db import db
from interviews.domain import checks
from interviews.domain.base import Refused
from interviews.domain.checks import Gate
from interviews.domain.debriefs import Debrief, hindrances
from interviews.domain.loops import Loop
from interviews.domain.people import Person
from interviews.policy import Act
from interviews.web.debriefs.comparison import rows
from interviews.web.debriefs.following import state_of
from interviews.web.debriefs.forms import NoteForm, SpeakingForm
from interviews.web.debriefs.queries import closing, followed, whole
from interviews.web.debriefs.room import MINUTES, room_of
from interviews.web.policing import find_or_404, hold, may
from interviews.web.readers import readers_of, who_sees
from interviews.web.signing_in import me, unattended

bp = Blueprint("debriefs", __name__, url_prefix="/debriefs")


@bp.post("/loops/<uuid:loop_id>")
def open(loop_id: UUID) -> ResponseReturnValue:
    """Open every scorecard of the loop to its panel, for good."""
    loop = find_or_404(Act.RUN, Loop, loop_id)
    hold(Act.RUN, loop, loop.candidate)
    if not any(hindrances(loop)):
        checks.require(loop, Gate.DEBRIEF, now())
    debrief = Debrief.open(loop, lot=secrets.token_hex(16), at=now(), by=me())
    db.session.add(debrief)
    db.session.commit()
    flash("The debrief is open. The panel reads each other’s scorecards now.")
    return redirect(url_for(".show", id=debrief.id))


@bp.route("/<uuid:id>", methods=["GET", "POST"])
def show(id: UUID) -> ResponseReturnValue:
    """The room: the agenda with the evidence, disagreement first; notes on the whole are written here."""
    act = Act.WRITE if request.method == "POST" else Act.SEE
    debrief = find_or_404(act, Debrief, id, *whole())
    form = NoteForm()
    if not form.validate_on_submit():
        return _page(debrief, form, status=422 if form.is_submitted() else 200)
    hold(act, debrief, debrief.loop.candidate)
    try:
        debrief.note(form.text.data or "", at=now(), by=me())
        db.session.commit()
    except Refused as refusal:
        form.form_errors.append(str(refusal))
        db.session.rollback()
        return _page(find_or_404(act, Debrief, id, *whole()), form, status=422)
    flash("The note is on the record.")
    return redirect(url_for(".show", id=id))


@bp.get("/<uuid:id>/state")
@unattended
def state(id: UUID) -> ResponseReturnValue:
    """How far it has come: each open window asks every few seconds."""
    return asdict(state_of(find_or_404(Act.SEE, Debrief, id, *followed())))


@bp.post("/<uuid:id>/speaking")
def speak(id: UUID) -> ResponseReturnValue:
    """Choose who speaks first."""
    debrief, form = find_or_404(Act.RUN, Debrief, id, *whole()), SpeakingForm()
    if not form.validate_on_submit():
        return _page(debrief, NoteForm(formdata=None), status=422, speaking=form)
    hold(Act.RUN, debrief, debrief.loop.candidate)
    debrief.let_speak(form.chosen, at=now(), by=me())
    db.session.commit()
    return redirect(url_for(".show", id=id))


@bp.post("/<uuid:id>/presence")
def attend(id: UUID) -> ResponseReturnValue:
    """I am here; or somebody of the panel is, as who runs the debrief sees."""
    debrief, person = _in_the_room(id)
    debrief.attend(person, at=now(), by=me())
    db.session.commit()
    return redirect(url_for(".show", id=id) + "#room")


@bp.post("/<uuid:id>/presence/withdrawal")
def miss(id: UUID) -> ResponseReturnValue:
    """I am not here after all; or somebody isn't."""
    debrief, person = _in_the_room(id)
    debrief.miss(person, at=now(), by=me())
    db.session.commit()
    return redirect(url_for(".show", id=id) + "#room")


@bp.route("/<uuid:id>/closure", methods=["GET", "POST"])
def close(id: UUID) -> ResponseReturnValue:
    """Close the debrief: asked once more before, with what is still to be addressed."""
    debrief = find_or_404(Act.RUN, Debrief, id, *closing())
    if request.method != "POST" or debrief.unaddressed:
        page = render_template("debriefs/closure.html", debrief=debrief, left=debrief.unaddressed)
        return page, 422 if request.method == "POST" else 200
    hold(Act.RUN, debrief, debrief.loop.candidate, options=closing())
    debrief.close(at=now(), by=me())
    db.session.commit()
    flash("The debrief is closed.")
    return redirect(url_for(".show", id=id))


def _in_the_room(id: UUID) -> tuple[Debrief, Person]:
    """The debrief, held, and whom it is said of: me, unless I run it and name somebody who may be there."""
    named = request.form.get("person")
    act = Act.RUN if named else Act.WRITE
    debrief = find_or_404(act, Debrief, id)
    hold(act, debrief, debrief.loop.candidate)
    if not named:
        return debrief, me()
    panel = dict.fromkeys(place.person for place in debrief.loop.panel)
    known = [*who_sees(debrief, list(panel)), *debrief.who_is_present]
    return debrief, next((person for person in known if str(person.id) == named), None) or abort(404)


def _page(
    debrief: Debrief, form: NoteForm, status: int, speaking: SpeakingForm | None = None
) -> ResponseReturnValue:
    room, loop = room_of(debrief), debrief.loop
    page = render_template(
        "debriefs/show.html",
        debrief=debrief,
        room=room,
        form=form,
        state=state_of(debrief),
        minutes=MINUTES,
        spent=room.spent(now()),
        speaking=speaking or SpeakingForm(formdata=None, data={"speaking": debrief.speaking}),
        shadow_rows=[row for row in rows(loop, room.shadows) if any(row.cells)],
        missing=room.missing() if may("run", debrief) and not debrief.closed_at else [],
        absent=[p for interview in loop.interviews for p in interview.places if p.excuse or p.removal],
        readers=readers_of(debrief),
    )
    return page, status


from interviews.web.debriefs import points  # noqa: E402,F401 - its pages hang on `bp`
