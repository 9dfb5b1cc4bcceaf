"""Scorecards: written by their authors, sealed, and read by whom the policy lets."""

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm.exc import StaleDataError

from interviews.clock import now
from interviews.db import db
from interviews.domain.base import Refused
from interviews.domain.debriefs import Debrief
from interviews.domain.scorecards import Overtaken, Rating, Scorecard
from interviews.policy import Act
from interviews.web.errors import UNWRITTEN
from interviews.web.policing import everything, find_held_or_404, find_or_404, hold, may
from interviews.web.scorecards.autosave import received
from interviews.web.scorecards.copying import copy_key
from interviews.web.scorecards.forms import (
    CardForm,
    RevisionForm,
    asks_for_evidence,
    form_for,
    release_of,
    version_of,
)
from interviews.web.scorecards.kit import Question, kit_of
from interviews.web.scorecards.pages import (
    address,
    asked,
    drafted,
    noted,
    opinion,
    points_of,
    sealed,
    steps,
    timing,
)
from interviews.web.scorecards.queries import debrief_of, for_saving, for_writing, own, revisable, whole
from interviews.web.scorecards.readers import readers_of_card
from interviews.web.scorecards.words import (
    afterwards,
    is_awaited,
    notes_left,
    opens,
    progress,
    saved_at,
    standing_in_words,
    what_sealing_means,
    why_closed,
    why_sealed,
)
from interviews.web.signing_in import SIGNED_OUT, me

bp = Blueprint("scorecards", __name__, url_prefix="/scorecards")


@bp.get("")
def index() -> ResponseReturnValue:
    """My scorecards: those to finish, and the others."""
    cards = db.session.scalars(own(everything(Act.SEE, Scorecard), me())).all()
    standings = {card.id: standing_in_words(card, now()) for card in cards}
    return render_template(
        "scorecards/index.html",
        to_finish=[card for card in cards if is_awaited(card)],
        sealed=[card for card in cards if card.is_sealed],
        others=[card for card in cards if not is_awaited(card) and not card.is_sealed],
        standings=standings,
    )


@bp.get("/<uuid:id>/edit")
def edit(id: UUID) -> ResponseReturnValue:
    """The kit beside the writing."""
    card = find_or_404(Act.WRITE, Scorecard, id, *for_writing())
    if not card.is_open:
        return redirect(url_for(".show", id=id))
    kit = kit_of(db.session(), card.panelist.interview)
    return _writing(card, kit, form_for(card, kit))


@bp.post("/<uuid:id>/edit")
def save(id: UUID) -> ResponseReturnValue:
    """Keep what was typed, then stay or read it once more."""
    card = find_or_404(Act.WRITE, Scorecard, id)
    hold(Act.WRITE, card, options=whole())
    form = form_for(card, card.kit, request.form)
    if asks_for_evidence(form, card, request.form):
        return _writing(card, kit_of(db.session(), card.panelist.interview), form)
    try:
        card.save(form.draft(card.kit, request.form), version_of(request.form), at=now(), by=me())
        db.session.commit()
    except (Refused, StaleDataError, OperationalError) as refusal:
        return _refused(id, refusal)
    if "review" in request.form:
        return redirect(url_for(".review", id=id))
    flash("Saved.")
    return redirect(url_for(".edit", id=id))


@bp.put("/<uuid:id>/draft")
def draft(id: UUID) -> ResponseReturnValue:
    """The same, while the author types: JSON in, a few words out."""
    card = find_held_or_404(Act.WRITE, Scorecard, id, *for_saving())
    try:
        version, sending, written = received(request.get_data() if request.is_json else b"")
        card.save(written, version, at=now(), by=me(), sending=sending)
        db.session.flush()
        answer = _saved(card)
        db.session.commit()
    except (Refused, StaleDataError) as refusal:
        db.session.rollback()
        return {"sentence": _sentence(refusal)}, _status(refusal)
    return answer


def _saved(card: Scorecard) -> dict[str, Any]:
    """What the page shows of a save, told before the commit: nothing need be read again for it."""
    draft, titles = card.read_draft(), {question.id: question.version.title for question in card.kit}
    return {
        "saved_at": saved_at(card, now(), me().manner),
        "rated": progress(draft, titles),
        "states": {
            step.url: {"text": f"{step.number}, {step.state}", "done": step.done}
            for step in steps(draft, titles)
        },
        "version": card.version,
    }


@bp.get("/<uuid:id>/review")
def review(id: UUID) -> ResponseReturnValue:
    """Everything as it will stand, what is missing, and what sealing means."""
    card = find_or_404(Act.WRITE, Scorecard, id, *whole())
    if not card.is_open:
        return redirect(url_for(".show", id=id))
    return _review(card), 200


@bp.post("/<uuid:id>/seal")
def seal(id: UUID) -> ResponseReturnValue:
    """Seal what the author has just read."""
    card = find_or_404(Act.WRITE, Scorecard, id)
    loop = card.panelist.interview.loop
    hold(Act.WRITE, card, loop.candidate, loop.opening)  # the first seal locks the opening, once
    try:
        card.seal(now(), me(), version_of(request.form), release_of(request.form))
        db.session.commit()
    except (Refused, StaleDataError) as refusal:
        db.session.rollback()
        card = find_or_404(Act.WRITE, Scorecard, id, *whole())
        if not card.is_open:
            raise Refused(_sentence(refusal)) from refusal
        return _review(card, _sentence(refusal)), _status(refusal)
    flash("Your scorecard is sealed.")
    return redirect(url_for(".show", id=id))


