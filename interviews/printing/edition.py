"""A dossier in the order of reading, so that a template prints and never looks anything up.

Not here: sentences (`answers`), words (`words`), drawing (`drawing`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from interviews.direction import isolated
from interviews.measures.agreement import Pair, Spread, apart, spread
from interviews.measures.composite import Composite, composite
from interviews.printing.dossier import (
    Anchor,
    Criterion,
    Dossier,
    Interview,
    Panelist,
    Question,
    Rating,
)
from interviews.printing.words import counted

WIDEST_UPRIGHT = 4
"""So many interviewers fit on the map of an upright page; more turn it sideways."""


@dataclass(frozen=True)
class Voice:
    """One rating, with the question, the interview and the interviewer it belongs to."""

    rating: Rating
    panelist: Panelist
    interview: Interview
    question: Question
    criterion: Criterion

    @property
    def letter(self) -> str:
        return self.panelist.letter

    @property
    def points(self) -> int:
        """How many points the question's scale has."""
        return len(self.question.rubric)

    def anchor_at(self, value: int) -> Anchor:
        """The words that the question's rubric has for a rating."""
        return next(anchor for anchor in self.question.rubric if anchor.value == value)


@dataclass(frozen=True)
class Asked:
    """One question of one interview, with all who rated it."""

    interview: Interview
    question: Question
    voices: tuple[Voice, ...]


