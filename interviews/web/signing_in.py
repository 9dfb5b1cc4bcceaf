"""Who is asking. Flask-Login is named here alone; the sign-in itself is a row, and the cookie its secret."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar
from urllib.parse import urlsplit

from flask import Flask, Request, Response, abort, current_app, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, UserMixin, current_user
from sqlalchemy import bindparam, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import joinedload
from werkzeug.exceptions import HTTPException, SecurityError

from interviews.clock import now
from interviews.db import db, only_reading
from interviews.domain.people import SIGNED_IN_AT_MOST, Person, SignIn, at_rest, secret

View = TypeVar("View", bound=Callable[..., Any])
OF_A_BROWSER = (  # written once: every request asks it
    select(SignIn)
    .where(SignIn.token_hash == bindparam("token_hash"))
    .options(joinedload(SignIn.person).joinedload(Person.grants))
)
SAFE = {"GET", "HEAD", "OPTIONS"}
SIGNED_OUT = "You are signed out. What you typed is still here, and is saved as soon as you sign in again."


class Visitor(UserMixin):
    """A person as Flask-Login wants them: the sign-in of this browser and who it belongs to."""

    def __init__(self, sign_in: SignIn) -> None:
        self.sign_in = sign_in
        self.person = sign_in.person


def install(app: Flask) -> None:
    """Ask everybody to sign in, except on pages marked `public`."""
    if app.config.get("LOGIN_DISABLED"):
        raise RuntimeError("LOGIN_DISABLED opens every page; the program doesn't start with it.")
    manager = LoginManager()
    manager.session_protection = None
    manager.init_app(app, add_context_processor=False)
    manager.request_loader(_visitor)
    app.before_request(_begin)
    app.before_request(_require_sign_in)
    app.teardown_request(_end)


def public(view: View) -> View:
    """This page needs no sign-in, and shows nothing that the policy guards."""
    view.is_public = True  # type: ignore[attr-defined]
    return view


def unattended(view: View) -> View:
    """A script asks for this one by itself, so that it was asked for keeps nobody signed in."""
    view.is_unattended = True  # type: ignore[attr-defined]
    return view


def me() -> Person:
    """Who is asking. Only behind the sign-in."""
    person: Person = current_user.person
    return person


def here() -> SignIn:
    """The sign-in of this browser."""
    sign_in: SignIn = current_user.sign_in
    return sign_in


def is_signed_in() -> bool:
    """Whether anybody is."""
    return bool(current_user.is_authenticated)


def sign_in(person: Person, response: Response) -> Response:
    """Begin a sign-in for this browser and give it a new secret; one from before ends. The caller commits."""
    if is_signed_in():
        here().end(now(), me())
    token = secret()
    db.session.add(SignIn.begin(person, token, request.user_agent.string, now()))
    session.clear()
    response.set_cookie(_cookie(), token, max_age=SIGNED_IN_AT_MOST, **_shape())
    return response


def sign_out(response: Response) -> Response:
    """End the sign-in of this browser; the caller commits."""
    here().end(now(), me())
    session.clear()
    response.delete_cookie(_cookie(), **_shape())
    return response


def _cookie() -> str:
    return "__Host-visit" if current_app.config["HTTPS"] else "visit"


def _shape() -> dict[str, Any]:
    return {"secure": current_app.config["HTTPS"], "httponly": True, "samesite": "Lax"}


def _begin() -> None:
    """Requests that only look don't take the write lock."""
    g.reading = only_reading(request.method in SAFE)
    g.reading.__enter__()


def _end(_error: BaseException | None) -> None:
    if "reading" in g:
        g.reading.__exit__(None, None, None)


def _visitor(request: Request) -> Visitor | None:
    token = request.cookies.get(_cookie())
    if not token:
        return None
    sign_in = db.session.scalars(OF_A_BROWSER, {"token_hash": at_rest(token)}).unique().first()
    if not sign_in or not sign_in.is_open(now()):
        return None
    view = current_app.view_functions.get(request.endpoint or "")
    if not getattr(view, "is_unattended", False) and sign_in.seen(now()):
        _write_down(sign_in)
    return Visitor(sign_in)


def _write_down(sign_in: SignIn) -> None:
    """Note when the browser was last seen, in a short transaction of its own."""
    with db.session.no_autoflush:
        seen_at, id = sign_in.seen_at, sign_in.id
        db.session.rollback()
    with only_reading(False), suppress(OperationalError):  # a full disk keeps nobody from reading
        db.session.get_one(SignIn, id).seen_at = seen_at
        db.session.commit()
    db.session.rollback()


def _require_sign_in() -> ResponseReturnValue | None:
    if isinstance(request.routing_exception, SecurityError):
        raise request.routing_exception  # a host that isn't ours: there is no address to send them to
    view = current_app.view_functions.get(request.endpoint or "")
    if request.endpoint == "static" or getattr(view, "is_public", False) or is_signed_in():
        return None
    g.decided = True
    if request.is_json:
        return {"sentence": SIGNED_OUT}, 401
    if request.method not in SAFE:
        abort(401)  # what was typed is given back
    return redirect(url_for("people.sign_in", back=_where()))


def way_back(url: str | None) -> str:
    """Where to go after signing in: `url` if it is a page of ours, else the start."""
    split = urlsplit(url or "")
    if not url or not url.startswith("/") or url.startswith("//") or split.netloc or not url.isprintable():
        return url_for("today.show")
    try:
        current_app.create_url_adapter(request).match(split.path, method="GET")  # type: ignore[union-attr]
    except HTTPException:
        return url_for("today.show")
    return url


def _where() -> str | None:
    """The page that was asked for, unless it is the start."""
    asked = request.full_path if request.query_string else request.path
    return None if asked == url_for("today.show") else asked