@bp.get("/<uuid:id>")
def show(id: UUID) -> ResponseReturnValue:
    """A scorecard as it stands, and who can read it now."""
    card = find_or_404(Act.SEE, Scorecard, id, *whole())
    return render_template(
        "scorecards/show.html",
        card=card,
        debrief=db.session.scalar(debrief_of(card, everything(Act.SEE, Debrief))),
        is_mine=card.panelist.person is me(),
        broken=[] if card.panelist.removal else card.panelist.interview.loop.broken,
        lines=sealed(card) if card.is_sealed else drafted(card),
        notes=noted(card) if card.panelist.person is me() else [],
        opinion=opinion(card),
        readers=readers_of_card(card),
        why_sealed=why_sealed(card, me(), may("withdraw", card)),
        why_closed=why_closed(card),
        opens=opens(card),
    )


@bp.route("/<uuid:id>/withdrawal", methods=["GET", "POST"])
def withdraw(id: UUID) -> ResponseReturnValue:
    """Take the seal back, while nobody can have read anything; asked once more before."""
    card = find_or_404(Act.WITHDRAW, Scorecard, id)
    if request.method != "POST" and not card.may_be_unsealed:
        return redirect(url_for(".show", id=id))
    if request.method != "POST":
        return render_template("scorecards/withdrawal.html", card=card)
    hold(Act.WITHDRAW, card, card.panelist.interview.loop.candidate)
    card.withdraw_seal(at=now(), by=me())
    db.session.commit()
    flash("The seal is withdrawn. Write on, and seal it again.")
    return redirect(url_for(".edit", id=id))


@bp.route("/ratings/<uuid:id>/revision", methods=["GET", "POST"])
def revise(id: UUID) -> ResponseReturnValue:
    """Rate anew while the debrief is open; the sealed value stays beside the new one."""
    rating = find_or_404(Act.WRITE, Rating, id, *revisable())
    debrief, form = _debrief_of(rating), RevisionForm()
    if not form.validate_on_submit():
        return _revising(rating, form, status=422 if form.is_submitted() else 200)
    hold(Act.WRITE, rating, debrief.loop.candidate)
    try:
        rating.revise(form.point, form.reason.data or "", at=now(), by=me())
        db.session.commit()
    except Refused as refusal:
        form.form_errors.append(str(refusal))
        db.session.rollback()
        return _revising(find_or_404(Act.WRITE, Rating, id, *revisable()), form, status=422)
    flash("Your rating is revised. Both values stay.")
    about = rating.question.version.competency_id
    return redirect(url_for("debriefs.point", id=debrief.id, competency_id=about))


def _revising(rating: Rating, form: RevisionForm, status: int) -> ResponseReturnValue:
    page = render_template(
        "scorecards/revision.html",
        rating=rating,
        debrief=_debrief_of(rating),
        form=form,
        points=points_of(rating.question),
        readers=readers_of_card(rating.seal.scorecard),
    )
    return page, status


def _debrief_of(rating: Rating) -> Debrief:
    debrief = rating.question.interview.loop.debrief
    if not debrief:
        raise Refused(
            "This rating is sealed, so that nobody changes it unseen. "
            "It can be revised once the debrief is open."
        )
    return debrief


def _writing(
    card: Scorecard, kit: list[Question], form: CardForm, sentence: str = "", status: int = 200
) -> ResponseReturnValue:
    draft, titles = card.read_draft(), {question.id: question.title for question in kit}
    page = render_template(
        "scorecards/edit.html",
        card=card,
        form=form,
        asked=asked(kit, form, card.panelist.interview.starts_at, me().manner),
        steps=steps(draft, titles),
        opens=opens(card),
        readers=readers_of_card(card),
        saved=saved_at(card, now(), me().manner),
        progress=progress(draft, titles),
        sentence=sentence,
        elsewhere=drafted(card) if status == 409 else [],
        notes=noted(card) if status == 409 else [],
        timing=timing(card),
        opinion=opinion(card),
        signed_out=SIGNED_OUT,
        copy_key=copy_key(card),
    )
    return page, status


def _review(card: Scorecard, sentence: str = "") -> str:
    return render_template(
        "scorecards/review.html",
        card=card,
        lines=drafted(card),
        opinion=opinion(card),
        missing=[(gap.sentence, url_for(".edit", id=card.id) + address(gap)) for gap in card.missing()],
        thin=[
            (line.question.version.title, line.name) for line in drafted(card) if line.question in card.thin()
        ],
        notes_left=notes_left(card),
        waits=card.panelist.interview.why_not_begun(now()),
        meaning=what_sealing_means(card),
        afterwards=afterwards(card, may("withdraw", card)),
        sentence=sentence,
    )


def _refused(id: UUID, refusal: Exception) -> ResponseReturnValue:
    """The same page with what was typed, the sentence on top, and nothing changed."""
    db.session.rollback()
    card = find_or_404(Act.WRITE, Scorecard, id, *whole())
    kit = kit_of(db.session(), card.panelist.interview)
    return _writing(card, kit, form_for(card, kit, request.form), _sentence(refusal), _status(refusal))


def _sentence(refusal: Exception) -> str:
    if isinstance(refusal, StaleDataError):
        return "This scorecard was saved from another window since. What you typed here is kept below."
    return UNWRITTEN if isinstance(refusal, OperationalError) else str(refusal)


def _status(refusal: Exception) -> int:
    if isinstance(refusal, OperationalError):
        return 503
    return 409 if isinstance(refusal, Overtaken | StaleDataError) else 422


from interviews.web.scorecards import proof  # noqa: E402,F401 - its page hangs on `bp`
