"""The release rule of an opening, chosen in the browser and locked by the first seal."""

from concurrent.futures import ThreadPoolExecutor, TimeoutError
from contextlib import suppress

import pytest
from sqlalchemy import update

from interviews.domain.openings import Opening, Release
from interviews.domain.people import Role
from tests import make

LOCKED = "A scorecard was sealed under this rule, so it stands. Only a new opening has another."
AFTER_OWN = "After their own: who has sealed all of theirs reads what is sealed."


@pytest.fixture
def cora(keep):
    """A coordinator."""
    return keep(make.coordinator("Cora"))


@pytest.fixture
def loop(keep, cora):
    """Ana judges, under the rule at debrief."""
    return keep(make.loop([make.person("Ana")], by=cora))


@pytest.fixture
def url(loop):
    """Where the opening is."""
    return f"/openings/{loop.opening_id}"


def rule(page):
    """What the page of an opening says of its rule."""
    return page.all(".summary-list dd")[1]


def test_another_rule_is_chosen_with_what_each_means_in_words(cora, loop, url, again, visit):
    page = visit(cora).get(url).follow("Choose another rule")
    assert (page.heading, [i["value"] for i in page.soup.select("input[checked]")]) == (
        "When scorecards are read",
        ["at debrief"],
    )
    assert [more.split(".")[0] for more in page.all(".tick__more")] == [
        "Until then nobody reads another’s scorecard, and its author may withdraw a seal",
        "Who has sealed all of theirs reads at once what the others sealed, and nobody withdraws a seal",
    ]
    page = page.press("Choose this rule", release="after own")

    assert (page.url, page.all(".flashes .notice")) == (
        url,
        ["The rule is chosen. It locks at the first sealed scorecard."],
    )
    assert rule(page) == f"{AFTER_OWN} It locks at the first sealed scorecard. Choose another rule"
    assert again(loop.opening).release is Release.AFTER_OWN


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [("at debrief", "That is the rule as it stands."), ("always", "Choose one of these.")],
)
def test_what_is_no_other_rule_is_refused_with_a_sentence(cora, loop, url, again, visit, chosen, sentence):
    page = visit(cora).get(f"{url}/release").press("Choose this rule", release=chosen)
    assert (page.status, page.all(".error-summary li")) == (422, [sentence])
    assert again(loop.opening).release is Release.AT_DEBRIEF


def test_the_first_seal_locks_it_for_those_who_may_know(cora, keep, loop, url, session, visit):
    judge, adam = (
        make.person("Judge", Role.COORDINATOR, Role.INTERVIEWER),
        make.person("Adam", Role.ADMINISTRATOR),
    )
    keep(adam)
    make.first(loop).assign(judge, make.first(loop).panel[0].part, make.NOON, cora)
    session.commit()
    open_page = visit(cora).get(f"{url}/release")
    before = [visit(person).get(url).main for person in (judge, adam)]
    make.seal(loop.panel[0].person, loop)
    session.commit()

    assert [visit(person).get(url).main for person in (judge, adam)] == before
    assert [visit(person).get(f"{url}/release").status for person in (judge, adam)] == [404, 404]
    page = visit(cora).get(url)
    assert rule(page).endswith("It is locked: a scorecard was sealed.")
    page = visit(cora).get(f"{url}/release")
    assert page.all(".notice--sealed .notice__title") == ["It is locked."]
    assert page.all("main button") == []
    page = open_page.press("Choose this rule", release="after own")
    assert (page.status, page.all(".error-summary li")) == (422, [LOCKED])


def test_who_read_the_old_rule_at_the_review_is_told_of_the_new_one_before_sealing(
    cora, loop, url, again, visit
):
    ana = loop.panel[0].person
    card = make.card_of(ana, loop)
    review = written(visit(ana), card)
    visit(cora).get(f"{url}/release").press("Choose this rule", release="after own")
    page = review.press("Seal scorecard")

    assert (page.status, page.all(".error-summary li")) == (
        409,
        ["When others may read it was changed since. Read once more what sealing means."],
    )
    assert "panelists who have sealed all of their own can read it" in page.all(".confirm__sentence")[0]
    assert again(card).is_sealed is False
    assert page.press("Seal scorecard").all(".flashes") == ["Your scorecard is sealed."]


@pytest.mark.parametrize("first", ["seal", "choice"])
def test_a_seal_and_a_new_rule_in_one_moment_wait_for_each_other(
    cora, loop, url, first, again, session, engine, visit
):
    """While the opening's row is held by one, the other neither seals nor chooses."""
    ana = loop.panel[0].person
    card = make.card_of(ana, loop)
    review = written(visit(ana), card)
    choice = visit(cora).get(f"{url}/release")
    press = {
        "seal": lambda: review.press("Seal scorecard"),
        "choice": lambda: choice.press("Choose this rule", release="after own"),
    }
    with ThreadPoolExecutor(1) as aside, engine.connect() as holder:
        holder.execute(update(Opening).where(Opening.id == loop.opening_id).values(title="Held"))
        waiting = aside.submit(press[first])
        with suppress(TimeoutError):
            waiting.result(0.7)
        assert not waiting.done()
        holder.rollback()
        assert waiting.result(20).status == 200
    other = press["choice" if first == "seal" else "seal"]()
    assert other.status == (422 if first == "seal" else 409)
    session.rollback()
    found = (again(card).is_sealed, again(loop.opening).release)
    assert found == ((True, Release.AT_DEBRIEF) if first == "seal" else (False, Release.AFTER_OWN))


def written(browser, card):
    """The review of a complete scorecard."""
    name = f"question-{card.kit[0].id.hex}"
    filled = {
        f"{name}-rating": "3",
        f"{name}-confidence": "medium",
        f"{name}-evidence-0-text": "Asked who pays.",
        "recommendation": "yes",
        "confidence": "high",
        "reasons": "Clear.",
    }
    return browser.get(f"/scorecards/{card.id}/edit").press("Read it once more Review", **filled)
