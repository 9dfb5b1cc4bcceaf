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

    `options` load with it what the page will show: always the same, for a statement is kept with them.
    """
    g.decided = True
    thing = policy.find(db.session(), me(), act, model, id, options)
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


def hold(act: Act, thing: Base, *rows: Base, options: Sequence[ExecutableOption] = ()) -> None:
    """Take these rows, and mine, for this transaction; then find the thing once more, by the same rule.

    Call it after finding and before the verb. Whoever else takes one of the rows waits, and what a role, a
    place or a conflict of interest has become while we waited counts: who lost the right gets the answer of
    what doesn't exist. Everything is read anew, as it stands under the locks.

    What changes who may judge a candidate, or read what was judged, takes the candidate. On SQLite a request
    that writes has the only lock already.
    """
    id = cast(Any, thing).id
    wanted: set[Any] = {me(), *rows}
    for row in sorted(wanted, key=_in_one_order):
        _take(row)
    db.session.expire_all()
    find_or_404(act, type(thing), id, *options)


def find_held_or_404(act: Act, model: type[Thing], id: UUID, *options: ExecutableOption) -> Thing:
    """The thing, found with my own row taken: for what nobody but me changes, and often.

    As with `hold`, what has become of my rights while we waited counts.
    """
    _take(me())
    db.session.refresh(me())
    return find_or_404(act, model, id, *options)


def decided() -> None:
    """This page is for everyone who is signed in, or shows nothing that the policy guards."""
    g.decided = True


def _take(row: Any) -> None:
    kind = type(row)
    db.session.execute(select(kind.id).where(kind.id == row.id).with_for_update(key_share=True))


def _in_one_order(row: Any) -> tuple[str, UUID]:
    """All requests take rows in the same order, so that no two wait for one another."""
    return row.__tablename__, row.id


def _insist(response: Response) -> Response:
    """Without an endpoint no page answered: the address was wrong, or leads on to the right one. Nor does
    one answer who asks for the methods alone.
    """
    answered = request.endpoint not in {None, "static"} and request.method != "OPTIONS"
    shown = answered and response.status_code < 400
    if shown and not g.get("decided"):
        raise Unasked(request.endpoint)
    return response
