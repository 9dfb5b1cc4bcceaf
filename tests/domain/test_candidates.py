"""Candidates: their label tells nothing, and who is partial is on record."""

import pytest

from interviews.domain.base import Refused
from interviews.domain.candidates import LETTERS, About, Candidate, free_label
from tests import make

EVERY_LABEL = {f"{letter}-{number}" for letter in LETTERS for number in range(10, 100)}


def test_a_label_is_one_that_is_free():
    assert free_label(EVERY_LABEL - {"K-58"}) == "K-58"
    assert free_label(EVERY_LABEL) == ""


def test_a_candidate_is_welcomed_by_name_and_label():
    cora, ana = make.coordinator(), make.person("Ana")
    candidate = Candidate.welcome(" Leila Haddad ", " K-58 ", ana, make.NOON, cora)

    assert (candidate.name, candidate.label, candidate.referred_by) == ("Leila Haddad", "K-58", ana)


def test_a_candidate_is_described_in_their_own_words(keep):
    candidate = keep(make.candidate("Leila Hadad"))
    assert (candidate.said_as, candidate.pronouns, candidate.email, candidate.zone) == ("", "", "", "")
    with pytest.raises(Refused, match=r"^A candidate has a name\.$"):
        candidate.describe(About(" "), make.NOON, make.coordinator())
    said = About(" Leila Haddad ", "LAY-la", "she/her", "leila@example.com", "+351 1", "Europe/Lisbon")
    candidate.describe(said, make.NOON, make.coordinator())

    assert (candidate.name, candidate.found_by, candidate.said_as) == (
        "Leila Haddad",
        "leila haddad",
        "LAY-la",
    )
    assert (candidate.pronouns, candidate.email) == ("she/her", "leila@example.com")
    assert (candidate.phone, candidate.zone) == ("+351 1", "Europe/Lisbon")


@pytest.mark.parametrize(("name", "label"), [(" ", "K-58"), ("Leila Haddad", " ")])
def test_neither_name_nor_label_is_left_out(name, label):
    with pytest.raises(Refused, match=r"^A candidate has a name and a label\.$"):
        Candidate.welcome(name, label, None, make.NOON, make.coordinator())


def test_a_conflict_is_declared_once_and_with_its_reason():
    cora, ana, candidate = make.coordinator(), make.person("Ana"), make.candidate()
    with pytest.raises(Refused, match=r"^Say what the conflict of interest is\.$"):
        candidate.declare_conflict(ana, " ", make.NOON, cora)
    candidate.declare_conflict(ana, "Cousins", make.NOON, cora)
    with pytest.raises(Refused, match=r"^A conflict of interest is already declared for Ana\.$"):
        candidate.declare_conflict(ana, "Friends", make.NOON, cora)

    assert [(c.person.name, c.reason, c.by.name) for c in candidate.conflicts] == [
        ("Ana", "Cousins", "Coordinator")
    ]
