"""Checks on the words: those that exclude, those that judge a person, those that name a trait."""

from collections.abc import Callable, Iterable, Iterator

from interviews.direction import isolated
from interviews.domain.banks.checks.finding import Finding, Note, hinted
from interviews.domain.banks.checks.texts import Text, found, read, scales
from interviews.domain.banks.rubric import QuestionDraft
from interviews.domain.banks.rules import Rules, WordKind

Reads = Callable[[QuestionDraft], Iterable[Text]]


def excluding(draft: QuestionDraft, rules: Rules) -> Finding:
    """No word leaves somebody out."""
    return hinted(
        "words that exclude",
        "No word on the list of those that exclude stands here.",
        "A word may exclude somebody.",
        _noted(read(draft), rules, WordKind.EXCLUDES),
    )


def fit(draft: QuestionDraft, rules: Rules) -> Finding:
    """Nothing asks for a personality, or for one who fits in. Where it says what isn't judged, it may."""
    judged = ((place, text) for place, text in read(draft) if place != "not_scored")
    return hinted(
        "personality",
        "Nothing asks for a personality or for “fit”.",
        "A word asks for a personality or for “fit”.",
        _noted(judged, rules, WordKind.FIT),
    )


def traits(draft: QuestionDraft, rules: Rules) -> Finding:
    """The points of the scale name what is seen or heard, not what somebody is."""
    return hinted(
        "traits",
        "The scale names what is seen or heard, no trait.",
        "A point names a trait, not what is seen or heard.",
        _noted(scales(draft), rules, WordKind.TRAIT),
    )


def _noted(texts: Iterable[Text], rules: Rules, kind: WordKind) -> Iterator[Note]:
    """The listed words at each place, each once, with why they are listed and what to write instead."""
    places: dict[str, list[str]] = {}
    for place, text in texts:
        places.setdefault(place, []).append(text)
    for place, said in places.items():
        for rule in (one for one in rules.words if one.kind is kind):
            there = dict.fromkeys(word for text in said for word in found(rule.words, text))
            if there:
                quoted = ", ".join(f"“{isolated(word)}”" for word in there)
                yield Note(place, f"{quoted}: {rule.reason} {rule.instead}".rstrip())
