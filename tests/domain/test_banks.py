"""Banks, questions and rubrics: what is refused, what follows what, what stays."""

from dataclasses import replace
from datetime import timedelta

import pytest

from interviews.domain.banks import (
    AnchorDraft,
    Bank,
    BankDraft,
    Duty,
    Question,
    QuestionVersion,
    Sample,
    State,
    key_from,
    next_review,
)
from interviews.domain.base import Refused
from tests import make


def faults(draft) -> list[str]:
    """What is wrong with a draft, in sentences."""
    return [fault.sentence for fault in draft.faults()]


def test_who_founds_a_bank_owns_it():
    ana = make.coordinator("Ana")
    bank = Bank.found("ours", BankDraft(" Ours ", " For us. "), make.NOON, ana)
    assert (bank.name, bank.about) == ("Ours", "For us.")
    assert [(keeper.person, keeper.duty) for keeper in bank.owners] == [(ana, Duty.OWNER)]


def test_a_bank_needs_a_name():
    bank = make.bank()
    for rename in (
        lambda: Bank.found("ours", BankDraft(" "), make.NOON, make.person()),
        lambda: bank.describe(BankDraft(" "), make.NOON, make.person()),
    ):
        with pytest.raises(Refused, match=r"Give the bank a name\."):
            rename()


@pytest.mark.parametrize("key", ["", "Ours", "a b", "-a", "a--b", "../a", "ä", "a\n", "a" * 61])
def test_a_key_can_name_a_file_anywhere(key):
    with pytest.raises(Refused, match="A key is 60 small letters"):
        Bank.found(key, BankDraft("Ours"), make.NOON, make.person())


def test_a_key_is_made_of_words_and_is_new():
    assert key_from("Épreuve no. 1: l’été!", (), "bank") == "epreuve-no-1-lete"
    assert key_from("Past work", {"past-work", "past-work-2"}, "bank") == "past-work-3"
    assert key_from("審査", (), "bank") == "bank"
    assert len(key_from("long " * 40, (), "bank")) <= 60


def test_nobody_is_entrusted_with_the_same_twice_and_one_owner_stays():
    ana, ben = make.coordinator("Ana"), make.person("Ben")
    bank = make.bank(by=ana)
    bank.entrust(ben, Duty.OWNER, make.NOON, ana)
    with pytest.raises(Refused, match=r"Ben is already owner of this bank\."):
        bank.entrust(ben, Duty.OWNER, make.NOON, ana)

    bank.relieve(bank.owners[0], make.NOON, ben)

    assert [keeper.person for keeper in bank.owners] == [ben]
    with pytest.raises(Refused, match="Make somebody else owner first"):
        bank.relieve(bank.owners[0], make.NOON, ben)


def test_a_draft_says_everything_that_is_wrong_with_it():
    staff = make.level("Staff")
    draft = make.draft(
        title=" ",
        minutes=0,
        prompt="",
        purpose="",
        probes=("1", "2", "3", "4"),
        clarifications=("a",) * 51,
        alternatives="x" * 5001,
        rubric={staff: (AnchorDraft("", "Same"), AnchorDraft("n" * 201, " same "))},
    )
    assert faults(replace(draft, title="")) == [
        "Give the question a title.",
        "Give the question a prompt.",
        "Give the question a purpose.",
        "A question takes 1 to 240 minutes.",
        "A question has 3 probes at most.",
        "That is more than 50 lines; nobody finds the right one.",
        f"This is longer than 5000 characters: “{'x' * 40}…”",
        "The rubric for Staff needs 3 to 6 points.",
        "Point 1 for Staff needs a name and what is seen or heard.",
        "Point 2 for Staff is too long to read while rating.",
        "Two points for Staff say the same: nobody could choose between them.",
    ]
    assert faults(make.draft(rubric={})) == [
        "Write the rubric for one level at least: no anchors, no rating."
    ]
    assert faults(make.draft()) == []


def test_what_cannot_be_asked_is_refused_with_its_first_fault():
    with pytest.raises(Refused, match=r"A question takes 1 to 240 minutes\."):
        make.question(minutes=241)


