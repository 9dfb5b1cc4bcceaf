"""A parcel held against what there is: unknown keys, rubrics that don't hold up, retired questions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from interviews.domain.banks import (
    Anchor,
    AnchorDraft,
    Bank,
    Kind,
    Question,
    QuestionDraft,
    QuestionVersion,
    Sample,
)
from interviews.packs import ladder as ladders
from interviews.packs.ladder import Ladder
from interviews.packs.lines import Problem, Text, refuse
from interviews.packs.parcel import BankText, Parcel


@dataclass
class Wanted:
    """A bank of the files: what there is of it, what it should say, and its questions, as drafts and as they
    were read.
    """

    bank: Bank | None
    text: Text | None
    drafts: dict[str, QuestionDraft]
    texts: dict[str, Text]


def checked(session: Session, parcel: Parcel, ladder: Ladder, into: Bank | None = None) -> list[Wanted]:
    """The banks of a parcel with their drafts; questions that stand alone go `into` a bank.

    Raises `NotImported` with everything that no schema can know.
    """
    kept = [_kept(session, text.bank.value["key"]) if text.bank else into for text in parcel.banks]
    return held(parcel, ladder, kept)


def held(parcel: Parcel, ladder: Ladder, kept: Sequence[Bank | None]) -> list[Wanted]:
    """The same against the banks that there are, one for each of the parcel or none."""
    problems = list(ladders.problems(parcel.ladder, ladder)) if parcel.ladder else []
    both = zip(parcel.banks, kept, strict=True)
    wanted = [_wanted(text, bank, ladder, problems) for text, bank in both]
    refuse(problems)
    return wanted


def _wanted(text: BankText, bank: Bank | None, ladder: Ladder, problems: list[Problem]) -> Wanted:
    if not text.bank and not bank:
        problems += [question.problem((), "There is no bank.yaml beside it.") for question in text.questions]
    drafts = {}
    for question in text.questions:
        found = list(_unknown(question, ladder))
        if not found:
            draft = drafts[question.value["key"]] = _draft(question.value, ladder)
            found = [*_unfair(question, draft), *_retired(bank, question, draft)]
        problems += found
    return Wanted(bank, text.bank, drafts, {one.value["key"]: one for one in text.questions})


def _kept(session: Session, key: str) -> Bank | None:
    versions = selectinload(Bank.questions).selectinload(Question.versions)
    anchors = versions.selectinload(QuestionVersion.anchors)
    found = select(Bank).where(Bank.key == key).options(anchors.undefer(Anchor.samples))
    return session.scalar(found)


def _unknown(text: Text, ladder: Ladder) -> Iterator[Problem]:
    if text.value["competency"] not in ladder.competencies:
        yield text.problem(("competency",), "There is no competency with this key.")
    for level in text.value["rubric"]:
        if level not in ladder.levels:
            yield text.problem(("rubric", level), "There is no level with this key.")


def _draft(value: dict[str, Any], ladder: Ladder) -> QuestionDraft:
    rubric = {
        ladder.levels[level]: tuple(_anchor(point) for point in points)
        for level, points in value["rubric"].items()
    }
    return QuestionDraft(
        title=value["title"],
        competency=ladder.competencies[value["competency"]],
        minutes=value["minutes"],
        prompt=value["prompt"],
        purpose=value["purpose"],
        rubric=rubric,
        kind=Kind(value.get("kind", Kind.SITUATION)),
        materials=value.get("materials", ""),
        for_interviewers=value.get("for_interviewers", ""),
        probes=tuple(value.get("probes", ())),
        clarifications=tuple(value.get("clarifications", ())),
        told_beforehand=value.get("told_beforehand", ""),
        not_scored=value.get("not_scored", ""),
        alternatives=value.get("alternatives", ""),
        author=value.get("author", ""),
        licence=value.get("licence", ""),
    ).tidy()


def _anchor(point: dict[str, Any]) -> AnchorDraft:
    samples = tuple(Sample(sample["answer"], sample["why"]) for sample in point.get("samples", ()))
    return AnchorDraft(point["name"], point["anchor"], samples)


def _unfair(text: Text, draft: QuestionDraft) -> Iterator[Problem]:
    for fault in draft.faults():
        path = (fault.field, fault.level.key) if fault.level else (fault.field,)
        yield text.problem(path, fault.sentence)


def _retired(bank: Bank | None, text: Text, draft: QuestionDraft) -> Iterator[Problem]:
    for question in bank.questions if bank else ():
        if question.key == text.value["key"] and question.retirement and question.latest.draft() != draft:
            yield text.problem(("key",), "This question is retired: it gets no new version.")
