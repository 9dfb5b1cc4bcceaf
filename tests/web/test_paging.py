"""Long lists come in parts; how many there are is counted from what one may see."""

import pytest

from interviews.domain.people import Role
from tests import make
from tests.counting import queries


@pytest.fixture
def cora(session):
    """A coordinator with 120 loops, of which one is her own referral's."""
    cora, opening = make.person("Cora", Role.COORDINATOR), make.opening()
    hers = [make.candidate(f"Candidate {n:03}", referred_by=cora if n == 7 else None) for n in range(120)]
    session.add_all([make.loop(of=opening, who=who, by=make.coordinator()) for who in hers])
    session.add(cora)
    session.commit()
    return cora


def names(page):
    """The first and the last name, and how many."""
    found = page.all("tbody th")
    return found[0], found[-1], len(found)


def test_a_long_list_is_read_part_by_part(visit, cora):
    first = visit(cora).get("/loops/")
    assert (names(first), first.all(".pagination__words")) == (
        ("Candidate 000", "Candidate 050", 50),
        ["1 to 50 of 119"],
    )
    second = first.follow("Next page")
    assert (names(second), second.all(".pagination__words")) == (
        ("Candidate 051", "Candidate 100", 50),
        ["51 to 100 of 119"],
    )
    third = second.follow("Next page")
    assert (names(third), third.all(".pagination a")) == (
        ("Candidate 101", "Candidate 119", 19),
        ["Previous page"],
    )
    assert names(third.follow("Previous page")) == names(second)


@pytest.mark.parametrize(("asked", "first"), [("0", "000"), ("-5", "000"), ("x", "000"), ("99", "101")])
def test_a_part_that_is_not_there_is_the_nearest_one(visit, cora, asked, first):
    assert names(visit(cora).get(f"/loops/?page={asked}"))[0] == f"Candidate {first}"


def test_a_short_list_has_no_parts(visit, keep):
    loop = keep(make.loop(who=make.candidate("Leila Haddad")))
    page = visit(loop.by).get("/loops/")
    assert (names(page), page.all(".pagination")) == (("Leila Haddad", "Leila Haddad", 1), [])


def test_each_part_takes_as_many_queries(visit, cora, engine):
    browser, counts = visit(cora), set()
    browser.get("/loops/")
    for number in (1, 2, 3):
        with queries(engine) as seen:
            browser.get(f"/loops/?page={number}")
        counts.add(len(seen))
    assert len(counts) == 1
