"""Moving, cancelling, replacing, a no-show, a split: each is one form, with a reason and with who is told."""

from datetime import UTC, datetime, timedelta

import pytest

from interviews.domain.loops import Part
from interviews.domain.people import Role
from tests import make
from tests.counting import queries


@pytest.fixture
def cora(keep):
    """A coordinator in Lisbon."""
    return keep(make.person("Cora", Role.COORDINATOR, zone="Europe/Lisbon"))


@pytest.fixture
def ana(keep):
    """An interviewer in New York."""
    return keep(make.person("Ana", zone="America/New_York"))


@pytest.fixture
def ben(keep):
    """An interviewer in Tokyo."""
    return keep(make.person("Ben", zone="Asia/Tokyo"))


@pytest.fixture
def loop(keep, ana, cora):
    """A loop of two questions in one interview, long ago enough to have been missed."""
    rung = make.level()
    plan = [[make.question("One", [rung]), make.question("Two", [rung])]]
    opening = make.opening(plan=plan, at_level=rung)
    made = make.loop([ana], of=opening, who=make.candidate("Leila"), by=cora)
    make.first(made).starts_at = make.NOON - timedelta(days=2)
    return keep(made)


@pytest.fixture
def url(loop):
    """Where the loop is."""
    return f"/loops/{loop.id}"


TOLD = ["Ana, interviewer on the panel", "Leila, the candidate", "Cora, coordinates this loop"]


def lines(page):
    """What the page of the loop says of changes."""
    return page.all("#interviews > .section__body > p")


def wrong(page):
    """The status, and what is said above the form."""
    return page.status, page.all(".error-summary li")


def test_a_time_is_agreed_in_a_zone_and_kept_in_it(cora, ana, ben, loop, url, again, session, visit):
    interview = make.first(loop)
    interview.assign(ben, Part.INTERVIEWER, make.NOON, cora)
    session.commit()
    page = visit(cora).get(url).follow("Set time and place : Interview 1")
    assert page.all("#zone option")[:3] == ["Europe/Lisbon", "America/New York", "Asia/Tokyo"]
    page = page.press(
        "See it on everybody’s clock", starts_at="2026-07-24T09:30", zone="America/New_York", reason="Ill"
    )
    assert page.all("#everywhere tbody tr") == [
        "Ana Fri 24 Jul 2026, 09:30–10:30 (New York, UTC-4) Nothing",
        "Ben Fri 24 Jul 2026, 22:30–23:30 (Tokyo, UTC+9) After 18:00 there.",
    ]
    assert again(interview).starts_at == make.NOON - timedelta(days=2)
    page = page.press("Set time and place")

    assert lines(page)[0].startswith(
        "Interview 1 : moved from Sun 15 Nov 2026, 12:00–13:00 (Lisbon, UTC+0) to "
        "Fri 24 Jul 2026, 14:30–15:30 (Lisbon, UTC+1). Ill (Cora, "
    )
    assert (again(interview).zone, again(interview).starts_at.isoformat()) == (
        "America/New_York",
        "2026-07-24T13:30:00+00:00",
    )
    page = visit(cora).get(f"/interviews/{interview.id}/time")
    assert page.soup.find(id="starts_at")["value"] == "2026-07-24T09:30"
    assert page.all("#zone option[selected]") == ["America/New York"]


def test_a_time_in_a_zone_that_there_isnt_is_refused(cora, loop, visit):
    page = visit(cora).get(f"/interviews/{make.first(loop).id}/time")
    page = page.press("Set time and place", zone="Mars/Olympus", reason="Why")
    assert wrong(page) == (422, ["Choose a time zone."])


def test_a_time_that_a_zone_skips_is_said_in_that_zone(cora, loop, visit):
    page = visit(cora).get(f"/interviews/{make.first(loop).id}/time")
    page = page.press("Set time and place", zone="America/New_York", starts_at="2027-03-14T02:30")
    assert wrong(page) == (
        422,
        ["The clocks go forward then, so this time doesn't exist. Choose another one."],
    )


