"""Loops: the same interviews for every candidate, and every departure with its reason."""

from datetime import timedelta

import pytest

from interviews.domain.base import Refused
from interviews.domain.loops import Loop, Part
from interviews.domain.openings import Opening, Profile, Release
from interviews.domain.people import Role
from tests import make


@pytest.fixture
def cora():
    """Who arranges."""
    return make.coordinator("Cora")


@pytest.fixture
def closed(keep):
    """A loop whose debrief is open; Ana sealed."""
    ana = make.person("Ana")
    loop = keep(make.loop([ana]))
    make.seal(ana, loop)
    keep(make.debrief(loop))
    return loop


def refused(verb, *given):
    """The sentence with which something is refused."""
    with pytest.raises(Refused) as refusal:
        verb(*given)
    return str(refusal.value)


def test_a_loop_has_every_interview_of_the_plan_with_the_approved_versions():
    rung = make.level()
    one, two = make.question("One", [rung]), make.question("Two", [rung])
    loop = make.loop(of=make.opening(plan=[[one, two], [one]], at_level=rung))

    assert [(i.title, i.minutes, [q.version for q in i.kit]) for i in loop.interviews] == [
        ("Interview 1", 60, [one.approved, two.approved]),
        ("Interview 2", 60, [one.approved]),
    ]
    assert [len(q.scale) for q in make.first(loop).kit] == [4, 4]


def test_without_bar_and_plan_there_is_no_loop(cora):
    bare = Opening.announce("Bare", make.level(), Release.AT_DEBRIEF, Profile.NAMED, make.NOON, cora)
    assert refused(Loop.begin, bare, make.candidate(), make.NOON, cora) == (
        "Set the bar and the plan of the opening first."
    )


def test_a_candidate_has_one_loop_for_an_opening(cora):
    loop = make.loop(who=make.candidate("Leila Haddad"))
    assert refused(Loop.begin, loop.opening, loop.candidate, make.NOON, cora) == (
        "Leila Haddad already has a loop for this opening."
    )
    Loop.begin(loop.opening, make.candidate(), make.NOON, cora)


def test_what_isnt_approved_for_the_level_any_more_makes_no_loop(cora):
    rung = make.level()
    retired, moved = make.question("Retired", [rung]), make.question("Moved up", [rung])
    openings = [make.opening(plan=[[question]], at_level=rung) for question in (retired, moved)]
    retired.retire("Known to all.", make.NOON, cora)
    moved.write(make.draft("Moved up", [make.level("Principal engineer", 5)]), make.NOON, make.person())
    moved.latest.propose(make.NOON, moved.latest.by)
    moved.latest.approve(make.NOON, cora)

    assert [refused(Loop.begin, o, make.candidate(), make.NOON, cora) for o in openings] == [
        "“Retired” isn't approved for Staff engineer any more.",
        "“Moved up” isn't approved for Staff engineer any more.",
    ]


def test_a_question_that_came_to_show_something_else_makes_no_loop(cora):
    question = make.question("Turned", [rung := make.level()])
    opening = make.opening(plan=[[question]], at_level=rung)
    question.write(make.draft("Turned", [rung], competency=make.competency("Tact")), make.NOON, make.person())
    question.latest.propose(make.NOON, question.latest.by)
    question.latest.approve(make.NOON, cora)

    assert refused(Loop.begin, opening, make.candidate(), make.NOON, cora) == (
        "The bar doesn't name Tact, which “Turned” shows."
    )


def test_a_scorecard_is_due_a_day_after_its_interview_ends(cora):
    loop = make.loop()
    interview = make.first(loop)
    interview.schedule(make.NOON, " Room 4 ", make.NOON, cora)
    assert (interview.place, interview.ends_at, interview.due_at) == (
        "Room 4",
        make.NOON + timedelta(hours=1),
        make.NOON + timedelta(hours=25),
    )
    interview.starts_at = None
    assert (interview.ends_at, interview.due_at) == (None, None)


