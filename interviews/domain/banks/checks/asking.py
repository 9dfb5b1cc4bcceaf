"""Checks on the asking: why, how, in what time, in which other ways, and what isn't judged."""

from collections.abc import Iterator
from math import ceil

from interviews.domain.banks.checks.finding import Finding, Note, hinted, structural
from interviews.domain.banks.checks.texts import lix, sentences, words
from interviews.domain.banks.rubric import MOST_PROBES, QuestionDraft
from interviews.domain.banks.rules import Rules

# Silent reading in English goes at 238 words a minute, reading aloud at 183, as many studies have it
# (Marc Brysbaert, How many words do we read per minute?, Journal of Memory and Language 109, 2019). Ours are
# lower: what is read out is heard once and not seen, and what is handed over is often read in a third
# language, or by a screen reader. Those for probes and answers are our own, counted low.
READ_OUT_A_MINUTE = 130
READ_A_MINUTE = 200
MINUTES_A_PROBE = 2
MINUTES_AN_ANSWER = 3

SHORTEST_RATED = 30
"""Of fewer words, a measure of reading says little."""

REPEATED = 0.9
"""So much of a purpose's words in the prompt, and it adds nothing to it."""

EMPTY_PHRASES = frozenset(
    {
        "because we always ask it",
        "it is a standard question",
        "it is important",
        "it is needed",
        "it is needed for the job",
        "it is relevant",
        "it is relevant for the job",
        "it is relevant to the job",
        "it is related to the job",
        "n a",
        "see above",
        "tbd",
        "the job needs it",
        "the role needs it",
        "to get to know the candidate",
        "to get to know them",
        "to see how they think",
        "to see if they are good",
        "to see whether they fit",
        "we always ask it",
        "we always ask this",
    }
)


def related(draft: QuestionDraft, rules: Rules) -> Finding:
    """There is an answer to “why is this related to the job?”."""
    return structural(
        "related to the job",
        "It says why it is related to the job.",
        "It doesn't say why it is related to the job.",
        _unrelated(draft),
    )


def _unrelated(draft: QuestionDraft) -> Iterator[Note]:
    said = words(draft.purpose)
    asked = set(words(draft.prompt))
    if not said:
        yield Note("purpose", "Say which work of the job needs what this question shows.")
    elif " ".join(said) in EMPTY_PHRASES:
        yield Note("purpose", "This could stand under any question: say which work of the job needs it.")
    elif sum(word in asked for word in said) >= REPEATED * len(said):
        yield Note("purpose", "This repeats the question: say which work of the job needs the answer.")


def probes(draft: QuestionDraft, rules: Rules) -> Finding:
    """There are three probes at most: more, and no two candidates are asked the same."""
    count = len(draft.probes)
    many = f"There are {count}: leave {MOST_PROBES}, so that everybody can be asked the same."
    return structural(
        "probes",
        "There are three probes at most.",
        "There are more than three probes.",
        [Note("probes", many)] if count > MOST_PROBES else [],
    )


def other_ways(draft: QuestionDraft, rules: Rules) -> Finding:
    """There is another way to ask it, for those whom this one would hide."""
    note = Note("alternatives", "Say how else it can be asked: in writing, in parts, with time to prepare …")
    return structural(
        "other ways",
        "There is another way to ask it.",
        "There is no other way to ask it.",
        [] if draft.alternatives.strip() else [note],
    )


def not_scored(draft: QuestionDraft, rules: Rules) -> Finding:
    """What must not count is written."""
    note = Note("not_scored", "Say what a rater might count here that shows nothing of the job.")
    return structural(
        "not judged",
        "It says what isn't judged.",
        "It doesn't say what isn't judged.",
        [] if draft.not_scored.strip() else [note],
    )


def time(draft: QuestionDraft, rules: Rules) -> Finding:
    """Asking and answering fit into the minutes."""
    needed = minutes_needed(draft)
    told = (
        f"Reading it out, the materials, {len(draft.probes)} probes and a short answer take {needed} minutes"
        f"; {draft.minutes} are given."
    )
    return hinted(
        "minutes",
        "Asking and answering fit into the minutes.",
        "There are too few minutes for it.",
        [Note("minutes", told)] if needed > draft.minutes else [],
    )


def minutes_needed(draft: QuestionDraft) -> int:
    """The fewest minutes in which it can be asked and answered."""
    heard = len(words(draft.prompt)) / READ_OUT_A_MINUTE
    read = len(words(draft.materials)) / READ_A_MINUTE
    return ceil(heard + read + MINUTES_A_PROBE * len(draft.probes) + MINUTES_AN_ANSWER)


def reading(draft: QuestionDraft, rules: Rules) -> Finding:
    """What is said to the candidate is easy to take in."""
    said = (("prompt", draft.prompt), ("told_beforehand", draft.told_beforehand))
    return hinted(
        "easy to follow",
        "What the candidate hears is easy to follow.",
        "What the candidate hears is hard to follow.",
        (Note(place, _hard(text, rules)) for place, text in said if _is_hard(text, rules)),
    )


def _is_hard(text: str, rules: Rules) -> bool:
    return len(words(text)) >= SHORTEST_RATED and lix(text) > rules.hardest


def _hard(text: str, rules: Rules) -> str:
    longest = max(len(sentence) for sentence in sentences(text))
    return (
        f"Its reading level (LIX) is {lix(text)}, and {rules.hardest} is the highest here: shorter sentences"
        f", shorter words. The longest sentence has {longest} words."
    )
