"""What a candidate needs: asked for, arranged, changed and ended; the times of the loop follow."""

from datetime import timedelta

import pytest

from interviews.domain.base import Refused
from interviews.domain.checks import listed
from interviews.domain.loops import Effect, Interview
from tests import make

HOUR = timedelta(hours=1)
BEFORE = make.NOON - HOUR


@pytest.fixture
def cora():
    """Who arranges."""
    return make.coordinator("Cora")


@pytest.fixture
def loop(cora):
    """Three interviews of an hour, at noon, at one and at three."""
    rung = make.level()
    plan = [[make.question(levels=[rung])] for _ in range(3)]
    made = make.loop(of=make.opening(plan=plan, at_level=rung), by=cora)
    for interview, hours in zip(made.interviews, (0, 1, 3), strict=True):
        interview.starts_at, interview.place = make.NOON + hours * HOUR, "Room 1"
    return made


def refused(verb, *given):
    """The sentence with which something is refused."""
    with pytest.raises(Refused) as refusal:
        verb(*given)
    return str(refusal.value)


def times(loop):
    """Minutes of each interview, and free after it."""
    return [(interview.minutes, interview.break_after) for interview in loop.interviews]


def told(result):
    """A result without its name."""
    return (result.conclusion.value, result.sentence, *(each.sentence for each in result.annotations))


@pytest.mark.parametrize(
    ("extra", "planned", "minutes"),
    [(0, 47, 47), (25, 60, 75), (25, 45, 60), (50, 45, 70), (100, 45, 90), (25, 47, 60)],
)
def test_extra_time_is_rounded_up_to_five_minutes(extra, planned, minutes):
    assert Effect(extra).minutes(planned) == minutes


def test_minutes_and_breaks_follow_what_is_arranged_changed_and_ended(loop, cora):
    loop.interviews[1].planned_break = 20
    slow = loop.adjust("Reads slowly", "Give time.", BEFORE, cora, Effect(50))
    seen = [times(loop)]
    loop.adjust("Tires", "Keep the breaks.", BEFORE, cora, Effect(25, 15))
    seen.append(times(loop))
    less = slow.change("Reads slowly", "Give some time.", Effect(), "They asked for less.", BEFORE, cora)
    seen.append(times(loop))
    for adjustment in loop.arranged:
        adjustment.end("They no longer want it.", BEFORE, cora)
    seen.append(times(loop))

    assert seen == [
        [(90, 0), (90, 20), (90, 0)],
        [(90, 15), (90, 20), (90, 15)],
        [(75, 15), (75, 20), (75, 15)],
        [(60, 0), (60, 20), (60, 0)],
    ]
    assert less.before is slow
    assert [interview.planned_minutes for interview in loop.interviews] == [60, 60, 60]


def test_what_has_begun_stays_as_it_was(loop, cora):
    loop.adjust("Tires", "Keep the breaks.", make.NOON + HOUR, cora, Effect(100, 30))
    assert times(loop) == [(60, 0), (60, 0), (120, 30)]


def test_an_interview_that_comes_later_follows_too(loop, cora):
    loop.adjust("Tires", "Keep the breaks.", BEFORE, cora, Effect(100, 30))
    more = Interview.of(loop.opening.plan[0])
    loop.interviews.append(more)
    assert (more.minutes, more.break_after) == (120, 30)


def test_what_an_adjustment_lets_run_into_the_next_interview_is_pointed_out(loop, cora):
    seen = [told(listed.overruns(loop, BEFORE))]
    paused = loop.adjust("Tires", "Keep the breaks.", BEFORE, cora, Effect(0, 15))
    seen.append(told(listed.overruns(loop, BEFORE)))
    paused.change("Tires", "Give time.", Effect(50), "More is needed.", BEFORE, cora)
    seen.append(told(listed.overruns(loop, BEFORE)))
    seen.append(told(listed.overruns(loop, make.NOON + HOUR)))

    runs = ("needs you", "An interview runs into the next one.")
    assert seen == [
        ("passed", "No interview runs into the next one."),
        (*runs, "Interview 1 has 15 minutes free after it, and Interview 2 begins before."),
        (*runs, "Interview 1 takes 90 minutes and runs into Interview 2."),
        ("passed", "No interview runs into the next one."),
    ]


def test_what_the_candidate_asks_for_waits_until_it_is_arranged_or_answered(loop, cora):
    first, second = loop.ask("Captions", BEFORE), loop.ask("A break", BEFORE)
    waits = ("needs you", "What the candidate asked for isn't arranged yet.")
    seen = [told(listed.adjustments(loop, BEFORE))]
    arranged = loop.answer(first, first.need, "Turn captions on.", Effect(), BEFORE, cora)
    seen.append(told(listed.adjustments(loop, BEFORE)))
    second.refuse("There is one already.", " Cora ", BEFORE, cora)
    seen.append(told(listed.adjustments(loop, BEFORE)))
    changed = arranged.change("Captions", "Captions, and chat.", Effect(), "More.", make.NOON + HOUR, cora)
    seen.append(told(listed.adjustments(loop, make.NOON + HOUR)))
    changed.end("They came without.", make.NOON + HOUR, cora)
    seen.append(told(listed.adjustments(loop, make.NOON + HOUR)))

    good = ("passed", "Every adjustment is arranged.")
    assert seen == [waits, waits, good, good, ("passed", "No adjustment is arranged.")]
    assert (first.adjustments, second.refusal.talked) == ([arranged, changed], "Cora")
    assert (first.arranged, first.is_open) == ([], False)


def test_nothing_is_answered_changed_or_ended_twice_or_without_a_reason(loop, cora):
    request = loop.ask("Captions", BEFORE)
    incomplete = [refused(request.refuse, *words, BEFORE, cora) for words in (("Why", " "), (" ", "Cora"))]
    adjustment = loop.answer(request, "Captions", "Captions on.", Effect(), BEFORE, cora)
    change = ("Captions", "Chat.", Effect())
    no_reason = [
        refused(adjustment.change, *change, " ", BEFORE, cora),
        refused(adjustment.end, "", BEFORE, cora),
    ]
    answered = [
        refused(request.refuse, "Why", "Cora", BEFORE, cora),
        refused(loop.answer, request, *change, BEFORE, cora),
    ]
    adjustment.end("Over.", BEFORE, cora)

    assert set(incomplete) == {"Write both: why it isn’t arranged, and who talked with the candidate."}
    assert set(no_reason) == {"Say why: what was arranged for a candidate isn’t changed without a reason."}
    assert set(answered) == {"Somebody has answered this meanwhile."}
    assert refused(adjustment.end, "Over.", BEFORE, cora) == (
        "This adjustment was changed or ended meanwhile."
    )
    assert [len(loop.adjustments), loop.arranged] == [1, []]


def test_a_candidate_asks_for_something_and_not_for_too_much_at_once(loop, cora):
    assert refused(loop.ask, " ", BEFORE) == "Choose what would help, or write it."
    for _ in range(10):
        loop.ask("A break", BEFORE)
    assert refused(loop.ask, "A break", BEFORE) == (
        "You have asked for as much as we can keep before we answer. Please write to the person whom your "
        "guide names."
    )
    loop.requests[0].refuse("There is one.", "Cora", BEFORE, cora)
    loop.ask("A break", BEFORE)
    assert len(loop.requests) == 11
