"""The evidence on one competency: side by side, a question at a time, with every change of mind beside it."""

from collections.abc import Sequence
from typing import Any

from interviews.direction import isolated
from interviews.domain.banks import QuestionVersion
from interviews.domain.scorecards import Rating


def by_question(heard: Sequence[tuple[str, tuple[Rating, ...]]]) -> list[dict[str, Any]]:
    """What each person, by what they are called, saw of each question, as the kits ask them; who asked none
    is named last.
    """
    asked: dict[QuestionVersion, list[tuple[str, Rating]]] = {}
    for called, rating in sorted(
        ((called, rating) for called, ratings in heard for rating in ratings),
        key=lambda each: _asked_at(each[1]),
    ):
        asked.setdefault(rating.question.version, []).append((called, rating))
    groups = [
        {"title": version.title, "voices": [_voice(called, rating) for called, rating in said]}
        for version, said in asked.items()
    ]
    silent = [called for called, ratings in heard if not ratings]
    if not groups or not silent:
        return groups
    absent = {"title": ", ".join(map(isolated, silent)), "lines": [], "absent": "did not ask"}
    return [*groups, {"title": "", "voices": [absent]}]


def _asked_at(rating: Rating) -> tuple[int, int]:
    return rating.question.interview.position, rating.position


def _voice(called: str, rating: Rating) -> dict[str, Any]:
    anchor = rating.anchor(rating.now)
    unrated = f"Not assessed: {rating.not_assessed}." if rating.not_assessed else ""
    return {
        "title": f"{isolated(called)}, in {isolated(rating.question.interview.title)}",
        "point": f"{anchor.point} {isolated(anchor.name)}." if anchor else unrated,
        "anchor": anchor.behaviours if anchor else rating.not_assessed_words,
        "lines": [{"kind": piece.kind, "text": piece.text} for piece in rating.evidence],
        "changes": _changes(rating),
    }


def _changes(rating: Rating) -> list[dict[str, Any]]:
    """Each revision against what stood before it."""
    before = [rating.value, *(revision.value for revision in rating.revisions)]
    return [
        {
            "title": f"Was {was or 'not assessed'}, now {revision.value}.",
            "reason": revision.reason,
            "by": f"{isolated(revision.by.name)}. Both values stay.",
        }
        for was, revision in zip(before, rating.revisions, strict=False)
    ]
