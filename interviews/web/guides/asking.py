"""What a candidate asks for, by the link to their guide, without an account.

Not here: what came of it beyond a word, for whoever has the link reads it: never what was asked for.
"""

from flask import make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from interviews.clock import now
from interviews.db import db
from interviews.domain.base import Refused
from interviews.domain.loops.helping import asked_for
from interviews.printing.words import moment
from interviews.web import signing_in
from interviews.web.guides import queries
from interviews.web.guides.forms import AskForm
from interviews.web.guides.views import alone, bp, closed, opened

# The check of forms over https needs to be told that they come from us; no other site is told the address.
OURS = {"Referrer-Policy": "same-origin"}


@bp.route("/guide/<token>/help", methods=["GET", "POST"])
@signing_in.public
def ask(token: str) -> ResponseReturnValue:
    """What would help: chosen, or in the candidate's own words."""
    guide, form = opened(token), AskForm()
    if not guide:
        return closed(asked_for(request.form.getlist("ways"), request.form.get("own", "")))
    if form.validate_on_submit():
        db.session.execute(queries.taken(guide.loop_id))  # of two at once the second counts the first
        db.session.expire_all()
        try:
            guide.loop.ask(asked_for(form.ways.data or [], str(form.own.data)), now())
            db.session.commit()
            return redirect(url_for(".asked", token=token))
        except Refused as refusal:
            db.session.rollback()
            form.form_errors.append(str(refusal))
    page = render_template("guides/ask.html", form=form, token=token, contact=guide.by)
    return alone((page, 422 if form.errors else 200), OURS)


@bp.get("/guide/<token>/help/asked")
@signing_in.public
def asked(token: str) -> ResponseReturnValue:
    """What happens next, who reads it, and how far it is."""
    guide = opened(token)
    if not guide:
        return closed()
    requests = db.session.scalars(queries.asked_in(guide.loop_id)).unique().all()
    told = [(f"{moment(each.at, 'UTC')} UTC", each) for each in requests]
    page = render_template("guides/asked.html", told=told, token=token, contact=guide.by)
    return alone(make_response(page))
