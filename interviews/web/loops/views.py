"""loops: the pages."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from interviews.clock import now
from interviews.db import db
from interviews.domain import checks, coverage
from interviews.domain.base import Refused
from interviews.domain.breaks import Break, hindrances
from interviews.domain.candidates import Candidate
from interviews.domain.debriefs import Debrief
from interviews.domain.guides import open_guide
from interviews.domain.loops import Loop
from interviews.domain.openings import Opening
from interviews.domain.packets import Packet
from interviews.domain.scorecards import Scorecard
from interviews.policy import Act
from interviews.printing.words import counted
from interviews.web.fields import choice, here
from interviews.web.loops import mending, queries
from interviews.web.loops.forms import DebriefTimeForm, LoopForm
from interviews.web.loops.readers import readers_of_scorecards
from interviews.web.loops.timeline import timeline
from interviews.web.policing import create_or_404, everything, find_or_404, hold, may
from interviews.web.readers import readers_of
from interviews.web.signing_in import me

bp = Blueprint("loops", __name__, url_prefix="/loops")


@bp.route("/new", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    create_or_404(Loop)
    openings = db.session.scalars(queries.ready_for_a_loop(everything(Act.SEE, Opening))).all()
    candidates = db.session.scalars(queries.in_order(everything(Act.SEE, Candidate))).all()
    form = LoopForm(data={"opening": request.args.get("opening"), "candidate": request.args.get("candidate")})
    form.opening.choices = [choice(None, "Choose an opening"), *(choice(o, o.title) for o in openings)]
    form.candidate.offer(candidates, first="Choose a candidate")
    if not form.validate_on_submit():
        return page_of(form, "loops/new.html", openings=openings, candidates=candidates)
    opening = next(o for o in openings if str(o.id) == form.opening.data)
    candidate = next(c for c in candidates if str(c.id) == form.candidate.data)
    hold(Act.SEE, candidate, opening)  # the plan doesn't change meanwhile
    create_or_404(Loop)
    try:
        loop = Loop.begin(opening, candidate, now(), me())
    except Refused as refusal:
        return refused(form, refusal, "loops/new.html", openings=openings, candidates=candidates)
    db.session.add(loop)
    db.session.commit()
    flash("The loop is made. Give each interview its time, its place and its panel.")
    return redirect(url_for(".show", id=loop.id))


@bp.get("/<uuid:id>")
def show(id: UUID) -> ResponseReturnValue:
    loop = find_or_404(Act.SEE, Loop, id, *queries.whole())
    at = now()
    runs = may("run", loop)
    cards = _tracked(loop)
    tracks = may("track", loop)
    debrief = db.session.scalar(queries.debriefs_of([loop], everything(Act.SEE, Debrief)))
    packets = db.session.scalars(queries.packets_of(loop, everything(Act.SEE, Packet))).all()
    return render_template(
        "loops/show.html",
        loop=loop,
        runs=runs,
        tracks=tracks,
        standings={card.panelist_id: card.standing(at).value for card in cards},
        debrief=debrief,
        readable=set(db.session.scalars(queries.places_of(loop, everything(Act.SEE, Scorecard)))),
        packets=packets,
        breaks=db.session.scalars(queries.breaks_of(loop, everything(Act.SEE, Break))).all(),
        may_break=may("break", loop) and not any(hindrances(loop, me())),
        days=timeline(loop, debrief, packets, at, me().manner),
        guide=open_guide(loop, at),
        covered=coverage.of_loop(loop),
        readers=readers_of(loop),
        card_readers=readers_of_scorecards(loop) if tracks else None,
        begun=loop.has_begun(at),
        interviews=counted(len(loop.interviews), "interview"),
        zone=here(at),
        **_checked(loop, at, runs, tracks),
    )


@bp.post("/<uuid:id>/plan")
def take_plan(id: UUID) -> ResponseReturnValue:
    """Bring it to the newest version of its opening's plan."""
    loop = find_or_404(Act.RUN, Loop, id)
    hold(Act.RUN, loop, loop.candidate, loop.opening)  # neither the plan nor the panel changes meanwhile
    loop.take_newest_plan(now(), me())
    db.session.commit()
    flash("This loop has the newest plan now. Look at its times, its panels and what the candidate was told.")
    return redirect(url_for(".show", id=id))


@bp.route("/<uuid:id>/debrief-time", methods=["GET", "POST"])
def debrief_time(id: UUID) -> ResponseReturnValue:
    loop = find_or_404(Act.RUN, Loop, id)
    form = DebriefTimeForm(obj=loop)
    when = form.debrief_at.data
    if not form.validate_on_submit() or not when:
        return page_of(form, "loops/debrief_time.html", loop=loop, zone=here(now()))
    hold(Act.RUN, loop, loop.candidate)  # the debrief doesn't open meanwhile
    try:
        loop.plan_debrief(when, now(), me())
    except Refused as refusal:
        return refused(form, refusal, "loops/debrief_time.html", loop=loop, zone=here(now()))
    db.session.commit()
    return redirect(url_for(".show", id=id))


def _checked(loop: Loop, at: datetime, runs: bool, tracks: bool) -> dict[str, Any]:
    """The checks, as far as the reader may know of what they check, and what they ask of the reader."""
    found = mending.shown(loop, at, runs, tracks)
    if not runs:
        return {"checks": found, "needs": "", "can_open": False}
    return {
        "checks": found,
        "needs": mending.in_short(found),
        "can_open": checks.can_be_opened(loop, at),
    }


def _tracked(loop: Loop) -> Sequence[Scorecard]:
    """The scorecards whose standing the reader may know, each at hand from its place."""
    cards = db.session.scalars(queries.cards_in([loop.id], everything(Act.TRACK, Scorecard))).all()
    db.session.scalars(queries.with_scorecards(cards)).all()
    return cards


def page_of(form: FlaskForm, template: str, **shown: Any) -> ResponseReturnValue:
    return render_template(template, form=form, **shown), 422 if form.errors else 200


def refused(form: FlaskForm, refusal: Refused, template: str, **shown: Any) -> ResponseReturnValue:
    """Say it above the form, which keeps what was typed."""
    db.session.rollback()
    form.form_errors.append(str(refusal))
    return page_of(form, template, **shown)
