"""Debriefs: opened by a coordinator, read and revised by the panel, closed."""

import secrets
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from interviews.clock import now
from interviews.db import db
from interviews.domain import checks
from interviews.domain.base import Refused
from interviews.domain.checks import Gate
from interviews.domain.debriefs import Debrief, hindrances
from interviews.domain.loops import Loop, Part
from interviews.domain.scorecards import Rating, Scorecard, Seal
from interviews.policy import Act
from interviews.web.debriefs.comparison import Column, Row, columns, rows
from interviews.web.debriefs.forms import NoteForm
from interviews.web.debriefs.queries import cards_of, whole
from interviews.web.policing import everything, find_or_404, hold
from interviews.web.readers import readers_of
from interviews.web.signing_in import me

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
    """The evidence, disagreement first; notes are written here."""
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


@bp.route("/<uuid:id>/closure", methods=["GET", "POST"])
def close(id: UUID) -> ResponseReturnValue:
    """Close the debrief: asked once more before."""
    debrief = find_or_404(Act.RUN, Debrief, id)
    if request.method != "POST":
        return render_template("debriefs/closure.html", debrief=debrief)
    hold(Act.RUN, debrief, debrief.loop.candidate)
    debrief.close(at=now(), by=me())
    db.session.commit()
    flash("The debrief is closed.")
    return redirect(url_for(".show", id=id))


def _page(debrief: Debrief, form: NoteForm, status: int) -> ResponseReturnValue:
    loop = debrief.loop
    cards = db.session.scalars(cards_of(loop, everything(Act.SEE, Scorecard))).all()
    counted, shadows = columns(loop, cards, Part.INTERVIEWER), columns(loop, cards, Part.SHADOW)
    compared = rows(loop, counted)
    page = render_template(
        "debriefs/show.html",
        debrief=debrief,
        form=form,
        columns=counted,
        rows=compared,
        shadows=shadows,
        shadow_rows=[row for row in rows(loop, shadows) if any(row.cells)],
        orders=[(row, _speakers(debrief, row, counted)) for row in compared],
        mine=_mine(debrief, [*counted, *shadows]),
        absent=[p for interview in loop.interviews for p in interview.places if p.excuse or p.removal],
        readers=readers_of(debrief),
    )
    return page, status


def _speakers(debrief: Debrief, row: Row, across: list[Column]) -> list[tuple[str, str]]:
    """Who speaks in which order, by lot; who didn't ask speaks last."""
    asked = {column.person.id for column, cell in zip(across, row.cells, strict=True) if cell}
    drawn = debrief.speakers(row.competency)
    first = [(place.person.name, "") for place in drawn if place.person_id in asked]
    return first + [(p.person.name, "did not ask; speaks last") for p in drawn if p.person_id not in asked]


def _mine(debrief: Debrief, across: list[Column]) -> list[Rating]:
    """The ratings that I can revise now."""
    if debrief.closed_at:
        return []
    cards = [card.id for column in across for card in column.cards]
    writable = everything(Act.WRITE, Rating).join(Rating.seal).where(Seal.scorecard_id.in_(cards))
    return list(db.session.scalars(writable.order_by(Rating.seal_id, Rating.position)))
