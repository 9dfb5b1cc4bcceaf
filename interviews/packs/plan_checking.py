"""A plan held against banks and a ladder in files: what no schema can know."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from interviews.domain.banks import QuestionDraft
from interviews.domain.openings import OBSERVERS_OF_A_MUST_HAVE
from interviews.packs import PACKS
from interviews.packs.lines import Problem, Text, refuse
from interviews.packs.plan import Meeting, Plan, Reference, opened, plan_of
from interviews.packs.reading import drafts_of, ladder_of

WELCOME_AND_CLOSE = 5
LONGEST_DAY = 300


@dataclass(frozen=True)
class Shelf:
    """What a plan can name: levels and competencies by their keys, and questions."""

    levels: frozenset[str]
    competencies: frozenset[str]
    questions: Mapping[Reference, QuestionDraft]


def shelf(*folders: Path) -> Shelf:
    """The banks and ladders of these folders, beside those that ship. Raises `NotImported`."""
    ladder = ladder_of(PACKS, *folders)
    questions: dict[Reference, QuestionDraft] = {}
    for folder in (PACKS, *folders):
        for wanted in drafts_of(folder):
            bank = wanted.text.value["key"] if wanted.text else ""
            questions |= {Reference(bank, key): draft for key, draft in wanted.drafts.items()}
    return Shelf(frozenset(ladder.levels), frozenset(ladder.competencies), questions)


def check(path: Path, against: Shelf) -> None:
    """Raise `NotImported` with everything that keeps the file from being used."""
    text = opened(str(path), path.read_bytes())
    refuse(problems(text, against))


def problems(text: Text, shelf: Shelf) -> Iterator[Problem]:
    """Everything that is wrong with a plan whose file says what the schema asks for."""
    plan = plan_of(text)
    if plan.level not in shelf.levels:
        yield text.problem(("level",), "There is no level with this key.")
    yield from _of_the_bar(text, plan, shelf)
    yield from _asked_twice(text, plan)
    for index, meeting in enumerate(plan.interviews):
        yield from _of_a_focus(text, index, meeting, plan, shelf)
        yield from _of_questions(text, index, meeting, plan, shelf)
        yield from _of_minutes(text, index, meeting, shelf)
    if plan.minutes > LONGEST_DAY:
        sentence = f"That is {plan.minutes} minutes for one candidate; {LONGEST_DAY} at most."
        yield text.problem(("interviews",), sentence)


def _of_the_bar(text: Text, plan: Plan, shelf: Shelf) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, weighed in enumerate(plan.competencies):
        path = ("competencies", index, "competency")
        if weighed.competency not in shelf.competencies:
            yield text.problem(path, "There is no competency with this key.")
        if weighed.competency in seen:
            yield text.problem(path, f"“{weighed.competency}” stands twice.")
        seen.add(weighed.competency)
        asked = sum(weighed.competency in _shown(meeting, shelf) for meeting in plan.interviews)
        if weighed.must_have and asked < OBSERVERS_OF_A_MUST_HAVE:
            yield text.problem(path, f"A must-have is asked in two interviews; this one is in {asked}.")
        elif not asked:
            yield text.problem(path, "No interview asks about this.")
    others = sum(not weighed.must_have for weighed in plan.competencies)
    if plan.others_needed > others:
        yield text.problem(("bar", "others_needed"), f"The rule can ask for 0 to {others} of the others.")


def _shown(meeting: Meeting, shelf: Shelf) -> set[str]:
    """What the questions of an interview show, as far as they are there."""
    drafts = (shelf.questions.get(question) for question in meeting.questions)
    return {draft.competency.key for draft in drafts if draft}


def _asked_twice(text: Text, plan: Plan) -> Iterator[Problem]:
    first: dict[Reference, str] = {}
    for index, meeting in enumerate(plan.interviews):
        for number, question in enumerate(meeting.questions):
            if question in first:
                path = ("interviews", index, "questions", number)
                yield text.problem(path, f"This is asked already, in “{first[question]}”.")
            first.setdefault(question, meeting.title)


def _of_a_focus(text: Text, index: int, meeting: Meeting, plan: Plan, shelf: Shelf) -> Iterator[Problem]:
    named, shown = {weighed.competency for weighed in plan.competencies}, _shown(meeting, shelf)
    for number, key in enumerate(meeting.focus):
        path = ("interviews", index, "focus", number)
        if key not in named:
            yield text.problem(path, "The bar doesn't name this.")
        elif key not in shown:
            yield text.problem(path, "No question of this interview shows this.")


def _of_questions(text: Text, index: int, meeting: Meeting, plan: Plan, shelf: Shelf) -> Iterator[Problem]:
    for number, question in enumerate(meeting.questions):
        path = ("interviews", index, "questions", number)
        draft = shelf.questions.get(question)
        if not draft:
            yield text.problem(path, "There is no such question.")
            continue
        if plan.level not in {level.key for level in draft.rubric}:
            yield text.problem(path, "It has no rubric for this level.")
        if draft.competency.key not in meeting.focus:
            yield text.problem(path, f"It shows {draft.competency.key}, which isn't in the focus.")


def _of_minutes(text: Text, index: int, meeting: Meeting, shelf: Shelf) -> Iterator[Problem]:
    drafts = (shelf.questions.get(question) for question in meeting.questions)
    needed = sum(draft.minutes for draft in drafts if draft) + WELCOME_AND_CLOSE
    if meeting.minutes < needed:
        sentence = f"With {WELCOME_AND_CLOSE} for welcome and close, its questions take {needed} minutes."
        yield text.problem(("interviews", index, "minutes"), sentence)
