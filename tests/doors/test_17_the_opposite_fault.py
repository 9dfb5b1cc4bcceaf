"""“And the opposite fault: authors can always reread their own, and whatever is sealed says why it is sealed
and what opens it, in words. Every guarded record offers ‘who can read this now’, computed by the same policy
that guards it.”
"""

import pytest
from sqlalchemy import select

from interviews.domain.openings import Release
from interviews.domain.people import Person
from tests import make
from tests.doors.scene import Scene


def written(scene, card):
    """Half a scorecard."""


def sealed(scene, card):
    card.seal(make.NOON, scene.ana)


def withdrawn(scene, card):
    sealed(scene, card)
    card.withdraw_seal(make.NOON, scene.ana)


def excused(scene, card):
    card.panelist.excuse_from_writing("Ill.", make.NOON, scene.cora)


def removed(scene, card):
    card.panelist.remove("Ill.", make.NOON, scene.cora)


def released(scene, card):
    sealed(scene, card)
    scene.release()


def released_without_it(scene, card):
    excused(scene, card)
    scene.release()


def closed(scene, card):
    released(scene, card)
    scene.debrief.close(make.NOON, scene.cora)


STATES = (written, sealed, withdrawn, excused, removed, released, released_without_it, closed)


@pytest.mark.parametrize("state", STATES)
def test_authors_reread_their_own_whatever_happened(scene, visit, session, state):
    card = scene.card(scene.ana)
    card.save(make.written(card, "canary"), card.version, make.NOON, scene.ana)
    state(scene, card)
    session.commit()
    browser = visit(scene.ana)
    assert "canary" in browser.get(f"/scorecards/{card.id}").main
    assert f"/scorecards/{card.id}" in browser.get("/scorecards").response.text


OWN = {
    Release.AT_DEBRIEF: "Why it is sealed. Nobody has heard anyone yet, and so it stays until the debrief. "
    "It opens when every scorecard that is waited for is sealed or excused.",
    Release.AFTER_OWN: "Why it is sealed. Nobody reads another’s before having sealed all of their own. The "
    "debrief opens it for everyone on the panel.",
}
LOOP = {
    Release.AT_DEBRIEF: "Sealed until the debrief. No one reads another’s scorecard before, administrators "
    "included.",
    Release.AFTER_OWN: "Sealed until their own are. No one reads another’s scorecard before all of their own "
    "are sealed, administrators included.",
}
FIRST_PAGE = {
    Release.AT_DEBRIEF: "Only you can read it. It opens for the panel when the debrief does; no time is set.",
    Release.AFTER_OWN: "Whoever of the panel has sealed all of theirs can read it; the debrief opens it for "
    "the rest.",
}


@pytest.mark.parametrize("rule", Release)
def test_whatever_is_sealed_says_why_and_what_opens_it(keep, session, visit, rule):
    scene = Scene(keep, session, release=rule)
    scene.seal(scene.ana)
    author = visit(scene.ana)
    assert OWN[rule] in author.get(f"/scorecards/{scene.card(scene.ana).id}").main
    assert FIRST_PAGE[rule] in author.get("/").main
    loop = f"/loops/{scene.loop.id}"
    for name in ("cora", "adam", "judge"):
        assert LOOP[rule] in visit(getattr(scene, name)).get(loop).main
    assert (
        "So you don’t see here where anybody’s scorecard stands. It opens once every loop in which you judge "
        "them has its debrief." in visit(scene.judge).get(loop).main
    )


def listed(page):
    """Who can read this page now, as it says itself."""
    here = [found for found in page.soup.select(".who-can-read") if "now" in found.summary.get_text()][-1]
    return {name.get_text() for name in here.select("li strong")}


def opening(visit, people, url):
    """Who is shown the page at this address."""
    return {person.name for person in people if visit(person).client.get(url).status_code == 200}


@pytest.mark.parametrize("stage", ["running", "released"])
@pytest.mark.parametrize("rule", Release)
def test_who_can_read_this_now_names_those_for_whom_it_opens(keep, session, visit, rule, stage):
    scene = Scene(keep, session, release=rule)
    scene.seal(scene.ana, scene.ben)
    loop, ben = scene.loop, scene.card(scene.ben)
    urls = [
        f"/loops/{loop.id}",
        f"/interviews/{make.first(loop).id}",
        f"/candidates/{loop.candidate_id}",
        f"/openings/{loop.opening_id}",
    ]
    if stage == "released":
        urls += [f"/debriefs/{scene.release().id}", f"/scorecards/{ben.id}"]
    people, browser = session.scalars(select(Person)).all(), visit(scene.cora)
    named = {url: listed(browser.get(url)) for url in urls}
    assert named == {url: opening(visit, people, url) for url in urls}
    assert "Cora" in named[urls[0]]
