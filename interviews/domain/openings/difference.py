"""What changed between two versions of a plan, in sentences.

A question is called what it is called today: a new version of a question is no change of the plan.
"""

from collections.abc import Iterator

from interviews.direction import isolated
from interviews.domain.openings.plan import PlannedInterview, PlanVersion, by_title


def changes(old: PlanVersion, new: PlanVersion) -> Iterator[str]:
    """What somebody who knows the old version has to be told of the new one."""
    pairs, dropped = by_title(new.interviews, old.interviews)
    yield from (f"{isolated(interview.title)} is dropped." for interview in dropped)
    for after, before in pairs:
        if before:
            yield from _of_one(before, after)
        else:
            yield f"{isolated(after.title)} is new."
    kept = [before.position for _, before in pairs if before]
    if kept != sorted(kept):
        yield "The interviews come in another order."


def _of_one(before: PlannedInterview, after: PlannedInterview) -> Iterator[str]:
    title = isolated(after.title)
    if before.minutes != after.minutes:
        yield f"{title} takes {after.minutes} minutes, not {before.minutes}."
    if before.break_after != after.break_after:
        yield f"The break after {title} is {after.break_after} minutes, not {before.break_after}."
    if set(before.focus) != set(after.focus):
        names = ", ".join(isolated(name) for name in sorted(competency.name for competency in after.focus))
        yield f"{title} looks at {names or 'nothing in particular'}."
    was, now = (_titles(interview) for interview in (before, after))
    yield from (
        f"{title} doesn’t ask “{isolated(name)}” any more." for id, name in was.items() if id not in now
    )
    yield from (f"{title} asks “{isolated(name)}” too." for id, name in now.items() if id not in was)
    if was.keys() == now.keys() and list(was) != list(now):
        yield f"{title} asks in another order."


def _titles(interview: PlannedInterview) -> dict[object, str]:
    asked = [each.question for each in interview.asked]
    return {question: (question.approved or question.latest).title for question in asked}
