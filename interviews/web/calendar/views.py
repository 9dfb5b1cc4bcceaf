"""The calendar of one person: what a calendar program reads, without signing in.

The policy is asked for the person whose link it is, each time: what they may not see any more is gone.
"""

from flask import Blueprint, Response, abort, url_for
from flask.typing import ResponseReturnValue

from interviews import policy
from interviews.db import db
from interviews.domain.loops import Interview
from interviews.domain.people import Person
from interviews.notices import calendar, telling
from interviews.policy import Act
from interviews.web import signing_in
from interviews.web.calendar import queries
from interviews.web.policing import decided

bp = Blueprint("calendar", __name__, url_prefix="/calendar")
ALONE = {"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow"}


@bp.get("/<token>.ics")
@signing_in.public
def own(token: str) -> ResponseReturnValue:
    """The interviews that somebody holds, and when their debriefs meet."""
    person: Person | None = db.session.scalar(queries.by_token(token))
    if not person:
        abort(404)
    decided()
    seen = policy.allowed(person, Act.SEE, Interview)
    held = db.session.scalars(queries.held_by(person, seen)).all()
    loops = {interview.loop_id: interview.loop for interview in held}.values()
    meetings = [telling.for_a_feed(interview, _kit(interview)) for interview in held]
    debriefs = [telling.debrief(loop, person.zone) for loop in loops]
    file = calendar.feed("Interviews", telling.known([*meetings, *debriefs]))
    return Response(file, content_type=calendar.TYPE, headers=ALONE)


def _kit(interview: Interview) -> str:
    return url_for("interviews.show", id=interview.id, _external=True)
