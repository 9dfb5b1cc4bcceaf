"""Which mails I get: at once, together once a day, or not."""

from flask import current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from interviews.clock import now
from interviews.db import db
from interviews.domain.notices import DIGEST_HOUR, MailChoices
from interviews.web.people import queries
from interviews.web.people.forms import MailsForm
from interviews.web.people.views import bp
from interviews.web.policing import decided
from interviews.web.signing_in import me


@bp.route("/account/mails", methods=["GET", "POST"])
def mails() -> ResponseReturnValue:
    """What I chose, or the usual."""
    decided()
    chosen = db.session.scalar(queries.choices_of(me())) or MailChoices(ways={}, hour=DIGEST_HOUR)
    form = MailsForm.of(me().roles, chosen)
    if not form.validate_on_submit():
        server = current_app.config["SMTP"]
        page = render_template("people/mails.html", form=form, sent=server is not None)
        return page, 422 if form.is_submitted() else 200
    db.session.execute(queries.taking(me()))
    kept = db.session.scalar(queries.choices_of(me())) or MailChoices.usual(me())
    db.session.add(kept)
    kept.choose(form.ways(chosen), int(form.hour.data), now(), me())
    db.session.commit()
    flash("Your choice of mails is saved.")
    return redirect(url_for(".account"))