def test_a_question_is_kept_tidy():
    staff, senior = make.level("Staff", 4), make.level("Senior", 3)
    question = make.question(" Why?\x00 ", levels=[staff, senior], probes=(" How? ", " "))
    assert (question.latest.title, question.latest.probes) == ("Why?", ["How?"])
    assert question.latest.levels == [senior, staff]
    assert [anchor.point for anchor in question.latest.rubric(staff)] == [1, 2, 3, 4]


def test_a_key_stands_once_in_a_bank():
    bank = make.bank()
    Question.begin(bank, "why", make.draft(), make.NOON, make.person())
    with pytest.raises(Refused, match="This bank already has a question with the key why"):
        Question.begin(bank, "why", make.draft(), make.NOON, make.person())
    assert [question.key for question in bank.questions] == ["why"]


def test_an_edit_makes_the_next_version_and_what_was_asked_stays():
    question = make.question("Why?")
    question.write(replace(question.latest.draft(), title="How?"), make.NOON, make.person())
    assert [(v.number, v.title, v.state) for v in question.versions] == [
        (1, "Why?", State.APPROVED),
        (2, "How?", State.DRAFT),
    ]
    assert question.approved is question.versions[0]
    assert question.state is State.DRAFT


def test_an_edit_that_changes_nothing_is_refused():
    question = make.question("Why?")
    same = replace(question.latest.draft(), title=" Why? ")
    with pytest.raises(Refused, match="Nothing was changed"):
        question.write(same, make.NOON, make.person())


def test_an_edit_of_what_is_no_longer_the_newest_is_refused():
    question = make.question("Why?")
    question.write(replace(question.latest.draft(), title="How?"), make.NOON, make.person("Ben"), after=1)
    with pytest.raises(Refused, match="Ben wrote version 2 while you were writing"):
        question.write(replace(question.latest.draft(), title="Who?"), make.NOON, make.person(), after=1)
    assert question.latest.title == "How?"


def test_somebody_else_than_the_author_approves():
    ana, ben = make.person("Ana"), make.person("Ben")
    question = Question.begin(make.bank(), "why", make.draft(), make.NOON, ana)
    version = question.latest
    assert not version.may_be_approved_by(ben)
    version.propose(make.NOON, ana)
    assert (version.state, version.may_be_approved_by(ana), version.may_be_approved_by(ben)) == (
        State.IN_REVIEW,
        False,
        True,
    )
    with pytest.raises(Refused, match="You wrote some of what is in review; somebody else has to review it"):
        version.approve(make.NOON, ana)
    version.approve(make.NOON, ben)
    assert question.approved is version


def test_a_review_has_its_order():
    ana, ben = make.person(), make.person()
    question = Question.begin(make.bank(), "why", make.draft(), make.NOON, ana)
    version = question.latest
    assert question.approved is None
    with pytest.raises(Refused, match="Only a version in review can be approved"):
        version.approve(make.NOON, ben)
    with pytest.raises(Refused, match="Only a version in review goes back"):
        version.send_back("Shorter.", make.NOON, ben)
    version.propose(make.NOON, ana)
    with pytest.raises(Refused, match="Only a draft can be proposed"):
        version.propose(make.NOON, ana)
    with pytest.raises(Refused, match="Say what should change"):
        version.send_back(" ", make.NOON, ben)
    version.send_back("Shorter.", make.NOON, ben)
    assert (version.state, version.steps[-1].comment) == (State.DRAFT, "Shorter.")


def asking_why(bank, author, *titles):
    """Questions of a bank, each a draft."""
    return [Question.begin(bank, f"q-{n}", make.draft(t), make.NOON, author) for n, t in enumerate(titles)]


def test_all_drafts_of_a_bank_are_proposed_at_once_but_what_was_sent_back_waits_for_a_new_look():
    ana, ben, bank = make.person(), make.person(), make.bank()
    sent_back, retired, *drafts = asking_why(bank, ana, "Why?", "Where?", "How?", "Who?")
    sent_back.latest.propose(make.NOON, ana)
    sent_back.latest.send_back("Shorter.", make.NOON, ben)
    retired.retire("Old.", make.NOON, ana)
    bank.propose(make.NOON, ana)
    assert [question.state for question in bank.questions] == [
        State.DRAFT,
        State.RETIRED,
        State.IN_REVIEW,
        State.IN_REVIEW,
    ]
    with pytest.raises(Refused, match="Every question of this bank was proposed already"):
        bank.propose(make.NOON, ana)
    with pytest.raises(Refused, match="You wrote some of what is in review; somebody else has to review it"):
        drafts[0].latest.approve(make.NOON, ana)


