"""A company's own check, as its file of rules has it."""

from collections.abc import Iterator

from interviews.direction import isolated
from interviews.domain.banks.checks.finding import Finding, Note
from interviews.domain.banks.checks.texts import fields, found, scales, words
from interviews.domain.banks.rubric import QuestionDraft
from interviews.domain.banks.rules import OwnCheck


def own(check: OwnCheck, draft: QuestionDraft) -> Finding:
    """What this check of the company's finds."""
    return Finding(check.name, check.sentence, tuple(_noted(check, draft)), check.required)


def _noted(check: OwnCheck, draft: QuestionDraft) -> Iterator[Note]:
    texts = [(place, text) for place, text in (*fields(draft), *scales(draft)) if text.strip()]
    for field in check.fields:
        here = [(place, text) for place, text in texts if place.partition(".")[0] == field]
        if check.needed and not here:
            yield Note(field, "Nothing is written here.")
        for place, text in here:
            yield from (Note(place, f"“{isolated(word)}” stands here.") for word in found(check.words, text))
        length = sum(len(words(text)) for _, text in here)
        if 0 < check.most_words < length:
            yield Note(field, f"These are {length} words; {check.most_words} is the most.")
