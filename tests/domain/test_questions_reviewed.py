"""The life of a version: proposed, remarked on, endorsed by a reviewer, decided on by an owner."""

from dataclasses import replace
from datetime import timedelta

import pytest

from interviews.domain.banks import Question, Rules, State, StepKind, WordKind, WordRule, next_review
from interviews.domain.base import Refused
from tests import make

NOON, HOUR = make.NOON, timedelta(hours=1)
GUYS = Rules(words=(WordRule(WordKind.EXCLUDES, ("guys",), "It pictures men."),))


@pytest.fixture
def ana():
    """Who wrote it, and owns the bank."""
    return make.coordinator("Ana")


@pytest.fixture
def ben():
    """A reviewer, who wrote nothing."""
    return make.person("Ben")


def proposed(ana, **more):
    """A question in review."""
    question = Question.begin(make.bank(by=ana), "why", make.draft("Why?", **more), NOON, ana)
    question.latest.propose(NOON, ana)
    return question


def rewritten(question, by, **more):
    """The next version, in review."""
    version = question.write(replace(question.latest.draft(), **more), NOON, by)
    version.propose(NOON, by)
    return version


def test_who_wrote_it_decides_once_somebody_else_has_endorsed_it(ana, ben):
    version = proposed(ana).latest
    assert not version.may_be_approved_by(ana)
    with pytest.raises(Refused, match="You wrote some of what is in review"):
        version.approve(NOON, ana)
    with pytest.raises(Refused, match="You wrote some of what is in review"):
        version.endorse(NOON, ana)

    version.endorse(NOON, ben, "Clear.")

    assert (version.state, version.may_be_approved_by(ana)) == (State.IN_REVIEW, True)
    version.approve(NOON, ana)
    assert (version.state, [step.kind for step in version.steps]) == (
        State.APPROVED,
        [StepKind.PROPOSED, StepKind.ENDORSED, StepKind.APPROVED],
    )


def test_an_owner_who_wrote_nothing_reviews_it_by_deciding(ana, ben):
    version = proposed(ana).latest
    version.approve(NOON, ben)
    assert version.state is State.APPROVED


def test_nobody_endorses_twice_and_nobody_what_is_not_in_review(ana, ben):
    version = Question.begin(make.bank(by=ana), "why", make.draft(), NOON, ana).latest
    with pytest.raises(Refused, match=r"Only a version in review is endorsed\."):
        version.endorse(NOON, ben)
    version.propose(NOON, ana)
    assert version.may_be_endorsed_by(ben)
    version.endorse(NOON, ben)
    assert not version.may_be_endorsed_by(ben)
    with pytest.raises(Refused, match=r"You have endorsed this version already\."):
        version.endorse(NOON, ben)


def test_an_endorsement_counts_for_the_review_in_which_it_was_given(ana, ben):
    version = proposed(ana).latest
    version.endorse(NOON, ben)
    version.send_back("Shorter.", NOON, make.person())
    version.propose(NOON, ana)
    assert version.endorsements == []
    with pytest.raises(Refused, match="You wrote some of what is in review"):
        version.approve(NOON, ana)


def test_who_wrote_the_rest_cannot_wave_it_through(ana, ben):
    question = proposed(ana)
    version = rewritten(question, ben, title="How?")
    assert version.writers == {ana, ben}
    for writer in (ana, ben):
        assert not version.may_be_reviewed_by(writer)
        with pytest.raises(Refused, match="You wrote some of what is in review"):
            version.approve(NOON, writer)

    version.approve(NOON, make.person())

    assert rewritten(question, ben, title="Who?").writers == {ben}


def test_a_remark_stands_at_a_field_or_at_a_point_and_says_something(ana, ben):
    version = proposed(ana).latest
    [level] = version.levels
    point = f"rubric.{level.key}.3"
    made = [version.remark(place, " Who hears it? ", NOON, ben) for place in ("prompt", "rubric", point)]
    assert [(one.place, one.words, one.is_open) for one in made] == [
        (place, "Who hears it?", True) for place in ("prompt", "rubric", point)
    ]
    for place, words, sentence in (
        ("nowhere", "Hm.", r"Choose what the remark is about\."),
        (f"rubric.{level.key}.5", "Hm.", r"Choose what the remark is about\."),
        ("prompt", " ", r"Write the remark first\."),
    ):
        with pytest.raises(Refused, match=sentence):
            version.remark(place, words, NOON, ben)
    version.question.retire("Old.", NOON, ana)
    with pytest.raises(Refused, match=r"This question is retired\."):
        version.remark("prompt", "Hm.", NOON, ben)


