"""loops: a required check is let be, with a name and a reason; and counts again."""

from collections.abc import Iterable
from hashlib import sha256
from uuid import UUID

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from interviews.clock import now
from interviews.db import db
from interviews.domain import checks
from interviews.domain.base import Refused
from interviews.domain.checks import Line
from interviews.domain.loops import Loop
from interviews.domain.waivers import Waiver
from interviews.policy import Act
from interviews.web.loops import queries
from interviews.web.loops.forms import WaiverForm
from interviews.web.loops.views import bp
from interviews.web.policing import find_or_404, hold
from interviews.web.signing_in import me


@bp.route("/<uuid:id>/checks/<name>/waiver", methods=["GET", "POST"])
def waive(id: UUID, name: str) -> ResponseReturnValue:
    """Say what is let be, and ask why."""
    loop = find_or_404(Act.RUN, Loop, id, *queries.whole())
    line = _waivable(loop, name)
    form = WaiverForm()
    if not form.validate_on_submit():
        return _page(loop, line, form)
    hold(Act.RUN, loop, loop.candidate, options=queries.whole())
    try:
        found = _waivable(loop, name).result.found
        if form.found.data != _digest(found):
            raise Refused("What the check finds has changed meanwhile. Read it once more.")
        db.session.add(Waiver.give(loop, name, found, str(form.reason.data), now(), me()))
        db.session.commit()
    except Refused as refusal:
        db.session.rollback()
        form.form_errors.append(str(refusal))
        loop = find_or_404(Act.RUN, Loop, id, *queries.whole())
        return _page(loop, _waivable(loop, name), form)
    flash("The check is waived. Your name and your reason stand with it, in the packet too.")
    return redirect(url_for(".show", id=id, _anchor="checks"))


@bp.post("/waivers/<uuid:id>/end")
def end_waiver(id: UUID) -> ResponseReturnValue:
    """The check counts again."""
    waiver = find_or_404(Act.RUN, Waiver, id)
    hold(Act.RUN, waiver, waiver.loop.candidate)
    waiver.end(now(), me())
    db.session.commit()
    flash("The waiver is taken back: the check counts again.")
    return redirect(url_for(".show", id=waiver.loop_id, _anchor="checks"))


def _waivable(loop: Loop, name: str) -> Line:
    """A required check that holds something back. Raises `Refused` once there is nothing to waive."""
    check = checks.named(name)
    if not check or not check.gate or check.is_firm:
        abort(404)
    line = checks.line(loop, now(), check)
    if not line.can_be_waived:
        raise Refused("This check holds nothing back, so there is nothing to waive.")
    return line


def _page(loop: Loop, line: Line, form: WaiverForm) -> ResponseReturnValue:
    form.found.data = _digest(line.result.found)
    page = render_template("loops/waiver.html", loop=loop, line=line, form=form)
    return page, 422 if form.errors else 200


def _digest(found: Iterable[str]) -> str:
    """What was on the page: nobody waives what they didn't read."""
    return sha256("\n".join(found).encode()).hexdigest()
