"""Who is several things at once, or one after another: the stricter rule wins until release."""

import pytest

from interviews import policy
from interviews.domain.loops import Part
from interviews.domain.openings import Release
from interviews.domain.people import Grant, Renewal, Role
from interviews.domain.scorecards import Scorecard
from interviews.policy import Act
from tests import make


@pytest.fixture
def boss(keep):
    """An administrator who has nothing to do with any loop."""
    return keep(make.person("Boss", Role.ADMINISTRATOR))


@pytest.fixture
def adam(keep):
    """An administrator who interviews too."""
    return keep(make.person("Adam", Role.ADMINISTRATOR, Role.INTERVIEWER))


@pytest.fixture
def broken(keep, adam, boss):
    """A loop of Leila: Ana has sealed, Ben hasn't, and Adam broke the seal."""
    loop = keep(make.loop([make.person("Ana"), make.person("Ben")], who=make.candidate("Leila")))
    make.seal(make.places(loop)[0].person, loop)
    keep(make.broken(loop, adam, boss))
    return loop


def two_meetings(release):
    """An opening whose plan has two interviews."""
    rung = make.level()
    plan = [[make.question(levels=[rung])], [make.question(levels=[rung])]]
    return make.opening(plan=plan, release=release, at_level=rung)


def sealed(place):
    """The author of this place writes and seals."""
    card, me = place.scorecard, place.person
    card.save(make.written(card), card.version, make.NOON, me)
    card.seal(make.NOON, me)


# --- several places ---


def test_after_own_waits_for_all_of_ones_own(session, keep, authors):
    ana, ben = make.person("Ana"), make.person("Ben")
    loop = keep(make.loop([ana, ben], of=two_meetings(Release.AFTER_OWN)))
    second = loop.interviews[1].assign(ana, Part.INTERVIEWER, make.NOON, loop.by)
    session.flush()
    make.seal(ben, loop)
    make.seal(ana, loop)
    assert authors(ana) == {"Ana"}

    sealed(second)
    assert authors(ana) == {"Ana", "Ben"}


@pytest.mark.parametrize("leave", ["excuse_from_writing", "remove"])
def test_who_is_let_go_from_one_interview_is_not_let_in_by_the_other(session, keep, authors, leave):
    ana, ben = make.person("Ana"), make.person("Ben")
    loop = keep(make.loop([ana, ben], of=two_meetings(Release.AFTER_OWN)))
    second = loop.interviews[1].assign(ana, Part.INTERVIEWER, make.NOON, loop.by)
    loop.interviews[1].assign(ben, Part.INTERVIEWER, make.NOON, loop.by)
    session.flush()
    for place in make.places(loop):
        if place is not second:
            sealed(place)
    getattr(second, leave)("Ill.", make.NOON, loop.by)
    assert authors(ana) == {"Ana"}

    session.add(make.debrief(loop))
    assert authors(ana) == {"Ana", "Ben"}


def test_who_shadows_one_interview_waits_for_the_debrief_in_the_other_too(session, keep, authors):
    ana, ben = make.person("Ana"), make.person("Ben")
    loop = keep(make.loop([ana, ben], of=two_meetings(Release.AFTER_OWN)))
    loop.interviews[1].assign(ana, Part.SHADOW, make.NOON, loop.by)
    session.flush()
    for place in make.places(loop):
        sealed(place)
    assert (authors(ana), authors(ben)) == ({"Ana"}, {"Ana", "Ben"})


def test_a_removal_shows_nothing_to_the_one_removed_not_even_after_release(session, keep, authors):
    ana, ben = make.person("Ana"), make.person("Ben")
    loop = keep(make.loop([ana, ben]))
    make.seal(ana, loop)
    make.card_of(ben, loop).panelist.remove("Moved to another team.", make.NOON, loop.by)
    assert authors(ben) == {"Ben"}

    session.add(make.debrief(loop))
    assert authors(ben) == {"Ben"}


def test_a_draft_stays_its_authors_also_after_release(session, keep, authors):
    ana, ben = make.person("Ana"), make.person("Ben")
    loop = keep(make.loop([ana], shadows=[ben]))
    half = make.card_of(ben, loop)
    half.save(make.written(half), half.version, make.NOON, ben)
    make.seal(ana, loop)
    session.add(make.debrief(loop))
    assert (authors(ana), authors(ben)) == ({"Ana"}, {"Ana", "Ben"})


