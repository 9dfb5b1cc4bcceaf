"""Checks: whether a loop is ready for what comes next, each in a sentence."""

from datetime import timedelta

import pytest

from interviews.domain import checks
from interviews.domain.checks import listed
from interviews.domain.guides import Guide
from interviews.domain.loops import KitQuestion, Part, SplitDraft
from tests import make

LATER = make.NOON + timedelta(hours=30)


@pytest.fixture
def cora(keep):
    """Who arranges."""
    return keep(make.coordinator("Cora"))


def told(result):
    """A result as a page tells it."""
    return (result.conclusion.value, result.sentence, *(each.sentence for each in result.annotations))


def test_a_must_have_is_asked_in_two_interviews(keep):
    rung, depth = make.level(), make.competency("Depth")
    one, two = (make.question(t, [rung], competency=depth) for t in ("One", "Two"))
    twice = make.loop(of=make.opening(plan=[[one], [two]], at_level=rung))
    once = make.loop(of=make.opening(plan=[[one, two]], at_level=rung))
    once.opening.criteria[0].must_have = True

    assert told(listed.must_haves(twice, make.NOON)) == (
        "passed",
        "Every must-have is asked in two interviews.",
    )
    assert told(listed.must_haves(once, make.NOON)) == (
        "needs you",
        "A must-have has fewer than two independent observers.",
        "Depth is asked in 1.",
    )
    ana = make.person("Ana")
    for interview in twice.interviews:
        interview.assign(ana, Part.INTERVIEWER, make.NOON, twice.by)
    assert told(listed.must_haves(twice, make.NOON))[2:] == ("Depth is asked in 2, by the same person.",)


def test_an_interview_lacks_its_time_its_place_or_both():
    rung = make.level()
    loop = make.loop(of=make.opening(plan=[[make.question(levels=[rung])] for _ in range(4)], at_level=rung))
    _, placed, neither, both = loop.interviews
    placed.starts_at = neither.starts_at = None
    placed.place = both.place = "Room 4"

    assert told(listed.times_and_places(loop, make.NOON)) == (
        "needs you",
        "An interview has no time or no place.",
        "Interview 1 has no place.",
        "Interview 2 has no time.",
        "Interview 3 has no time and no place.",
    )
    loop.interviews = [both]
    assert told(listed.times_and_places(loop, make.NOON)) == (
        "passed",
        "Every interview has a time and a place.",
    )


def test_a_shadow_alone_is_no_panel():
    assert told(listed.panels(make.loop(shadows=[make.person()]), make.NOON)) == (
        "needs you",
        "An interview has nobody who counts on its panel.",
        "Interview 1 has no interviewer.",
    )
    assert told(listed.panels(make.loop([make.person()]), make.NOON)) == (
        "passed",
        "Every interview has a panel.",
    )


def test_every_question_is_approved_for_the_level():
    loop = make.loop()
    assert told(listed.approved_questions(loop, make.NOON)) == (
        "passed",
        "Every question asked is approved for the level.",
    )
    elsewhere = make.question("For others", [make.level("Engineer", 1)]).latest
    unread = make.question("Unread", [loop.opening.level])
    unread.write(make.draft("Unread yet", [loop.opening.level]), make.NOON, make.person())
    for version in (elsewhere, unread.latest):
        make.first(loop).kit.append(KitQuestion(version=version, position=9))

    assert told(listed.approved_questions(loop, make.NOON)) == (
        "needs you",
        "A question isn't approved for the level.",
        "“For others” isn't approved for Staff engineer.",
        "“Unread yet” isn't approved for Staff engineer.",
    )


def test_what_the_candidate_asked_for_is_arranged_before_any_time_is_set(keep, cora):
    loop = keep(make.loop(by=cora))
    seen = [told(listed.adjustments(loop, make.NOON))]
    request = loop.ask("Captions.", make.NOON)
    keep(loop)
    seen.append(told(listed.adjustments(loop, make.NOON)))
    request.refuse("The rooms have none.", "Cora", make.NOON, cora)
    seen.append(told(listed.adjustments(loop, make.NOON)))
    loop.adjust("Hard of hearing", "Turn captions on.", make.NOON, cora)
    seen.append(told(listed.adjustments(loop, make.NOON)))

    assert seen == [
        ("passed", "No adjustment was asked for."),
        ("needs you", "What the candidate asked for isn't arranged yet."),
        ("passed", "No adjustment is arranged."),
        ("passed", "Every adjustment is arranged."),
    ]
    assert (listed.adjustments.gate, listed.adjustments.is_firm) == (checks.Gate.SCHEDULING, True)


