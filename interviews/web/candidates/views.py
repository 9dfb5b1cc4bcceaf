"""candidates: the pages."""

from dataclasses import fields
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import IntegrityError

from interviews.clock import now
from interviews.db import db
from interviews.direction import isolated
from interviews.domain.base import Refused
from interviews.domain.candidates import About, Candidate, CandidateDocument, free_label, merge
from interviews.domain.loops import Interview, Loop
from interviews.domain.people import Person
from interviews.policy import Act
from interviews.web.candidates import queries
from interviews.web.candidates.forms import AboutForm, CandidateForm, ConflictForm
from interviews.web.conflicts import THANKS, OwnConflictForm
from interviews.web.finding import narrowed, sought
from interviews.web.paging import AT_ONCE, sheet_of
from interviews.web.policing import create_or_404, everything, find_or_404, hold
from interviews.web.readers import readers_of
from interviews.web.signing_in import me

bp = Blueprint("candidates", __name__, url_prefix="/candidates")


@bp.get("/")
def index() -> ResponseReturnValue:
    sheet = sheet_of(narrowed(queries.by_name(everything(Act.SEE, Candidate)), Candidate.found_by))
    loops: dict[UUID, list[Loop]] = {}
    for loop in db.session.scalars(queries.loops_of_all(sheet.things, everything(Act.SEE, Loop))):
        loops.setdefault(loop.candidate_id, []).append(loop)
    return render_template("candidates/index.html", sheet=sheet, loops=loops, sought=sought(), kind=Candidate)