# --- another loop of the same candidate ---


@pytest.mark.parametrize("part", Part)
def test_another_loop_of_the_candidate_stays_shut_for_who_is_still_on_a_panel(session, keep, authors, part):
    ana, ben = make.person("Ana"), make.person("Ben", *Role)
    leila = make.candidate("Leila")
    earlier = keep(make.loop([ana, ben], who=leila))
    for somebody in (ana, ben):
        make.seal(somebody, earlier)
    session.add(make.debrief(earlier))
    assert (authors(ben), authors(ben, Act.TRACK)) == ({"Ana", "Ben"}, {"Ana", "Ben"})

    later = keep(make.loop([make.person("Cid")], who=leila))
    place = make.first(later).assign(ben, part, make.NOON, later.by)
    session.flush()
    cards = set(session.scalars(policy.allowed(ben, Act.SEE, Scorecard)))
    assert cards == {make.card_of(ben, earlier), place.scorecard}
    assert authors(ben, Act.TRACK) == set()

    sealed(place)
    sealed(make.places(later)[0])
    session.add(make.debrief(later))
    assert authors(ben) == {"Ana", "Ben", "Cid"}


def test_a_loop_of_another_candidate_changes_nothing(session, keep, authors):
    ana, ben = make.person("Ana"), make.person("Ben")
    loop = keep(make.loop([ana, ben]))
    keep(make.loop([ana]))
    for somebody in (ana, ben):
        make.seal(somebody, loop)
    session.add(make.debrief(loop))
    assert authors(ana) == {"Ana", "Ben"}


def test_a_committee_member_who_judges_another_loop_of_the_candidate_reads_only_that(session, keep, authors):
    mira = make.person("Mira", Role.COMMITTEE, Role.INTERVIEWER)
    ana, leila = make.person("Ana"), make.candidate("Leila")
    first, second = keep(make.loop([ana], who=leila)), keep(make.loop([mira], who=leila))
    make.seal(ana, first)
    make.seal(mira, second)
    session.add_all([make.debrief(first), make.debrief(second)])
    assert authors(mira) == {"Mira"}


# --- a broken seal ---


def test_who_broke_the_seal_reads_what_is_sealed_and_no_draft(session, broken, adam, boss, authors):
    card = make.card_of(make.places(broken)[1].person, broken)
    card.save(make.written(card), card.version, make.NOON, card.panelist.person)
    assert (authors(adam), authors(boss)) == ({"Ana"}, set())
    assert authors(adam, Act.TRACK) == {"Ana", "Ben"}


def test_who_broke_the_seal_reads_nothing_more_once_they_judge_in_another_loop(keep, broken, adam, authors):
    other = make.loop(who=broken.candidate)
    make.slip_in(adam, other)
    keep(other)
    assert (authors(adam), authors(adam, Act.TRACK)) == ({"Adam"}, set())


def test_who_broke_the_seal_reads_nothing_more_once_a_conflict_is_declared(broken, adam, boss, authors):
    broken.candidate.declare_conflict(adam, "My cousin.", make.NOON, boss)
    assert (authors(adam), authors(adam, Act.TRACK)) == (set(), set())


def test_who_broke_the_seal_reads_nothing_more_without_the_role_and_again_with_it(
    session, broken, adam, boss, authors
):
    adam.withdraw(Role.ADMINISTRATOR, make.NOON, boss)
    assert authors(adam) == set()
    adam.grant(Role.ADMINISTRATOR, make.NOON, boss)
    assert authors(adam) == {"Ana"}
    adam.leave(make.NOON, boss)
    assert authors(adam) == set()


@pytest.mark.parametrize("leave", ["stays", "excuse_from_writing", "remove"])
def test_who_ever_had_a_place_reads_nothing_by_a_broken_seal(session, keep, adam, boss, authors, leave):
    loop = keep(make.loop([make.person("Ana"), adam]))
    make.seal(make.places(loop)[0].person, loop)
    if leave != "stays":
        getattr(make.card_of(adam, loop).panelist, leave)("Ill.", make.NOON, loop.by)
    keep(make.broken(loop, adam, boss))
    assert authors(adam) == {"Adam"}
    assert not policy.may(session, adam, Act.BREAK, loop)


