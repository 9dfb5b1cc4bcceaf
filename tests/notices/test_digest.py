"""What people chose holds: at once, together once a day, or not at all."""

from datetime import timedelta

import pytest

from interviews.domain.base import Refused
from interviews.domain.notices import Kind, MailChoices, Way
from interviews.domain.people import Role
from tests import make
from tests.make import NOON
from tests.notices.conftest import DAY, HOUR, MINUTE

SOON = 2 * MINUTE


@pytest.fixture
def ana(keep):
    """She reads a digest at seven in the morning, in Lisbon."""
    return keep(make.person("Ana", zone="Europe/Lisbon"))


@pytest.fixture
def choose(session, keep):
    """Let somebody choose."""

    def chosen(person, hour=7, **ways):
        choices = keep(MailChoices.usual(person))
        choices.choose({Kind(kind): Way(way) for kind, way in ways.items()}, hour, NOON - 20 * DAY, person)
        session.commit()
        return choices

    return chosen


def test_who_wants_no_mail_of_a_kind_gets_none(post, keep, session, ana, choose, box):
    choose(ana, due="not")
    keep(make.loop([ana]))
    post(NOON + HOUR)
    post(NOON + HOUR + SOON)
    assert box.to(ana) == []


def test_a_digest_is_one_mail_with_all_that_came_since(post, keep, session, ana, choose, box):
    choose(ana, due="digest")
    first, second = (keep(make.loop([ana], who=make.candidate(name))) for name in ("Leila", "Noor"))
    post(NOON + HOUR)
    assert post(NOON + 18 * HOUR) == "0 sent, 0 dropped, 0 failed."
    assert post(NOON + 19 * HOUR) == "1 sent, 0 dropped, 0 failed."
    [mail] = box.mails
    text = mail.get_body(("plain",)).get_content()
    assert mail["Subject"] == "Your digest: 2 notices"
    assert text.count("Your scorecard is due") == 2
    for loop, name in ((first, "Leila"), (second, "Noor")):
        assert f"Candidate: {name}\r\n" in text
        assert f"/scorecards/{make.card_of(ana, loop).id}/edit" in text


def test_what_is_not_so_any_more_is_not_in_the_digest(post, keep, session, ana, choose, box):
    choose(ana, due="digest")
    first, _ = (keep(make.loop([ana], who=make.candidate(name))) for name in ("Leila", "Noor"))
    post(NOON + HOUR)
    make.seal(ana, first, at=NOON + HOUR)
    session.commit()
    assert post(NOON + 19 * HOUR) == "1 sent, 1 dropped, 0 failed."
    assert box.to(ana) == ["Your scorecard is due"]


def test_a_digest_that_fails_is_tried_again_as_one_mail(post, keep, session, ana, choose, box):
    choose(ana, due="digest")
    for name in ("Leila", "Noor"):
        keep(make.loop([ana], who=make.candidate(name)))
    post(NOON + HOUR)
    box.answers[ana.email] = "450 Later"
    post(NOON + 19 * HOUR)
    box.answers.clear()
    assert post(NOON + 19 * HOUR + MINUTE) == "1 sent, 0 dropped, 0 failed."
    assert box.to(ana) == ["Your digest: 2 notices"]


def test_who_prepares_by_digest_reads_of_it_a_working_day_ahead(post, keep, ana, choose, box):
    choose(ana, prepare="digest")
    keep(make.loop([ana]))
    post(NOON - DAY - 6 * HOUR - MINUTE)
    post(NOON - DAY - 6 * HOUR + MINUTE)
    assert box.to(ana) == []
    post(NOON - DAY - 5 * HOUR + MINUTE)
    assert box.to(ana) == ["Prepare: interview on Tue 17 Nov 2026, 12:00"]


def test_what_keeps_a_candidate_waiting_always_comes(ana, choose):
    with pytest.raises(Refused, match=r"^These mails always come at once: invited\.$"):
        choose(ana, invited="not")


def test_a_digest_comes_at_an_hour_of_the_day(ana, choose):
    with pytest.raises(Refused, match=r"^A day has the hours 0 to 23\.$"):
        choose(ana, hour=24)


def test_who_leaves_gets_no_digest(post, keep, session, ana, choose, box):
    choose(ana, due="digest")
    keep(make.loop([ana]))
    post(NOON + HOUR)
    ana.leave(NOON + 2 * HOUR, keep(make.person("Adam", Role.ADMINISTRATOR)))
    session.commit()
    post(NOON + 19 * HOUR + timedelta(seconds=1))
    assert box.mails == []
