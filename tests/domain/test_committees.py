"""Committees and their sittings."""

import pytest

from interviews.domain.base import Refused
from interviews.domain.committees import Committee, Docket
from interviews.domain.people import Role
from tests import make


def test_the_chair_comes_first_then_the_others_by_name():
    zoe, abe, mia = (make.person(name, Role.COMMITTEE) for name in ("Zoe", "Abe", "Mia"))
    committee = Committee.form("Hiring", zoe, [mia, abe, zoe], make.NOON, make.coordinator())
    assert [person.name for person in committee.members] == ["Zoe", "Abe", "Mia"]


def test_a_committee_has_a_name_and_members_who_may_sit_on_it():
    by = make.coordinator()
    with pytest.raises(Refused, match="Give the committee a name"):
        Committee.form(" ", make.person("Zoe", Role.COMMITTEE), [], make.NOON, by)
    with pytest.raises(Refused, match="Ana isn't a committee member"):
        Committee.form("Hiring", make.person("Ana"), [], make.NOON, by)


def test_a_sitting_is_called_for_a_time_to_come():
    chair = make.person("Zoe", Role.COMMITTEE)
    committee = Committee.form("Hiring", chair, [], make.NOON, make.coordinator())
    with pytest.raises(Refused, match="for a time to come"):
        Docket.call(committee, make.NOON, make.NOON, make.coordinator())
