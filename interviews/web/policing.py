"""Every page asks the policy, and one that forgot doesn't leave the house."""

from collections.abc import Sequence
from typing import Any, TypeVar, cast
from uuid import UUID

from flask import Flask, Response, abort, g, request
from sqlalchemy import Select, select
from sqlalchemy.sql.base import ExecutableOption

from interviews import policy
from interviews.db import db
from interviews.domain.base import Base
from interviews.domain.people import Person
from interviews.policy import Act
from interviews.web.signing_in import me

Thing = TypeVar("Thing", bound=Base)


class Unasked(Exception):
    """A page answered without asking the policy: a mistake of ours, never shown as a page."""


def install(app: Flask) -> None:
    """Refuse answers of pages that never asked; let templates ask."""
    app.after_request(_insist)
    app.jinja_env.globals["may"] = may
    app.jinja_env.globals["may_create"] = may_create


def find_or_404(act: Act, model: type[Thing], id: UUID, *options: ExecutableOption) -> Thing:
    """The thing, if I may do this with it; otherwise the answer is that of what doesn't exist.

    `options` load with it what the page will show.
    """
    g.decided = True
    kind: Any = model
    found = policy.allowed(me(), act, model).where(kind.id == id).options(*options)
    thing: Thing | None = db.session.scalar(found)
    return thing or abort(404)


def everything(act: Act, model: type[Thing]) -> Select[Any]:
    """All things of this kind with which I may do this."""
    g.decided = True
    return policy.allowed(me(), act, model)


def may(verb: str, thing: Base) -> bool:
    """For templates: may I do this with that? `verb` is the value of an `Act`."""
    return policy.may(db.session(), me(), Act(verb), thing)


def may_create(model: type[Base]) -> bool:
    """May I make a new one?"""
    return policy.may_create(me(), model)


def create_or_404(model: type[Base]) -> None:
    """Go on only if I may make a new one."""
    g.decided = True
    if not policy.may_create(me(), model):
        abort(404)


def readers(thing: Base, people: Sequence[Person]) -> list[Person]:
    """Those of these people who can see the thing now: each is asked about, in one query."""
    kind, one = cast(Any, type(thing)), cast(Any, thing)
    sight = [policy.allowed(person, Act.SEE, kind).where(kind.id == one.id).exists() for person in people]
    answers = db.session.execute(select(*sight)).one() if sight else ()
    return [person for person, can in zip(people, answers, strict=True) if can]


def hold(thing: Base) -> None:
    """Take the thing's row for this transaction: whoever else changes it waits.

    What changes who may read holds the loop. Call it after finding and before the verb; everything is read
    anew, as it stands under the lock. On SQLite a request that writes has the only lock already.
    """
    kind, one = cast(Any, type(thing)), cast(Any, thing)
    db.session.execute(select(kind.id).where(kind.id == one.id).with_for_update())
    db.session.expire_all()


def decided() -> None:
    """This page is for everyone who is signed in, or shows nothing that the policy guards."""
    g.decided = True


def _insist(response: Response) -> Response:
    """Without an endpoint no page answered: the address was wrong, or leads on to the right one. Nor does
    one answer who asks for the methods alone.
    """
    answered = request.endpoint not in {None, "static"} and request.method != "OPTIONS"
    shown = answered and response.status_code < 400
    if shown and not g.get("decided"):
        raise Unasked(request.endpoint)
    return response
