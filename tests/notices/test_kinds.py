"""Who is told of what, and what they read: each kind of notice, and what keeps it from being sent."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from interviews.domain.base import Base
from interviews.domain.loops import Interview, Part
from interviews.domain.notices import BREATH, End, Kind, MailChoices, Notice, Way
from interviews.domain.packets import Document, Packet, Printed
from interviews.domain.people import Role
from interviews.notices.causes import CAUSES
from interviews.notices.due import working_day_before
from interviews.notices.sections import MAKERS
from interviews.notices.writing import MAIL
from tests import make
from tests.make import NOON
from tests.notices.conftest import BEFORE, DAY, HOUR, MINUTE

SOON = 2 * MINUTE


@pytest.fixture
def cora(keep):
    return keep(make.coordinator("Cora"))


@pytest.fixture
def ana(keep):
    return keep(make.person("Ana"))


@pytest.fixture
def ben(keep):
    return keep(make.person("Ben"))


@pytest.fixture
def loop(keep, session, cora, ana, ben):
    """Ana and Ben are on the panel; they were told."""
    loop = keep(make.loop([ana, ben], by=cora, who=make.candidate("Leila Haddad")))
    for notice in session.scalars(select(Notice)):
        notice.drop(BEFORE)
    session.commit()
    return loop


@pytest.fixture
def do(session, box):
    """Do something, and keep it."""

    def done(result=None):
        if isinstance(result, Base):
            session.add(result)
        session.commit()
        return result

    return done


def body(mail):
    """The words of the text part."""
    return mail.get_body(("plain",)).get_content().replace("\r\n", "\n")


def test_an_invitation_says_when_where_and_whom_one_interviews(post, keep, session, cora, ana, box):
    loop = keep(make.loop(by=cora, who=make.candidate("Leila Haddad")))
    first = make.first(loop)
    first.place = "Room 3"
    first.assign(ana, Part.INTERVIEWER, BEFORE, cora)
    session.commit()
    post(BEFORE + SOON)
    [mail] = box.mails
    assert body(mail).splitlines() == [
        "You interview on Tue 17 Nov 2026, 12:00",
        "",
        "You were put on the panel of this interview. If you can’t come, or know",
        "the candidate, say so on its page or to the coordinator.",
        "",
        "When: Tue 17 Nov 2026, 12:00–13:00 (UTC+0)",
        "Where: Room 3",
        "Candidate: Leila Haddad",
        "Opening: Staff engineer, Platform",
        "Interview: Interview 1",
        "",
        "Open the interview:",
        f"https://interviews.tidemark.example/interviews/{first.id}",
        "",
        "-- ",
        "Sent by the interviews of Tidemark to you alone. Please don’t pass it",
        "on.",
        "",
        "Choose which mails you get:",
        "https://interviews.tidemark.example/people/account/mails",
    ]


def test_an_interview_without_a_time_says_so(post, keep, session, cora, ana, box):
    loop = keep(make.loop(by=cora))
    first = make.first(loop)
    first.starts_at = None
    first.assign(ana, Part.INTERVIEWER, BEFORE, cora)
    session.commit()
    post(BEFORE + SOON)
    assert box.to(ana) == ["You interview at a time to be set"]
    assert "When: No time yet\n" in body(box.mails[0])


def test_a_change_of_time_is_told_to_the_panel(post, loop, do, cora, ana, ben, box):
    make.first(loop).schedule(NOON + DAY, "Room 4", BEFORE, cora, reason="Another day.")
    do()
    assert post(BEFORE + SOON) == "2 sent, 0 dropped, 0 failed."
    assert box.to(ana) == box.to(ben) == ["Changed: interview on Wed 18 Nov 2026, 12:00"]


def test_who_comes_who_need_not_come_and_the_rest_are_told_of_a_replacement(
    post, loop, do, keep, session, cora, ana, ben, box
):
    cid, eve = keep(make.person("Cid")), keep(make.person("Eve"))
    first = make.first(loop)
    first.assign(cid, Part.INTERVIEWER, BEFORE, cora)
    session.commit()
    post(BEFORE + SOON)
    box.mails.clear()
    make.card_of(ana, loop).panelist.remove("Ill.", BEFORE, cora)
    session.commit()
    first.replace(make.card_of(ben, loop).panelist, eve, "Ill.", BEFORE + SOON, cora)
    do()
    post(BEFORE + SOON + SOON)
    assert box.to(eve) == ["You interview on Tue 17 Nov 2026, 12:00"]
    assert box.to(cid) == ["Changed: interview on Tue 17 Nov 2026, 12:00"]
    assert box.to(ana) == box.to(ben) != []


def test_who_is_put_on_a_panel_and_given_a_time_at_once_reads_one_mail(post, keep, session, cora, ana, box):
    loop = keep(make.loop(by=cora))
    make.first(loop).assign(ana, Part.INTERVIEWER, BEFORE, cora)
    make.first(loop).schedule(NOON + DAY, "", BEFORE, cora, reason="Another day.")
    session.commit()
    assert post(BEFORE + SOON) == "1 sent, 1 dropped, 0 failed."
    assert box.to(ana) == ["You interview on Wed 18 Nov 2026, 12:00"]


def test_who_does_it_is_not_told_of_it(keep, session, waiting):
    both = keep(make.person("Both", Role.COORDINATOR, Role.INTERVIEWER))
    loop = keep(make.loop(by=both))
    make.first(loop).assign(both, Part.INTERVIEWER, BEFORE, both)
    session.commit()
    assert waiting() == []


def test_who_is_taken_off_a_panel_reads_when_and_no_more(post, loop, do, cora, ana, box):
    make.card_of(ana, loop).panelist.remove("Ill.", BEFORE, cora)
    do()
    post(BEFORE + SOON)
    [mail] = box.mails
    assert mail["Subject"] == "You need not interview on Tue 17 Nov 2026, 12:00"
    assert not {"Leila", "Staff", "Ill", "Interview 1"} & set(str(mail).replace(",", " ").split())


def test_or_nothing_once_it_is_over(post, loop, do, cora, ana, box):
    make.card_of(ana, loop).panelist.remove("Ill.", BEFORE, cora)
    do()
    post(NOON + HOUR)
    assert box.to(ana) == []


def test_who_was_taken_off_for_a_conflict_of_interest_reads_nothing(post, loop, do, cora, ana, box):
    make.card_of(ana, loop).panelist.remove("A friend.", BEFORE, cora)
    loop.candidate.declare_conflict(ana, "We are friends.", BEFORE, ana)
    do()
    post(BEFORE + SOON)
    assert box.to(ana) == []


def test_a_packet_is_told_by_its_number_to_the_members_of_its_docket(
    post, loop, do, keep, cora, session, box
):
    mira, cho = keep(make.person("Mira", Role.COMMITTEE)), keep(make.person("Cho", Role.COMMITTEE))
    docket = keep(make.docket([mira, cho]))
    for person in (make.places(loop)[0].person, make.places(loop)[1].person):
        make.seal(person, loop)
    do(make.debrief(loop)).close(NOON + 4 * HOUR, cora)
    documents = (Document.of(kind.encode(), "text/plain") for kind in ("pdf", "data", "page"))
    packet = do(Packet.issue(loop, docket, "P-7", 1, Printed(*documents), NOON + 5 * HOUR, cora))
    loop.candidate.declare_conflict(cho, "We are friends.", NOON + 5 * HOUR, cho)
    do()
    post(NOON + 5 * HOUR + SOON)
    assert (box.to(mira), box.to(cho)) == (["Packet P-7 is issued"], [])
    [mail] = [mail for mail in box.mails if mail["To"] == mira.email]
    assert "Packet: P-7, version 1\nSitting: Tue 24 Nov 2026, 12:00 (UTC+0)\n" in body(mail)
    assert f"https://interviews.tidemark.example/packets/{packet.id}\n" in body(mail)
    assert "Leila" not in str(mail)


def test_the_panel_is_told_that_the_debrief_is_open(post, loop, do, ana, ben, cora, box):
    make.seal(ana, loop)
    make.seal(ben, loop)
    do(make.debrief(loop))
    post(NOON + 3 * HOUR + SOON)
    assert box.to(ana) == box.to(ben) == ["A debrief is open"]
    assert box.to(cora) == []


def test_a_closed_debrief_is_told_to_nobody(post, loop, do, ana, ben, cora, box):
    make.seal(ana, loop)
    make.seal(ben, loop)
    debrief = do(make.debrief(loop))
    debrief.close(NOON + 3 * HOUR, cora)
    do()
    post(NOON + 3 * HOUR + SOON)
    assert box.mails == []


def test_a_revision_is_told_to_the_others_without_who_and_what(
    post, loop, do, keep, ana, ben, cora, box, waiting
):
    for person in (ben, cora):
        do(MailChoices.usual(person)).choose({Kind.REVISED: Way.AT_ONCE}, 8, NOON, person)
    make.seal(ana, loop)
    make.seal(ben, loop)
    do(make.debrief(loop))
    make.card_of(ana, loop).seal_in_force.ratings[0].revise(4, "I heard more.", NOON + 4 * HOUR, ana)
    do()
    assert (waiting(ana), waiting(cora)) == (["opened"], ["revised"])
    post(NOON + 4 * HOUR + SOON)
    assert box.to(ben) == ["A debrief is open", "A rating was revised"]
    said = str([str(mail) for mail in box.mails if "revised" in mail["Subject"]])
    assert "Ana" not in said
    assert "heard" not in said


def test_a_working_day_ahead_at_nine_the_panel_is_told_to_prepare(post, loop, ana, session, box):
    ana.zone = "Europe/Lisbon"
    session.commit()
    assert post(NOON - DAY - 3 * HOUR - MINUTE) == "0 sent, 0 dropped, 0 failed."
    post(NOON - DAY - 3 * HOUR)
    post(NOON - DAY - 3 * HOUR + SOON)
    post(NOON - HOUR)
    assert box.to(ana) == ["Prepare: interview on Tue 17 Nov 2026, 12:00"]


def test_an_interview_on_monday_is_prepared_on_friday():
    monday = datetime(2026, 11, 16, tzinfo=UTC).date()
    assert working_day_before(monday).isoformat() == "2026-11-13"
    assert working_day_before(monday + DAY).isoformat() == "2026-11-16"


def test_who_was_invited_a_moment_ago_is_not_told_to_prepare(post, keep, session, cora, ana, box):
    loop = keep(make.loop(by=cora))
    make.first(loop).assign(ana, Part.INTERVIEWER, NOON - 5 * HOUR, cora)
    session.commit()
    post(NOON - 5 * HOUR + MINUTE)
    assert post(NOON - 5 * HOUR + 3 * MINUTE) == "0 sent, 1 dropped, 0 failed."
    assert box.to(ana) == ["You interview on Tue 17 Nov 2026, 12:00"]


def test_what_has_begun_is_not_prepared_any_more(post, loop, ana, box):
    post(NOON - MINUTE)
    assert post(NOON + MINUTE) == "0 sent, 2 dropped, 0 failed."


def test_a_scorecard_is_due_once_the_interview_is_over_and_late_a_day_later(post, loop, ana, ben, box):
    for at in (NOON + MINUTE, NOON + HOUR, NOON + HOUR + SOON, NOON + 5 * HOUR):
        post(at)
    assert box.to(ana) == box.to(ben) == ["Your scorecard is due"]
    for at in (NOON + 26 * HOUR, NOON + 26 * HOUR + SOON, NOON + 28 * HOUR):
        post(at)
    assert box.to(ana) == box.to(ben) == ["Your scorecard is due", "Your scorecard is late"]


def test_who_has_sealed_is_not_told_to(post, loop, do, ana, ben, box):
    post(NOON + HOUR)
    make.seal(ana, loop, at=NOON + HOUR)
    do()
    post(NOON + HOUR + SOON)
    post(NOON + 26 * HOUR)
    post(NOON + 26 * HOUR + SOON)
    assert (box.to(ana), len(box.to(ben))) == ([], 2)


def test_who_was_excused_or_removed_is_not_told_to_write(post, loop, do, cora, ana, ben, box):
    post(NOON + HOUR)
    make.card_of(ana, loop).panelist.excuse_from_writing("Ill.", NOON + HOUR, cora)
    make.card_of(ben, loop).panelist.remove("Ill.", NOON + HOUR, cora)
    do()
    post(NOON + HOUR + SOON)
    post(NOON + 27 * HOUR)
    assert (box.to(ana), box.to(ben)) == ([], [])


def test_who_made_the_loop_is_told_who_is_late(post, loop, do, keep, cora, ana, ben, box):
    keep(make.coordinator("Cleo"))
    make.seal(ana, loop, at=NOON + HOUR)
    do()
    post(NOON + 26 * HOUR)
    post(NOON + 26 * HOUR + SOON)
    [mail] = [mail for mail in box.mails if mail["Subject"] == "A scorecard is late"]
    assert mail["To"] == cora.email
    assert "Awaited: Ben\nCandidate: Leila Haddad\nInterview: Interview 1\nDue: " in body(mail)


def test_not_once_it_is_sealed(post, loop, do, cora, ana, ben, box):
    post(NOON + 26 * HOUR)
    make.seal(ana, loop, at=NOON + 26 * HOUR)
    make.seal(ben, loop, at=NOON + 26 * HOUR)
    do()
    assert post(NOON + 26 * HOUR + SOON) == "0 sent, 4 dropped, 0 failed."


def test_nobody_is_told_that_a_shadow_is_late(post, keep, cora, ana, box, waiting):
    keep(make.loop([], [ana], by=cora))
    post(NOON + 27 * HOUR)
    assert (waiting(ana), waiting(cora)) == (["late"], [])


def test_a_shadow_who_did_not_seal_is_not_told_to_once_the_debrief_is_open(
    post, keep, do, cora, ana, ben, waiting
):
    loop = keep(make.loop([ana], [ben], by=cora))
    make.seal(ana, loop)
    do(make.debrief(loop))
    post(NOON + 27 * HOUR)
    assert waiting(ben) == []


def test_a_coordinator_who_still_judges_is_not_told_who_is_late(post, keep, session, ana, box, waiting):
    judge = keep(make.person("Judge", Role.COORDINATOR, Role.INTERVIEWER))
    other = keep(make.coordinator("Other"))
    partial = keep(make.coordinator("Partial"))
    loop = keep(make.loop([ana, judge], by=judge, who=make.candidate(referred_by=partial)))
    post(NOON + 26 * HOUR)
    assert (waiting(judge), waiting(other), waiting(partial)) == (["late"], ["awaited"] * 2, [])
    loop.candidate.declare_conflict(other, "We are friends.", NOON + 26 * HOUR, other)
    session.commit()
    post(NOON + 26 * HOUR + SOON)
    assert box.to(other) == []


@pytest.mark.parametrize("left", ["company", "panel", "candidate", "role"])
def test_the_policy_is_asked_again_when_a_mail_goes(post, keep, session, cora, ana, box, left):
    loop = keep(make.loop(by=cora))
    make.first(loop).assign(ana, Part.INTERVIEWER, BEFORE, cora)
    session.commit()
    if left == "company":
        ana.leave(BEFORE, keep(make.person("Adam", Role.ADMINISTRATOR)))
    elif left == "panel":
        make.card_of(ana, loop).panelist.remove("Ill.", BEFORE, ana)
    elif left == "candidate":
        loop.candidate.declare_conflict(ana, "We are friends.", BEFORE, ana)
    else:
        ana.withdraw(Role.INTERVIEWER, BEFORE, cora)
    session.commit()
    assert post(BEFORE + SOON) == "0 sent, 1 dropped, 0 failed."
    ended = session.scalars(select(Notice.end_as).where(Notice.person == ana, Notice.kind == Kind.INVITED))
    assert ended.all() == [End.DROPPED]


def test_a_change_while_a_mail_is_on_its_way_is_told_too(post, keep, session, cora, ana, box):
    loop = keep(make.loop(by=cora))
    make.first(loop).assign(ana, Part.INTERVIEWER, BEFORE, cora)
    session.commit()
    sent = BEFORE + BREATH
    post(sent)
    make.first(loop).schedule(NOON + DAY, "", sent - timedelta(seconds=5), cora, reason="Another day.")
    session.commit()
    post(sent + SOON)
    assert box.to(ana) == [
        "You interview on Tue 17 Nov 2026, 12:00",
        "Changed: interview on Wed 18 Nov 2026, 12:00",
    ]


@pytest.mark.parametrize(
    "verb", sorted(verb for noun, verb in CAUSES if noun is Interview and verb != "assigned")
)
def test_whatever_changes_an_interview_is_told_to_its_panel(loop, do, cora, ana, ben, waiting, verb):
    make.first(loop).record(verb, BEFORE, cora)
    do()
    assert (waiting(ana), waiting(ben), waiting(cora)) == (["moved"], ["moved"], [])


def test_every_kind_has_words_of_its_own():
    assert set(MAKERS) == set(Kind)
    assert {path.stem for path in (MAIL / "kinds").iterdir()} == {kind.value for kind in Kind}


def test_every_cause_is_told_here():
    """Who is told is shown above, cause by cause: a new one is shown there too."""
    assert {(noun.__name__, verb) for noun, verb in CAUSES} == {
        ("Interview", "assigned"),
        ("Interview", "scheduled"),
        ("Interview", "moved"),
        ("Interview", "cancelled"),
        ("Interview", "missed"),
        ("Interview", "replaced"),
        ("Interview", "split"),
        ("Panelist", "removed"),
        ("Debrief", "opened"),
        ("Rating", "revised"),
        ("Packet", "issued"),
    }