def test_adjustments_come_before_the_first_interview(cora):
    loop = make.loop(by=cora)
    seen = [told(listed.late_adjustments(loop, make.NOON))]
    loop.adjust("Tires", "Take a break after half an hour.", make.NOON + timedelta(hours=1), cora)
    seen.append(told(listed.late_adjustments(loop, make.NOON)))
    make.first(loop).starts_at = None
    seen.append(told(listed.late_adjustments(loop, make.NOON)))

    fine = ("passed", "No interview went without an adjustment.")
    assert seen == [
        fine,
        (
            "needs you",
            "An adjustment came after the first interview had begun.",
            "Earlier interviews went without it.",
        ),
        fine,
    ]


def test_what_departs_from_the_plan_has_a_reason_or_is_waived(keep, cora):
    rung = make.level()
    plan = [[make.question("One", [rung]), make.question("Two", [rung])]]
    loop = keep(make.loop([make.person("Ana")], of=make.opening(plan=plan, at_level=rung), by=cora))
    seen = [told(listed.departures(loop, make.NOON))]
    first, second = make.first(loop), make.first(loop).kit[1]
    halves = SplitDraft("First half", 30, "Second half", 30, frozenset({second.id}))
    first.split(halves, "Ill", make.NOON, cora)
    keep(loop)
    seen.append(told(listed.departures(loop, make.NOON)))
    loop.interviews[1].kit = []
    seen.append(told(listed.departures(keep(loop), make.NOON)))

    assert seen == [
        ("passed", "Nothing departs from the plan."),
        ("passed", "What departs from the plan has its reason.", "First half is held in two meetings."),
        ("needs you", "A question of the plan isn't asked.", "“Two” of the plan isn't asked."),
    ]


def test_an_interview_that_takes_longer_runs_into_the_next_one():
    rung = make.level()
    plan = [[make.question(levels=[rung])] for _ in range(3)]
    loop = make.loop(of=make.opening(plan=plan, at_level=rung))
    for hours, interview in enumerate(loop.interviews):
        interview.starts_at = make.NOON + timedelta(hours=hours)
    before = make.NOON - timedelta(days=1)
    assert told(listed.overruns(loop, before)) == ("passed", "No interview runs into the next one.")
    loop.interviews[0].minutes, loop.interviews[1].break_after = 75, 10

    assert told(listed.overruns(loop, before)) == (
        "needs you",
        "An interview runs into the next one.",
        "Interview 1 takes 75 minutes and runs into Interview 2.",
        "Interview 2 has 10 minutes free after it, and Interview 3 begins before.",
    )


def test_what_a_candidate_needs_is_told_to_who_runs_the_loop_alone():
    names = {line.check.name for line in checks.lines(make.loop(), make.NOON, tracks=True, runs=False)}
    assert {check.name for check in checks.ALL} - names == {"adjustments", "late adjustments"}


def test_a_scorecard_is_waited_for_until_it_is_late(keep, cora):
    ana, ben = make.person("Ana"), make.person("Ben")
    loop = keep(make.loop([ana, ben], by=cora))
    waiting = ("not yet", "Not every scorecard is sealed yet.")

    assert told(listed.scorecards(make.loop(), LATER)) == waiting
    assert told(listed.scorecards(loop, make.NOON)) == (
        *waiting,
        "Ana (Interview 1): not started.",
        "Ben (Interview 1): not started.",
    )
    assert told(listed.late(loop, make.NOON)) == ("passed", "No scorecard is late.")
    assert told(listed.late(loop, LATER)) == (
        "needs you",
        "A scorecard is missing; without it the debrief can't open.",
        "Ana (Interview 1): late.",
        "Ben (Interview 1): late.",
    )
    make.seal(ana, loop)
    make.card_of(ben, loop).panelist.excuse_from_writing("Was ill", make.NOON, cora)
    assert told(listed.scorecards(loop, LATER)) == ("passed", "Every scorecard is sealed or excused.")
    assert told(listed.late(loop, LATER)) == ("passed", "No scorecard is late.")


def test_who_has_left_or_is_partial_since_wont_write_any_more(keep, cora):
    ana, ben, dan = (make.person(name) for name in ("Ana", "Ben", "Dan"))
    loop = keep(make.loop([ana, ben, dan], by=cora))
    ana.left_at = make.NOON
    loop.candidate.declare_conflict(ben, "Cousins", make.NOON, ben)

    assert told(listed.late(loop, make.NOON)) == (
        "needs you",
        "A scorecard is missing; without it the debrief can't open.",
        "Ana (Interview 1) can't write it any more; excuse them or take them off the panel.",
        "Ben (Interview 1) can't write it any more; excuse them or take them off the panel.",
    )


def test_a_conflict_declared_after_the_seal_is_told(keep, cora):
    ana, ben = make.person("Ana"), make.person("Ben")
    loop = keep(make.loop([ana, ben], by=cora))
    make.seal(ana, loop)
    for who in (ana, ben):
        loop.candidate.declare_conflict(who, "Cousins", make.NOON, who)

    assert told(listed.conflicts(loop, make.NOON)) == (
        "needs you",
        "Somebody sealed a scorecard and has a conflict of interest.",
        "Ana (Interview 1) sealed before it was declared; what was sealed counts.",
    )


