"""Dockets: the packets of one sitting, and the committees that sit."""

from collections.abc import Callable
from uuid import UUID

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from sqlalchemy.orm import selectinload

from interviews.clock import now
from interviews.db import db
from interviews.domain.base import Refused
from interviews.domain.committees import Committee, Docket
from interviews.domain.people import Grant, Person, Role
from interviews.policy import Act
from interviews.web.dockets.forms import CommitteeForm, DocketForm
from interviews.web.dockets.queries import packets_on, sittings, with_members
from interviews.web.fields import here
from interviews.web.policing import create_or_404, everything, find_or_404, may_create
from interviews.web.readers import readers_of
from interviews.web.signing_in import me

bp = Blueprint("dockets", __name__, url_prefix="/dockets")


@bp.get("")
def index() -> ResponseReturnValue:
    """The sittings that I may know of."""
    dockets = db.session.scalars(sittings(everything(Act.SEE, Docket))).all()
    return render_template(
        "dockets/index.html",
        may_arrange=may_create(Docket),
        ahead=[docket for docket in dockets if docket.sits_at > now()],
        past=[docket for docket in reversed(dockets) if docket.sits_at <= now()],
        committees=db.session.scalars(with_members(everything(Act.SEE, Committee))).all(),
    )


@bp.get("/<uuid:id>")
def show(id: UUID) -> ResponseReturnValue:
    """One sitting with its packets, as far as I may see them."""
    docket = find_or_404(Act.SEE, Docket, id)
    return render_template(
        "dockets/show.html", docket=docket, packets=packets_on(docket), readers=readers_of(docket)
    )


@bp.route("/new", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """Call a sitting."""
    create_or_404(Docket)
    form = DocketForm()
    form.offer(db.session.scalars(everything(Act.WRITE, Committee).order_by(Committee.name)))
    if form.validate_on_submit() and (docket := _tried(form, _call)):
        return redirect(url_for(".show", id=docket.id))
    status = 422 if form.is_submitted() else 200
    return render_template("dockets/new.html", form=form, zone=here(now())), status


@bp.route("/committees/new", methods=["GET", "POST"])
def new_committee() -> ResponseReturnValue:
    """Form a committee."""
    create_or_404(Committee)
    form = CommitteeForm()
    form.offer(_eligible())
    if form.validate_on_submit() and _tried(form, _form_committee):
        return redirect(url_for(".index"))
    status = 422 if form.is_submitted() else 200
    return render_template("dockets/new_committee.html", form=form), status


def _tried(form: FlaskForm, verb: Callable[[FlaskForm], Docket | Committee]) -> Docket | Committee | None:
    """What the verb made, kept; or nothing, and the form says why not."""
    try:
        made = verb(form)
    except Refused as refused:
        db.session.rollback()
        form.form_errors.append(str(refused))
        return None
    db.session.add(made)
    db.session.commit()
    return made


def _call(form: FlaskForm) -> Docket:
    committee = find_or_404(Act.WRITE, Committee, UUID(form.committee.data))
    return Docket.call(committee, form.sits_at.data, at=now(), by=me())


def _form_committee(form: FlaskForm) -> Committee:
    people = {str(person.id): person for person in _eligible()}
    members = [people[id] for id in form.members.data]
    return Committee.form(form.name.data, people[form.chair.data], members, at=now(), by=me())


def _eligible() -> list[Person]:
    members = everything(Act.SEE, Person).where(Person.grants.any(Grant.role == Role.COMMITTEE))
    return list(
        db.session.scalars(
            members.where(Person.left_at.is_(None)).options(selectinload(Person.grants)).order_by(Person.name)
        )
    )
