"""Calendars: one meeting as a file, a person's own by a secret link, the candidate's from their guide."""

from datetime import timedelta

import pytest
from icalendar import Calendar

from interviews.clock import now
from interviews.domain.guides import Guide
from interviews.domain.people import Role
from tests import make
from tests.counting import queries


@pytest.fixture
def cora(keep):
    """A coordinator in Lisbon."""
    return keep(make.person("Cora", Role.COORDINATOR, zone="Europe/Lisbon"))


@pytest.fixture
def ana(keep):
    """An interviewer whose calendar has a link."""
    ana = make.person("Ana", zone="America/New_York")
    ana.open_calendar("secret", make.NOON)
    return keep(ana)


@pytest.fixture
def loop(keep, ana, cora):
    """A loop with Ana, its debrief planned."""
    made = make.loop([ana], who=make.candidate("Leila Haddad"), by=cora)
    make.first(made).schedule(make.NOON, "Room 4", make.NOON, cora)
    made.plan_debrief(make.NOON + timedelta(days=1), make.NOON, cora)
    return keep(made)


@pytest.fixture
def stranger(app, visit):
    """A program that nobody signed in to."""
    return visit(None)


def events(page):
    """Each event of a file: subject and status."""
    found = Calendar.from_ical(page.response.data).walk("VEVENT")
    return [(str(event["summary"]), str(event["status"])) for event in found]


def test_who_sees_an_interview_has_it_as_a_file(ana, cora, loop, keep, visit):
    url = f"/interviews/{make.first(loop).id}"
    page = visit(ana).get(url).follow("Put it into your calendar")
    answer = page.response

    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Content-Disposition"] == "attachment; filename=interview.ics"
    assert Calendar.from_ical(answer.data)["method"] == "REQUEST"
    assert events(page) == [("Interview: Interview 1", "CONFIRMED")]
    out = keep(make.person("Out"))
    assert [visit(who).get(f"{url}/calendar.ics").status for who in (cora, out)] == [200, 404]


def test_what_was_called_off_takes_itself_out(ana, cora, loop, session, visit):
    make.first(loop).cancel("Closed", make.NOON, cora)
    session.commit()
    page = visit(ana).get(f"/interviews/{make.first(loop).id}").follow("Take it out of your calendar")
    assert Calendar.from_ical(page.response.data)["method"] == "CANCEL"


def test_without_a_time_there_is_no_file(ana, loop, session, visit):
    make.first(loop).starts_at = None
    session.commit()
    url = f"/interviews/{make.first(loop).id}"
    assert "calendar" not in visit(ana).get(url).main
    assert visit(ana).get(f"{url}/calendar.ics").status == 404


# --- A feed by a secret link


def test_a_link_has_my_interviews_and_debriefs_without_signing_in(loop, stranger):
    page = stranger.get("/calendar/secret.ics")
    assert events(page) == [
        ("Interview: Interview 1", "CONFIRMED"),
        ("Debrief: Staff engineer, Platform", "CONFIRMED"),
    ]
    headers = page.response.headers
    assert (headers["Cache-Control"], headers["Referrer-Policy"]) == ("no-store", "no-referrer")
    assert [name for name in ("Set-Cookie", "ETag", "Last-Modified") if name in headers] == []
    assert "Leila" not in page.response.text
    assert stranger.get("/calendar/secret.ics").response.data == page.response.data


def test_a_link_tells_of_what_was_cancelled_and_nothing_of_seals(ana, cora, loop, session, stranger):
    before = stranger.get("/calendar/secret.ics").response
    card = make.seal(ana, loop)
    session.commit()
    after = stranger.get("/calendar/secret.ics").response
    told = [(a.status, a.data, list(a.headers)) for a in (before, after)]
    assert told[0] == told[1]
    card.withdraw_seal(make.NOON, ana)
    make.first(loop).cancel("Closed", make.NOON, cora)
    session.commit()
    assert events(stranger.get("/calendar/secret.ics"))[0] == ("Interview: Interview 1", "CANCELLED")


@pytest.mark.parametrize("why", ["left", "removed", "partial", "role"])
def test_the_policy_is_asked_each_time_for_whose_link_it_is(ana, cora, loop, session, stranger, why):
    if why == "left":
        ana.left_at = make.NOON
    elif why == "removed":
        make.card_of(ana, loop).panelist.remove("Ill", make.NOON, cora)
    elif why == "partial":
        loop.candidate.declare_conflict(ana, "Cousins", make.NOON, ana)
    else:
        ana.withdraw(Role.INTERVIEWER, make.NOON, cora)
    session.commit()
    page = stranger.get("/calendar/secret.ics")
    assert page.status == 404 if why == "left" else events(page) == []


def test_a_link_that_there_isnt_opens_nothing(ana, stranger):
    assert stranger.get("/calendar/other.ics").status == 404


def test_a_link_is_made_renewed_and_ended_on_the_account(cora, visit, stranger):
    browser = visit(cora)
    first = browser.get("/people/account").press("Make a link")
    assert first.heading == "The link to your calendar"
    one = first.all("code")[0].removeprefix("http://localhost")
    assert stranger.get(one).status == 200
    two = browser.get("/people/account").press("Make a new link").all("code")[0]
    two = two.removeprefix("http://localhost")
    assert [stranger.get(url).status for url in (one, two)] == [404, 200]
    page = browser.get("/people/account").press("End the link")
    assert page.all(".flashes .notice") == ["The link to your calendar opens nothing any more."]
    assert stranger.get(two).status == 404


def test_more_interviews_ask_no_more(ana, cora, loop, keep, stranger, engine):
    with queries(engine) as few:
        stranger.get("/calendar/secret.ics")
    for _ in range(3):
        keep(make.loop([ana], by=cora))
    with queries(engine) as more:
        assert len(events(stranger.get("/calendar/secret.ics"))) == 5
    assert len(more) == len(few)


# --- The candidate's


def test_the_candidate_has_their_times_from_the_guide(ana, cora, loop, keep, stranger):
    keep(Guide.send(loop, "guide", 30, now(), cora))
    page = stranger.get("/guide/guide").follow("Your times for a calendar")
    text = page.response.text.replace("\r\n ", "")
    assert events(page) == [("Interview 1", "CONFIRMED")]
    assert ("You meet Ana" in text, ana.email in text, "Tidemark" in text) == (True, False, True)
    assert page.response.headers["Referrer-Policy"] == "no-referrer"
    assert stranger.get("/guide/other/calendar.ics").status == 404
