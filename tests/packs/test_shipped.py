"""What ships: twelve banks and a ladder, whole, and each question ready for people to review."""

import re

import pytest
from sqlalchemy import func, select

from interviews.domain.banks import Competency, Level, Question, QuestionVersion, Sample, findings
from interviews.packs import PACKS
from interviews.packs.reading import drafts_of, import_folder
from interviews.packs.rules import shipped
from tests import make

BANKS = {wanted.text.value["key"]: wanted for wanted in drafts_of(PACKS)}
RULES = shipped()
QUESTIONS = {f"{bank}/{key}": draft for bank, wanted in BANKS.items() for key, draft in wanted.drafts.items()}
JUNIOR, MID, SENIOR = "engineer-junior", "engineer-mid", "senior"
STAFF, PRINCIPAL = "staff", "principal"
MANAGER, ABOVE = "engineering-manager", "senior-manager"
LEVELS = {
    "advice-under-doubt": {SENIOR, STAFF, PRINCIPAL},
    "build-a-small-feature": {JUNIOR, MID, SENIOR},
    "code-reading-and-review": {JUNIOR, MID, SENIOR},
    "debug-a-running-system": {MID, SENIOR, STAFF},
    "design-a-service": {MID, SENIOR},
    "improving-how-we-hire-and-work": {SENIOR, STAFF, PRINCIPAL, MANAGER},
    "incident": {JUNIOR, MID, SENIOR, STAFF, PRINCIPAL},
    "past-work": {JUNIOR, MID, SENIOR, STAFF, PRINCIPAL, MANAGER, ABOVE},
    "product-and-users": {MID, SENIOR, STAFF, PRINCIPAL, MANAGER},
    "redesign-across-teams": {STAFF, PRINCIPAL},
    "strategy-reading": {STAFF, PRINCIPAL},
    "working-together": {JUNIOR, MID, SENIOR, STAFF, PRINCIPAL, MANAGER, ABOVE},
}


def test_there_are_twelve_banks_for_the_levels_they_are_meant_for():
    found = {
        bank: {level.key for draft in wanted.drafts.values() for level in draft.rubric}
        for bank, wanted in BANKS.items()
    }
    assert found == LEVELS
    assert len(QUESTIONS) >= 60


def test_a_bank_says_what_it_is_for_and_what_candidates_may_know():
    for wanted in BANKS.values():
        lacking = [
            name for name in ("about", "what_happens", "tools", "example") if not wanted.text.value[name]
        ]
        assert lacking == []
        assert len(wanted.text.value["what_we_do_not_judge"]) >= 10


@pytest.mark.parametrize("draft", QUESTIONS.values(), ids=QUESTIONS)
def test_a_question_has_all_that_a_record_holds(draft):
    texts = ("purpose", "told_beforehand", "not_scored", "alternatives", "author", "licence")
    assert [name for name in texts if not getattr(draft, name)] == []
    assert len(draft.probes) == 3
    assert len(draft.clarifications) >= 3
    assert len(draft.alternatives.splitlines()) >= 2
    for scale in draft.rubric.values():
        assert [anchor.name for anchor in scale][:3] == ["Not shown", "In part", "Clearly shown"]
        assert [len(anchor.samples) for anchor in scale] == [2, 2, 2, 2]


@pytest.mark.parametrize("draft", QUESTIONS.values(), ids=QUESTIONS)
def test_a_question_passes_every_check_by_the_rules_that_ship(draft):
    assert [(found.name, found.notes) for found in findings(draft, RULES) if not found.passed] == []


def test_no_two_points_and_no_two_samples_are_the_same_words():
    anchors = [anchor for draft in QUESTIONS.values() for scale in draft.rubric.values() for anchor in scale]
    samples = [sample.answer for anchor in anchors for sample in anchor.samples]
    assert len({anchor.behaviours for anchor in anchors}) == len(anchors)
    assert len(set(samples)) == len(samples)


def test_what_is_put_in_is_never_among_what_may_be_told():
    told = [line for draft in QUESTIONS.values() for line in (*draft.clarifications, draft.told_beforehand)]
    assert [line for line in told if re.search("interviewers? only|seeded", line, re.IGNORECASE)] == []


def test_all_of_it_comes_in_as_drafts_and_every_competency_of_the_ladder_is_asked(session, keep):
    report = import_folder(session, PACKS, make.NOON, keep(make.coordinator()))
    session.commit()

    assert session.scalar(select(func.count(Question.id))) == len(QUESTIONS) == report.begun
    assert session.scalar(select(func.count(QuestionVersion.id)).where(QuestionVersion.is_approved)) == 0
    assert {level.track for level in session.scalars(select(Level))} == {
        "engineering",
        "technical leadership",
        "management",
    }
    asked = {draft.competency.key for draft in QUESTIONS.values()}
    assert set(session.scalars(select(Competency.key))) == asked
    sample = report.questions[0].latest.anchors[0].samples[0]
    assert isinstance(sample, Sample)
