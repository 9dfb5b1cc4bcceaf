"""The evidence map: what each scorecard says of each competency, with disagreement first.

Not here: an average, a recommendation, a verdict. Only the scorecards that are given are in it: who may
read them is the policy's to say, and the caller asks it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Any

from interviews.direction import isolated
from interviews.domain.banks import Competency
from interviews.domain.loops import Loop, Part
from interviews.domain.people import Person
from interviews.domain.scorecards import Rating, Scorecard
from interviews.measures.agreement import apart


@dataclass(frozen=True)
class Column:
    """One person in the map, with the scorecards of all their interviews; a shadow has no letter."""

    letter: str
    person: Person
    cards: tuple[Scorecard, ...]

    @property
    def name(self) -> str:
        """Who it is."""
        return self.person.name

    @property
    def called(self) -> str:
        """How the evidence names them: by the letter, a shadow by the name."""
        return self.letter or self.name

    @property
    def ratings(self) -> list[Rating]:
        """Every rating that they sealed, in the order of the interviews."""
        return [r for card in self.cards if card.seal_in_force for r in card.seal_in_force.ratings]


@dataclass(frozen=True)
class Row:
    """One competency in the map, and how far its raters were apart when they sealed."""

    competency: Competency
    must_have: bool
    apart: int
    raters: int
    difference: str
    after: str
    cells: tuple[tuple[Rating, ...], ...]
    """The ratings of each column; none where it wasn't asked."""
    marks: list[dict[str, Any]]
    voices: list[dict[str, Any]]

    @property
    def name(self) -> str:
        """What it is about."""
        return self.competency.name

    @property
    def note(self) -> str:
        """What the bar says of it."""
        return "must-have" if self.must_have else ""


def columns(loop: Loop, cards: Iterable[Scorecard], part: Part) -> list[Column]:
    """Who was there as `part`, by name: those who count are A, B, …; shadows have their names alone."""
    by_place = {card.panelist_id: card for card in cards}
    theirs: dict[Person, list[Scorecard]] = {}
    for place in loop.panel:
        if place.part is part and place.id in by_place:
            theirs.setdefault(place.person, []).append(by_place[place.id])
    counts = part is Part.INTERVIEWER
    people = enumerate(theirs.items())
    return [Column(letter(n) if counts else "", person, tuple(their)) for n, (person, their) in people]


def rows(loop: Loop, across: Sequence[Column]) -> list[Row]:
    """One row a competency: where the sealed ratings differ most comes first."""
    bar = [(criterion.competency, criterion.must_have) for criterion in loop.opening.criteria]
    known = {competency for competency, _ in bar}
    more = dict.fromkeys(r.question.version.competency for column in across for r in column.ratings)
    bar += [(competency, False) for competency in more if competency not in known]
    found = [_row(competency, must_have, across) for competency, must_have in bar]
    return sorted(found, key=lambda row: (-row.apart, row.raters < 2, not row.must_have))


def _row(competency: Competency, must_have: bool, across: Sequence[Column]) -> Row:
    cells = tuple(_of(competency, column) for column in across)
    sealed = _apart(across, cells, revised=False)
    raters = sum(any(rating.value is not None for rating in cell) for cell in cells)
    difference, after = _words(sealed, _apart(across, cells, revised=True), raters)
    return Row(
        competency=competency,
        must_have=must_have,
        apart=sealed,
        raters=raters,
        difference=difference,
        after=after,
        cells=cells,
        marks=[_marks(cell) for cell in cells],
        voices=_voices(across, cells),
    )


def _of(competency: Competency, column: Column) -> tuple[Rating, ...]:
    return tuple(r for r in column.ratings if r.question.version.competency is competency)


def _apart(across: Sequence[Column], cells: Sequence[tuple[Rating, ...]], revised: bool) -> int:
    """How far two people are apart; nobody disagrees with themselves."""
    ratings = [
        (str(column.person.id), value)
        for column, cell in zip(across, cells, strict=True)
        for rating in cell
        if (value := rating.now if revised else rating.value) is not None
    ]
    pairs = apart(ratings, more_than=0)
    return pairs[0].difference if pairs else 0


def _words(sealed: int, now: int, raters: int) -> tuple[str, str]:
    """The difference, and what stands after it."""
    if raters == 0:
        return "", "not assessed by anyone"
    if raters == 1:
        return "", "one person only"
    if not sealed and not now:
        return "", "agree"
    if sealed == now:
        return f"{sealed} apart", ""
    return f"{sealed} apart when sealed", f", {now} apart now"


def _marks(cell: tuple[Rating, ...]) -> dict[str, Any]:
    """What a cell shows: a mark a question, with its interview if several; or that none was asked."""
    if len(cell) > 1:
        return {"several": [_mark(rating) | {"where": rating.question.interview.title} for rating in cell]}
    return _mark(cell[0]) if cell else {"text": "not asked"}


def _mark(rating: Rating) -> dict[str, Any]:
    if rating.now is None:
        return {"text": "not assessed", "note": rating.not_assessed}
    shown = {"value": rating.now, "of": len(rating.question.scale), "confidence": rating.confidence}
    return shown | ({"was": rating.value or "not assessed"} if rating.revisions else {})


def _voices(across: Sequence[Column], cells: Sequence[tuple[Rating, ...]]) -> list[dict[str, Any]]:
    """The evidence side by side; who didn't ask is named last."""
    pairs = list(zip(across, cells, strict=True))
    found = [_voice(column, rating) for column, cell in pairs for rating in cell]
    silent = [column.called for column, cell in pairs if not cell]
    if not found or not silent:
        return found
    return [*found, {"title": ", ".join(map(isolated, silent)), "lines": [], "absent": "did not ask"}]


def _voice(column: Column, rating: Rating) -> dict[str, Any]:
    anchor = rating.anchor(rating.now)
    unrated = f"Not assessed: {rating.not_assessed}." if rating.not_assessed else ""
    return {
        "title": f"{isolated(column.called)}, in {isolated(rating.question.interview.title)}",
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


def letter(number: int) -> str:
    """A to Z, then A2, B2, …"""
    rounds, place = divmod(number, len(ascii_uppercase))
    return ascii_uppercase[place] + (str(rounds + 1) if rounds else "")
