"""What people choose to be told by mail."""

import pytest
from sqlalchemy import select

from interviews.domain.notices import Kind, MailChoices, Way
from interviews.domain.people import Role
from interviews.notices.server import Secrecy, Server
from tests import make


@pytest.fixture
def ana(keep):
    return keep(make.person("Ana", zone="Europe/Lisbon"))


def test_people_choose_which_mails_they_get_and_when_the_digest_comes(visit, ana, session):
    page = visit(ana).get("/people/account").follow("Choose which mails you get")
    assert page.heading == "Mails"
    assert page.all("legend") == [
        "The working day before you interview",
        "When your interview is over and your scorecard isn’t sealed",
        "When your scorecard is late",
        "When a debrief opens",
        "When a rating is revised in a debrief",
    ]
    saved = page.press("Save", due="not", late="digest", hour="7")
    assert saved.all(".flashes .notice") == ["Your choice of mails is saved."]
    [kept] = session.scalars(select(MailChoices))
    ways = {kind: kept.way(kind) for kind in (Kind.PREPARE, Kind.DUE, Kind.LATE, Kind.REVISED, Kind.ISSUED)}
    assert list(ways.values()) == [Way.AT_ONCE, Way.NOT, Way.DIGEST, Way.DIGEST, Way.AT_ONCE]
    assert (kept.person_id, kept.hour) == (ana.id, 7)


def test_who_chose_sees_it_and_chooses_anew(visit, ana, session):
    visit(ana).get("/people/account/mails").press("Save", due="not", hour="7")
    page = visit(ana).get("/people/account/mails")
    page.press("Save", late="not")
    [kept] = session.scalars(select(MailChoices))
    assert (kept.way(Kind.DUE), kept.way(Kind.LATE), kept.hour) == (Way.NOT, Way.NOT, 7)


def test_each_is_asked_of_the_mails_that_come_to_them(visit, keep):
    both = keep(make.person("Both", Role.COORDINATOR, Role.COMMITTEE))
    assert visit(both).get("/people/account/mails").all("legend") == [
        "When the scorecard of somebody in your loops is late",
        "When a rating is revised in a debrief",
        "When a packet is issued to your committee",
    ]


def test_what_is_no_choice_is_refused(visit, ana, session):
    page = visit(ana).get("/people/account/mails").press("Save", due="never", hour="24")
    assert page.status == 422
    assert page.all(".error-summary li") == ["Not a valid choice.", "Not a valid choice."]
    assert session.scalars(select(MailChoices)).all() == []


def test_the_page_says_where_no_mails_are_sent(app, visit, ana, monkeypatch):
    sentence = "No mails are sent here so far. What you choose counts as soon as there are any."
    assert visit(ana).get("/people/account/mails").all(".notice") == [sentence]
    monkeypatch.setitem(app.config, "SMTP", Server("localhost", 25, Secrecy.NOT))
    assert visit(ana).get("/people/account/mails").all(".notice") == []