@dataclass(frozen=True)
class Chapter:
    """What the whole loop showed of one competency."""

    id: str
    number: str
    criterion: Criterion
    asked: tuple[Asked, ...]

    @property
    def voices(self) -> tuple[Voice, ...]:
        return tuple(voice for asked in self.asked for voice in asked.voices)

    @property
    def assessed(self) -> tuple[Voice, ...]:
        """The voices that gave a rating when they sealed."""
        return tuple(voice for voice in self.voices if voice.rating.value is not None)

    @property
    def ratings(self) -> tuple[tuple[str, int], ...]:
        """Letter and rating as sealed, the lowest first."""
        pairs = [(v.letter, v.rating.value) for v in self.voices if v.rating.value is not None]
        return tuple(sorted(pairs, key=lambda pair: (pair[1], pair[0])))

    @property
    def ratings_now(self) -> tuple[tuple[str, int], ...]:
        pairs = [(v.letter, v.rating.now) for v in self.voices if v.rating.now is not None]
        return tuple(sorted(pairs, key=lambda pair: (pair[1], pair[0])))

    @property
    def points(self) -> int:
        """How long the scale is on which it was rated."""
        return max(len(asked.question.rubric) for asked in self.asked)

    @property
    def spread(self) -> Spread | None:
        return spread([rating for _, rating in self.ratings])

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Who is more than a point apart, as sealed."""
        return apart(self.ratings)

    @property
    def interviews(self) -> tuple[Interview, ...]:
        """The interviews in which somebody assessed it."""
        return _once(voice.interview for voice in self.assessed)

    def by(self, panelist: Panelist) -> tuple[Voice, ...]:
        return tuple(voice for voice in self.voices if voice.panelist == panelist)


@dataclass(frozen=True)
class Card:
    """One scorecard as sealed."""

    id: str
    number: str
    panelist: Panelist
    interview: Interview
    voices: tuple[Voice, ...]

    @property
    def title(self) -> str:
        return f"{isolated(self.panelist.title)}: {isolated(self.interview.title)}"


@dataclass(frozen=True)
class Disagreement:
    """Two interviewers more than a point apart on one competency, and where each gave their rating."""

    id: str
    number: str
    chapter: Chapter
    pair: Pair

    @property
    def title(self) -> str:
        apart = counted(self.pair.difference, "point")
        return f"{isolated(self.chapter.criterion.name)}: {self.pair.low} and {self.pair.high}, {apart} apart"

    @property
    def voices(self) -> tuple[Voice, ...]:
        """What both said on the competency, the lower rating first."""
        return tuple(
            voice
            for letter in (self.pair.low, self.pair.high)
            for voice in self.chapter.assessed
            if voice.letter == letter
        )


@dataclass(frozen=True)
class Entry:
    """One line of the contents."""

    id: str
    number: str
    title: str
    depth: int


class Edition:
    """What the templates of a packet are given."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self._interviews = {interview.key: interview for interview in dossier.interviews}
        self._panelists = {panelist.letter: panelist for panelist in dossier.panelists}
        self._criteria = {criterion.key: criterion for criterion in dossier.bar.criteria}
        self._questions = {q.key: (i, q) for i in dossier.interviews for q in i.questions}

    @property
    def must_haves(self) -> tuple[Chapter, ...]:
        return tuple(chapter for chapter in self.chapters if chapter.criterion.must_have)

    @property
    def others(self) -> tuple[Chapter, ...]:
        return tuple(chapter for chapter in self.chapters if not chapter.criterion.must_have)

    @cached_property
    def voices(self) -> tuple[Voice, ...]:
        return tuple(self._voice(rating) for rating in self.dossier.ratings)

    def _voice(self, rating: Rating) -> Voice:
        interview, question = self._questions[rating.question]
        panelist = self._panelists[rating.panelist]
        return Voice(rating, panelist, interview, question, self._criteria[question.criterion])

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """One for each competency, the must-haves first."""
        ordered = sorted(self.dossier.bar.criteria, key=lambda criterion: not criterion.must_have)
        return tuple(
            Chapter(f"section-4-{n}", f"4.{n}", criterion, self._asked_for(criterion))
            for n, criterion in enumerate(ordered, start=1)
        )

    def _asked_for(self, criterion: Criterion) -> tuple[Asked, ...]:
        return tuple(
            Asked(interview, question, tuple(v for v in self.voices if v.question == question))
            for interview, question in self._questions.values()
            if question.criterion == criterion.key
        )

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        return tuple(
            Card(
                f"section-6-{n}",
                f"6.{n}",
                panelist,
                self._interviews[panelist.interview],
                tuple(voice for voice in self.voices if voice.panelist == panelist),
            )
            for n, panelist in enumerate(self.dossier.panelists, start=1)
        )

    @cached_property
    def disagreements(self) -> tuple[Disagreement, ...]:
        found = [(chapter, pair) for chapter in self.chapters for pair in chapter.pairs]
        return tuple(
            Disagreement(f"section-7-{n}", f"7.{n}", chapter, pair)
            for n, (chapter, pair) in enumerate(found, start=1)
        )

    @property
    def contents(self) -> tuple[Entry, ...]:
        """Every numbered heading. 5, 9 and 10 belong to sections that a packet doesn't hold yet."""
        return (
            Entry("section-1", "1", "How to read this", 1),
            Entry("section-2", "2", "The bar", 1),
            Entry("section-3", "3", "Evidence map", 1),
            Entry("section-4", "4", "Evidence by competency", 1),
            *(Entry(chapter.id, chapter.number, chapter.criterion.name, 2) for chapter in self.chapters),
            Entry("section-6", "6", "Scorecards as sealed", 1),
            *(Entry(card.id, card.number, card.title, 2) for card in self.cards),
            Entry("section-7", "7", "Disagreements", 1),
            *(Entry(found.id, found.number, found.title, 2) for found in self.disagreements),
            Entry("section-8", "8", "Composite and coverage", 1),
            Entry("section-a", "A", "Appendix", 1),
            Entry("section-a-1", "A.1", "Who was asked what", 2),
            Entry("section-a-2", "A.2", "Questions and rubrics as asked", 2),
            Entry("section-a-3", "A.3", "Hashes, and how to check them", 2),
        )

    @property
    def revised(self) -> tuple[Voice, ...]:
        return tuple(voice for voice in self.voices if voice.rating.revisions)

    @cached_property
    def as_sealed(self) -> Composite:
        return self._composite({c.criterion.key: c.ratings for c in self.chapters})

    @cached_property
    def as_revised(self) -> Composite:
        return self._composite({c.criterion.key: c.ratings_now for c in self.chapters})

    def _composite(self, ratings: dict[str, tuple[tuple[str, int], ...]]) -> Composite:
        weights = {chapter.criterion.key: chapter.criterion.weight for chapter in self.chapters}
        return composite(weights, {key: [value for _, value in pairs] for key, pairs in ratings.items()})

    @property
    def sideways(self) -> bool:
        """Whether the map needs the long side of the paper."""
        return len(self.dossier.panelists) > WIDEST_UPRIGHT

    def interview_of(self, panelist: Panelist) -> Interview:
        return self._interviews[panelist.interview]

    def criterion_of(self, question: Question) -> Criterion:
        return self._criteria[question.criterion]

    def panel_of(self, interview: Interview) -> tuple[Panelist, ...]:
        return tuple(p for p in self.dossier.panelists if p.interview == interview.key)


def _once(interviews: Iterable[Interview]) -> tuple[Interview, ...]:
    return tuple({interview.key: interview for interview in interviews}.values())
