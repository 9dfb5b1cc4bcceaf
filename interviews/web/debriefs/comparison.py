"""The evidence map: what each scorecard says of each competency, with disagreement first and agreement last.

Not here: an average, a recommendation, a verdict. Only the scorecards that are given are in it: who may
read them is the policy's to say, and the caller asks it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Any

from interviews.direction import isolated
from interviews.domain.banks import Competency
from interviews.domain.debriefs import must_be_addressed
from interviews.domain.loops import Loop, Part
from interviews.domain.people import Person
from interviews.domain.scorecards import Rating, Scorecard
from interviews.measures.agreement import apart, is_split
from interviews.web.debriefs.evidence import by_question


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
    is_split: bool
    """Somebody sealed below the bar, and somebody else on it or above."""
    is_agreed: bool
    """Two or more sealed the same, and nobody has changed it."""
    must_be_addressed: bool
    raters: int
    difference: str
    after: str
    cells: tuple[tuple[Rating, ...], ...]
    """The ratings of each column; none where it wasn't asked."""
    marks: list[dict[str, Any]]
    groups: list[dict[str, Any]]
    """The evidence side by side, a question at a time."""

    @property
    def name(self) -> str:
        """What it is about."""
        return self.competency.name

    @property
    def note(self) -> str:
        """What the bar says of it."""
        return "must-have" if self.must_have else ""

    @property
    def agreed(self) -> str:
        """Such as `Advisor (3)`, where everybody chose the same point."""
        points = (rating.now for cell in self.cells for rating in cell if rating.now)
        return f"{isolated(self.name)} ({next(points)})"

    @property
    def place(self) -> tuple[Any, ...]:
        """What rows stand by: both sides of the bar first, then how far apart; what is agreed comes last."""
        return (self.is_agreed, not self.is_split, -self.apart, self.raters < 2, not self.must_have)


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
    found = [_row(competency, must_have, across, loop.opening.bar_rating) for competency, must_have in bar]
    return sorted(found, key=lambda row: row.place)


def _row(competency: Competency, must_have: bool, across: Sequence[Column], bar: int) -> Row:
    cells = tuple(_of(competency, column) for column in across)
    sealed, now = _values(across, cells, revised=False), _values(across, cells, revised=True)
    raters, split = len({who for who, _ in sealed}), is_split(sealed, bar)
    difference, after = _words(sealed, now, split, raters)
    return Row(
        competency=competency,
        must_have=must_have,
        apart=_apart(sealed),
        is_split=split,
        is_agreed=raters > 1 and not _apart(sealed) and not _apart(now),
        must_be_addressed=must_have and must_be_addressed(sealed, bar),
        raters=raters,
        difference=difference,
        after=after,
        cells=cells,
        marks=[_marks(cell) for cell in cells],
        groups=by_question([(column.called, cell) for column, cell in zip(across, cells, strict=True)]),
    )


def _of(competency: Competency, column: Column) -> tuple[Rating, ...]:
    return tuple(r for r in column.ratings if r.question.version.competency is competency)


def _values(
    across: Sequence[Column], cells: Sequence[tuple[Rating, ...]], revised: bool
) -> list[tuple[str, int]]:
    """Who rated what, as sealed or as it stands."""
    return [
        (str(column.person.id), value)
        for column, cell in zip(across, cells, strict=True)
        for rating in cell
        if (value := rating.now if revised else rating.value) is not None
    ]


def _apart(ratings: Sequence[tuple[str, int]]) -> int:
    """How far two people are apart; nobody disagrees with themselves."""
    pairs = apart(ratings, more_than=0)
    return pairs[0].difference if pairs else 0


def _words(
    sealed: Sequence[tuple[str, int]], now: Sequence[tuple[str, int]], split: bool, raters: int
) -> tuple[str, str]:
    """The difference, and what stands after it."""
    was, left = _apart(sealed), _apart(now)
    if raters == 0:
        return "", "not assessed by anyone"
    if raters == 1:
        return "", "one person only"
    if not was and not left:
        return "", f"agree on {now[0][1]}"
    sides = ", on both sides of the bar" if split else ""
    if was == left:
        return f"{was} apart{sides}", ""
    return f"{was} apart when sealed{sides}", f", {left} apart now"


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


def letter(number: int) -> str:
    """A to Z, then A2, B2, …"""
    rounds, place = divmod(number, len(ascii_uppercase))
    return ascii_uppercase[place] + (str(rounds + 1) if rounds else "")
