"""What now? One page, with a part for each role that a person holds."""

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

PARTS = {
    Role.INTERVIEWER: "interviewing",
    Role.COORDINATOR: "coordinating",
    Role.COMMITTEE: "deciding",
    Role.ADMINISTRATOR: "administering",
}
KINDS = {kind.__name__: kind for kind in (Person, Bank, Opening, Candidate, Loop)}


@bp.get("/")
def show() -> ResponseReturnValue:
    """What is next, what is unfinished, whom others wait for."""
    decided()
    at, held = now(), me().roles
    seen = (
        _all(queries.my_debriefs(everything(Act.SEE, Debrief)))
        if held & {Role.INTERVIEWER, Role.COORDINATOR}
        else []
    )
    words = {
        "date": clock.day(at, me().manner),
        "zone": clock.place(at, me().manner),
        "under_way": [debrief for debrief in _by_name(seen) if not debrief.closed_at],
        "parts": [part for role, part in PARTS.items() if role in held],
        "unread_links": _all(queries.unread_links(everything(Act.WRITE, Renewal))),
        "undecided_breaks": _all(queries.undecided_breaks(everything(Act.CONFIRM, Break))),
        "undecided_links": _all(queries.undecided_links(everything(Act.CONFIRM, Renewal))),
    }
    if held - {Role.COMMITTEE}:
        words["reviewable"] = db.session.execute(queries.reviewable(everything(Act.REVIEW, Bank), me())).all()
    if held & {Role.COORDINATOR, Role.ADMINISTRATOR}:
        words |= _starting()
    if Role.INTERVIEWER in held:
        words["work"] = _interviewing(seen)
    if Role.COORDINATOR in held:
        words |= _coordinating()
    if Role.COMMITTEE in held:
        words |= _deciding()
    if Role.ADMINISTRATOR in held:
        words["invited"] = _all(queries.without_password(everything(Act.WRITE, Person)))
    return render_template("today/show.html", **words)


def _interviewing(seen: list[Debrief]) -> Any:
    meetings = _all(queries.my_interviews(everything(Act.SEE, Interview), me(), now()))
    cards = _all(queries.my_cards(everything(Act.WRITE, Scorecard), me()))
    withdrawable = {card.id for card in _all(everything(Act.WITHDRAW, Scorecard))}
    return interviewing(me(), meetings, cards, seen, withdrawable, now())


def _starting() -> dict[str, Any]:
    return {"starting": starting(db.session.execute(facts()).one()), "kinds": KINDS}


def _coordinating() -> dict[str, Any]:
    waiting = _all(queries.awaited(everything(Act.TRACK, Scorecard), now()))
    loops = _all(queries.before_debrief(everything(Act.RUN, Loop)))
    return {
        "awaited": arranging.awaited(waiting, now()),
        "unarranged": arranging.unarranged(loops, now()),
        "ready": arranging.ready(loops),
        "unissued": _by_name(_all(queries.without_packet(everything(Act.RUN, Debrief)))),
    }


def _deciding() -> dict[str, Any]:
    dockets = _all(queries.my_dockets(everything(Act.SEE, Docket), me(), now()))
    packets = _all(queries.on_dockets(everything(Act.SEE, Packet), dockets))
    return {"sittings": arranging.sittings(dockets, packets), "named": arranging.named}


def _all(found: Any) -> list[Any]:
    return list(db.session.scalars(found).unique())


def _by_name(debriefs: list[Debrief]) -> list[Debrief]:
    return sorted(debriefs, key=lambda debrief: debrief.loop.candidate.name)
