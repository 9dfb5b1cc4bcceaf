"""What a person changes about themselves."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from interviews.clock import now, said
from interviews.db import db
from interviews.domain.people import SignIn, secret
from interviews.passwords import fits, hashed
from interviews.policy import Act
from interviews.web import signing_in
from interviews.web.people import queries, words
from interviews.web.people.browsers import named
from interviews.web.people.forms import AccountForm, ChangePasswordForm
from interviews.web.people.views import bp
from interviews.web.policing import decided, everything, find_or_404
from interviews.web.signing_in import me


@bp.route("/account", methods=["GET", "POST"])
def account() -> ResponseReturnValue:
    """My name, my time zone and how I read it, my browsers."""
    decided()
    form = AccountForm(obj=me())
    if form.validate_on_submit():
        me().rename(form.name.data or "", now(), me())
        me().move_to(form.zone.data, now(), me())
        me().write_times_as(form.locale.data, now(), me())
        db.session.commit()
        flash("Your account is saved.")
        return redirect(url_for(".account"))
    sign_ins = db.session.scalars(queries.still_open(everything(Act.WRITE, SignIn), now())).all()
    page = render_template(
        "people/account.html",
        form=form,
        sign_ins=sign_ins,
        here=signing_in.here(),
        named=named,
        example=said(now(), me().manner),
        links=[words.told(asked, now()) for asked in me().renewals],
    )
    return page, 422 if form.is_submitted() else 200


@bp.route("/account/password", methods=["GET", "POST"])
def password() -> ResponseReturnValue:
    """Change my password; every other browser of mine is signed out, and this one starts anew."""
    decided()
    form = ChangePasswordForm(me())
    if not form.validate_on_submit():
        return render_template("people/password.html", form=form), 422 if form.is_submitted() else 200
    before = me().password_hash
    db.session.rollback()
    if not fits(form.current.data or "", before):
        form.form_errors.append("The password that you have now isn't right.")
        return render_template("people/password.html", form=form), 422
    after = hashed(form.password.data or "")
    db.session.execute(queries.taking(me()))
    me().choose_password(after, now())
    answer = signing_in.sign_in(me(), redirect(url_for(".account")))  # type: ignore[arg-type]
    flash("Your password is changed. Your other browsers are signed out.")
    db.session.commit()
    return answer


@bp.post("/account/calendar")
def open_calendar() -> ResponseReturnValue:
    """Make the link to my calendar, or a new one; the answer shows it, once."""
    decided()
    token = secret()
    db.session.execute(queries.taking(me()))
    me().open_calendar(token, now())
    db.session.commit()
    link = url_for("calendar.own", token=token, _external=True)
    return render_template("people/calendar.html", link=link)


@bp.post("/account/calendar/end")
def end_calendar() -> ResponseReturnValue:
    """The link opens nothing from now on."""
    decided()
    me().end_calendar(now())
    db.session.commit()
    flash("The link to your calendar opens nothing any more.")
    return redirect(url_for(".account"))


@bp.post("/account/sign-ins/<uuid:id>/end")
def end_sign_in(id: UUID) -> ResponseReturnValue:
    """Sign another browser of mine out."""
    find_or_404(Act.WRITE, SignIn, id).end(now(), me())
    db.session.commit()
    flash("That browser is signed out.")
    return redirect(url_for(".account"))
