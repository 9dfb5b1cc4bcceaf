"""How the interviewers rated, in sentences and in rows of arithmetic.

The numbers come from `interviews.measures`; here they only become words.
"""

from dataclasses import dataclass

from interviews.direction import isolated
from interviews.measures.composite import Composite
from interviews.printing.answers import value
from interviews.printing.edition import Chapter, Edition, Voice
from interviews.printing.words import capital, counted, decimal, listed, number, part, percent

Ratings = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Row:
    """One competency in the arithmetic."""

    name: str
    ratings: str
    mean: str
    weight: int
    product: str


@dataclass(frozen=True)
class Result:
    """The arithmetic of one composite, ready to print."""

    rows: tuple[Row, ...]
    weight: int
    sum: str
    sentence: str


def agreement(chapter: Chapter) -> str:
    """One line for a competency: who rated what, whether they differ, and what was revised since."""
    return f"{_agreement(chapter)}{_since(chapter)}"


def _agreement(chapter: Chapter) -> str:
    values = [rating for _, rating in chapter.ratings]
    if not values:
        return "Nobody assessed it."
    if len(values) == 1:
        return f"One rating only: {each(chapter.ratings)}."
    if len(set(values)) == 1:
        return f"The ratings agree: {each(chapter.ratings)}."
    reach = ("up to " if len(values) > 2 else "") + counted(max(values) - min(values), "point")
    return f"The ratings differ by {reach}: {each(chapter.ratings)}."


def _since(chapter: Chapter) -> str:
    revised = [voice for voice in chapter.voices if voice.rating.revisions]
    told = [f"{v.letter} from {value(v.rating.value)} to {v.rating.now}" for v in revised]
    return f" Revised after release: {listed(told)}." if told else ""


def each(ratings: Ratings) -> str:
    """ "B gave 2 and A gave 3"."""
    return listed([f"{letter} gave {rating}" for letter, rating in ratings])


def far_apart(edition: Edition) -> str:
    """How many pairs need a closer look, and which."""
    found = [(isolated(d.chapter.criterion.name), d.pair) for d in edition.disagreements]
    pairs = [f"{competency} ({pair.low} and {pair.high})" for competency, pair in found]
    if not pairs:
        return "No two interviewers are more than a point apart on any competency, as sealed."
    if len(pairs) == 1:
        return f"One pair is more than a point apart, as sealed: {pairs[0]}."
    many = capital(number(len(pairs)))
    return f"{many} pairs are more than a point apart, as sealed: {listed(pairs)}."


def as_sealed(chapter: Chapter) -> str:
    """ "A 2 (now 3), C 4"; "none" where nobody rated."""
    rated = sorted(_rated(chapter), key=lambda voice: (voice.rating.value or 0, voice.letter))
    return (
        ", ".join(f"{v.letter} {value(v.rating.value)}{_beside('now', v, v.rating.now)}" for v in rated)
        or "none"
    )


def as_revised(chapter: Chapter) -> str:
    """ "A 3 (sealed as 2), C 4"; "none" where nobody rated."""
    rated = sorted(_rated(chapter), key=lambda voice: (voice.rating.now or 0, voice.letter))
    return (
        ", ".join(f"{v.letter} {v.rating.now}{_beside('sealed as', v, v.rating.value)}" for v in rated)
        or "none"
    )


def _rated(chapter: Chapter) -> list[Voice]:
    return [voice for voice in chapter.voices if voice.rating.now is not None]


def _beside(word: str, voice: Voice, other: int | None) -> str:
    return f" ({word} {value(other)})" if voice.rating.revisions else ""


def distance(chapter: Chapter) -> str:
    """How far the ratings of a competency reach."""
    if not chapter.spread:
        return "not assessed"
    if len(chapter.ratings) == 1:
        return "one rating"
    return counted(chapter.spread.difference, "point") if chapter.spread.difference else "none"


def results(edition: Edition) -> list[tuple[str, Result]]:
    """The composite of the sealed values, and of the revised ones where they differ."""
    sealed = [as_sealed(chapter) for chapter in edition.chapters]
    found = [("From the sealed ratings", _result(edition, edition.as_sealed, sealed))]
    if edition.revised:
        now = [as_revised(chapter) for chapter in edition.chapters]
        found.append(("From the ratings as revised", _result(edition, edition.as_revised, now)))
    return found


def _result(edition: Edition, composite: Composite, by_chapter: list[str]) -> Result:
    rows = tuple(
        Row(
            chapter.criterion.name,
            given,
            "none" if line.mean is None else decimal(line.mean),
            line.weight,
            "none" if line.mean is None else decimal(line.mean * line.weight),
        )
        for chapter, given, line in zip(edition.chapters, by_chapter, composite.lines, strict=True)
    )
    total = "none" if composite.result is None else decimal(composite.result * composite.weight_assessed)
    return Result(rows, composite.weight_assessed, total, _sentence(edition, composite, total))


def _sentence(edition: Edition, composite: Composite, total: str) -> str:
    if composite.result is None:
        return "Nothing was assessed, so there is no weighted result."
    top = max(point.value for point in edition.dossier.scale)
    result = f"{total} ÷ {composite.weight_assessed} = {decimal(composite.result)} on a scale to {top}"
    return f"Weighted result: {result}, over {percent(composite.share_assessed)} of the weight."


def coverage(edition: Edition) -> str:
    """What share of the criteria was assessed, when they were sealed."""
    sealed = edition.as_sealed
    lines = part(len(sealed.assessed), len(sealed.lines), "competency", "competencies")
    verb = "was" if len(sealed.assessed) == 1 else "were"
    return f"{lines} {verb} assessed, which is {percent(sealed.share_assessed)} of the weight."


def assessed_in(chapter: Chapter) -> str:
    """ "Two interviews: Strategy reading, Redesign across teams"."""
    where = [interview.title for interview in chapter.interviews]
    return (
        f"{capital(counted(len(where), 'interview'))}: {', '.join(map(isolated, where))}"
        if where
        else "No interview"
    )
