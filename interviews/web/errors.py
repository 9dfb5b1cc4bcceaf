"""What a person reads when something wasn't possible: what happened, what was kept, what to do."""

from flask import Flask, Response, g, render_template
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException, SecurityError

from interviews.db import db
from interviews.domain.base import Refused

SENTENCES = {
    404: ("There is nothing here for you", "It doesn't exist, or it isn't yours to see."),
    405: ("There is nothing here for you", "It doesn't exist, or it isn't yours to see."),
    413: ("That is too much at once", "Nothing was changed. Send less, in several steps."),
    429: ("Too many tries", "Wait a quarter of an hour, then try again."),
}
OTHERWISE = ("That didn't work", "Nothing was changed. Go back and try again.")


def install(app: Flask) -> None:
    """Answer errors with sentences."""
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(StaleDataError, _overtaken)
    app.register_error_handler(IntegrityError, _overtaken)
    app.register_error_handler(CSRFError, _old_form)
    app.register_error_handler(SecurityError, _not_our_name)
    app.register_error_handler(HTTPException, _http)


def _page(status: int, title: str, sentence: str) -> ResponseReturnValue:
    db.session.rollback()
    g.decided = True
    return render_template("layouts/error.html", title=title, sentence=sentence), status


def _refused(error: Refused) -> ResponseReturnValue:
    return _page(409, "That isn't possible now", str(error))


def _overtaken(_error: StaleDataError | IntegrityError) -> ResponseReturnValue:
    return _page(409, "Somebody was faster", "It was changed a moment ago. Look at it again.")


def _old_form(_error: CSRFError) -> ResponseReturnValue:
    return _page(400, "This page was open for too long", "Nothing was changed. Go back, reload, try again.")


def _not_our_name(_error: SecurityError) -> ResponseReturnValue:
    """Without a host that we trust no link can be built, so this is one plain line."""
    return Response("We don't answer to this address.\n", 400, mimetype="text/plain")


def _http(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    return _page(status, *SENTENCES.get(status, OTHERWISE))
