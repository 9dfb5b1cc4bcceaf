"""What a person reads when something wasn't possible: what happened, what was kept, what to do."""

from flask import Flask, Response, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException, SecurityError

from interviews.db import db
from interviews.domain.base import Refused

UNWRITTEN = (
    "The server couldn't write it down, so nothing was changed. What you typed is still here. "
    "Try again in a minute."
)
SENTENCES = {
    401: ("You are signed out", "Nothing was changed. Sign in, then do it again."),
    404: ("There is nothing here for you", "It doesn't exist, or it isn't yours to see."),
    405: ("There is nothing here for you", "It doesn't exist, or it isn't yours to see."),
    413: ("That is too much at once", "Nothing was changed. Send less, in several steps."),
    415: ("That isn't a form", "Nothing was changed. Go back, reload, try again."),
    422: ("That came twice", "A form says a thing once. Nothing was changed. Go back, reload, try again."),
    429: ("Too many tries", "Wait a quarter of an hour, then try again."),
}
GIVEN_BACK = {400, 401, 404, 409, 422, 503}
# Never a password.
WORDS = {"instruction", "need", "own", "reason", "reasons", "said_as", "talked", "text", "why", "words"}
OTHERWISE = ("That didn't work", "Nothing was changed. Go back and try again.")


def install(app: Flask) -> None:
    """Answer errors with sentences."""
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(StaleDataError, _overtaken)
    app.register_error_handler(IntegrityError, _overtaken)
    app.register_error_handler(OperationalError, _unwritten)
    app.register_error_handler(CSRFError, _old_form)
    app.register_error_handler(SecurityError, _not_our_name)
    app.register_error_handler(HTTPException, _http)


def _page(status: int, title: str, sentence: str) -> ResponseReturnValue:
    db.session.rollback()
    g.decided = True
    if request.is_json:
        return {"sentence": sentence}, status
    door = url_for("people.sign_in") if status == 401 else None
    typed = _typed(status)
    if door and not typed:
        return redirect(door)
    return render_template(
        "layouts/error.html", title=title, sentence=sentence, typed=typed, sign_in_url=door
    ), status


def _typed(status: int) -> list[str]:
    """The words that came with the form: they weren't kept, so their author gets them back."""
    if request.method != "POST" or status not in GIVEN_BACK:
        return []
    named = ((name.rsplit("-", 1)[-1], text.strip()) for name, text in request.form.items(multi=True))
    return [text for name, text in named if text and name in WORDS]


def _refused(error: Refused) -> ResponseReturnValue:
    return _page(409, "That isn't possible now", str(error))


def _overtaken(_error: StaleDataError | IntegrityError) -> ResponseReturnValue:
    return _page(409, "Somebody was faster", "It was changed a moment ago. Look at it again.")


def _unwritten(_error: OperationalError) -> ResponseReturnValue:
    """The disk is full, or the database is away. If it doesn't answer at all, there is only a plain line."""
    try:
        return _page(503, "The server can't write just now", UNWRITTEN)
    except OperationalError:
        return Response(f"{UNWRITTEN}\n", 503, mimetype="text/plain")


def _old_form(_error: CSRFError) -> ResponseReturnValue:
    return _page(400, "This page was open for too long", "Nothing was changed. Go back, reload, try again.")


def _not_our_name(_error: SecurityError) -> ResponseReturnValue:
    """Without a host that we trust no link can be built, so this is one plain line."""
    return Response("We don't answer to this address.\n", 400, mimetype="text/plain")


def _http(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    return _page(status, *SENTENCES.get(status, OTHERWISE))
