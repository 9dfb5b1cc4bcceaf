"""loops: a candidate withdraws, and comes back."""

from uuid import UUID

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from interviews.clock import now
from interviews.db import db
from interviews.domain.base import Refused
from interviews.domain.loops import Loop
from interviews.policy import Act
from interviews.web.loops.forms import ReturnForm, WithdrawalForm
from interviews.web.loops.views import bp, page_of, refused
from interviews.web.policing import find_or_404, hold
from interviews.web.signing_in import me


@bp.route("/<uuid:id>/withdrawal", methods=["GET", "POST"])
def withdrawal(id: UUID) -> ResponseReturnValue:
    """The candidate goes away: say what that does, and do it."""
    loop = find_or_404(Act.RUN, Loop, id)
    form = WithdrawalForm()
    if not form.validate_on_submit():
        return page_of(form, "loops/withdrawal.html", loop=loop)
    hold(Act.RUN, loop, loop.candidate)
    try:
        loop.withdraw(str(form.words.data), now(), me())
    except Refused as refusal:
        return refused(form, refusal, "loops/withdrawal.html", loop=loop)
    db.session.commit()
    return redirect(url_for(".show", id=id))


@bp.route("/<uuid:id>/return", methods=["GET", "POST"], endpoint="return")
def come_back(id: UUID) -> ResponseReturnValue:
    """The candidate changed their mind."""
    loop = find_or_404(Act.RUN, Loop, id)
    form = ReturnForm()
    if not form.validate_on_submit():
        return page_of(form, "loops/return.html", loop=loop)
    hold(Act.RUN, loop, loop.candidate)
    try:
        loop.come_back(str(form.reason.data), now(), me())
    except Refused as refusal:
        return refused(form, refusal, "loops/return.html", loop=loop)
    db.session.commit()
    return redirect(url_for(".show", id=id))
