"""Questions as they are read, with what is said of them for those who keep the bank."""

from collections import Counter
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import render_template, request
from flask.typing import ResponseReturnValue

from interviews.clock import now
from interviews.db import db
from interviews.domain.banks import Anchor, Difference, Question, QuestionVersion, difference, next_review
from interviews.domain.loops import Interview
from interviews.domain.openings import Opening
from interviews.policy import Act
from interviews.web.banks import queries
from interviews.web.banks.places import anchor_of, level_names, named
from interviews.web.banks.questions import VERSION, version_of, whole
from interviews.web.banks.said import Place, checked, linked, said_of
from interviews.web.banks.sought import exposure, waiting_in
from interviews.web.banks.views import bp
from interviews.web.policing import everything, may
from interviews.web.signing_in import me

PARTS = {
    "name": "in a few words",
    "behaviours": "what is seen or heard",
    "answer": "sample answer {n}",
    "why": "why sample answer {n} is here",
}


@bp.get("/questions/<uuid:id>")
def question(id: UUID) -> ResponseReturnValue:
    """A question as its newest version has it."""
    found = whole(Act.SEE, id)
    return _read(found, found.latest)


@bp.get(VERSION)
def version(id: UUID, number: int) -> ResponseReturnValue:
    """A question as one version has it."""
    found = whole(Act.SEE, id)
    return _read(found, version_of(found, number))


@bp.get("/questions/<uuid:id>/differences")
def differences(id: UUID) -> ResponseReturnValue:
    """What changed between two versions that somebody chose; one that isn't there gives way to the newest."""
    found = whole(Act.SEE, id)
    last = found.latest.number
    chosen = (request.args.get(name, type=int) or 0 for name in ("from", "to"))
    before, after = (n if 1 <= n <= last else last for n in chosen)
    return _compared(found, before, after)


@bp.get("/questions/<uuid:id>/differences/<int:before>/<int:after>")
def compare(id: UUID, before: int, after: int) -> ResponseReturnValue:
    """What changed from one version to another."""
    return _compared(whole(Act.SEE, id), before, after)


def _compared(question: Question, before: int, after: int) -> ResponseReturnValue:
    old, new = version_of(question, before), version_of(question, after)
    names = level_names(new)
    drafts = (old.draft(), new.draft())
    what = difference(*(drafts if may("review", question) else (one.without_samples() for one in drafts)))
    return render_template(
        "banks/compare.html",
        question=question,
        old=old,
        new=new,
        changes=_changes(what, names),
        unchanged=[named(place, names) for place in what.unchanged],
    )


def _changes(what: Difference, names: dict[str, str]) -> list[dict[str, Any]]:
    """What changed, by the name of its place, each with its parts."""
    places: dict[str, dict[str, Any]] = {}
    for change in what.changes:
        place = places.setdefault(change.place, {"name": named(change.place, names), "parts": []})
        place["lines"] = change.place == "materials"
        place["parts"].append((_part(change.part), change.rows))
    return list(places.values())


def _part(part: str) -> str:
    """A part of a point, as people call it, such as `answer 1`."""
    kind, _, n = part.partition(" ")
    return PARTS.get(kind, "").format(n=n)


def _read(question: Question, version: QuestionVersion) -> ResponseReturnValue:
    reviewed = question.versions if version is question.latest else [version]
    levels = version.levels
    level = next((one for one in levels if one.key == request.args.get("level")), levels[0])
    keeper = may("review", question)
    found = checked(version.draft()) if keeper else []
    said = said_of(version, [] if version.is_approved else found, me()) if keeper else {}
    return render_template(
        "banks/question.html",
        question=question,
        version=version,
        steps=[step for one in reviewed for step in one.steps],
        level=level,
        levels=levels,
        anchors=[_point(anchor) for anchor in version.rubric(level)],
        openings=list(db.session.scalars(queries.asking(everything(Act.SEE, Opening), question))),
        said=said,
        counts=_counts(said),
        found=linked(version, found),
        is_clear=all(one.passed for one in found),
        since=_since(version),
        next_review=_next_review(question) if keeper else None,
        exposure=exposure([question.id], everything(Act.SEE, Interview), now())[question.id],
        cooling=question.cooling(now()),
    )


def _point(anchor: Anchor) -> dict[str, Any]:
    place = f"rubric.{anchor.level.key}.{anchor.point}"
    said = {"point": anchor.point, "name": anchor.name, "text": anchor.behaviours}
    return said | {"id": anchor_of(place), "place": place, "samples": anchor.samples}


def _counts(said: Mapping[str, Place]) -> Counter[str]:
    """How much there is to look at in the scale of each level, by its key."""
    points = (place for place in said if place.startswith("rubric."))
    return Counter(place.split(".")[1] for place in points for _ in range(len(said[place])))


def _since(version: QuestionVersion) -> int:
    """The version that a reviewer knows: the last approved one before this, or the one before."""
    earlier = [one.number for one in version.question.versions if one.number < version.number]
    approved = [n for n in earlier if version.question.versions[n - 1].is_approved]
    return max(approved or earlier, default=version.number)


def _next_review(after: Question) -> Question | None:
    waiting = db.session.scalars(waiting_in(everything(Act.REVIEW, Question), after.bank))
    return next_review(waiting, me(), after, decides=may("write", after.bank))