@bp.route("/new", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    create_or_404(Candidate)
    people = _people()
    form = CandidateForm()
    form.referred_by.offer(people.values(), first="Nobody here")
    if not form.validate_on_submit():
        form.label.data = form.label.data or free_label(set(db.session.scalars(queries.labels())))
        return _new(form)
    referred_by = people.get(form.referred_by.data or "")
    candidate = Candidate.welcome(str(form.name.data), str(form.label.data), referred_by, now(), me())
    db.session.add(candidate)
    try:
        db.session.flush()
    except IntegrityError:
        db.session.rollback()
        form.form_errors.append("Another candidate has this label. Choose one that is free.")
        return _new(form)
    db.session.commit()
    if referred_by is me():
        flash("The candidate is on the list. You referred them, so you see nothing of them here.")
        return redirect(url_for("loops.index"))
    return redirect(url_for(".show", id=candidate.id))


@bp.get("/<uuid:id>")
def show(id: UUID) -> ResponseReturnValue:
    if known := db.session.scalar(queries.known_as(everything(Act.SEE, Candidate), id)):
        return redirect(url_for(".show", id=known.id))
    candidate = find_or_404(Act.SEE, Candidate, id)
    loops = queries.loops_of(candidate, everything(Act.SEE, Loop))
    documents = queries.documents_of(candidate, everything(Act.SEE, CandidateDocument))
    interviews = queries.interviews_of(candidate, everything(Act.SEE, Interview))
    return render_template(
        "candidates/show.html",
        candidate=candidate,
        loops=db.session.scalars(loops).all(),
        interviews=db.session.scalars(interviews).all(),
        documents=db.session.scalars(documents).all(),
        conflicts=db.session.scalars(queries.conflicts(candidate)).all(),
        readers=readers_of(candidate),
        kind=Loop,
    )


@bp.route("/<uuid:id>/about", methods=["GET", "POST"])
def about(id: UUID) -> ResponseReturnValue:
    """Who is still to judge them writes nothing here: the panel reads it."""
    candidate = find_or_404(Act.RUN, Candidate, id)
    form = AboutForm(obj=candidate)
    if not form.validate_on_submit():
        page = render_template("candidates/about.html", candidate=candidate, form=form)
        return page, 422 if form.errors else 200
    hold(Act.RUN, candidate, candidate)
    candidate.describe(form.about(), now(), me())
    db.session.commit()
    return redirect(url_for(".show", id=id))


@bp.get("/<uuid:id>/same")
def same(id: UUID) -> ResponseReturnValue:
    """Which other entry is of the same person?"""
    candidate = find_or_404(Act.RUN, Candidate, id)
    found = queries.by_name(everything(Act.RUN, Candidate).where(Candidate.id != id)).limit(AT_ONCE)
    others = db.session.scalars(narrowed(found, Candidate.found_by)).all()
    return render_template("candidates/same.html", candidate=candidate, others=others, sought=sought())


@bp.route("/<uuid:id>/same/<uuid:other_id>", methods=["GET", "POST"])
def merging(id: UUID, other_id: UUID) -> ResponseReturnValue:
    """What moves where, and which words stay; then the two are one, for ever."""
    candidate = find_or_404(Act.RUN, Candidate, id)
    other = find_or_404(Act.RUN, Candidate, other_id)
    form = AboutForm(
        data={f.name: getattr(candidate, f.name) or getattr(other, f.name) for f in fields(About)}
    )
    if not form.validate_on_submit():
        return _merging(candidate, other, form)
    hold(Act.RUN, candidate, candidate, other)
    find_or_404(Act.RUN, Candidate, other_id)
    try:
        merge(candidate, other, form.about(), now(), me())
    except Refused as refusal:
        db.session.rollback()
        form.form_errors.append(str(refusal))
        return _merging(candidate, other, form)
    db.session.commit()
    return redirect(url_for(".show", id=id))


@bp.route("/<uuid:id>/conflict", methods=["GET", "POST"])
def conflict(id: UUID) -> ResponseReturnValue:
    candidate = find_or_404(Act.WRITE, Candidate, id)
    people = _people()
    form = ConflictForm()
    form.person.offer(people.values(), first="Choose a person")
    if not form.validate_on_submit():
        return _conflict(candidate, form)
    person = people[form.person.data]
    hold(Act.WRITE, candidate, candidate)  # who is sealing in this moment is before us, or after
    try:
        candidate.declare_conflict(person, str(form.reason.data), now(), me())
    except Refused as refusal:
        db.session.rollback()
        form.form_errors.append(str(refusal))
        return _conflict(candidate, form)
    db.session.commit()
    if person is me():
        flash(THANKS)
        return redirect(url_for("today.show"))
    flash(f"From now on {isolated(person.name)} sees nothing of this candidate.")
    return redirect(url_for(".show", id=id))


@bp.route("/<uuid:id>/own-conflict", methods=["GET", "POST"])
def own_conflict(id: UUID) -> ResponseReturnValue:
    candidate = find_or_404(Act.SEE, Candidate, id)
    form = OwnConflictForm()
    if not form.validate_on_submit():
        page = render_template("candidates/own_conflict.html", candidate=candidate, form=form)
        return page, 422 if form.errors else 200
    hold(Act.SEE, candidate, candidate)
    candidate.declare_conflict(me(), str(form.reason.data), now(), me())
    db.session.commit()
    flash(THANKS)
    return redirect(url_for("today.show"))


def _people() -> dict[str, Person]:
    """Everybody who works here, by id, in the order of their names."""
    found = queries.working_here(everything(Act.SEE, Person))
    return {str(person.id): person for person in db.session.scalars(found)}


def _new(form: CandidateForm) -> ResponseReturnValue:
    return render_template("candidates/new.html", form=form), 422 if form.errors else 200


def _merging(candidate: Candidate, other: Candidate, form: AboutForm) -> ResponseReturnValue:
    page = render_template("candidates/merging.html", candidate=candidate, other=other, form=form)
    return page, 422 if form.errors else 200


def _conflict(candidate: Candidate, form: ConflictForm) -> ResponseReturnValue:
    page = render_template("candidates/conflict.html", candidate=candidate, form=form)
    return page, 422 if form.errors else 200