def test_who_has_another_interview_then_is_said_and_nothing_is_forbidden(cora, ana, loop, keep, visit):
    for hours, name in ((0, "Same"), (5, "Apart")):
        other = make.loop([ana], of=make.opening(name), by=cora)
        make.first(other).title = name
        make.first(other).starts_at = make.NOON + timedelta(hours=hours, minutes=30)
        keep(other)
    page = visit(cora).get(f"/interviews/{make.first(loop).id}/time")
    page = page.press("See it on everybody’s clock", starts_at="2026-11-17T12:00")
    assert page.all("#everywhere tbody td")[-1] == (
        "Before 8:00 there. Has another interview then: Same, 12:30–13:30 your time."
    )


def test_moving_without_a_reason_is_refused_and_what_was_typed_stays(cora, loop, visit):
    page = visit(cora).get(f"/interviews/{make.first(loop).id}/time")
    assert page.all("form .section li") == TOLD
    page = page.press("Set time and place", starts_at="2026-12-01T10:00")
    assert wrong(page) == (422, ["Say why it moves: the loop keeps the reason."])
    assert page.soup.find(id="starts_at")["value"] == "2026-12-01T10:00"


def test_an_interview_is_cancelled_with_a_reason(cora, ana, loop, url, again, visit):
    page = visit(cora).get(url).follow("Cancel it : Interview 1")
    assert (page.heading, page.all("form li")) == ("Cancel Interview 1", TOLD)
    assert wrong(page.press("Cancel the interview", reason=" ")) == (422, ["Say why."])
    page = page.press("Cancel the interview", reason="The site is closed")

    assert lines(page)[0].startswith(
        "Interview 1 : cancelled. It was to be Sun 15 Nov 2026, 12:00–13:00 (Lisbon, UTC+0). "
        "The site is closed (Cora, "
    )
    assert page.all("#interviews .rows__text")[0] == "No time yet. No place yet."
    assert again(make.first(loop)).starts_at is None
    page = visit(cora).get(f"/interviews/{make.first(loop).id}/cancellation")
    assert page.all(".page-header__lead") == ["It has no time yet."]
    assert wrong(page.press("Cancel the interview", reason="Again")) == (
        422,
        ["This interview has no time, so there is nothing to call off."],
    )


def test_a_panelist_reads_that_it_moved_and_not_why(cora, ana, loop, session, visit):
    interview = make.first(loop)
    first, second, third, fourth = (make.NOON + timedelta(minutes=n) for n in range(4))
    interview.schedule(make.NOON, "", first, cora, reason="moved-reason")
    interview.cancel("cancel-reason", second, cora)
    interview.schedule(make.NOON, "", third, cora)
    interview.miss(None, "missed-reason", fourth, cora)
    session.commit()
    page = visit(ana).get(f"/interviews/{interview.id}")

    assert page.all(".columns__side .section p.quiet")[:3] == [
        "moved from Sun 15 Nov 2026, 07:00–08:00 (New York, UTC-5) to "
        "Tue 17 Nov 2026, 07:00–08:00 (New York, UTC-5).",
        "cancelled. It was to be Tue 17 Nov 2026, 07:00–08:00 (New York, UTC-5).",
        "not held Tue 17 Nov 2026, 07:00–08:00 (New York, UTC-5).",
    ]
    assert "-reason" not in page.text
    assert "missed-reason" in visit(cora).get(f"/interviews/{interview.id}").text


