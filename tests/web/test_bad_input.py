"""What no form of ours would send is answered with a sentence, and changes nothing."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from interviews.clock import now
from interviews.domain.candidates import Conflict
from interviews.domain.debriefs import Note
from interviews.domain.people import Role
from tests import make
from tests.web.meeting import Scene
from tests.web.roughly import ANYTHING, NOBODY, NOT_THERE, Sender

LONG = (422, "Keep it under 5,000 characters.")
NO_TIME = (422, "Write a day and a time, such as 2026-11-24T10:00.")
NO_YEAR = (422, "Look at the year again.")
NO_PERSON = (422, "Choose an interviewer.")
NO_PART = (422, "Choose one of these.")
NO_POINT = (422, "Choose a point of the scale.")
READ_ONCE_MORE = (409, "This scorecard was saved from another window since. Read it once more.")
TIMES = {
    "tomorrow": NO_TIME,
    "2026-02-30T10:00": NO_TIME,
    "2026-11-17": NO_TIME,
    "2026-11-17T10:00 or later": NO_TIME,
    "2026-11-17T10:00+14:00": NO_TIME,
    "10000-01-01T00:00": NO_TIME,
    "\x00": NO_TIME,
    "0001-01-01T00:00": NO_YEAR,
    "9999-12-31T23:59": NO_YEAR,
}
REASONS = {"": None, "  \n": None, "\x00\x07": None, "x" * 5_001: LONG}


@pytest.fixture
def scene(session, visit):
    """Ana has written, Ben has sealed; Cora lives where the day begins."""
    made = Scene(session, visit)
    made.cora.zone = "Pacific/Kiritimati"
    session.commit()
    return made


def answers(sender, url, good, name, values):
    """What each of these values is answered in this field."""
    return {value: sender.post(url, good | {name: value}) for value in values}


def expected(values, otherwise):
    """The answers that stand in a table, or this one."""
    return {value: answer or otherwise for value, answer in values.items()}


def without(good, name):
    """The form without a field."""
    return {key: value for key, value in good.items() if key != name}


@pytest.mark.parametrize("place", ["interview", "debrief"])
def test_a_time(scene, visit, unchanged, place):
    url, name, missing = {
        "interview": (f"/interviews/{make.first(scene.loop).id}/time", "starts_at", "Say when it begins."),
        "debrief": (f"/loops/{scene.loop.id}/debrief-time", "debrief_at", "Say when the debrief meets."),
    }[place]
    good, cora = {name: "2026-11-17T10:00", "place": "Room 1", "zone": "UTC"}, Sender(visit(scene.cora))
    unchanged()
    assert answers(cora, url, good, name, TIMES) == TIMES
    assert cora.post(url, without(good, name)) == (422, missing)
    assert cora.anything(url, good) == ANYTHING


def test_a_place(scene, visit, unchanged):
    cora, good = Sender(visit(scene.cora)), {"starts_at": "2026-11-17T10:00", "zone": "UTC"}
    unchanged()
    answer = cora.post(f"/interviews/{make.first(scene.loop).id}/time", good | {"place": "x" * 201})
    assert answer == (422, "Keep it under 200 characters.")


def test_somebody_for_the_panel(scene, visit, unchanged):
    url = f"/interviews/{make.first(scene.loop).id}/panel"
    good, cora = {"person": str(scene.eve.id), "part": "interviewer"}, Sender(visit(scene.cora))
    unchanged()
    strangers = ["", "x", NOBODY, str(scene.cleo.id), str(scene.ana.id), str(scene.loop.id), "\x00"]
    assert answers(cora, url, good, "person", strangers) == dict.fromkeys(strangers, NO_PERSON)
    parts = ["", "leader", "INTERVIEWER", "\x00"]
    assert answers(cora, url, good, "part", parts) == dict.fromkeys(parts, NO_PART)
    assert [cora.post(url, without(good, name)) for name in good] == [NO_PERSON, NO_PART]
    assert cora.anything(url, good) == ANYTHING


@pytest.mark.parametrize("view", ["excuse", "removal", "conflict", "own-conflict", "break"])
def test_a_reason(scene, visit, unchanged, view):
    place, candidate = scene.card.panelist.id, scene.loop.candidate.id
    who, url, missing = {
        "excuse": (scene.cora, f"/interviews/panelists/{place}/excuse", "Say why."),
        "removal": (scene.cora, f"/interviews/panelists/{place}/removal", "Say why."),
        "conflict": (scene.ana, f"/interviews/{make.first(scene.loop).id}/conflict", "Say why."),
        "own-conflict": (scene.cora, f"/candidates/{candidate}/own-conflict", "Say why."),
        "break": (
            scene.adam,
            f"/breaks/loops/{scene.loop.id}",
            "Say why: the loop, its packet and the history show it for ever.",
        ),
    }[view]
    good, sender = {"reason": "Ill."}, Sender(visit(who))
    unchanged()
    assert answers(sender, url, good, "reason", REASONS) == expected(REASONS, (422, missing))
    assert sender.post(url, {}) == (422, missing)
    assert sender.anything(url, good) == ANYTHING


def test_a_conflict_of_somebody(scene, visit, unchanged):
    url, cora = f"/candidates/{scene.loop.candidate.id}/conflict", Sender(visit(scene.cora))
    good = {"person": str(scene.eve.id), "reason": "Cousins."}
    unchanged()
    people = ["", "x", NOBODY, str(scene.loop.id)]
    nobody = (422, "Choose who must not judge this candidate.")
    assert answers(cora, url, good, "person", people) == dict.fromkeys(people, nobody)
    missing = (422, "Say what the conflict of interest is.")
    assert answers(cora, url, good, "reason", REASONS) == expected(REASONS, missing)
    assert [cora.post(url, without(good, name)) for name in good] == [nobody, missing]
    assert cora.anything(url, good) == ANYTHING


def test_an_adjustment(scene, visit, unchanged):
    url, cora = f"/loops/{scene.loop.id}/adjustments", Sender(visit(scene.cora))
    good = {"need": "Hard of hearing.", "instruction": "Captions on.", "extra": "0", "pause": "0"}
    missing = {"need": "Write what the candidate needs.", "instruction": "Write what the interviewers do."}
    unchanged()
    for name, sentence in missing.items():
        assert answers(cora, url, good, name, REASONS) == expected(REASONS, (422, sentence))
        assert cora.post(url, without(good, name)) == (422, sentence)
    assert cora.anything(url, good) == ANYTHING


def test_a_seal_of_what_was_not_read(scene, visit, unchanged):
    url, ana = f"/scorecards/{scene.card.id}/seal", Sender(visit(scene.ana))
    good = {"version": str(scene.card.version)}
    unchanged()
    versions = ["", "x", "0", "-1", "1e3", "²", "9" * 5_000]
    assert answers(ana, url, good, "version", versions) == dict.fromkeys(versions, READ_ONCE_MORE)
    assert ana.post(url, {}) == READ_ONCE_MORE
    assert ana.anything(url, good) == ANYTHING


def test_a_revision(scene, visit, unchanged):
    scene.opened()
    rating = scene.card.seals[0].ratings[0]
    url, ana = f"/scorecards/ratings/{rating.id}/revision", Sender(visit(scene.ana))
    good = {"value": "4", "reason": "Ben heard it."}
    missing = (422, "Say what changed your mind: the packet shows it beside both values.")
    unchanged()
    points = ["", "x", "0", "-1", "5", "4.0", "²", "٤", "9" * 5_000]
    assert answers(ana, url, good, "value", points) == dict.fromkeys(points, NO_POINT)
    assert answers(ana, url, good, "reason", REASONS) == expected(REASONS, missing)
    assert [ana.post(url, without(good, name)) for name in good] == [NO_POINT, missing]
    assert ana.anything(url, good) == ANYTHING


def test_a_note(scene, visit, unchanged):
    scene.opened()
    url, ben = f"/debriefs/{scene.loop.debrief.id}", Sender(visit(scene.ben))
    missing = (422, "The note is empty.")
    unchanged()
    assert answers(ben, url, {}, "text", REASONS) == expected(REASONS, missing)
    assert ben.post(url, {}) == missing
    assert ben.anything(url, {"text": "Noted."}) == ANYTHING


def test_a_packet_for_no_sitting_of_ours(scene, visit, keep, session, unchanged):
    scene.opened()
    scene.loop.debrief.close(make.NOON, scene.cora)
    mira = make.person("Mira", Role.COMMITTEE)
    coming, over = (keep(make.docket([mira], sits_at=now() + timedelta(days=9))) for _ in range(2))
    over.sits_at = now() - timedelta(days=9)
    session.commit()
    url, cora = f"/packets/loops/{scene.loop.id}", Sender(visit(scene.cora))
    missing = (422, "Choose the sitting that the packet is for.")
    unchanged()
    dockets = ["", "x", NOBODY, str(over.id), str(scene.loop.id)]
    assert answers(cora, url, {}, "docket", dockets) == dict.fromkeys(dockets, missing)
    assert cora.post(url, {}) == missing
    assert cora.anything(url, {"docket": str(coming.id)}) == ANYTHING


def test_things_of_others_and_of_other_kinds(scene, visit, unchanged):
    scene.asked()
    loop, card, asked = scene.loop, scene.card, scene.loop.breaks[0]
    bens = make.card_of(scene.ben, loop)
    why, ana, who_asked = {"reason": "Ill."}, Sender(visit(scene.ana)), Sender(visit(scene.adam))
    theirs = [
        f"/scorecards/{bens.id}/edit",
        f"/scorecards/{bens.id}/seal",
        f"/scorecards/{bens.id}/withdrawal",
        f"/scorecards/ratings/{bens.seals[0].ratings[0].id}/revision",
        f"/scorecards/{loop.id}/seal",
        f"/debriefs/loops/{loop.id}",
        f"/interviews/{make.first(loop).id}/time",
        f"/interviews/panelists/{card.panelist.id}/excuse",
        f"/interviews/panelists/{card.id}/removal",
        f"/candidates/{loop.candidate.id}/conflict",
        f"/loops/{loop.id}/adjustments",
        f"/packets/loops/{loop.id}",
        f"/breaks/loops/{loop.id}",
        f"/breaks/{asked.id}/confirmation",
        f"/debriefs/{NOBODY}/closure",
    ]
    unchanged()
    assert {url: ana.post(url, why) for url in theirs} == dict.fromkeys(theirs, NOT_THERE)
    assert who_asked.post(f"/breaks/{asked.id}/confirmation", {}) == NOT_THERE


def test_signs_that_nobody_types_are_left_out_and_the_rest_is_kept(scene, visit, session):
    scene.opened()
    ben = Sender(visit(scene.ben))
    sent = f"text=She%00%07+asked+twice.%ED%A0%80&csrf_token={ben.guard['X-CSRFToken']}"
    kind = "application/x-www-form-urlencoded"
    assert ben.post(f"/debriefs/{scene.loop.debrief.id}", sent, content_type=kind)[0] == 302
    assert session.scalar(select(Note.text)) == "She asked twice.%ED%A0%80"
    cora = Sender(visit(scene.cora))
    given = {"person": str(scene.eve.id), "reason": "Cous\x00ins.\r\nOld ones."}
    assert cora.post(f"/candidates/{scene.loop.candidate.id}/conflict", given)[0] == 302
    session.rollback()
    assert session.scalar(select(Conflict.reason)) == "Cousins.\nOld ones."
