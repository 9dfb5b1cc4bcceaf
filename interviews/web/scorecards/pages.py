"""A scorecard as its pages show it: the questions while it is written, the lines once it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from interviews.clock import time
from interviews.domain.loops import KitQuestion
from interviews.domain.people import Manner
from interviews.domain.scorecards import AnswerDraft, CardDraft, Gap, Rating, Revision, Scorecard
from interviews.web.scorecards.forms import AnswerRow, CardForm, name_of
from interviews.web.scorecards.kit import Question

LAST = "recommendation-step"
LATE = timedelta(minutes=15)


@dataclass(frozen=True)
class Step:
    """One step of the strip over the scorecard."""

    number: int | str
    state: str
    title: str
    url: str
    current: bool
    done: bool


@dataclass(frozen=True)
class Asked:
    """One question beside the writing."""

    number: int
    name: str
    question: Question
    row: AnswerRow
    next_at: str
    previous_name: str
    next_name: str
    next_title: str


@dataclass(frozen=True)
class Piece:
    """One piece of evidence."""

    kind: str
    text: str


@dataclass(frozen=True)
class Line:
    """One question as it stands."""

    question: KitQuestion
    name: str
    value: int | None
    sealed_value: int | None
    of: int
    anchor_name: str
    anchor_words: str
    confidence: str
    not_assessed: str
    not_assessed_words: str
    evidence: tuple[Piece, ...]
    revisions: Sequence[Revision] = ()


def steps(draft: CardDraft, titles: Mapping[UUID, str]) -> list[Step]:
    """The strip: each question, by its title, with where it stands, and the recommendation last."""
    found = [
        _step(n, titles[id], draft.answers.get(id, AnswerDraft()), f"#{name_of(id)}")
        for n, id in enumerate(titles, start=1)
    ]
    chosen = draft.recommendation
    last = Step("Last", chosen or "not written yet", "Your recommendation", f"#{LAST}", False, bool(chosen))
    return [*found, last]


def asked(kit: Sequence[Question], form: CardForm, begins: datetime | None, manner: Manner) -> list[Asked]:
    """The questions in the order of asking, each with its part of the form."""
    names = ["", *(name_of(q.id) for q in kit), LAST]
    titles = [*(q.title for q in kit[1:]), "Your recommendation"]
    starts = _starts([q.minutes for q in kit], begins, manner)
    return [
        Asked(
            number=n,
            name=names[n],
            question=q,
            row=form.row(q),
            next_at=starts[n],
            previous_name=names[n - 1],
            next_name=names[n + 1],
            next_title=titles[n - 1],
        )
        for n, q in enumerate(kit, start=1)
    ]


def points_of(question: KitQuestion) -> list[dict[str, Any]]:
    """The scale of a question, as the rating cards show it."""
    return [{"point": a.point, "name": a.name, "text": a.behaviours} for a in question.scale]


def drafted(card: Scorecard) -> list[Line]:
    """The lines as they would be sealed now."""
    draft = card.read_draft()
    return [_drafted(q, draft.answers.get(q.id, AnswerDraft())) for q in card.kit]


def sealed(card: Scorecard) -> list[Line]:
    """The lines as they were sealed, with what was revised since."""
    return [_sealed(rating) for seal in _in_force(card) for rating in seal.ratings]


def noted(card: Scorecard) -> list[tuple[str, str]]:
    """The author's notes, by the title of the question: for nobody else's eyes, before or after the seal."""
    answers = card.read_draft().answers
    found = [(q.version.title, answers.get(q.id, AnswerDraft()).notes) for q in card.kit]
    return [(title, notes) for title, notes in found if notes.strip()]


def timing(card: Scorecard) -> dict[str, int]:
    """From when until when the interview is under way, in milliseconds; empty without a time.

    It may run over by `LATE`.
    """
    interview = card.panelist.interview
    if not interview.starts_at or not interview.ends_at:
        return {}
    moments = {"begins": interview.starts_at, "until": interview.ends_at + LATE}
    return {name: int(moment.timestamp() * 1000) for name, moment in moments.items()}


def opinion(card: Scorecard) -> Any:
    """Recommendation, confidence and reasons: of the seal, or of the draft."""
    found: list[Any] = [*_in_force(card), card.read_draft()]
    return found[0]


def address(gap: Gap) -> str:
    """Where on the page of writing a gap is filled."""
    return f"#{name_of(gap.question.id)}-{gap.part.value}" if gap.question else f"#{gap.part.value}"


def _in_force(card: Scorecard) -> list[Any]:
    return [card.seal_in_force] if card.seal_in_force else []


def _step(number: int, title: str, answer: AnswerDraft, url: str) -> Step:
    said = f"rated {answer.value}" if answer.value is not None else "not assessed"
    state = said if answer.is_settled else "not rated yet"
    return Step(number, state, title, url, False, answer.is_settled)


def _starts(minutes: Sequence[int], begins: datetime | None, manner: Manner) -> list[str]:
    """When each question begins, if they are asked in order and keep to their minutes; empty if not known."""
    if not begins:
        return [""] * (len(minutes) + 1)
    after = [sum(minutes[:n]) for n in range(len(minutes))]
    return [*(time(begins + timedelta(minutes=m), manner) for m in after), ""]


def _drafted(question: KitQuestion, answer: AnswerDraft) -> Line:
    anchor = next((a for a in question.scale if a.point == answer.value), None)
    return Line(
        question=question,
        name=name_of(question.id),
        value=answer.value,
        sealed_value=answer.value,
        of=len(question.scale),
        anchor_name=anchor.name if anchor else "",
        anchor_words=anchor.behaviours if anchor else "",
        confidence=answer.confidence or "",
        not_assessed=answer.not_assessed or "",
        not_assessed_words=answer.not_assessed_words,
        evidence=tuple(Piece(p.kind, p.text) for p in answer.evidence if p.text.strip()),
    )


def _sealed(rating: Rating) -> Line:
    anchor = rating.anchor(rating.now)
    return Line(
        question=rating.question,
        name=name_of(rating.question.id),
        value=rating.now,
        sealed_value=rating.value,
        of=len(rating.question.scale),
        anchor_name=anchor.name if anchor else "",
        anchor_words=anchor.behaviours if anchor else "",
        confidence=rating.confidence or "",
        not_assessed="" if rating.revisions else rating.not_assessed or "",
        not_assessed_words=rating.not_assessed_words,
        evidence=tuple(Piece(p.kind, p.text) for p in rating.evidence),
        revisions=rating.revisions,
    )
