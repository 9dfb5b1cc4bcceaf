"""What now? One page, with a part for each role that a person holds."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from interviews import clock
from interviews.clock import now
from interviews.db import db
from interviews.domain.banks import Bank
from interviews.domain.breaks import Break
from interviews.domain.candidates import Candidate
from interviews.domain.committees import Docket
from interviews.domain.debriefs import Debrief
from interviews.domain.loops import Interview, Loop
from interviews.domain.openings import Opening
from interviews.domain.packets import Packet
from interviews.domain.people import Person, Renewal, Role
from interviews.domain.scorecards import Scorecard
from interviews.policy import Act
from interviews.web.policing import decided, everything
from interviews.web.signing_in import me
from interviews.web.today import arranging, queries
from interviews.web.today.interviewing import interviewing
from interviews.web.today.starting import facts, starting

bp = Blueprint("today", __name__)

KINDS = {kind.__name__: kind for kind in (Person, Bank, Opening, Candidate, Loop)}


@bp.get("/")
def show() -> ResponseReturnValue:
    """What is next, what is unfinished, whom others wait for."""
    decided()
    held = me().roles
    talks = held & {Role.INTERVIEWER, Role.COORDINATOR}
    seen = _all(queries.my_debriefs(everything(Act.SEE, Debrief))) if talks else []
    words = _for_everybody(seen)
    if held - {Role.COMMITTEE}:
        words["reviewable"] = db.session.execute(queries.reviewable(everything(Act.REVIEW, Bank), me())).all()
        words["decidable"] = db.session.execute(queries.decidable(everything(Act.WRITE, Bank))).all()
    if held & {Role.COORDINATOR, Role.ADMINISTRATOR}:
        words |= {"starting": starting(db.session.execute(facts()).one()), "kinds": KINDS}
    parts = {name: words_of for role, (name, words_of) in PARTS.items() if role in held}
    for words_of in parts.values():
        words |= words_of(seen)
    return render_template("today/show.html", parts=[*parts], **words)


def _for_everybody(seen: list[Debrief]) -> dict[str, Any]:
    return {
        "date": clock.day(now(), me().manner),
        "zone": clock.place(now(), me().manner),
        "under_way": [debrief for debrief in _by_name(seen) if not debrief.closed_at],
        "unread_links": _all(queries.unread_links(everything(Act.WRITE, Renewal))),
        "undecided_breaks": _all(queries.undecided_breaks(everything(Act.CONFIRM, Break))),
        "undecided_links": _all(queries.undecided_links(everything(Act.CONFIRM, Renewal))),
    }


def _interviewing(seen: list[Debrief]) -> dict[str, Any]:
    meetings = _all(queries.my_interviews(everything(Act.SEE, Interview), me(), now()))
    cards = _all(queries.my_cards(everything(Act.WRITE, Scorecard), me()))
    withdrawable = {card.id for card in _all(everything(Act.WITHDRAW, Scorecard))}
    return {"work": interviewing(me(), meetings, cards, seen, withdrawable, now())}


def _coordinating(_: list[Debrief]) -> dict[str, Any]:
    waiting = _all(queries.awaited(everything(Act.TRACK, Scorecard), now()))
    loops = _all(queries.before_debrief(everything(Act.RUN, Loop)))
    return {
        "awaited": arranging.awaited(waiting, now()),
        "unarranged": arranging.unarranged(loops, now()),
        "ready": arranging.ready(loops),
        "unissued": _by_name(_all(queries.without_packet(everything(Act.RUN, Debrief)))),
    }


def _deciding(_: list[Debrief]) -> dict[str, Any]:
    dockets = _all(queries.my_dockets(everything(Act.SEE, Docket), me(), now()))
    packets = _all(queries.on_dockets(everything(Act.SEE, Packet), dockets))
    return {"sittings": arranging.sittings(dockets, packets), "named": arranging.named}


def _administering(_: list[Debrief]) -> dict[str, Any]:
    return {"invited": _all(queries.without_password(everything(Act.WRITE, Person)))}


PARTS: dict[Role, tuple[str, Callable[[list[Debrief]], dict[str, Any]]]] = {
    Role.INTERVIEWER: ("interviewing", _interviewing),
    Role.COORDINATOR: ("coordinating", _coordinating),
    Role.COMMITTEE: ("deciding", _deciding),
    Role.ADMINISTRATOR: ("administering", _administering),
}


def _all(found: Any) -> list[Any]:
    return list(db.session.scalars(found).unique())


def _by_name(debriefs: list[Debrief]) -> list[Debrief]:
    return sorted(debriefs, key=lambda debrief: debrief.loop.candidate.name)