def test_an_open_remark_holds_back_the_approval_until_it_is_settled(ana, ben):
    version = proposed(ana).latest
    first, second = (version.remark("prompt", words, NOON, ben) for words in ("Who?", "Where?"))
    with pytest.raises(Refused, match=r"2 remarks are still open: settle what was said first\."):
        version.approve(NOON, ben)
    first.settle(NOON, ben)
    with pytest.raises(Refused, match=r"A remark is still open: settle what was said first\."):
        version.approve(NOON, ben)
    second.settle(NOON, make.person())
    version.approve(NOON, ben)
    assert version.open_remarks == []


def test_a_remark_on_an_earlier_version_holds_back_the_next_one(ana, ben):
    question = proposed(ana)
    said = question.latest.remark("prompt", "Who?", NOON, ben)
    version = rewritten(question, ana, prompt="Tell me who.")
    assert version.open_remarks == [said]
    with pytest.raises(Refused, match="A remark is still open"):
        version.approve(NOON, ben)
    said.settle(NOON, ben)
    version.approve(NOON, ben)
    assert rewritten(question, ana, prompt="Tell me.").open_remarks == []


def test_who_wrote_it_does_not_settle_what_somebody_else_said_of_it(ana, ben):
    said = proposed(ana).latest.remark("prompt", "Who?", NOON, ben)
    assert [said.may_be_settled_by(person) for person in (ana, ben, make.person())] == [False, True, True]
    with pytest.raises(
        Refused, match="You wrote what this remark is about: Ben, or somebody else, settles it"
    ):
        said.settle(NOON, ana)
    said.settle(NOON, ben)
    assert not said.may_be_settled_by(ben)
    with pytest.raises(Refused, match=r"This remark is settled already\."):
        said.settle(NOON, ben)


def test_who_wrote_it_may_settle_their_own_remark(ana):
    said = proposed(ana).latest.remark("prompt", "To be cut.", NOON, ana)
    said.settle(NOON, ana)
    assert not said.is_open


def test_a_required_check_gates_the_approval_whatever_is_said(ana, ben):
    version = proposed(ana, alternatives="").latest
    with pytest.raises(Refused, match=r"There is no other way to ask it\. Say how else it can be asked"):
        version.approve(NOON, ben, because="We like it so.")


def test_where_another_check_points_at_something_whoever_approves_says_why_it_stands(ana, ben):
    version = proposed(ana, prompt="Tell the guys.").latest
    with pytest.raises(Refused, match=r"A word may exclude somebody\. Mend it, or say why it stands\."):
        version.approve(NOON, ben, GUYS)
    version.approve(NOON, ben, GUYS, because=" It is a quotation. ")
    assert version.steps[-1].comment == "It is a quotation."


def test_what_waits_for_a_person_is_what_they_may_endorse_or_as_an_owner_decide(ana, ben):
    bank = make.bank(by=ana)
    why, how = (
        Question.begin(bank, key, make.draft(key.capitalize() + "?"), NOON, ana) for key in ("why", "how")
    )
    bank.propose(NOON, ana)
    assert next_review(bank.questions, ben) is how
    assert next_review(bank.questions, ana, decides=True) is None

    how.latest.endorse(NOON, ben)

    assert next_review(bank.questions, ben) is why
    assert (next_review(bank.questions, ana), next_review(bank.questions, ana, decides=True)) == (None, how)
    how.latest.approve(NOON, ana)
    assert next_review(bank.questions, ana, decides=True) is None


def test_a_remark_on_what_was_approved_waits_for_the_next_version(ana, ben):
    question = proposed(ana)
    question.latest.approve(NOON, ben)
    said = question.latest.remark("prompt", "Nobody understood it.", NOON, ben)
    version = rewritten(question, ana, prompt="Tell me of it.")
    assert version.open_remarks == [said]
    with pytest.raises(Refused, match="A remark is still open"):
        version.approve(NOON, ben)
    said.settle(NOON, ben)
    version.approve(NOON, ben)


def test_who_wrote_the_answer_does_not_settle_the_remark(ana, ben):
    question, cara = proposed(ana), make.person("Cara")
    said = question.latest.remark("prompt", "Who?", NOON, ben)
    question.latest.send_back("See the remark.", NOON, ben)
    rewritten(question, cara, prompt="Tell me of it.")
    assert [said.may_be_settled_by(who) for who in (ana, cara, ben)] == [False, False, True]
