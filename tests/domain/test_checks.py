"""Checks: whether a loop is ready for what comes next, each in a sentence."""

from datetime import timedelta

import pytest

from interviews.domain import checks
from interviews.domain.guides import Guide
from interviews.domain.loops import KitQuestion, Part
from tests import make

LATER = make.NOON + timedelta(hours=30)


@pytest.fixture
def cora(keep):
    """Who arranges."""
    return keep(make.coordinator("Cora"))


def told(result):
    """A result as a page tells it."""
    return (result.conclusion.value, result.sentence, *result.annotations)


def test_a_must_have_is_asked_in_two_interviews(keep):
    rung, depth = make.level(), make.competency("Depth")
    one, two = (make.question(t, [rung], competency=depth) for t in ("One", "Two"))
    twice = make.loop(of=make.opening(plan=[[one], [two]], at_level=rung))
    once = make.loop(of=make.opening(plan=[[one, two]], at_level=rung))

    assert told(checks.must_haves(twice, make.NOON)) == (
        "passed",
        "Every must-have is asked in two interviews.",
    )
    assert told(checks.must_haves(once, make.NOON)) == (
        "needs you",
        "A must-have is asked in fewer than two interviews.",
        "Depth is asked in 1.",
    )


def test_an_interview_lacks_its_time_its_place_or_both():
    rung = make.level()
    loop = make.loop(of=make.opening(plan=[[make.question(levels=[rung])] for _ in range(4)], at_level=rung))
    _, placed, neither, both = loop.interviews
    placed.starts_at = neither.starts_at = None
    placed.place = both.place = "Room 4"

    assert told(checks.times_and_places(loop, make.NOON)) == (
        "needs you",
        "An interview has no time or no place.",
        "Interview 1 has no place.",
        "Interview 2 has no time.",
        "Interview 3 has no time and no place.",
    )
    loop.interviews = [both]
    assert told(checks.times_and_places(loop, make.NOON)) == (
        "passed",
        "Every interview has a time and a place.",
    )


def test_a_shadow_alone_is_no_panel():
    assert told(checks.panels(make.loop(shadows=[make.person()]), make.NOON)) == (
        "needs you",
        "An interview has nobody who counts on its panel.",
        "Interview 1 has no interviewer.",
    )
    assert told(checks.panels(make.loop([make.person()]), make.NOON)) == (
        "passed",
        "Every interview has a panel.",
    )


def test_every_question_is_approved_for_the_level():
    loop = make.loop()
    assert told(checks.approved_questions(loop, make.NOON)) == (
        "passed",
        "Every question asked is approved for Staff engineer.",
    )
    elsewhere = make.question("For others", [make.level("Engineer", 1)]).latest
    unread = make.question("Unread", [loop.opening.level])
    unread.write(make.draft("Unread yet", [loop.opening.level]), make.NOON, make.person())
    for version in (elsewhere, unread.latest):
        make.first(loop).kit.append(KitQuestion(version=version, position=9))

    assert told(checks.approved_questions(loop, make.NOON)) == (
        "needs you",
        "A question isn't approved for Staff engineer.",
        "“For others” isn't approved for Staff engineer.",
        "“Unread yet” isn't approved for Staff engineer.",
    )


def test_adjustments_come_before_the_first_interview(cora):
    loop = make.loop()
    seen = [told(checks.adjustments(loop, make.NOON))]
    loop.adjust("Hard of hearing", "Turn captions on.", make.NOON - timedelta(hours=1), cora)
    seen.append(told(checks.adjustments(loop, make.NOON)))
    loop.adjust("Tires", "Take a break after half an hour.", make.NOON + timedelta(hours=1), cora)
    seen.append(told(checks.adjustments(loop, make.NOON)))
    make.first(loop).starts_at = None
    seen.append(told(checks.adjustments(loop, make.NOON)))

    assert seen == [
        ("passed", "No adjustment was asked for."),
        ("passed", "Every adjustment is arranged."),
        (
            "needs you",
            "An adjustment came after the first interview had begun.",
            "Earlier interviews went without it: Take a break after half an hour.",
        ),
        ("passed", "Every adjustment is arranged."),
    ]


def test_a_scorecard_is_waited_for_until_it_is_late(keep, cora):
    ana, ben = make.person("Ana"), make.person("Ben")
    loop = keep(make.loop([ana, ben], by=cora))
    waiting = ("not yet", "Not every scorecard is sealed yet.")
    late = ("needs you", "A scorecard is missing; without it the debrief can't open.")
    seen = [told(checks.scorecards(make.loop(), LATER)), told(checks.scorecards(loop, make.NOON))]
    seen.append(told(checks.scorecards(loop, LATER)))
    make.seal(ana, loop)
    make.card_of(ben, loop).panelist.excuse_from_writing("Was ill", make.NOON, cora)
    seen.append(told(checks.scorecards(loop, LATER)))

    assert seen == [
        waiting,
        (*waiting, "Ana (Interview 1): not started.", "Ben (Interview 1): not started."),
        (*late, "Ana (Interview 1): late.", "Ben (Interview 1): late."),
        ("passed", "Every scorecard is sealed or excused."),
    ]


