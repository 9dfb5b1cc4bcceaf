"""Packets: issued by coordinators, read by the members of their docket."""

from uuid import UUID

from flask import Blueprint, Response, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from interviews.clock import now
from interviews.db import db
from interviews.domain import checks
from interviews.domain.checks import Gate
from interviews.domain.committees import Docket
from interviews.domain.loops import Loop
from interviews.domain.packets import Document, Packet, ready
from interviews.domain.scorecards import Scorecard
from interviews.policy import Act
from interviews.printing.compiling import Issue, compile
from interviews.printing.dossier import Dossier
from interviews.printing.issuing import printed
from interviews.web.conflicts import THANKS, OwnConflictForm
from interviews.web.packets.forms import IssueForm
from interviews.web.packets.queries import ahead, cards_of, closing_digest, kept_once, number_and_version
from interviews.web.policing import everything, find_or_404, hold
from interviews.web.readers import readers_of
from interviews.web.signing_in import me

bp = Blueprint("packets", __name__, url_prefix="/packets")


@bp.route("/loops/<uuid:loop_id>", methods=["GET", "POST"])
def new(loop_id: UUID) -> ResponseReturnValue:
    """Choose the sitting and issue the packet of a closed debrief."""
    loop = find_or_404(Act.RUN, Loop, loop_id)
    ready(loop)
    checks.require(loop, Gate.PACKET, now())
    form, sittings = IssueForm(), _sittings()
    form.offer(sittings)
    if not form.validate_on_submit():
        status = 422 if form.is_submitted() else 200
        return render_template("packets/new.html", form=form, loop=loop, sittings=sittings), status
    packet = _issue(loop_id, UUID(form.docket.data))
    return redirect(url_for(".show", id=packet.id))


@bp.get("/<uuid:id>")
def show(id: UUID) -> ResponseReturnValue:
    """The packet as a page: what was issued, never rendered again."""
    packet = find_or_404(Act.SEE, Packet, id)
    page = Markup(packet.page.content.decode())  # noqa: S704 - ours, escaped when it was made
    return render_template("packets/show.html", packet=packet, page=page, readers=readers_of(packet))


@bp.post("/<uuid:id>/copies")
def copy(id: UUID) -> ResponseReturnValue:
    """A copy of the PDF. That it was taken is on the record."""
    packet = find_or_404(Act.SEE, Packet, id)
    document = packet.hand_out(at=now(), by=me())
    db.session.commit()
    return _download(document, f"packet-{packet.number}-v{packet.version}.pdf")


@bp.route("/<uuid:id>/conflict", methods=["GET", "POST"])
def conflict(id: UUID) -> ResponseReturnValue:
    """Say that one shouldn't judge the candidate: the packet is gone from one's docket."""
    packet = find_or_404(Act.SEE, Packet, id)
    form = OwnConflictForm()
    if not form.validate_on_submit():
        page = render_template("packets/conflict.html", packet=packet, form=form)
        return page, 422 if form.errors else 200
    docket_id, candidate = packet.docket_id, packet.loop.candidate
    hold(Act.SEE, packet, candidate)
    candidate.declare_conflict(me(), str(form.reason.data), now(), me())
    db.session.commit()
    flash(THANKS)
    return redirect(url_for("dockets.show", id=docket_id))


def _sittings() -> list[Docket]:
    return list(db.session.scalars(ahead(everything(Act.WRITE, Docket), now())))


def _issue(loop_id: UUID, docket_id: UUID) -> Packet:
    """Read, let go of the database, print, and write shortly."""
    dossier = _dossier(loop_id, docket_id)
    db.session.rollback()
    papers = printed(dossier)
    loop, docket = find_or_404(Act.RUN, Loop, loop_id), find_or_404(Act.WRITE, Docket, docket_id)
    checks.require(loop, Gate.PACKET, now())  # as it stands now: printing took a while
    number, version, kept = dossier.number, dossier.version, kept_once(papers)
    packet = Packet.issue(loop, docket, number, version, kept, dossier.issued_at, me())
    db.session.add(packet)
    db.session.commit()
    return packet


def _dossier(loop_id: UUID, docket_id: UUID) -> Dossier:
    loop, docket = find_or_404(Act.RUN, Loop, loop_id), find_or_404(Act.WRITE, Docket, docket_id)
    at = now()
    number, version = number_and_version(loop, at.astimezone(me().time_zone).year)
    company = current_app.config["COMPANY"]
    issue = Issue(company, number, version, at, me(), docket, closing_digest(loop))
    return compile(loop, cards_of(everything(Act.SEE, Scorecard), loop), issue)


def _download(document: Document, name: str) -> Response:
    response = Response(document.content, mimetype=document.media_type)
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response
