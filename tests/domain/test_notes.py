"""Notes: jotted while somebody speaks, for their author alone, and no part of what is sealed."""

from dataclasses import replace

import pytest

from interviews.domain.scorecards import AnswerDraft, CardDraft
from tests import make


@pytest.fixture
def ana():
    """An interviewer."""
    return make.person("Ana")


@pytest.fixture
def card(ana, keep):
    """Ana's scorecard of a loop with one question."""
    return make.card_of(ana, keep(make.loop([ana, make.person("Ben")])))


def noting(card, notes):
    """A complete draft with these notes beside its evidence."""
    whole = make.written(card)
    [(question, answer)] = whole.answers.items()
    return replace(whole, answers={question: replace(answer, notes=notes)})


def test_notes_come_back_as_they_were_jotted_cleaned_like_every_text(card, ana, session, again):
    card.save(noting(card, "who\x00 pays?\r\n  board: 3 lines\ud800 🙂"), card.version, make.NOON, ana)
    session.commit()
    [answer] = again(card).read_draft().answers.values()
    assert answer.notes == "who pays?\n  board: 3 lines 🙂"


def test_a_draft_from_before_there_were_notes_reads_as_one_without(card, ana, session, again):
    card.save(make.written(card), card.version, make.NOON, ana)
    [stored] = card.draft["answers"].values()
    del stored["notes"]
    session.commit()
    draft = again(card).read_draft()
    assert ([answer.notes for answer in draft.answers.values()], draft.lines_noted()) == ([""], 0)


def test_no_word_of_the_notes_is_in_a_seal_or_its_proof(card, ana, session):
    card.save(noting(card, "canary"), card.version, make.NOON, ana)
    card.seal(make.NOON, ana)
    session.commit()
    seal = card.seal_in_force
    assert "canary" not in repr((seal.content(), seal.opinion()))
    assert [piece.text for rating in seal.ratings for piece in rating.evidence] == ["said so"]
    assert seal.digest == seal.commitment()


def test_the_notes_stay_with_the_draft_after_the_seal_and_its_withdrawal(card, ana, session, again):
    card.save(noting(card, "canary"), card.version, make.NOON, ana)
    card.seal(make.NOON, ana)
    session.commit()
    card.withdraw_seal(make.NOON, ana)
    session.commit()
    [answer] = again(card).read_draft().answers.values()
    assert answer.notes == "canary"


@pytest.mark.parametrize(("notes", "lines"), [("", 0), ("  \n\n", 0), ("one", 1), ("one\n\n two \n", 2)])
def test_lines_that_say_something_are_counted(card, notes, lines):
    key = card.kit[0].id
    assert CardDraft(answers={key: AnswerDraft(notes=notes)}).lines_noted() == lines


def test_notes_alone_are_no_evidence(card, ana):
    key = card.kit[0].id
    card.save(CardDraft(answers={key: AnswerDraft(value=3, notes="said so")}), card.version, make.NOON, ana)
    assert card.missing()[0].sentence.endswith("evidence comes before the number.")
