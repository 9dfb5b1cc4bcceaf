"""When an interview is, and what becomes of it: each change is one form that says who is told."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from interviews.clock import now
from interviews.db import db
from interviews.domain import checks
from interviews.domain.base import Refused
from interviews.domain.checks import Gate
from interviews.domain.loops import Interview, Panelist
from interviews.domain.people import Person
from interviews.policy import Act
from interviews.web.interviews import queries
from interviews.web.interviews.forms import (
    CANDIDATE,
    MissedForm,
    ReasonForm,
    ReplacementForm,
    SplitForm,
    TimeForm,
)
from interviews.web.interviews.times import everywhere
from interviews.web.interviews.views import bp, page_of, refused
from interviews.web.policing import everything, find_or_404, hold
from interviews.web.signing_in import me


@bp.route("/<uuid:id>/time", methods=["GET", "POST"])
def time(id: UUID) -> ResponseReturnValue:
    """Set time and place, or move it; on the way one can look what the time is for everybody."""
    interview = find_or_404(Act.RUN, Interview, id, *queries.with_the_kit())
    form = TimeForm(interview, [place.person.zone for place in interview.panel])
    when, moves = cast(datetime, form.starts_at.data), bool(interview.starts_at)

    def set_time() -> None:
        if not moves:  # what has its time can be moved, whatever is found since
            checks.require(interview.loop, Gate.SCHEDULING, now())
        place, zone, reason = (str(field.data) for field in (form.place, form.zone, form.reason))
        interview.schedule(when, place, now(), me(), zone, reason)

    template, shown = "interviews/time.html", {"moves": moves, "rows": everywhere(interview, when)}
    if "look" in request.form:
        form.validate()
        return page_of(form, template, interview=interview, told=told(interview), **shown)
    return _change(form, interview, template, set_time, **shown)


@bp.route("/<uuid:id>/cancellation", methods=["GET", "POST"])
def cancel(id: UUID) -> ResponseReturnValue:
    interview = find_or_404(Act.RUN, Interview, id, *queries.with_the_kit())
    form = ReasonForm()
    return _change(
        form,
        interview,
        "interviews/cancel.html",
        lambda: interview.cancel(str(form.reason.data), now(), me()),
    )


@bp.route("/<uuid:id>/no-show", methods=["GET", "POST"])
def missed(id: UUID) -> ResponseReturnValue:
    interview = find_or_404(Act.RUN, Interview, id, *queries.with_the_kit())
    form = MissedForm(interview)

    def miss() -> None:
        panel = {str(place.person.id): place.person for place in interview.panel}
        who = None if form.who.data == CANDIDATE else panel[form.who.data]
        interview.miss(who, str(form.reason.data), now(), me())

    return _change(form, interview, "interviews/missed.html", miss)


@bp.route("/<uuid:id>/split", methods=["GET", "POST"])
def split(id: UUID) -> ResponseReturnValue:
    interview = find_or_404(Act.RUN, Interview, id, *queries.with_the_kit())
    form = SplitForm(interview)
    return _change(
        form,
        interview,
        "interviews/split.html",
        lambda: interview.split(form.draft, str(form.reason.data), now(), me()),
    )


@bp.route("/panelists/<uuid:id>/replacement", methods=["GET", "POST"])
def replacement(id: UUID) -> ResponseReturnValue:
    place = find_or_404(Act.RUN, Panelist, id, *queries.with_the_person())
    interview = find_or_404(Act.RUN, Interview, place.interview_id, *queries.with_the_kit())
    found = db.session.scalars(queries.may_join(interview, everything(Act.SEE, Person)))
    people = {str(person.id): person for person in found}
    form = ReplacementForm()
    form.person.offer(people.values(), first="Choose a person")

    def replace() -> None:
        interview.replace(place, people[form.person.data], str(form.reason.data), now(), me())

    return _change(form, interview, "interviews/replacement.html", replace, panelist=place)


def told(interview: Interview) -> list[tuple[str, str]]:
    """Who is told of a change, and as what. Nothing of it depends on where a scorecard stands."""
    panel = [(place.person.name, f"{place.part.value} on the panel") for place in interview.panel]
    loop = interview.loop
    return [*panel, (loop.candidate.name, "the candidate"), (loop.by.name, "coordinates this loop")]


def _change(
    form: FlaskForm, interview: Interview, template: str, verb: Callable[[], Any], **shown: Any
) -> ResponseReturnValue:
    """A form that says who is told, asks for what is missing, and does it."""
    shown |= {"interview": interview, "told": told(interview)}
    if not form.validate_on_submit():
        return page_of(form, template, **shown)
    loop_id = interview.loop_id
    hold(Act.RUN, interview, interview.loop.candidate)
    try:
        verb()
    except Refused as refusal:
        return refused(form, refusal, template, **shown)
    db.session.commit()
    return redirect(url_for("loops.show", id=loop_id))
