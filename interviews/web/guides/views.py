"""The candidate's guide: links for coordinators to send, and what a link opens, for whoever has it.

Not here: what a guide says (`interviews.printing.guide`). It is made from an opening, never from a loop:
only the file for a calendar is of the loop, with times, places and names.
"""

from collections.abc import Mapping
from types import MappingProxyType
from uuid import UUID

from flask import Blueprint, Response, current_app, flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from interviews.clock import now
from interviews.db import db
from interviews.domain.guides import Guide, open_guide
from interviews.domain.loops import Loop
from interviews.domain.openings import Opening
from interviews.domain.people import Person, secret
from interviews.notices import calendar, telling
from interviews.policy import Act
from interviews.printing import press
from interviews.printing.guide import Guide as Told
from interviews.printing.guide import guide_of
from interviews.printing.words import moment
from interviews.web import signing_in
from interviews.web.guides import queries
from interviews.web.guides.forms import GuideForm
from interviews.web.policing import decided, find_or_404, hold
from interviews.web.signing_in import me

bp = Blueprint("guides", __name__)
ALONE = {"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow"}


@bp.get("/guide/<token>")
@signing_in.public
def read(token: str) -> ResponseReturnValue:
    """What the candidate reads, without signing in."""
    guide = opened(token)
    if not guide:
        return closed()
    told = _told(guide.loop.opening, guide.by)
    until = f"{moment(guide.expires_at, 'UTC')} UTC"
    return alone(
        render_template("guides/read.html", told=told, page=press.guidance(told), until=until, token=token)
    )


@bp.get("/guide/<token>/guide.pdf")
@signing_in.public
def paper(token: str) -> ResponseReturnValue:
    """The same on paper."""
    guide = opened(token)
    if not guide:
        return closed()
    told = _told(guide.loop.opening, guide.by)
    db.session.rollback()  # printing takes a second, in which nothing of the database is held
    answer = Response(press.guide(told), mimetype="application/pdf")
    answer.headers.set("Content-Disposition", "attachment", filename="guide.pdf")
    return alone(answer)


@bp.get("/guide/<token>/calendar.ics")
@signing_in.public
def meetings(token: str) -> ResponseReturnValue:
    """When the candidate's interviews are, with whom and where, for their calendar."""
    guide = opened(token)
    if not guide:
        return closed()
    held = db.session.scalars(queries.meetings_of(guide.loop_id))
    company = current_app.config["COMPANY"]
    file = calendar.feed(company, telling.known(telling.for_the_candidate(each, company) for each in held))
    answer = Response(file, content_type=calendar.TYPE)
    answer.headers.set("Content-Disposition", "attachment", filename="interviews.ics")
    return alone(answer)


@bp.get("/openings/<uuid:id>/guide")
def preview(id: UUID) -> ResponseReturnValue:
    """What candidates of this opening will read, before there is any."""
    opening = find_or_404(Act.SEE, Opening, id, *queries.with_what_is_told())
    page = press.guidance(_told(opening, me()))
    return render_template("guides/preview.html", opening=opening, page=page)


@bp.route("/loops/<uuid:loop_id>/guide", methods=["GET", "POST"])
def send(loop_id: UUID) -> ResponseReturnValue:
    """Make the link; the answer shows it, once."""
    loop = find_or_404(Act.RUN, Loop, loop_id, *queries.with_its_guides())
    form = GuideForm()
    if not form.validate_on_submit():
        earlier = open_guide(loop, now())
        page = render_template("guides/send.html", form=form, loop=loop, earlier=earlier)
        return page, 422 if form.errors else 200
    hold(Act.RUN, loop, loop.candidate)  # two links at once would both open
    token = secret()
    guide = Guide.send(loop, token, form.days.number, now(), me())
    db.session.commit()
    link = url_for(".read", token=token, _external=True)
    return render_template("guides/link.html", loop=loop, guide=guide, link=link)


@bp.post("/guides/<uuid:id>/end")
def end(id: UUID) -> ResponseReturnValue:
    """The link opens nothing from now on."""
    guide = find_or_404(Act.RUN, Guide, id)
    hold(Act.RUN, guide, guide.loop.candidate)
    guide.end(now(), me())
    db.session.commit()
    flash("The link to the guide opens nothing any more.")
    return redirect(url_for("loops.show", id=guide.loop_id))


def opened(token: str) -> Guide | None:
    """The link with this secret, if it opens. That one was wrong, is too old or was ended looks the same."""
    guide: Guide | None = db.session.scalar(queries.by_token(token))
    if not guide or not guide.is_open(now()):
        return None
    decided()
    return guide


def _told(opening: Opening, contact: Person) -> Told:
    return guide_of(opening, contact, current_app.config["COMPANY"], current_app.config["KEPT"])


def closed(typed: str = "") -> Response:
    """The answer of a link that opens nothing; what somebody typed meanwhile is given back."""
    return alone(make_response(render_template("guides/closed.html", typed=typed), 404))


def alone(
    answer: Response | str | tuple[str, int], more: Mapping[str, str] = MappingProxyType({})
) -> Response:
    """No other site learns the address, and no search engine keeps it."""
    response = make_response(answer)
    response.headers.update({**ALONE, **more})
    return response
