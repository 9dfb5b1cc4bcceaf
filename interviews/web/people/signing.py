"""Signing in and out, and choosing the first password."""

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from interviews.clock import now
from interviews.db import db
from interviews.domain.people import MOST_TRIES, Invitation, Person, Try
from interviews.passwords import fits, hashed
from interviews.web import signing_in
from interviews.web.people import queries
from interviews.web.people.forms import PasswordForm, SignInForm
from interviews.web.people.views import bp
from interviews.web.policing import decided

WRONG = "The address or the password isn't right."
TOO_MANY = "There were too many tries with this address. Wait a quarter of an hour, then try again."


@bp.route("/sign-in", methods=["GET", "POST"])
@signing_in.public
def sign_in() -> ResponseReturnValue:
    """The door. What isn't right is told in one sentence for all cases."""
    decided()
    back = signing_in.way_back(request.args.get("back"))
    if signing_in.is_signed_in():
        return redirect(back)
    form = SignInForm()
    if not form.validate_on_submit():
        return _door(form, 422 if form.is_submitted() else 200)
    email = form.email.data or ""
    if not _count(email):
        return _door(form, 429, TOO_MANY)
    person = _who(email, form.password.data or "")
    if not person:
        return _door(form, 422, WRONG)
    db.session.execute(queries.settled_tries(email, now()))
    answer = signing_in.sign_in(person, redirect(back))  # type: ignore[arg-type]
    db.session.commit()
    return answer


@bp.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    """End the sign-in of this browser."""
    decided()
    answer = signing_in.sign_out(redirect(url_for(".sign_in")))  # type: ignore[arg-type]
    answer.headers["Clear-Site-Data"] = '"storage"'
    db.session.commit()
    return answer


@bp.route("/invitation/<token>", methods=["GET", "POST"])
@signing_in.public
def invitation(token: str) -> ResponseReturnValue:
    """Choose a password, once, and be signed in."""
    found: Invitation | None = db.session.scalar(queries.by_token(token))
    if not found or not found.is_open(now()):
        return render_template("people/closed_invitation.html"), 404
    decided()
    form = PasswordForm(found.person)
    if not form.validate_on_submit():
        status = 422 if form.is_submitted() else 200
        return render_template("people/invitation.html", form=form, person=found.person), status
    db.session.rollback()
    password_hash = hashed(form.password.data or "")
    found = db.session.scalar(queries.by_token(token)) or abort(404)
    db.session.execute(queries.taking(found.person))
    db.session.refresh(found)
    found.accept(password_hash, now())
    db.session.execute(queries.settled_tries(found.person.email, now()))
    answer = signing_in.sign_in(found.person, redirect(url_for("today.show")))  # type: ignore[arg-type]
    db.session.commit()
    return answer


def _door(form: SignInForm, status: int, sentence: str = "") -> ResponseReturnValue:
    if sentence:
        form.form_errors.append(sentence)
    return render_template("people/sign_in.html", form=form), status


def _count(email: str) -> bool:
    """Put the try down before it is made, so that many at once are counted. False if there were too many."""
    if (db.session.scalar(queries.tries(email, now())) or 0) >= MOST_TRIES:
        return False
    db.session.add(Try.to_sign_in(email, now()))
    db.session.commit()
    return True


def _who(email: str, password: str) -> Person | None:
    """Whose address and password these are. An unknown address takes as long as a wrong password."""
    person: Person | None = db.session.scalar(queries.by_email(email))
    password_hash = person.password_hash if person and not person.left_at else None
    db.session.rollback()
    return person if fits(password, password_hash) else None
