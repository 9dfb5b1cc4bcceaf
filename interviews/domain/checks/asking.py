"""Checks of what is asked: against the bar, the bank and the plan."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from interviews.direction import isolated
from interviews.domain import coverage
from interviews.domain.checks.check import Annotation, Conclusion, Gate, Mend, Result, check, lists
from interviews.domain.loops import Change, Kind, KitQuestion, Loop, changes_of

DEPARTS = {
    Kind.SPLIT: "is held in two meetings",
    Kind.MISSED: "was missed once",
}


@lists(
    "must-haves",
    passed="Every must-have is asked in two interviews.",
    found="A must-have has fewer than two independent observers.",
    gate=Gate.SCHEDULING,
)
def must_haves(loop: Loop, at: datetime) -> Iterator[Annotation]:
    """Every must-have is asked in two interviews, by different people: no single voice decides it."""
    for line in coverage.of_loop(loop):
        if line.is_short:
            by = ", by the same person" if line.observers < line.interviews else ""
            asked = f"{isolated(line.competency.name)} is asked in {line.interviews}{by}."
            yield Annotation(asked, Mend.PLAN, loop.opening)


@lists(
    "questions",
    passed="Every question asked is approved for the level.",
    found="A question isn't approved for the level.",
    gate=Gate.SCHEDULING,
)
def approved_questions(loop: Loop, at: datetime) -> Iterator[Annotation]:
    """Every question of the kits is approved for the level of the opening."""
    level = isolated(loop.opening.level.name)
    for interview in loop.interviews:
        for question in interview.kit:
            if not _is_fit(question):
                title = isolated(question.version.title)
                yield Annotation(f"“{title}” isn't approved for {level}.", Mend.PLAN, loop.opening)


@lists(
    "repeated questions",
    passed="No question is asked twice.",
    found="A question is asked in two interviews.",
)
def repeated_questions(loop: Loop, at: datetime) -> Iterator[Annotation]:
    """A second answer to the same question is rehearsed, and the two ratings are not independent."""
    places: dict[UUID, list[KitQuestion]] = defaultdict(list)
    for interview in loop.interviews:
        for asked in interview.kit:
            places[asked.version.question_id].append(asked)
    for again in places.values():
        if len(again) > 1:
            where = " and in ".join(isolated(asked.interview.title) for asked in again)
            title = isolated(again[0].version.title)
            yield Annotation(f"“{title}” is asked in {where}.", Mend.PLAN, loop.opening)


@check("departures", gate=Gate.PACKET)
def departures(loop: Loop, at: datetime) -> Result:
    """Every candidate gets the plan; what departs from it has a reason. A question that nobody asks has none
    before it is waived.
    """
    if unasked := tuple(_unasked(loop)):
        return Result(Conclusion.NEEDS_YOU, "A question of the plan isn't asked.", unasked)
    departed = tuple(Annotation(_departed(change)) for change in changes_of(loop) if change.kind in DEPARTS)
    sentence = "What departs from the plan has its reason." if departed else "Nothing departs from the plan."
    return Result(Conclusion.PASSED, sentence, departed)


def _unasked(loop: Loop) -> Iterator[Annotation]:
    asked = {question.version.question_id for interview in loop.interviews for question in interview.kit}
    for planned in loop.plan_version.interviews:
        for each in planned.asked:
            if each.question_id not in asked:
                title = isolated((each.question.approved or each.question.latest).title)
                yield Annotation(f"“{title}” of the plan isn't asked.", Mend.PLAN, loop.opening)


def _departed(change: Change) -> str:
    return f"{isolated(change.interview.title)} {DEPARTS[change.kind]}."


def _is_fit(question: KitQuestion) -> bool:
    return question.version.is_approved and bool(question.scale)