def test_who_has_left_or_is_partial_since_wont_write_any_more(keep, cora):
    ana, ben, dan = (make.person(name) for name in ("Ana", "Ben", "Dan"))
    loop = keep(make.loop([ana, ben, dan], by=cora))
    ana.left_at = make.NOON
    loop.candidate.declare_conflict(ben, "Cousins", make.NOON, ben)

    assert told(checks.scorecards(loop, make.NOON)) == (
        "needs you",
        "A scorecard is missing; without it the debrief can't open.",
        "Ana (Interview 1) can't write it any more; excuse them or take them off the panel.",
        "Ben (Interview 1) can't write it any more; excuse them or take them off the panel.",
    )


def test_the_debrief_waits_then_can_be_opened_then_closes(keep, cora):
    ana = make.person("Ana")
    loop = keep(make.loop([ana], by=cora))
    seen = [told(checks.debrief(loop, make.NOON))]
    make.seal(ana, loop)
    seen.append(told(checks.debrief(loop, make.NOON)))
    debrief = keep(make.debrief(loop))
    seen.append(told(checks.debrief(loop, make.NOON)))
    debrief.close(make.NOON, cora)
    seen.append(told(checks.debrief(loop, make.NOON)))

    assert seen == [
        ("not yet", "The debrief opens once every interview has its scorecards, sealed or excused."),
        ("needs you", "The debrief can be opened."),
        ("needs you", "The debrief is open; the packet waits until it is closed."),
        ("passed", "The debrief is closed."),
    ]


def test_without_a_sealed_scorecard_there_is_nothing_to_open(keep, cora):
    ana, sho = make.person("Ana"), make.person("Sho")
    loop = keep(make.loop([ana], shadows=[sho], by=cora))
    make.seal(sho, loop)
    make.card_of(ana, loop).panelist.excuse_from_writing("Was ill", make.NOON, cora)

    assert checks.can_be_opened(loop) is False


def test_the_guide_is_sent_and_opens_until_the_last_interview_has_begun(cora):
    soon = make.NOON - timedelta(days=2)
    loop = make.loop(by=cora)
    assert told(checks.guide(loop, soon)) == ("needs you", "The candidate's guide isn't sent yet.")
    assert told(checks.guide(loop, make.NOON)) == (
        "not yet",
        "The interviews went by without a guide for the candidate.",
    )
    Guide.send(loop, "token", 1, soon, cora)
    assert told(checks.guide(loop, soon)) == ("passed", "The candidate's guide was sent.")
    assert told(checks.guide(loop, make.NOON - timedelta(days=1))) == (
        "needs you",
        "The link to the candidate's guide opens nothing any more.",
    )
    assert told(checks.guide(loop, make.NOON)) == ("passed", "The candidate's guide was sent.")
    make.first(loop).starts_at = None
    assert checks.guide(loop, make.NOON).conclusion.value == "needs you"


def test_a_guide_that_names_somebody_who_cant_arrange_any_more_needs_a_new_link(cora):
    soon = make.NOON - timedelta(days=2)
    loop = make.loop(by=cora)
    Guide.send(loop, "token", 30, soon, cora)
    sentence = "The guide names Cora, who can't arrange this loop any more; send a new link."
    loop.candidate.declare_conflict(cora, "We shared a flat.", soon, cora)
    assert told(checks.guide(loop, soon)) == ("needs you", sentence)
    loop.candidate.conflicts = []
    assert told(checks.guide(loop, soon)) == ("passed", "The candidate's guide was sent.")
    cora.left_at = soon
    assert told(checks.guide(loop, soon)) == ("needs you", sentence)
    assert told(checks.guide(loop, make.NOON)) == ("passed", "The candidate's guide was sent.")


def test_what_needs_somebody_comes_first():
    found = checks.results(make.loop([make.person()]), make.NOON, checks.ALL)
    assert [(result.conclusion.value, result.name) for result in found] == [
        ("needs you", "must-haves"),
        ("needs you", "times and places"),
        ("not yet", "guide"),
        ("not yet", "scorecards"),
        ("not yet", "debrief"),
        ("passed", "panels"),
        ("passed", "questions"),
        ("passed", "adjustments"),
    ]


def test_checks_before_any_scorecard_are_the_same_whatever_the_scorecards_hold(keep, cora):
    ana = make.person("Ana")
    loop = keep(make.loop([ana], by=cora))
    before = checks.results(loop, LATER, checks.BEFORE_ANY_SCORECARD)
    make.seal(ana, loop)

    assert checks.results(loop, LATER, checks.BEFORE_ANY_SCORECARD) == before
    assert Part.INTERVIEWER in {p.part for p in loop.panel}
