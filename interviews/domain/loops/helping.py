"""What candidates often ask for, in their words, and what is then done, in the interviewers'.

Each is a beginning to be edited: what a person needs is theirs to say.
"""

from dataclasses import dataclass

from interviews.domain.loops.adjustment import NO_EFFECT, Effect


@dataclass(frozen=True)
class Way:
    """One thing that helps: how a candidate asks for it, what the panel does, what it does to the times."""

    key: str
    asked: str
    done: str
    effect: Effect = NO_EFFECT


WAYS = (
    Way(
        "time",
        "More time for each task",
        "Give more time for every task: half as much again is in the calendar. Ask no fewer questions.",
        Effect(extra=50),
    ),
    Way(
        "breaks",
        "Breaks between interviews",
        "End on time, so that the break after this interview is whole.",
        Effect(pause=15),
    ),
    Way(
        "captions",
        "Captions",
        "Turn captions on before you begin. Face the camera, and let one person speak at a time.",
    ),
    Way("chat", "Questions in writing, in the chat", "Write each question into the chat as you ask it."),
    Way("camera", "My camera off", "The candidate’s camera stays off. Don’t ask them to turn it on."),
    Way(
        "written",
        "To answer in writing",
        "Let the candidate answer in writing, and read along. Rate it by the same points.",
    ),
    Way(
        "pair",
        "To work in a pair, not watched",
        "Work on the task together with the candidate, in place of watching. Leave the decisions to them.",
    ),
    Way(
        "board",
        "No whiteboard, and no drawing",
        "Use no whiteboard. Let the candidate explain in words or in a document.",
    ),
    Way(
        "place",
        "A quiet room, or a place without steps",
        "Meet in the place that is named for this interview, and in no other: it was chosen for them.",
    ),
)
BY_KEY = {way.key: way for way in WAYS}


def asked_for(keys: list[str], own: str) -> str:
    """What a candidate asks for, a line each: what they chose, then their own words."""
    lines = [way.asked for way in WAYS if way.key in keys]
    return "\n".join([*lines, own]).strip()


def chosen_in(need: str) -> list[Way]:
    """The ready ones among what was asked for."""
    lines = set(need.splitlines())
    return [way for way in WAYS if way.asked in lines]


def together(ways: list[Way]) -> tuple[str, Effect]:
    """An instruction for all of these to begin from, and what they do to the times."""
    effects = [NO_EFFECT, *(way.effect for way in ways)]
    longest = Effect(max(one.extra for one in effects), max(one.pause for one in effects))
    return "\n".join(way.done for way in ways), longest
