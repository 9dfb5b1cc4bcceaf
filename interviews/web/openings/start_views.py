"""Starting from a plan: which are kept or ship for an opening's level, what they lack here, and the press."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from interviews.clock import now
from interviews.db import db
from interviews.domain import plans
from interviews.domain.banks import Bank, Competency, Question
from interviews.domain.base import Refused
from interviews.domain.openings import Opening
from interviews.domain.plans import PlanTemplate
from interviews.packs.plan import Plan, Reference, read, shipped
from interviews.policy import Act
from interviews.web.openings import offers, queries
from interviews.web.openings.offers import Offer, Standing
from interviews.web.openings.views import bp
from interviews.web.policing import everything, find_or_404, hold
from interviews.web.signing_in import me


@bp.get("/<uuid:id>/plan/start")
def start(id: UUID) -> ResponseReturnValue:
    """The plans for this level, each to be read whole, and all beside each other."""
    opening = find_or_404(Act.WRITE, Opening, id, *queries.with_bar_and_plan())
    ladder = _ladder()
    return render_template(
        "openings/start.html",
        opening=opening,
        offers=[] if opening.plan else _offered(_fitting(opening), opening, ladder),
        plans=shipped(),
        called=partial(offers.called, ladder=ladder),
        in_words=offers.in_words,
        Standing=Standing,
        shipping={plan.key for plan in shipped()},
        empty=not db.session.scalar(everything(Act.SEE, Question).limit(1)),
        Bank=Bank,
    )


@bp.post("/<uuid:id>/plan/start")
def begin(id: UUID) -> ResponseReturnValue:
    """Set the bar and the plan of one of them."""
    opening = find_or_404(Act.WRITE, Opening, id)
    plan = _chosen(opening)
    hold(Act.WRITE, opening, opening)  # who sets a bar or a plan in this moment waits for us
    draft = _offered([plan], opening, _ladder())[0].draft
    if not draft:
        raise Refused("Something that this plan asks for isn't ready here. Look at the plan again.")
    plans.start(opening, draft, now(), me())
    db.session.commit()
    flash("The bar and the plan are set. Both can still be changed.")
    return redirect(url_for(".show", id=id))


@bp.post("/<uuid:id>/plan/start/proposal")
def propose(id: UUID) -> ResponseReturnValue:
    """Ask for a review of every question of a plan that nobody has proposed yet."""
    opening = find_or_404(Act.WRITE, Opening, id)
    asked = queries.asked_in(everything(Act.WRITE, Question), _chosen(opening).questions)
    drafts = [found for found in db.session.scalars(asked) if found.latest.is_unproposed]
    if not drafts:
        raise Refused("Every question of this plan that is here was proposed already.")
    for question in drafts:
        question.latest.propose(now(), me())
    db.session.commit()
    flash("They are in review. Somebody else than who wrote them or brought them in approves each.")
    return redirect(url_for(".start", id=id))


def _fitting(opening: Opening) -> list[Plan]:
    """Those that were kept here, then those that ship."""
    kept = db.session.scalars(queries.kept_for(everything(Act.SEE, PlanTemplate), opening.level))
    ships = (plan for plan in shipped() if plan.level == opening.level.key)
    return [*(read(template.read()) for template in kept), *ships]


def _chosen(opening: Opening) -> Plan:
    """The plan that a form named, if it is for this level."""
    named = request.form.get("plan")
    return next((plan for plan in _fitting(opening) if plan.key == named), None) or abort(404)


def _ladder() -> dict[str, Competency]:
    return {each.key: each for each in db.session.scalars(queries.competencies())}


def _offered(plans: Sequence[Plan], opening: Opening, ladder: dict[str, Competency]) -> list[Offer]:
    """Plans with what there is of them here."""
    asked = [reference for plan in plans for reference in plan.questions]
    found = db.session.scalars(queries.asked_in(everything(Act.SEE, Question), asked))
    questions = {Reference(each.bank.key, each.key): each for each in found}
    return [offers.offer(plan, opening, questions, ladder, now(), me()) for plan in plans]
