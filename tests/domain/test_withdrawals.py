"""A candidate goes away when they will: nothing new happens, and nothing opens by it."""

from datetime import timedelta

import pytest

from interviews import policy
from interviews.domain import checks
from interviews.domain.base import Refused
from interviews.domain.debriefs import Debrief
from interviews.domain.guides import Guide, open_guide
from interviews.domain.loops import Loop, Part
from interviews.domain.packets import ready
from interviews.domain.people import Role
from interviews.domain.scorecards import Scorecard
from interviews.policy import Act
from tests import make

LATER = make.NOON + timedelta(days=1)


@pytest.fixture
def cora(keep):
    return keep(make.coordinator("Cora"))


@pytest.fixture
def ana(keep):
    return keep(make.person("Ana"))


@pytest.fixture
def loop(keep, ana, cora):
    """Two interviews, the second one tomorrow; Ana sits on the first."""
    rung = make.level()
    plan = [[make.question("One", [rung])], [make.question("Two", [rung])]]
    made = make.loop([ana], of=make.opening(plan=plan, at_level=rung), by=cora)
    made.interviews[1].starts_at = LATER
    made.plan_debrief(LATER, make.NOON, cora)
    return keep(made)


def refused(verb, *given):
    """The sentence with which something is refused."""
    with pytest.raises(Refused) as refusal:
        verb(*given)
    return str(refusal.value)


def test_times_to_come_are_free_and_the_link_to_the_guide_ends(loop, cora):
    Guide.send(loop, "token", 30, make.NOON, cora)
    loop.withdraw(" Another offer. ", make.NOON, cora)

    assert [interview.starts_at for interview in loop.interviews] == [make.NOON, None]
    assert (loop.debrief_at, open_guide(loop, make.NOON)) == (None, None)
    assert [(one.words, one.by) for one in loop.withdrawals] == [("Another offer.", cora)]


def test_what_was_held_keeps_its_time_and_an_ended_link_stays_ended(loop, cora):
    guide = Guide.send(loop, "token", 30, make.NOON, cora)
    guide.end(make.NOON, cora)
    loop.interviews[1].starts_at = None
    loop.withdraw("", LATER, cora)
    assert [interview.starts_at for interview in loop.interviews] == [make.NOON, None]
    assert (loop.debrief_at, guide.ended_at) == (LATER, make.NOON)


def test_nothing_new_happens_then(loop, cora, ana, keep):
    card = make.card_of(ana, loop)
    card.save(make.written(card), card.version, make.NOON, ana)
    loop.withdraw("", make.NOON, cora)
    first = make.first(loop)

    assert {
        refused(loop.withdraw, "", make.NOON, cora),
        refused(loop.plan_debrief, LATER, make.NOON, cora),
        refused(loop.adjust, "Tires.", "A break.", make.NOON, cora),
        refused(first.schedule, LATER, "Room 1", make.NOON, cora),
        refused(first.assign, make.person(), Part.INTERVIEWER, make.NOON, cora),
        refused(Guide.send, loop, "token", 30, make.NOON, cora),
        refused(Debrief.open, loop, "lot", make.NOON, cora),
        refused(card.seal, make.NOON, ana),
        refused(ready, loop),
    } == {"The candidate withdrew."}
    assert checks.lines(loop, make.NOON, tracks=True, runs=True) == []
    card.save(make.written(card, "Said more"), card.version, make.NOON, ana)


def test_a_withdrawal_opens_no_seal(session, keep, loop, cora, ana):
    everybody = [cora, ana, keep(make.person("Adam", *Role))]
    make.seal(ana, loop)
    loop.withdraw("", make.NOON, cora)
    session.flush()

    sees = {me.name for me in everybody if policy.may(session, me, Act.SEE, make.card_of(ana, loop))}
    assert sees == {"Ana"}


def test_after_the_debrief_no_packet_is_issued_and_what_was_opened_stays_so(session, keep, loop, cora, ana):
    loop.interviews[1].starts_at = make.NOON
    loop.interviews[1].assign(ana, Part.INTERVIEWER, make.NOON, cora)
    session.flush()
    for place in loop.panel:
        card = place.scorecard
        card.save(make.written(card), card.version, make.NOON, ana)
        card.seal(make.NOON, ana)
    keep(make.debrief(loop)).close(make.NOON, cora)
    loop.withdraw("", make.NOON, cora)
    session.flush()

    assert refused(ready, loop) == "The candidate withdrew."
    assert loop.debrief_at == LATER
    assert len(session.scalars(policy.allowed(cora, Act.SEE, Scorecard)).all()) == 2


def test_who_changed_their_mind_comes_back_with_a_reason(loop, cora):
    assert refused(loop.come_back, "Yes.", make.NOON, cora) == "The candidate didn't withdraw."
    loop.withdraw("", make.NOON, cora)
    assert refused(loop.come_back, " ", LATER, cora) == "Say why: the loop shows it to coordinators."
    loop.come_back(" They called. ", LATER, cora)

    assert (loop.is_withdrawn, loop.withdrawals[0].why_back) == (False, "They called.")
    loop.plan_debrief(LATER, LATER, cora)
    loop.withdraw("For good.", LATER, cora)
    assert [one.words for one in loop.withdrawals] == ["", "For good."]


def test_a_loop_that_began_since_keeps_the_first_one_as_it_is(keep, session, loop, cora):
    loop.withdraw("", make.NOON, cora)
    other = Loop.begin(make.opening("Writer"), loop.candidate, LATER, cora)
    keep(other)
    session.refresh(loop.candidate)
    sentence = "Another loop of this candidate has begun since, so this one stays as it is."
    assert refused(loop.come_back, "They called.", LATER, cora) == sentence


@pytest.mark.parametrize(("begun", "reads"), [(make.NOON, False), (LATER, True)])
def test_a_withdrawal_is_a_key_to_no_loop_that_was_there(session, keep, loop, cora, ana, begun, reads):
    """Who judged a candidate who went away judges them again like anybody, in a loop that began later."""
    if begun > make.NOON:
        loop.withdraw("", make.NOON, cora)
    ben = keep(make.person("Ben"))
    other = Loop.begin(make.opening("Writer"), loop.candidate, begun, cora)
    make.first(other).starts_at = begun
    for person in (ana, ben):
        make.first(other).assign(person, Part.INTERVIEWER, begun, cora)
    keep(other)
    for person in (ana, ben):
        make.seal(person, other)
    keep(make.debrief(other))
    if begun == make.NOON:
        loop.withdraw("", LATER, cora)
    session.flush()

    assert policy.may(session, ana, Act.SEE, make.card_of(ben, other)) is reads
    assert policy.may(session, ben, Act.SEE, make.card_of(ana, other)) is True
