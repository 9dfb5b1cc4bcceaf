"""A seal is withdrawn before anybody can have read it, and never after."""

import pytest

from interviews.domain.openings import Release
from interviews.domain.people import Role
from tests import make

BROKEN = "This seal can’t be withdrawn: who broke the seal of this loop may read it at once."


@pytest.fixture
def loop(keep, session):
    """Ana and Ben have sealed."""
    made = keep(make.loop([make.person("Ana"), make.person("Ben")]))
    for place in made.panel:
        make.seal(place.person, made)
    session.commit()
    return made


def own(loop):
    """Ana, her scorecard and where it is."""
    ana = loop.panel[0].person
    card = make.card_of(ana, loop)
    return ana, card, f"/scorecards/{card.id}"


def test_it_is_asked_once_more_and_says_what_it_does(loop, visit, again):
    ana, card, url = own(loop)
    page = visit(ana).get("/").follow("withdraw the seal , " + f"{loop.candidate.name}, Interview 1")
    assert (page.url, page.all(".confirm__sentence")) == (
        f"{url}/withdrawal",
        [
            "Your scorecard becomes a draft again, with everything in it. Nobody has read it. The record "
            "keeps that you withdrew the seal, and the debrief waits for the next one."
        ],
    )
    assert again(card).is_sealed is True
    page.press("Withdraw the seal")
    assert again(card).is_sealed is False


def test_a_debrief_that_opens_meanwhile_wins(loop, keep, visit, again):
    ana, card, url = own(loop)
    page = visit(ana).get(f"{url}/withdrawal")
    keep(make.debrief(loop))
    page = page.press("Withdraw the seal")
    assert (page.status, again(card).is_sealed) == (409, True)
    assert "Others may have read it, so the seal stays. You can revise a rating in the debrief." in page.main


def test_an_old_link_to_it_leads_to_the_scorecard_once_it_is_too_late(loop, keep, visit):
    ana, _, url = own(loop)
    keep(make.debrief(loop))
    page = visit(ana).get(f"{url}/withdrawal")
    assert (page.status, page.url, "Withdraw the seal" in page.main) == (200, url, False)


def test_where_panelists_read_after_their_own_nobody_withdraws(keep, session, visit):
    ana = make.person("Ana")
    loop = keep(make.loop([ana], of=make.opening(release=Release.AFTER_OWN)))
    make.seal(ana, loop)
    session.commit()
    url = f"/scorecards/{make.card_of(ana, loop).id}"
    assert visit(ana).get(f"{url}/withdrawal").url == url
    today = visit(ana).get("/").main
    assert "withdraw the seal" not in today
    assert "Whoever of the panel has sealed all of theirs can read it" in today


def test_a_broken_seal_is_not_withdrawn_and_the_pages_say_why(loop, keep, session, visit):
    ana, _, url = own(loop)
    dan = make.person("Dan")
    make.first(loop).assign(dan, loop.panel[0].part, make.NOON, loop.by)
    keep(make.broken(loop, keep(make.person("Adam", Role.ADMINISTRATOR)), loop.by))
    assert visit(ana).get(f"{url}/withdrawal").url == url
    today = visit(ana).get("/").main
    assert ("withdraw the seal" in today, "Who broke the seal of this loop can read it." in today) == (
        False,
        True,
    )

    late = make.card_of(dan, loop)
    late.save(make.written(late), late.version, make.NOON, dan)
    session.commit()
    assert visit(dan).get(f"/scorecards/{late.id}/review").all(".confirm__note") == [BROKEN]
