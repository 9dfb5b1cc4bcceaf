"""A required check holds the next step back until it has passed, or is waived with a name and a reason."""

import pytest

from interviews.domain import checks
from interviews.domain.base import Refused
from interviews.domain.checks import Gate, listed
from interviews.domain.waivers import Waiver
from tests import make

SHORT = "This loop isn't ready for {}. Depth is asked in 1. Mend it, or waive the check with a reason."


@pytest.fixture
def cora(keep):
    """Who arranges."""
    return keep(make.coordinator("Cora"))


@pytest.fixture
def loop(cora):
    """A loop whose one must-have is asked in one interview."""
    rung, depth = make.level(), make.competency("Depth")
    opening = make.opening(plan=[[make.question("One", [rung], competency=depth)]], at_level=rung)
    opening.criteria[0].must_have = True
    return make.loop(of=opening, by=cora)


def held(loop, gate):
    """Why the step behind a gate can't be taken now."""
    try:
        checks.require(loop, gate, make.NOON)
    except Refused as refusal:
        return str(refusal)
    return ""


def waive(loop, check, by, reason="The second interviewer is ill."):
    """Let a check be, as far as what it finds now goes."""
    return Waiver.give(loop, check.name, check(loop, make.NOON).found, reason, make.NOON, by)


def test_a_gap_in_the_plan_holds_back_times_and_packet(loop):
    assert held(loop, Gate.SCHEDULING) == SHORT.format("its times")
    assert "Depth is asked in 1." not in held(loop, Gate.DEBRIEF)
    assert "Depth is asked in 1." in held(loop, Gate.PACKET)


def test_a_waiver_lets_it_be_and_says_who_and_why(loop, cora):
    waiver = waive(loop, listed.must_haves, cora)
    line = checks.line(loop, make.NOON, listed.must_haves)

    assert (line.conclusion.value, line.waiver, line.can_be_waived) == ("waived", waiver, False)
    assert (waiver.by, waiver.reason) == (cora, "The second interviewer is ill.")
    assert held(loop, Gate.SCHEDULING) == ""


def test_what_is_found_later_asks_again(loop, cora):
    waive(loop, listed.must_haves, cora)
    loop.opening.criteria[0].competency.name = "Breadth"

    assert held(loop, Gate.SCHEDULING) == SHORT.format("its times").replace("Depth", "Breadth")


def test_a_waiver_that_is_taken_back_lets_nothing_be(loop, cora):
    waiver = waive(loop, listed.must_haves, cora)
    waiver.end(make.NOON, cora)

    assert held(loop, Gate.SCHEDULING) == SHORT.format("its times")
    with pytest.raises(Refused, match=r"^This waiver was taken back already\.$"):
        waiver.end(make.NOON, cora)


def test_a_waiver_needs_a_reason(loop, cora):
    with pytest.raises(Refused, match=r"^Say why: the packet gives the reason\.$"):
        waive(loop, listed.must_haves, cora, reason="  ")


def test_once_it_has_passed_a_waiver_says_nothing_any_more(loop, cora):
    waive(loop, listed.must_haves, cora)
    loop.opening.criteria[0].must_have = False
    line = checks.line(loop, make.NOON, listed.must_haves)

    assert (line.conclusion.value, line.waiver) == ("passed", None)


def test_nobody_can_waive_that_each_judges_first(keep, cora):
    loop = keep(make.loop([make.person("Ana")], by=cora))

    assert held(loop, Gate.DEBRIEF) == (
        "This loop isn't ready for its debrief. Ana (Interview 1): not started. Mend it."
    )
    assert checks.line(loop, make.NOON, listed.scorecards).can_be_waived is False
    assert [check.name for check in checks.ALL if check.is_firm] == [
        "panels",
        "adjustments",
        "scorecards",
        "debrief",
    ]


def test_a_shadow_alone_is_no_panel_for_a_debrief(keep, cora):
    ana, sho = make.person("Ana"), make.person("Sho")
    rung = make.level()
    plan = [[make.question(levels=[rung])] for _ in range(2)]
    loop = keep(make.loop([ana], of=make.opening(plan=plan, at_level=rung), by=cora))
    loop.interviews[1].assign(sho, make.Part.SHADOW, make.NOON, cora)
    keep(loop)
    make.seal(ana, loop)

    assert checks.can_be_opened(loop, make.NOON) is False
    assert held(loop, Gate.DEBRIEF) == (
        "This loop isn't ready for its debrief. Interview 2 has no interviewer. Mend it."
    )
