"""Checks on the scale: every point is there, says something of its own, and can be seen or heard."""

import re
from collections.abc import Iterator
from itertools import combinations

from interviews.direction import isolated
from interviews.domain.banks.checks.finding import Finding, Note, structural
from interviews.domain.banks.checks.texts import alike, points, words
from interviews.domain.banks.rubric import FEWEST_POINTS, MOST_POINTS, AnchorDraft, QuestionDraft
from interviews.domain.banks.rules import Rules

SAME = 0.8
"""Texts that share so much of their words say the same: of six words one at most is another."""

OF_ITS_OWN = 3
"""A point that compares itself with another says so many words besides, or it says nothing."""

COMPARED = "“More than at 2” can't be seen or heard: say what they do here that they don't do there."

_AS_BEFORE = re.compile(
    r"^\s*(?:the same )?as (?:at|in|for)(?: point)? \d\s*[;,:.]?\s*(?:and\s+)?(?:also\b)?", re.I
)
# Without a limit to how many words lead to the number, a text of nothing but such words takes minutes.
_COMPARES = re.compile(
    r"\b(?:better|worse|more|less|fewer|stronger|weaker|clearer|same|like|beyond|above|below|as)\b"
    r"(?: \w+){0,3}?(?: (?:than|as|to|of|what|is|was)){0,6}(?: (?:at|in|for))?(?: the)?(?: point)? \d\b"
)
_FILLERS = frozenset(
    words(
        "a also and answer answers as at better but clearly in is it just less more much no of only or point "
        "so still the them they this to very well with worse"
    )
)


def anchors(draft: QuestionDraft, rules: Rules) -> Finding:
    """Every level has its points, and every point a name and what is seen or heard."""
    return structural(
        "anchors",
        "Every point of every scale has a name, and what is seen or heard.",
        "A scale isn't whole.",
        _gaps(draft),
    )


def _gaps(draft: QuestionDraft) -> Iterator[Note]:
    if not draft.rubric:
        yield Note("rubric", "Write the scale for one level at least: no anchors, no rating.")
    for level, scale in draft.rubric.items():
        if not FEWEST_POINTS <= len(scale) <= MOST_POINTS:
            name = isolated(level.name)
            yield Note("rubric", f"The scale for {name} needs {FEWEST_POINTS} to {MOST_POINTS} points.")
    for place, _, _, anchor in points(draft):
        if not anchor.name.strip() or not anchor.behaviours.strip():
            yield Note(place, "Give this point a name, and say what is seen or heard.")


def distinct(draft: QuestionDraft, rules: Rules) -> Finding:
    """The points of one scale say different things."""
    return structural(
        "distinct points",
        "No two points of a scale say the same.",
        "Two points of a scale say nearly the same.",
        _twins(draft),
    )


def _twins(draft: QuestionDraft) -> Iterator[Note]:
    for level, scale in draft.rubric.items():
        said = enumerate((_of_its_own(anchor) for anchor in scale), start=1)
        for (lower, low), (higher, high) in combinations(said, 2):
            if alike(low, high) >= SAME:
                sentence = f"This says nearly what point {lower} says: two raters couldn't tell them apart."
                yield Note(f"rubric.{level.key}.{higher}", sentence)


def _of_its_own(anchor: AnchorDraft) -> str:
    """What a point adds, without “As at 3; also” before it."""
    return _AS_BEFORE.sub("", anchor.behaviours)


def own_words(draft: QuestionDraft, rules: Rules) -> Finding:
    """No point only compares itself with another."""
    return structural(
        "words of its own",
        "Every point says something of its own.",
        "A point only compares itself with another.",
        (Note(place, COMPARED) for place, _, _, one in points(draft) if _only_compares(one.behaviours)),
    )


def _only_compares(behaviours: str) -> bool:
    said = " ".join(words(behaviours))
    rest, times = _COMPARES.subn(" ", said)
    return times > 0 and len(set(rest.split()) - _FILLERS) < OF_ITS_OWN


def levels(draft: QuestionDraft, rules: Rules) -> Finding:
    """The scale for one level asks something else than the scale for another."""
    return structural(
        "levels",
        "Every level has a scale of its own."
        if len(draft.rubric) > 1
        else "There is one level, so none repeats another.",
        "The scale for one level repeats another's.",
        _repeated(draft),
    )


def _repeated(draft: QuestionDraft) -> Iterator[Note]:
    for (lower, low), (higher, high) in combinations(draft.rubric.items(), 2):
        pairs = list(zip(low, high, strict=False))
        if pairs and all(alike(one.behaviours, other.behaviours) >= SAME for one, other in pairs):
            names = isolated(higher.name), isolated(lower.name)
            sentence = "The scale for {} repeats the one for {}: ask another thing of the same answer."
            yield Note("rubric", sentence.format(*names))
