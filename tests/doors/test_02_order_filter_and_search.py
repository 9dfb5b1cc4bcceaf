"""“Sort order, filter and search on hidden fields or text: a hidden value moves a row or makes a hit.”"""

import pytest

from tests import make
from tests.doors.scene import said

ASKED = (
    "q=canary",
    "q=nobody-wrote-this",
    "search=canary",
    "search=nobody-wrote-this",
    "sort=rating",
    "order=-value",
    "filter=sealed",
    "rating=4",
    "by=saved_at",
)


@pytest.fixture
def aino(scene, keep):
    """A second loop for the same opening, of a candidate whose name comes first."""
    panel = [scene.ana, scene.ben]
    who = make.candidate("Aino Virtanen")
    return keep(make.loop(panel, of=scene.loop.opening, who=who, by=scene.cora))


def links(page):
    """Where the lists of a page lead, in their order."""
    return [a["href"] for a in page.soup.select("main .rows a, main table a")]


@pytest.mark.parametrize("name", ["ana", "cora", "adam", "judge"])
def test_a_hidden_rating_moves_no_row(scene, visit, session, name, aino):
    browser = visit(getattr(scene, name))
    lists = ("/", "/loops/", "/openings/", f"/openings/{aino.opening_id}", "/scorecards")
    orders = []
    for low, high in ((aino, scene.loop), (scene.loop, aino)):
        make.seal(scene.ben, low, value=1)
        make.seal(scene.ben, high, value=4)
        session.commit()
        orders.append([links(browser.get(url)) for url in lists])
        for loop in (low, high):
            make.card_of(scene.ben, loop).withdraw_seal(make.NOON, scene.ben)
    assert orders[0] == orders[1]
    assert any(orders[0])


def test_candidates_stand_by_name_whatever_was_rated(scene, visit, session, aino):
    make.seal(scene.ben, scene.loop, value=4)
    session.commit()
    page = visit(scene.cora).get(f"/openings/{aino.opening_id}")
    assert page.all("#loops .rows a") == ["Aino Virtanen", "Leila Haddad"]
    loops = [url for url in links(visit(scene.cora).get("/loops/")) if "?" not in url]
    assert loops == [f"/loops/{aino.id}", f"/loops/{scene.loop.id}"]


@pytest.mark.parametrize("name", ["ana", "cora", "adam", "judge", "out"])
def test_a_name_is_looked_for_among_names_alone(scene, visit, session, name, aino):
    make.seal(scene.ben, aino, "canary", value=4)
    scene.loop.adjust("canary", "canary", make.NOON, scene.cora)
    session.commit()
    browser = visit(getattr(scene, name))
    looked_for = [browser.client.get(f"{url}?find=canary") for url in ("/loops/", "/people")]
    nothing = [browser.client.get(f"{url}?find=nobody") for url in ("/loops/", "/people")]
    for one, other in zip(looked_for, nothing, strict=True):
        status, headers, words = said(one)
        assert (status, headers, words.replace("canary", "nobody")) == said(other)


@pytest.mark.parametrize("name", ["ana", "cora", "judge", "out"])
def test_no_address_takes_a_word_or_an_order_for_what_is_hidden(scene, visit, name):
    scene.seal(scene.ben, word="canary", value=4)
    browser = visit(getattr(scene, name))
    for url in ("/", "/loops/", "/scorecards", "/openings/", "/banks/", f"/loops/{scene.loop.id}"):
        plain = said(browser.client.get(url))
        answers = {query: said(browser.client.get(f"{url}?{query}")) for query in ASKED}
        assert answers == dict.fromkeys(ASKED, plain), url
