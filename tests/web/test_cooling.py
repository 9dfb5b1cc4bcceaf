"""A question that rests, and how often it was asked: for those who may know of the interviews."""

from datetime import timedelta

import pytest

from interviews.clock import now
from tests import make


@pytest.fixture
def ana(keep):
    """A coordinator."""
    return keep(make.coordinator("Ana"))


@pytest.fixture
def asked(keep, ana):
    """A question in a bank of Ana's."""
    return keep(make.question("Asked", in_bank=make.bank("Ours", by=ana)))


def test_an_owner_lets_a_question_cool_and_asks_it_again(visit, ana, asked, again):
    page = visit(ana).get(f"/banks/questions/{asked.id}").follow("Let it cool")
    assert page.heading == "Let “Asked” cool"
    page = page.press("Let it cool", days="90", reason="It stands on a page that many read.")
    assert page.heading == "Asked"
    assert "It cools until" in page.main
    assert "It stands on a page that many read. (Ana, " in page.main
    cooling = again(asked).cooling(now())
    assert timedelta(days=89) < cooling.until - now() <= timedelta(days=90)

    late = visit(ana).get(f"/banks/questions/{asked.id}")
    page = page.press("Ask it again")
    assert "Let it cool" in page.main
    assert again(asked).cooling(now()) is None
    refused = late.press("Ask it again")
    assert (refused.status, "This question isn't cooling." in refused.main) == (409, True)


def test_a_reason_is_needed_and_who_comes_late_reads_that(visit, ana, asked, session):
    page = visit(ana).get(f"/banks/questions/{asked.id}/cooling")
    bare = page.press("Let it cool", days="30", reason=" ")
    assert (bare.status, bare.all(".error-summary li")) == (422, ["Say why it cools."])
    asked.cool(now() + timedelta(days=1), "Known.", now(), ana)
    session.commit()
    late = page.press("Let it cool", days="30", reason="Known.")
    assert (late.status, late.all(".error-summary li")) == (422, ["This question is cooling already."])
    odd = page.press("Let it cool", days="7", reason="Known.")
    assert odd.status == 422


def test_only_who_writes_a_question_lets_it_cool(visit, keep, asked):
    ben = keep(make.person("Ben"))
    assert visit(ben).get(f"/banks/questions/{asked.id}/cooling").status == 404
    assert "Let it cool" not in visit(ben).get(f"/banks/questions/{asked.id}").main


def test_a_question_says_how_often_it_was_asked_and_when_many_have_heard_it(visit, ana, asked, keep):
    opening = make.opening(plan=[[asked]], at_level=asked.latest.levels[0])
    url, ben = f"/banks/questions/{asked.id}", keep(make.person("Ben"))
    assert "Never, in the interviews that you may know of." in visit(ana).get(url).main
    loop = keep(make.loop(of=opening))
    make.first(loop).starts_at = now() - timedelta(days=100)
    keep(loop)
    assert "1 time, last " in visit(ana).get(url).main
    for _ in range(12):
        more = make.loop(of=opening)
        make.first(more).starts_at = now() - timedelta(days=1)
        keep(more)
    page = visit(ana).get(url)
    assert "13 times, last " in page.main
    assert "12 times in the last 90 days." in page.main
    assert "Never, in the interviews that you may know of." in visit(ben).get(url).main