def test_who_may_not_judge_gets_no_place(cora):
    ana, ben, cousin, gone = (make.person(name) for name in ("Ana", "Ben", "Cousin", "Gone"))
    gone.left_at = make.NOON
    candidate = make.candidate(referred_by=ben)
    candidate.declare_conflict(cousin, "Cousins", make.NOON, cora)
    interview = make.first(make.loop([ana], who=candidate))

    assert {
        p.name: refused(interview.assign, p, Part.INTERVIEWER, make.NOON, cora)
        for p in (ana, ben, cousin, gone, cora)
    } == {
        "Ana": "Ana already had a place on this interview.",
        "Ben": "Ben can't judge this candidate: there is a conflict of interest.",
        "Cousin": "Cousin can't judge this candidate: there is a conflict of interest.",
        "Gone": "Gone isn't an interviewer.",
        "Cora": "Cora isn't an interviewer.",
    }


def test_the_debrief_waits_for_interviewers_who_have_neither_sealed_nor_been_excused(keep, cora):
    ana, ben, dan, eve, sho = (make.person(name) for name in ("Ana", "Ben", "Dan", "Eve", "Sho"))
    loop = keep(make.loop([eve, ben, ana, dan], shadows=[sho], by=keep(cora)))
    make.seal(ana, loop)
    make.card_of(ben, loop).panelist.excuse_from_writing("Was ill", make.NOON, cora)
    make.card_of(dan, loop).panelist.remove("Left the project", make.NOON, cora)

    assert [p.person.name for p in loop.panel] == ["Ana", "Ben", "Eve", "Sho"]
    assert [p.person.name for p in loop.awaited] == ["Eve"]


def test_nobody_leaves_the_writing_twice_without_a_reason_or_after_sealing(keep, cora):
    ana, ben, dan = (make.person(name) for name in ("Ana", "Ben", "Dan"))
    loop = keep(make.loop([ana, ben, dan], by=keep(cora)))
    make.seal(ana, loop)
    sealed, excused, removed = (make.card_of(person, loop).panelist for person in (ana, ben, dan))
    assert (
        refused(excused.excuse_from_writing, " ", make.NOON, cora) == "Say why: the packet gives the reason."
    )
    excused.excuse_from_writing("Was ill", make.NOON, cora)
    removed.remove("Left the project", make.NOON, cora)

    assert [refused(place.remove, "Why not", make.NOON, cora) for place in (sealed, excused, removed)] == [
        "Ana has sealed: what was sealed counts.",
        "Ben was already excused or removed.",
        "Dan was already excused or removed.",
    ]


def test_once_the_debrief_is_open_times_and_panels_stand(closed, cora):
    interview = make.first(closed)
    given = (make.NOON, cora)
    assert [
        refused(interview.schedule, make.NOON, "Room 4", *given),
        refused(interview.assign, make.person(), Part.SHADOW, *given),
        refused(interview.panel[0].remove, "Why not", *given),
        refused(closed.plan_debrief, make.NOON, *given),
    ] == [
        "The debrief is open: when and where the interview was stands.",
        "The debrief is open: the panel stands.",
        "The debrief is open: the panel stands.",
        "The debrief is already open.",
    ]


def test_an_adjustment_says_what_is_needed_and_what_to_do(cora):
    loop = make.loop()
    for words in (("Hard of hearing", " "), (" ", "Turn captions on")):
        assert refused(loop.adjust, *words, make.NOON, cora) == (
            "Write both: what is needed, and what the interviewers do."
        )
    loop.adjust("Hard of hearing", "Turn captions on", make.NOON, cora)
    assert [(a.need, a.instruction) for a in loop.adjustments] == [("Hard of hearing", "Turn captions on")]


def test_the_debrief_has_a_time(cora):
    loop = make.loop()
    loop.plan_debrief(make.NOON, make.NOON, cora)
    assert loop.debrief_at == make.NOON


def test_an_interviewer_who_coordinates_too_gets_a_place(cora):
    both = make.person("Both", Role.COORDINATOR, Role.INTERVIEWER)
    interview = make.first(make.loop())
    assert interview.assign(both, Part.SHADOW, make.NOON, cora).part is Part.SHADOW


def test_under_the_rule_after_own_nobody_puts_themselves_on_a_panel(keep):
    cora = make.person("Cora", Role.COORDINATOR, Role.INTERVIEWER)
    loop = keep(make.loop([make.person("Ana")], of=make.opening(release=Release.AFTER_OWN)))
    with pytest.raises(Refused, match="Somebody else puts you on this panel"):
        make.first(loop).assign(cora, Part.INTERVIEWER, make.NOON, cora)
    assert make.first(loop).assign(cora, Part.INTERVIEWER, make.NOON, loop.by).person is cora
