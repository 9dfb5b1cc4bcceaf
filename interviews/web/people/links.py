"""Links with which somebody chooses a password: the first in one step, a new one by two people."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from interviews.clock import now
from interviews.db import db
from interviews.domain.people import Person, Renewal, secret
from interviews.policy import Act
from interviews.web.people import words
from interviews.web.people.views import bp, shown
from interviews.web.policing import find_or_404, hold
from interviews.web.signing_in import me


@bp.post("/<uuid:id>/link")
def link(id: UUID) -> ResponseReturnValue:
    """A link for who has no password, shown once."""
    person = find_or_404(Act.WRITE, Person, id)
    hold(Act.WRITE, person, person)
    token = secret()
    person.send_link(token, now(), me())
    db.session.commit()
    return shown(person, token)


@bp.post("/<uuid:id>/renewal")
def ask(id: UUID) -> ResponseReturnValue:
    """Ask for a new link for who has a password: it waits for a second person."""
    person = find_or_404(Act.WRITE, Person, id)
    hold(Act.WRITE, person, person)
    asked = Renewal.ask(person, now(), me())
    db.session.commit()
    return redirect(url_for(".renewal", id=asked.id))


@bp.get("/renewals/<uuid:id>")
def renewal(id: UUID) -> ResponseReturnValue:
    """Who asked for a link for whom, and what came of it."""
    asked = find_or_404(Act.SEE, Renewal, id)
    names = {"asked_by": words.name_of(asked.asked_by), "decided_by": words.name_of(asked.decided_by)}
    return render_template("people/renewal.html", asked=asked, **names)


@bp.post("/renewals/<uuid:id>/confirmation")
def confirm(id: UUID) -> ResponseReturnValue:
    """Make the link. Who confirms is shown it, once, and hands it over; who asked never is."""
    asked = find_or_404(Act.CONFIRM, Renewal, id)
    hold(Act.CONFIRM, asked, asked.person)
    token = secret()
    asked.confirm(token, now(), me())
    db.session.commit()
    return shown(asked.person, token)


@bp.post("/renewals/<uuid:id>/refusal")
def decline(id: UUID) -> ResponseReturnValue:
    """Make no link."""
    asked = find_or_404(Act.CONFIRM, Renewal, id)
    hold(Act.CONFIRM, asked, asked.person)
    asked.decline(now(), me())
    db.session.commit()
    flash("No link was made. The record keeps that one was asked for.")
    return redirect(url_for("today.show"))


@bp.post("/account/links/<uuid:id>/notice")
def notice(id: UUID) -> ResponseReturnValue:
    """I have read that there was a link into my account."""
    find_or_404(Act.WRITE, Renewal, id).notice(now(), me())
    db.session.commit()
    return redirect(url_for("today.show"))