def test_the_next_review_goes_on_by_title_and_begins_again_after_the_last():
    ana, ben, bank = make.person(), make.person(), make.bank()
    why, how, who = asking_why(bank, ana, "Why?", "How?", "Who?")
    assert next_review(bank.questions, ben) is None
    bank.propose(make.NOON, ana)
    assert (
        next_review(bank.questions, ben),
        next_review(bank.questions, ben, how),
        next_review(bank.questions, ben, why),
    ) == (how, who, how)
    assert next_review(bank.questions, ana) is None
    how.latest.approve(make.NOON, ben)
    assert [next_review(bank.questions, ben, after) for after in (how, who, why)] == [who, why, who]


def test_a_retired_question_is_asked_and_edited_no_more():
    question = make.question()
    with pytest.raises(Refused, match="Say why it is retired"):
        question.retire(" ", make.NOON, make.person())
    question.retire("Too easy.", make.NOON, make.person())
    assert (question.state, question.approved) == (State.RETIRED, None)
    with pytest.raises(Refused, match="already retired"):
        question.retire("Again.", make.NOON, make.person())
    with pytest.raises(Refused, match="This question is retired"):
        question.write(make.draft(), make.NOON, make.person())
    with pytest.raises(Refused, match="Only a draft can be proposed"):
        question.latest.propose(make.NOON, make.person())


def test_the_ladder_says_what_is_expected_where(keep, session):
    staff, senior = make.level("Staff"), make.level("Senior")
    competency = make.competency("Advisor")
    competency.describe("Advises", "leadership", "Helps.", {staff: "Asks first."}, make.NOON, make.person())
    competency.expect(staff, "Asks, then waits.")
    assert competency.expected_at(staff) == "Asks, then waits."
    assert competency.expected_at(senior) == ""


def test_approved_versions_are_found_by_the_database_too(keep, session):
    question = keep(make.question("Why?"))
    question.write(replace(question.latest.draft(), title="How?"), make.NOON, question.latest.by)
    session.commit()
    found = session.query(QuestionVersion).where(QuestionVersion.is_approved)
    assert [version.title for version in found] == ["Why?"]


def test_a_question_cools_until_a_day_or_until_somebody_asks_it_again():
    question, ana = make.question(), make.person("Ana")
    later = make.NOON + timedelta(days=30)
    for until, reason, sentence in (
        (make.NOON, "Known.", "Choose a day that is still to come"),
        (later, " ", "Say why it cools"),
    ):
        with pytest.raises(Refused, match=sentence):
            question.cool(until, reason, make.NOON, ana)
    with pytest.raises(Refused, match="This question isn't cooling"):
        question.warm(make.NOON, ana)

    question.cool(later, " Known. ", make.NOON, ana)

    assert [cooling.reason for cooling in question.coolings] == ["Known."]
    assert question.cooling(make.NOON) is question.coolings[0]
    assert question.cooling(later) is None
    with pytest.raises(Refused, match="This question is cooling already"):
        question.cool(later, "Known.", make.NOON, ana)
    question.warm(make.NOON, ana)
    assert question.cooling(make.NOON) is None
    question.retire("Old.", make.NOON, ana)
    with pytest.raises(Refused, match="This question is retired"):
        question.cool(later, "Known.", make.NOON, ana)


@pytest.mark.parametrize(
    ("samples", "sentence"),
    [
        ((Sample("I would ask.", "It asks."),) * 5, "4 sample answers at most."),
        ((Sample("I would ask.", ""),), "a sample answer needs its words, and why it is at this point."),
        ((Sample("a" * 5_001, "It asks."),), "a sample answer is too long to read."),
    ],
)
def test_sample_answers_are_few_whole_and_short_enough_to_read(samples, sentence):
    staff = make.level("Staff")
    first, *others = make.anchors()
    scale = (AnchorDraft(first.name, first.behaviours, samples), *others)
    assert faults(make.draft(rubric={staff: scale})) == [f"Point 1 for Staff: {sentence}"]