def test_only_an_impartial_administrator_asks_and_another_of_the_staff_confirms(session, keep, adam, boss):
    cora, judge = make.coordinator("Cora"), make.person("Judge", *Role)
    friend, ana = make.person("Friend", *Role), make.person("Ana")
    people = [adam, boss, keep(cora), keep(friend), ana, judge]
    loop = keep(make.loop([ana, judge], who=make.candidate(referred_by=friend)))
    assert {me.name for me in people if policy.may(session, me, Act.BREAK, loop)} == {"Adam", "Boss"}

    asked = keep(make.broken(loop, adam, boss))
    assert {me.name for me in people if policy.may(session, me, Act.CONFIRM, asked)} == {"Boss", "Cora"}
    assert {me.name for me in people if policy.may(session, me, Act.SEE, asked)} == {"Adam", "Boss", "Cora"}


# --- roles that go and come ---


def test_who_loses_the_role_of_interviewer_still_must_not_know_as_a_coordinator(session, keep, boss, authors):
    both, ana = make.person("Both", Role.COORDINATOR, Role.INTERVIEWER), make.person("Ana")
    loop = keep(make.loop([ana, both]))
    make.seal(ana, loop)
    both.withdraw(Role.INTERVIEWER, make.NOON, boss)
    assert (authors(both), authors(both, Act.TRACK)) == (set(), set())
    assert not policy.may(session, both, Act.RUN, loop)


def test_a_coordinator_who_also_judges_runs_the_loop_again_after_release(session, keep):
    both, ana = make.person("Both", Role.COORDINATOR, Role.INTERVIEWER), make.person("Ana")
    loop = keep(make.loop([ana, both]))
    assert not policy.may(session, both, Act.RUN, loop)
    for somebody in (ana, both):
        make.seal(somebody, loop)
    session.add(make.debrief(loop))
    assert policy.may(session, both, Act.RUN, loop)


def test_a_withdrawn_seal_is_no_seal(keep, authors):
    ana, ben = make.person("Ana"), make.person("Ben")
    loop = keep(make.loop([ana, ben]))
    make.seal(ana, loop).withdraw_seal(make.NOON, ana)
    make.card_of(ben, loop).panelist.excuse_from_writing("Ill.", make.NOON, loop.by)
    assert [p.person.name for p in loop.awaited] == ["Ana"]


def test_what_is_not_in_the_table_is_refused(keep):
    person = keep(make.person("Ana", *Role))
    with pytest.raises(KeyError):
        policy.allowed(person, Act.WRITE, Grant)


# --- who was taken off a panel ---


def test_a_removal_from_another_loop_of_the_candidate_is_no_key(session, keep, authors):
    ana, ben, cid = make.person("Ana"), make.person("Ben"), make.person("Cid")
    done = keep(make.loop([ana, ben]))
    running = keep(make.loop([ana, cid], who=done.candidate))
    for author in (ana, ben):
        make.seal(author, done)
    keep(make.debrief(done))
    assert authors(ana) == {"Ana"}

    make.card_of(ana, running).panelist.remove("Ill.", make.NOON, running.by)
    assert authors(ana) == {"Ana"}

    make.seal(cid, running)
    keep(make.debrief(running))
    assert authors(ana) == {"Ana", "Ben"}


@pytest.mark.parametrize("hidden", ["panel", "conflict", "taken off"])
def test_who_must_not_know_what_somebody_wrote_makes_no_link_into_their_account(session, keep, hidden):
    ana, boss, free = make.person("Ana"), make.person("Boss", Role.ADMINISTRATOR), make.coordinator("Free")
    judge = make.person("Judge", Role.COORDINATOR, Role.INTERVIEWER)
    loop = keep(make.loop([ana] if hidden == "conflict" else [ana, judge]))
    if hidden == "conflict":
        loop.candidate.declare_conflict(judge, "We are friends.", make.NOON, judge)
    if hidden == "taken off":
        make.card_of(judge, loop).panelist.remove("Ill.", make.NOON, loop.by)
    session.add_all([boss, free, judge])
    asked = Renewal.ask(ana, make.NOON, boss)
    session.flush()
    makes = {p.name for p in (boss, free, judge, ana) if policy.may(session, p, Act.CONFIRM, asked)}
    assert makes == {"Free"}
