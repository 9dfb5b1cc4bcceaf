"""People, for those who invite them and say who does what."""

from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from interviews.clock import now
from interviews.db import db
from interviews.direction import isolated
from interviews.domain.banks import Level
from interviews.domain.people import Person, Role, secret
from interviews.policy import Act
from interviews.web.finding import narrowed, sought
from interviews.web.people import queries
from interviews.web.people.forms import InvitationForm, LevelForm
from interviews.web.policing import create_or_404, everything, find_or_404, hold
from interviews.web.signing_in import me

bp = Blueprint("people", __name__, url_prefix="/people")


@bp.get("")
def index() -> ResponseReturnValue:
    """Everybody, by name."""
    create_or_404(Person)
    found = narrowed(everything(Act.WRITE, Person), Person.found_by)
    people = db.session.scalars(queries.in_order(found)).all()
    return render_template("people/index.html", people=people, sought=sought())


@bp.route("/new", methods=["GET", "POST"])
def invite() -> ResponseReturnValue:
    """Invite somebody; the answer shows their link, once."""
    create_or_404(Person)
    form = InvitationForm()
    if form.validate_on_submit() and not _taken(form):
        token = secret()
        roles = map(Role, form.roles.data or [])
        person = Person.invite(form.name.data or "", form.email.data or "", roles, token, now(), me())
        db.session.add(person)
        db.session.commit()
        return shown(person, token)
    return render_template("people/invite.html", form=form), 422 if form.is_submitted() else 200


@bp.get("/<uuid:id>")
def show(id: UUID) -> ResponseReturnValue:
    """One person: what they do here."""
    person = find_or_404(Act.WRITE, Person, id)
    waiting = [asked for asked in person.renewals if asked.confirmed is None]
    form = LevelForm(data={"level": str(person.level_id or "")})
    form.level.offer(_levels(), first="Not said")
    return render_template("people/show.html", person=person, roles=list(Role), waiting=waiting, form=form)


@bp.post("/<uuid:id>/role")
def grant(id: UUID) -> ResponseReturnValue:
    """Give a role."""
    person, role = find_or_404(Act.WRITE, Person, id), _role()
    hold(Act.WRITE, person, person)
    person.grant(role, now(), me())
    db.session.commit()
    return redirect(url_for(".show", id=id))


@bp.post("/<uuid:id>/role/withdrawal")
def withdraw(id: UUID) -> ResponseReturnValue:
    """Take a role."""
    person, role = find_or_404(Act.WRITE, Person, id), _role()
    hold(Act.WRITE, person, person)
    person.withdraw(role, now(), me())
    db.session.commit()
    return redirect(url_for(".show", id=id))


@bp.post("/<uuid:id>/level")
def stand(id: UUID) -> ResponseReturnValue:
    """Say on which rung of the ladder they work."""
    person, form, levels = find_or_404(Act.WRITE, Person, id), LevelForm(), _levels()
    form.level.offer(levels, first="Not said")
    if not form.validate_on_submit():
        abort(404)
    hold(Act.WRITE, person, person)
    person.stand_on(next((rung for rung in levels if str(rung.id) == form.level.data), None), now(), me())
    db.session.commit()
    return redirect(url_for(".show", id=id))


@bp.route("/<uuid:id>/departure", methods=["GET", "POST"])
def departure(id: UUID) -> ResponseReturnValue:
    """The person left the company: asked once more, then done."""
    person = find_or_404(Act.WRITE, Person, id)
    if request.method != "POST":
        return render_template("people/departure.html", person=person)
    hold(Act.WRITE, person, person)
    person.leave(now(), me())
    db.session.commit()
    flash(f"{isolated(person.name)} can't sign in any more.")
    return redirect(url_for(".index"))


def shown(person: Person, token: str) -> str:
    """The only time that the link is seen: we keep its hash alone."""
    url = url_for(".invitation", token=token, _external=True)
    return render_template("people/link.html", person=person, link=url)


def _taken(form: InvitationForm) -> bool:
    taken = db.session.scalar(queries.by_email(form.email.data or "")) is not None
    if taken:
        form.form_errors.append(
            "Somebody with this address was invited already. Send them a new link instead."
        )
    return taken


def _levels() -> list[Level]:
    return sorted(db.session.scalars(everything(Act.SEE, Level)), key=lambda level: level.order)


def _role() -> Role:
    given = request.form.get("role")
    return Role(given) if given in set(Role) else abort(404)


from interviews.web.people import account, appearance, links, mails, signing  # noqa: E402,F401 - their pages hang on `bp`