def test_a_question_in_two_interviews_is_rehearsed_by_the_second(keep):
    rung = make.level()
    often, once = make.question("Often", [rung]), make.question("Once", [rung])
    loop = keep(make.loop(of=make.opening(plan=[[often], [once, often]], at_level=rung)))

    assert told(listed.repeated_questions(loop, make.NOON)) == (
        "needs you",
        "A question is asked in two interviews.",
        "“Often” is asked in Interview 1 and in Interview 2.",
    )
    assert told(listed.repeated_questions(make.loop(), make.NOON)) == (
        "passed",
        "No question is asked twice.",
    )


def test_the_debrief_waits_then_can_be_opened_then_closes(keep, cora):
    ana = make.person("Ana")
    loop = keep(make.loop([ana], by=cora))
    seen = [told(listed.debrief(loop, make.NOON))]
    make.seal(ana, loop)
    seen.append(told(listed.debrief(loop, make.NOON)))
    debrief = keep(make.debrief(loop))
    seen.append(told(listed.debrief(loop, make.NOON)))
    debrief.close(make.NOON, cora)
    seen.append(told(listed.debrief(loop, make.NOON)))

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

    assert checks.can_be_opened(loop, make.NOON) is False


def test_the_guide_is_sent_and_opens_until_the_last_interview_has_begun(cora):
    soon = make.NOON - timedelta(days=2)
    loop = make.loop(by=cora)
    assert told(listed.guide(loop, soon)) == ("needs you", "The candidate's guide isn't sent yet.")
    assert told(listed.guide(loop, make.NOON)) == (
        "not yet",
        "The interviews went by without a guide for the candidate.",
    )
    Guide.send(loop, "token", 1, soon, cora)
    assert told(listed.guide(loop, soon)) == ("passed", "The candidate's guide was sent.")
    assert told(listed.guide(loop, make.NOON - timedelta(days=1))) == (
        "needs you",
        "The link to the candidate's guide opens nothing any more.",
    )
    assert told(listed.guide(loop, make.NOON)) == ("passed", "The candidate's guide was sent.")
    make.first(loop).starts_at = None
    assert listed.guide(loop, make.NOON).conclusion.value == "needs you"


def test_a_guide_that_names_somebody_who_cant_arrange_any_more_needs_a_new_link(cora):
    soon = make.NOON - timedelta(days=2)
    loop = make.loop(by=cora)
    Guide.send(loop, "token", 30, soon, cora)
    sentence = "The guide names Cora, who can't arrange this loop any more; send a new link."
    loop.candidate.declare_conflict(cora, "We shared a flat.", soon, cora)
    assert told(listed.guide(loop, soon)) == ("needs you", sentence)
    loop.candidate.conflicts = []
    assert told(listed.guide(loop, soon)) == ("passed", "The candidate's guide was sent.")
    cora.left_at = soon
    assert told(listed.guide(loop, soon)) == ("needs you", sentence)
    assert told(listed.guide(loop, make.NOON)) == ("passed", "The candidate's guide was sent.")


def test_what_needs_somebody_comes_first():
    found = checks.lines(make.loop([make.person()]), make.NOON, tracks=True, runs=True)
    assert [(line.conclusion.value, line.check.name) for line in found] == [
        ("needs you", "times and places"),
        ("not yet", "guide"),
        ("not yet", "scorecards"),
        ("not yet", "debrief"),
        ("passed", "must-haves"),
        ("passed", "questions"),
        ("passed", "repeated questions"),
        ("passed", "departures"),
        ("passed", "overruns"),
        ("passed", "panels"),
        ("passed", "adjustments"),
        ("passed", "late adjustments"),
        ("passed", "late"),
        ("passed", "conflicts"),
    ]


def test_checks_of_what_anybody_may_know_are_the_same_whatever_the_scorecards_hold(keep, cora):
    ana = make.person("Ana")
    loop = keep(make.loop([ana], by=cora))
    before = checks.lines(loop, LATER, tracks=False, runs=True)
    make.seal(ana, loop)

    assert checks.lines(loop, LATER, tracks=False, runs=True) == before
    assert [line.check.name for line in before if line.check.of_scorecards] == []


def test_every_check_has_a_name_of_its_own_and_a_sentence():
    names = [check.name for check in checks.ALL]
    assert len(set(names)) == len(names)
    assert [
        check.name for check in checks.ALL if not checks.line(make.loop(), LATER, check).result.sentence
    ] == []
    assert checks.named("late") is listed.late
    assert checks.named("early") is None
