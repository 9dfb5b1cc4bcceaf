"""The rows of a table into a bank: those that hold up as drafts, and a reason for each that doesn't."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload, undefer

from interviews.direction import isolated
from interviews.domain.banks import (
    LISTS,
    LONGEST_NAME,
    TEXTS,
    Anchor,
    AnchorDraft,
    Bank,
    Competency,
    Kind,
    Level,
    Question,
    QuestionDraft,
    QuestionVersion,
    key_from,
)
from interviews.domain.base import Refused
from interviews.domain.people import Person
from interviews.packs import ladder as ladders
from interviews.packs.ladder import Ladder
from interviews.packs.table import Row, Table

MOST_POINTS_OF_A_ROW, MOST_PROBES_OF_A_ROW = 6, 3
OTHERS = (
    "materials",
    "for_interviewers",
    "told_beforehand",
    "not_scored",
    "alternatives",
    "author",
    "licence",
)
# What the points of a scale are called where the table doesn't say.
FOUR = ("Not shown", "In part", "Clearly shown", "Beyond")


@dataclass(frozen=True)
class Left:
    """A row that was not taken: its number in the sheet, what it calls its question, and why."""

    number: int
    title: str
    sentence: str


@dataclass
class Taken:
    """What a table brought: questions that are new, changed or as they were, and the rows that were left."""

    begun: int = 0
    rewritten: int = 0
    unchanged: int = 0
    left: list[Left] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        rest = f"{self.rewritten} with a new version, {self.unchanged} as they were"
        return f"Questions: {self.begun} new, {rest}; {self._rows}."

    @property
    def _rows(self) -> str:
        if len(self.left) < 2:
            return "1 row was not taken" if self.left else "every row was taken"
        return f"{len(self.left)} rows were not taken"


def import_table(session: Session, bank: Bank, table: Table, at: datetime, by: Person) -> Taken:
    """Bring the rows of a table into a bank. The caller commits."""
    ladder = ladders.known(session, None)
    taken = Taken(unknown=table.unknown)
    drafts: dict[str, tuple[Row, QuestionDraft]] = {}
    for row in table.rows:
        try:
            _gather(drafts, row, _draft(row, ladder))
        except Refused as refusal:
            taken.left.append(Left(row.number, row["title"][:LONGEST_NAME], str(refusal)))
    there = _questions(session, bank)
    kept = {question.latest.title.casefold(): question for question in there}
    keys = {question.key for question in there}
    for name, (row, draft) in drafts.items():
        try:
            if name in kept:
                _rewrite(taken, kept[name], draft, at, by)
            else:
                keys.add(key := key_from(draft.title, keys, "question"))
                Question.added(bank, key, draft, at, by)
                taken.begun += 1
        except Refused as refusal:
            taken.left.append(Left(row.number, row["title"][:LONGEST_NAME], str(refusal)))
    taken.left.sort(key=lambda left: left.number)
    return taken


def _gather(drafts: dict[str, tuple[Row, QuestionDraft]], row: Row, draft: QuestionDraft) -> None:
    """Beside the other rows of its title, as another level of the same question."""
    name = draft.title.casefold()
    if name not in drafts:
        drafts[name] = row, draft
        return
    first, before = drafts[name]
    if set(before.rubric) & set(draft.rubric):
        raise Refused(f"Row {first.number} has the same title and level.")
    if replace(before, rubric={}) != replace(draft, rubric={}):
        raise Refused(f"Row {first.number} has the same title, but other words beside the scale.")
    drafts[name] = first, replace(before, rubric={**before.rubric, **draft.rubric}).tidy()


def _draft(row: Row, ladder: Ladder) -> QuestionDraft:
    """The row as a question at one level. Raises `Refused` with everything that is wrong with it."""
    competency: Competency = _named(ladder.competencies, row["competency"], "competency")
    level: Level = _named(ladder.levels, row["level"], "level")
    minutes = row["minutes"]
    draft = QuestionDraft(
        title=row["title"],
        competency=competency,
        minutes=int(minutes) if minutes.isascii() and minutes.isdecimal() and len(minutes) < 6 else 0,
        prompt=row["prompt"],
        purpose=row["purpose"],
        kind=_kind(row["kind"]),
        rubric={level: _anchors(row)},
        probes=tuple(row["probes"].splitlines() + row.numbered("probe", MOST_PROBES_OF_A_ROW)),
        clarifications=tuple(row["clarifications"].splitlines()),
        **{name: row[name] for name in OTHERS},
    ).tidy()
    if faults := draft.faults():
        raise Refused(" ".join(dict.fromkeys(fault.sentence for fault in faults)))
    return draft


def _named(things: Mapping[str, Any], said: str, kind: str) -> Any:
    """The competency or level of this key or name."""
    wanted = said.casefold()
    for key, thing in things.items():
        if wanted in (key, thing.name.casefold()):
            return thing
    raise Refused(
        f"There is no {kind} called “{isolated(said[:LONGEST_NAME])}”." if said else f"It names no {kind}."
    )


def _kind(said: str) -> Kind:
    kinds = [kind.value for kind in Kind]
    if said.casefold() not in ("", *kinds):
        raise Refused(f"There is no kind “{isolated(said[:LONGEST_NAME])}”; there are {', '.join(kinds)}.")
    return Kind(said.casefold() or Kind.SITUATION)


def _anchors(row: Row) -> tuple[AnchorDraft, ...]:
    said = _until_empty(row.numbered("point", MOST_POINTS_OF_A_ROW))
    usual = FOUR if len(said) == len(FOUR) else [f"Point {n}" for n in range(1, len(said) + 1)]
    names = [row[f"point {n} name"] or name for n, name in enumerate(usual, start=1)]
    return tuple(AnchorDraft(name, words) for name, words in zip(names, said, strict=True))


def _until_empty(texts: Sequence[str]) -> list[str]:
    """Without the empty ones at the end: one in the middle is a fault that is told."""
    last = max((n for n, text in enumerate(texts, start=1) if text), default=0)
    return list(texts[:last])


def _questions(session: Session, bank: Bank) -> Sequence[Question]:
    """What is in the bank, with all that a draft of it is made of."""
    anchors = selectinload(QuestionVersion.anchors).options(joinedload(Anchor.level), undefer(Anchor.samples))
    loaded = (
        joinedload(Question.retirement),
        joinedload(Question.text),
        selectinload(Question.versions).options(anchors, joinedload(QuestionVersion.competency)),
    )
    return session.scalars(select(Question).where(Question.bank_id == bank.id).options(*loaded)).all()


def _rewrite(taken: Taken, question: Question, draft: QuestionDraft, at: datetime, by: Person) -> None:
    before = question.latest.draft()
    over = _over(before, draft)
    if over == before:
        taken.unchanged += 1
    else:
        question.write(over, at, by)
        taken.rewritten += 1


def _over(before: QuestionDraft, draft: QuestionDraft) -> QuestionDraft:
    """A draft over what there is: what the table doesn't say stays, other levels and sample answers too."""
    unsaid = {name: getattr(before, name) for name in (*TEXTS, *LISTS) if not getattr(draft, name)}
    old = before.rubric
    scales = {level: _with_samples(old.get(level, ()), scale) for level, scale in draft.rubric.items()}
    return replace(draft, **unsaid, rubric={**old, **scales}).tidy()


def _with_samples(before: Sequence[AnchorDraft], scale: Sequence[AnchorDraft]) -> tuple[AnchorDraft, ...]:
    samples = {anchor.behaviours: anchor.samples for anchor in before}
    return tuple(replace(anchor, samples=samples.get(anchor.behaviours, ())) for anchor in scale)
