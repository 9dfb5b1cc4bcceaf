"""openings: the pages."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from sqlalchemy.orm import joinedload, selectinload

from interviews.clock import now
from interviews.db import db
from interviews.direction import isolated
from interviews.domain import coverage
from interviews.domain.banks import Question
from interviews.domain.base import Refused
from interviews.domain.loops import Loop
from interviews.domain.openings import Opening, Profile, Release
from interviews.domain.plans import PlanTemplate
from interviews.policy import Act
from interviews.web.fields import choice
from interviews.web.openings import queries
from interviews.web.openings.forms import (
    MEANINGS,
    PROFILES,
    RELEASES,
    BarForm,
    OpeningForm,
    PlanForm,
    ReleaseForm,
)
from interviews.web.openings.plans import told
from interviews.web.openings.sketch import sketch
from interviews.web.policing import create_or_404, everything, find_or_404, hold
from interviews.web.readers import readers_of
from interviews.web.signing_in import me

bp = Blueprint("openings", __name__, url_prefix="/openings")


@bp.get("/")
def index() -> ResponseReturnValue:
    found = everything(Act.SEE, Opening).options(joinedload(Opening.level), selectinload(Opening.plan))
    openings = db.session.scalars(found.order_by(Opening.title, Opening.id)).all()
    return render_template("openings/index.html", openings=openings, kind=Opening)


@bp.route("/new", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    create_or_404(Opening)
    levels = {str(level.id): level for level in db.session.scalars(queries.levels())}
    form = OpeningForm()
    form.level.offer(levels.values(), first="Choose a level")
    if not form.validate_on_submit():
        page = render_template("openings/new.html", form=form, meanings=MEANINGS)
        return page, 422 if form.errors else 200
    kinds = Release(form.release.data), Profile(form.profile.data)
    opening = Opening.announce(str(form.title.data), levels[form.level.data], *kinds, at=now(), by=me())
    db.session.add(opening)
    db.session.commit()
    return redirect(url_for(".show", id=opening.id))


@bp.get("/<uuid:id>")
def show(id: UUID) -> ResponseReturnValue:
    opening = find_or_404(Act.SEE, Opening, id, *queries.with_bar_and_plan())
    loops = db.session.scalars(queries.by_name(everything(Act.SEE, Loop), opening)).all()
    return render_template(
        "openings/show.html",
        opening=opening,
        covered=coverage.of_plan(opening),
        loops=loops,
        release=RELEASES[opening.release],
        readers=readers_of(opening),
        profile=PROFILES[opening.profile],
        kind=Loop,
        template=PlanTemplate,
    )


@bp.get("/<uuid:id>/plans")
def plans(id: UUID) -> ResponseReturnValue:
    opening = find_or_404(Act.SEE, Opening, id, *queries.with_plan_versions())
    loops = db.session.scalars(queries.with_interviews(everything(Act.SEE, Loop), opening)).all()
    return render_template("openings/plans.html", opening=opening, told=list(told(opening, loops, now())))


@bp.route("/<uuid:id>/bar", methods=["GET", "POST"])
def bar(id: UUID) -> ResponseReturnValue:
    opening = find_or_404(Act.WRITE, Opening, id, *queries.with_bar_and_plan())
    competencies = db.session.scalars(queries.competencies()).all()
    form = BarForm.of(opening)
    rearranged = form.rearrange(request.form)
    form.offer(competencies)
    if rearranged or not form.validate_on_submit():
        return _bar(opening, form)
    hold(Act.WRITE, opening, opening)  # a seal in this moment locks the bar, or waits for us
    try:
        numbers = form.bar_rating.number, form.others_needed.number
        opening.set_bar(form.drafts(competencies), *numbers, at=now(), by=me())
    except Refused as refusal:
        _refused(form, refusal)
        return _bar(opening, form)
    db.session.commit()
    flash("The bar is set. It locks at the first sealed scorecard.")
    return redirect(url_for(".show", id=id))


@bp.route("/<uuid:id>/release", methods=["GET", "POST"])
def release(id: UUID) -> ResponseReturnValue:
    opening = find_or_404(Act.WRITE, Opening, id)
    form = ReleaseForm(data={"release": opening.release})
    if not form.validate_on_submit():
        return _release(opening, form)
    hold(Act.WRITE, opening, opening)  # a seal in this moment locks the rule, or waits for us
    try:
        opening.choose_release(Release(form.release.data), at=now(), by=me())
    except Refused as refusal:
        _refused(form, refusal)
        return _release(opening, form)
    db.session.commit()
    flash("The rule is chosen. It locks at the first sealed scorecard.")
    return redirect(url_for(".show", id=id))


@bp.route("/<uuid:id>/plan", methods=["GET", "POST"])
def plan(id: UUID) -> ResponseReturnValue:
    opening = find_or_404(Act.WRITE, Opening, id, *queries.with_bar_and_plan())
    questions = _approved_for(opening)
    competencies = [criterion.competency for criterion in opening.criteria]
    form = PlanForm.of(opening)
    unfinished = form.rearrange(request.form) or "see" in request.form
    form.offer([choice(c, c.name) for c in competencies], _choices(questions))
    if unfinished or not form.validate_on_submit():
        return _plan(opening, form, questions)
    hold(Act.WRITE, opening, opening)  # a loop that is made in this moment waits for us
    try:
        opening.set_plan(form.drafts(competencies, questions), now(), me(), str(form.reason.data))
    except Refused as refusal:
        _refused(form, refusal)
        return _plan(opening, form, questions)
    db.session.commit()
    flash(_set_in_words(opening))
    return redirect(url_for(".show", id=id))


def _approved_for(opening: Opening) -> Sequence[Question]:
    """The questions that may be asked at this level, ordered by competency and title; what cools only where
    it is asked already.
    """
    kept = {asked.question for planned in opening.plan for asked in planned.asked}
    found = db.session.scalars(queries.rested(everything(Act.SEE, Question)))
    fit = [(q.approved, q) for q in found if q in kept or not q.cooling(now())]
    asked = [(v, q) for v, q in fit if v and opening.level in v.levels]
    return [q for v, q in sorted(asked, key=lambda pair: (pair[0].competency.name, pair[0].title))]


def _choices(questions: Sequence[Question]) -> list[Any]:
    versions = [(q, q.approved or q.latest) for q in questions]
    offered = [
        choice(q, f"{isolated(v.title)} ({v.minutes} minutes)", under=v.competency.name) for q, v in versions
    ]
    return [choice(None, "Choose a question"), *offered]


def _set_in_words(opening: Opening) -> str:
    if len(opening.plan_versions) == 1:
        return "The plan is set. Every candidate gets the same."
    number = opening.plan_versions[-1].number
    return (
        f"Version {number} of the plan is set. Loops that are made from now on have it; others keep theirs."
    )


def _bar(opening: Opening, form: BarForm) -> ResponseReturnValue:
    return render_template("openings/bar.html", opening=opening, form=form), 422 if form.errors else 200


def _plan(opening: Opening, form: PlanForm, questions: Sequence[Question]) -> ResponseReturnValue:
    sketched = sketch(form, opening, questions)
    page = render_template("openings/plan.html", opening=opening, form=form, sketch=sketched)
    return page, 422 if form.errors else 200


def _release(opening: Opening, form: ReleaseForm) -> ResponseReturnValue:
    page = render_template(
        "openings/release.html", opening=opening, form=form, rules=RELEASES, meanings=MEANINGS
    )
    return page, 422 if form.errors else 200


def _refused(form: FlaskForm, refusal: Refused) -> None:
    """Say it above the form, which keeps what was typed."""
    db.session.rollback()
    form.form_errors.append(str(refusal))