@pytest.mark.parametrize("who", ["the candidate", "Ana"])
def test_who_did_not_come_is_put_down(cora, ana, loop, url, again, visit, who):
    page = visit(cora).get(url).follow("Somebody didn’t come : Interview 1")
    assert page.all("#who label") == ["Leila, the candidate", "Ana"]
    assert wrong(page.press("Put it down and call it off", reason="Train")) == (
        422,
        ["Choose one of these."],
    )
    chosen = str(ana.id) if who == "Ana" else "candidate"
    page = page.press("Put it down and call it off", who=chosen, reason="The train stood")

    assert lines(page)[0].startswith(
        f"Interview 1 : not held Sun 15 Nov 2026, 12:00–13:00 (Lisbon, UTC+0): {who} didn’t come. "
        "The train stood (Cora, "
    )
    assert again(make.first(loop)).called_off.kind.value == "missed"


def test_what_was_sealed_was_held(cora, ana, loop, url, session, visit):
    page = visit(cora).get(url).follow("Somebody didn’t come : Interview 1")
    make.seal(ana, loop)
    session.commit()
    page = page.press("Put it down and call it off", who=str(ana.id), reason="Late")
    assert wrong(page) == (422, ["Somebody has sealed a scorecard of it, so it was held."])


def test_a_panelist_is_replaced_on_one_page(cora, ana, ben, loop, url, again, visit):
    page = visit(cora).get(url).follow("Replace Ana, Interview 1")
    assert (page.heading, page.all("form li")) == ("Replace Ana", TOLD)
    assert wrong(page.press("Replace , Ana", reason="Ill")) == (422, ["Choose an interviewer."])
    page = page.press("Replace , Ana", person=str(ben.id), reason="Ill")

    assert page.all("#panel tbody th") == ["Ben"]
    assert lines(page)[0].startswith("Interview 1 : Ben is on the panel in the place of Ana. Ill (Cora, ")
    assert [p.person.name for p in again(make.first(loop)).panel] == ["Ben"]


def test_an_interview_is_split_in_two(cora, loop, url, again, visit):
    page = visit(cora).get(url).follow("Split it : Interview 1")
    assert [page.soup.find(id=id)["value"] for id in ("title", "minutes", "second_title")] == [
        "Interview 1, part 1",
        "30",
        "Interview 1, part 2",
    ]
    assert wrong(page.press("Split the interview", reason="Rest")) == (
        422,
        ["Leave at least one question in each part."],
    )
    last = str(make.first(loop).kit[-1].id)
    page = page.press("Split the interview", questions=[last], second_minutes="20", reason="Rest between")

    assert page.all("#interviews .rows__title") == ["Interview 1, part 1", "Interview 1, part 2"]
    assert lines(page)[0].startswith("Interview 1, part 1 : held in two parts. Rest between (Cora, ")
    assert again(loop).interviews[1].split_from.minutes == 30


def test_only_who_runs_the_loop_changes_its_interviews(keep, cora, ana, loop, visit):
    adam, out = keep(make.person("Adam", Role.ADMINISTRATOR)), keep(make.coordinator("Referrer"))
    loop.candidate.referred_by = out
    keep(loop)
    interview, place = make.first(loop), make.card_of(ana, loop).panelist
    addresses = [f"/interviews/{interview.id}/{what}" for what in ("cancellation", "no-show", "split")]
    addresses.append(f"/interviews/panelists/{place.id}/replacement")
    found = {p.name: {visit(p).get(at).status for at in addresses} for p in (cora, ana, adam, out)}
    assert found == {"Cora": {200}, "Ana": {404}, "Adam": {404}, "Referrer": {404}}


def test_the_page_of_a_loop_asks_no_more_for_more_changes(cora, loop, url, session, visit, engine):
    browser = visit(cora)
    make.first(loop).schedule(datetime.now(UTC), "", make.NOON, cora, reason="One")
    session.commit()
    with queries(engine) as few:
        browser.get(url)
    for day in range(3):
        at = make.NOON + timedelta(days=day)
        make.first(loop).schedule(at, "", make.NOON, cora, reason="More")
    session.commit()
    with queries(engine) as more:
        browser.get(url)
    assert len(more) == len(few)
