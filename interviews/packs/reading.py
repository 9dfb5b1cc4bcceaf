"""Files into the database: all of them, or nothing and a list of everything that is wrong.

A question that is new is begun, one whose words differ gets its next version, one that says the same stays.
Whatever comes from a file is a draft: people propose and approve it.
"""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from interviews.domain.banks import BANK_TEXTS, Bank, BankDraft, Competency, Level, Question, QuestionDraft
from interviews.domain.base import Refused
from interviews.domain.people import Person
from interviews.packs import PACKS
from interviews.packs import ladder as ladders
from interviews.packs.checking import Wanted, checked, held
from interviews.packs.folder import Files, in_folder
from interviews.packs.ladder import Ladder
from interviews.packs.lines import Text, refuse
from interviews.packs.parcel import opened

LADDER = "ladder.yaml"


@dataclass
class Report:
    """What an import did: banks and questions as they are now, and how many were new or changed."""

    levels: dict[str, Level]
    competencies: dict[str, Competency]
    banks: list[Bank] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    begun: int = 0
    rewritten: int = 0

    @property
    def unchanged(self) -> int:
        """How many questions said already what the files say."""
        return len(self.questions) - self.begun - self.rewritten

    def __str__(self) -> str:
        rest = f"{self.rewritten} with a new version, {self.unchanged} as they were"
        return f"Questions: {self.begun} new, {rest}."


def import_folder(session: Session, folder: Path, at: datetime, by: Person) -> Report:
    """Bring in a folder of files: a bank, or banks with a ladder beside them. The caller commits.

    New banks belong to `by`, who is also the author of new versions. Raises `NotImported`.
    """
    return import_files(session, in_folder(folder), at, by)


def import_files(session: Session, files: Files, at: datetime, by: Person) -> Report:
    """Bring in files that somebody sent. Raises `NotImported`; nothing has changed then."""
    parcel = opened(files)
    ladder = ladders.known(session, parcel.ladder)
    return _bring(session, parcel.ladder, checked(session, parcel, ladder), ladder, at, by)


def import_shipped(session: Session, at: datetime, by: Person) -> Report:
    """Bring in what ships, where there is no question yet: it would undo what people have changed since."""
    if session.scalar(select(Question.id).limit(1)):
        raise Refused("There are questions here already. To bring in more, import files.")
    return import_folder(session, PACKS, at, by)


def import_into(session: Session, bank: Bank, files: Files, at: datetime, by: Person) -> Report:
    """Bring questions into this bank alone: from its own folder, or single files. Raises `NotImported`."""
    parcel = opened(files)
    others = [text.bank for text in parcel.banks if text.bank and text.bank.value["key"] != bank.key]
    refuse(
        [
            text.problem(("key",), f"This is another bank; the key of this one is {bank.key}.")
            for text in others
        ]
        + [text.problem((), "A ladder can't go into a bank.") for text in [parcel.ladder] if text]
    )
    ladder = ladders.known(session, None)
    return _bring(session, None, checked(session, parcel, ladder, bank), ladder, at, by)


def drafts_of(folder: Path) -> list[Wanted]:
    """What a folder would bring, held against its own ladder and the one that ships; no database is asked.

    Raises `NotImported` with everything that keeps it from being imported.
    """
    parcel = opened(in_folder(folder))
    return held(parcel, ladders.with_file(ladder_of(PACKS), parcel.ladder), [None for _ in parcel.banks])


def ladder_of(*folders: Path) -> Ladder:
    """The ladders of these folders in one; no database is asked. Raises `NotImported`."""
    ladder = Ladder({}, {})
    for file in (folder / LADDER for folder in folders):
        if file.is_file():
            ladder = ladders.with_file(ladder, opened({LADDER: file.read_bytes()}).ladder)
    return ladder


def _bring(
    session: Session, text: Text | None, wanted: list[Wanted], ladder: Ladder, at: datetime, by: Person
) -> Report:
    report = Report(ladder.levels, ladder.competencies)
    if text:
        ladders.bring(session, text, ladder, at, by)
    for one in wanted:
        alone = cast(Bank, one.bank)  # `checked` refuses questions that have no bank to go to
        bank = _described(one.bank, one.text.value, at, by) if one.text else alone
        session.add(bank)
        report.banks.append(bank)
        kept = {question.key: question for question in bank.questions}
        for key, draft in one.drafts.items():
            _write(report, bank, key, kept.get(key), draft, at, by)
    return report


def _described(bank: Bank | None, value: dict[str, Any], at: datetime, by: Person) -> Bank:
    texts = {name: value.get(name, "") for name in BANK_TEXTS}
    draft = BankDraft(**texts, not_judged=tuple(value.get("what_we_do_not_judge", ()))).tidy()
    bank = bank or Bank.found(value["key"], draft, at, by)
    if bank.draft() != draft:
        bank.describe(draft, at, by)
    return bank


def _write(
    report: Report,
    bank: Bank,
    key: str,
    question: Question | None,
    draft: QuestionDraft,
    at: datetime,
    by: Person,
) -> None:
    if not question:
        question = Question.added(bank, key, draft, at, by)
        report.begun += 1
    elif question.latest.draft() != draft:
        question.write(draft, at, by)
        report.rewritten += 1
    report.questions.append(question)
