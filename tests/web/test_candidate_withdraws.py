"""A candidate withdraws: the pages say so, nag nobody, and tell the panel nothing of why."""

from datetime import timedelta

import pytest

from interviews.clock import now
from tests import make


@pytest.fixture
def cora(keep):
    """A coordinator."""
    return keep(make.coordinator("Cora"))


@pytest.fixture
def ana(keep):
    """An interviewer."""
    return keep(make.person("Ana"))


@pytest.fixture
def loop(keep, ana, cora):
    """Leila's loop, in two hours."""
    made = make.loop([ana], who=make.candidate("Leila Haddad"), by=cora)
    make.first(made).starts_at = now() + timedelta(hours=2)
    return keep(made)


@pytest.fixture
def withdrawn(cora, loop, visit):
    """The page of the loop, once Leila withdrew."""

    def press():
        page = visit(cora).get(f"/loops/{loop.id}").follow("The candidate withdraws")
        return page.press("The candidate withdrew", words="Another offer, nearer home.")

    return press


def test_a_coordinator_writes_down_that_the_candidate_withdraws(withdrawn, cora, loop, visit):
    page = withdrawn()
    assert page.heading == "Leila Haddad"
    assert "The candidate withdrew." in page.main
    assert "Another offer, nearer home." in page.main
    assert "The candidate withdraws" not in page.main
    lists = [visit(cora).get(url).all("tbody .tag") for url in ("/loops/", "/candidates/")]
    assert lists == [["withdrawn"], ["withdrawn"]]
    assert visit(cora).get(f"/candidates/{loop.candidate_id}").all(".rows .tag") == ["withdrawn"]


def test_the_panel_reads_that_they_withdrew_and_not_why(withdrawn, ana, loop, visit):
    url = f"/interviews/{make.first(loop).id}"
    assert "Leila Haddad" in visit(ana).get("/").main
    withdrawn()

    assert "Leila Haddad" not in visit(ana).get("/").main
    page = visit(ana).get(url)
    assert "The candidate withdrew." in page.main
    assert "nearer home" not in page.main
    listed = visit(ana).get("/scorecards")
    assert listed.all(".tag") == ["candidate withdrew"]


def test_what_is_sealed_says_that_nothing_opens_it(withdrawn, ana, loop, visit, session):
    make.first(loop).starts_at = make.NOON
    make.seal(ana, loop)
    session.commit()
    withdrawn()
    page = visit(ana).get(f"/scorecards/{make.card_of(ana, loop).id}")
    assert "The candidate withdrew, so no debrief opens it: what is sealed stays sealed." in page.main


def test_the_first_page_of_who_arranges_asks_nothing_more(withdrawn, cora, loop, visit, session):
    make.first(loop).starts_at = make.NOON
    session.commit()
    assert "Leila Haddad" in visit(cora).get("/").main
    withdrawn()
    assert "Leila Haddad" not in visit(cora).get("/").main


def test_they_changed_their_mind(withdrawn, loop, visit, ana):
    page = withdrawn().follow("They changed their mind").press("Go on with the loop", reason="They called.")
    assert page.heading == "Leila Haddad"
    assert "and came back" in page.main
    assert "They called." in page.main
    assert page.all(".notice--weighty") == []
    assert "The candidate withdrew" not in visit(ana).get(f"/interviews/{make.first(loop).id}").main


def test_what_is_refused_keeps_what_was_typed(withdrawn, cora, loop, visit):
    forms = {
        name: visit(cora).get(f"/loops/{loop.id}/{name}") for name in ("withdrawal", "adjustments", "return")
    }
    back = forms["return"].press("Go on with the loop", reason="They called.")
    assert (back.status, back.all(".error-summary li")) == (422, ["The candidate didn't withdraw."])
    assert forms["return"].press("Go on with the loop").all(".error-summary li") == ["Say why."]
    withdrawn()
    page = forms["withdrawal"].press("The candidate withdrew", words="Once more.")
    assert (page.status, page.all(".error-summary li")) == (422, ["The candidate withdrew."])
    assert "Once more." in page.soup.find(id="words").get_text()
    page = forms["adjustments"].press("Arrange it", need="Tires.", instruction="A break.")
    assert page.status == 409
    assert [words in page.main for words in ("The candidate withdrew.", "Tires.", "A break.")] == [True] * 3


def test_who_sits_on_the_panel_writes_down_no_withdrawal(ana, loop, visit):
    assert [visit(ana).get(f"/loops/{loop.id}/{name}").status for name in ("withdrawal", "return")] == [
        404,
        404,
    ]
