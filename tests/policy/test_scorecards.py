"""The table of who may see a scorecard, cell by cell."""

import pytest
from sqlalchemy.orm import Session

from interviews import policy
from interviews.domain.loops import Part
from interviews.domain.openings import Release
from interviews.domain.people import Grant, Role
from interviews.domain.scorecards import Scorecard
from interviews.policy import Act
from tests import make


@pytest.fixture
def authors(session: Session):
    """Whose scorecards somebody may see, or track: asked as a list and one by one, which must agree."""

    def names(me, act=Act.SEE):
        session.flush()
        everything = session.query(Scorecard).all()
        listed = set(session.scalars(policy.allowed(me, act, Scorecard)))
        assert listed == {card for card in everything if policy.may(session, me, act, card)}
        return {card.panelist.person.name for card in listed}

    return names


@pytest.fixture
def scene(session, keep):
    """Ana and Ben judge, Sho shadows; Ana and Sho have sealed, Ben has written half of his."""

    class Scene:
        ana, ben, sho = make.person("Ana"), make.person("Ben"), make.person("Sho")
        cora = make.person("Cora", Role.COORDINATOR)
        adam = make.person("Adam", Role.ADMINISTRATOR)
        mira = make.person("Mira", Role.COMMITTEE)
        other = make.person("Other")

    for somebody in (Scene.cora, Scene.adam, Scene.mira, Scene.other):
        keep(somebody)
    Scene.loop = keep(make.loop([Scene.ana, Scene.ben], shadows=[Scene.sho], by=Scene.cora))
    make.seal(Scene.ana, Scene.loop)
    make.seal(Scene.sho, Scene.loop)
    half = make.card_of(Scene.ben, Scene.loop)
    half.save(make.written(half), half.version, make.NOON, Scene.ben)
    session.flush()
    return Scene


def open_debrief(session, scene):
    """Ben seals too, and Cora opens the debrief."""
    make.card_of(scene.ben, scene.loop).seal(make.NOON, scene.ben)
    session.add(make.debrief(scene.loop))
    session.flush()


def test_before_release_everyone_sees_their_own_and_nothing_else(scene, authors):
    people = (scene.ana, scene.ben, scene.sho, scene.cora, scene.adam, scene.mira, scene.other)
    assert {me.name: authors(me) for me in people} == {
        "Ana": {"Ana"},
        "Ben": {"Ben"},
        "Sho": {"Sho"},
        "Cora": set(),
        "Adam": set(),
        "Mira": set(),
        "Other": set(),
    }


def test_staff_alone_know_where_scorecards_stand(scene, authors):
    people = (scene.ana, scene.ben, scene.sho, scene.cora, scene.adam, scene.mira, scene.other)
    assert {me.name: authors(me, Act.TRACK) for me in people} == {
        "Ana": set(),
        "Ben": set(),
        "Sho": set(),
        "Cora": {"Ana", "Ben", "Sho"},
        "Adam": {"Ana", "Ben", "Sho"},
        "Mira": set(),
        "Other": set(),
    }


def test_the_open_debrief_shows_them_to_the_panel_and_to_staff(session, scene, authors):
    open_debrief(session, scene)
    all_three = {"Ana", "Ben", "Sho"}
    people = (scene.ana, scene.ben, scene.sho, scene.cora, scene.adam, scene.mira, scene.other)
    assert {me.name: authors(me) for me in people} == {
        "Ana": all_three,
        "Ben": all_three,
        "Sho": all_three,
        "Cora": all_three,
        "Adam": all_three,
        "Mira": set(),
        "Other": set(),
    }


def test_after_own_who_sealed_sees_the_sealed_ones(session, keep, authors):
    ana, ben, cid, sho = (make.person(name) for name in ("Ana", "Ben", "Cid", "Sho"))
    opening = make.opening(release=Release.AFTER_OWN)
    loop = keep(make.loop([ana, ben, cid], shadows=[sho], of=opening))
    for somebody in (ana, ben, sho):
        make.seal(somebody, loop)
    assert {me.name: authors(me) for me in (ana, ben, cid, sho)} == {
        "Ana": {"Ana", "Ben", "Sho"},
        "Ben": {"Ana", "Ben", "Sho"},
        "Cid": {"Cid"},
        "Sho": {"Sho"},
    }


def test_after_own_waits_for_all_of_ones_own(session, keep, authors):
    ana, ben = make.person("Ana"), make.person("Ben")
    rung = make.level()
    plan = [[make.question(levels=[rung])], [make.question(levels=[rung])]]
    loop = keep(make.loop([ana, ben], of=make.opening(plan=plan, release=Release.AFTER_OWN, at_level=rung)))
    second = loop.interviews[1].assign(ana, Part.INTERVIEWER, make.NOON, loop.by)
    session.flush()
    make.seal(ben, loop)
    make.seal(ana, loop)
    assert authors(ana) == {"Ana"}

    second.scorecard.save(make.written(second.scorecard), second.scorecard.version, make.NOON, ana)
    second.scorecard.seal(make.NOON, ana)
    assert authors(ana) == {"Ana", "Ben"}


def test_an_excuse_gives_no_sight_before_release_and_full_sight_after(session, keep, authors):
    ana, ben = make.person("Ana"), make.person("Ben")
    loop = keep(make.loop([ana, ben], of=make.opening(release=Release.AFTER_OWN)))
    make.seal(ana, loop)
    make.card_of(ben, loop).panelist.excuse_from_writing("Ill.", make.NOON, loop.by)
    assert authors(ben) == {"Ben"}

    session.add(make.debrief(loop))
    assert authors(ben) == {"Ana", "Ben"}


def test_who_was_removed_keeps_their_own_words_and_never_sees_the_others(session, keep, authors):
    ana, ben = make.person("Ana"), make.person("Ben")
    loop = keep(make.loop([ana, ben]))
    make.seal(ana, loop)
    make.card_of(ben, loop).panelist.remove("Moved to another team.", make.NOON, loop.by)
    assert authors(ben) == {"Ben"}

    session.add(make.debrief(loop))
    assert authors(ben) == {"Ben"}


def test_a_coordinator_who_also_judges_knows_no_more_than_a_panelist(session, keep, authors):
    both = make.person("Both", Role.COORDINATOR, Role.INTERVIEWER)
    ana = make.person("Ana")
    loop = keep(make.loop([ana, both]))
    make.seal(ana, loop)
    assert (authors(both), authors(both, Act.TRACK)) == ({"Both"}, set())
    assert not policy.may(session, both, Act.RUN, loop)

    make.seal(both, loop)
    session.add(make.debrief(loop))
    assert authors(both) == {"Ana", "Both"}
    assert policy.may(session, both, Act.RUN, loop)


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.ADMINISTRATOR])
def test_who_referred_the_candidate_sees_nothing_at_all(session, keep, authors, role):
    friend = keep(make.person("Friend", role))
    ana = make.person("Ana")
    loop = keep(make.loop([ana], who=make.candidate(referred_by=friend)))
    make.seal(ana, loop)
    session.add(make.debrief(loop))
    assert (authors(friend), authors(friend, Act.TRACK)) == (set(), set())
    assert not policy.may(session, friend, Act.SEE, loop)
    assert not policy.may(session, friend, Act.SEE, loop.candidate)


def test_a_declared_conflict_hides_everything_also_what_one_wrote(session, scene, authors):
    scene.loop.candidate.declare_conflict(scene.ana, "We shared a flat.", make.NOON, scene.cora)
    scene.loop.candidate.declare_conflict(scene.cora, "My cousin.", make.NOON, scene.adam)
    open_debrief(session, scene)
    assert (authors(scene.ana), authors(scene.cora)) == (set(), set())
    assert authors(scene.ben) == {"Ana", "Ben", "Sho"}


def test_another_loop_of_the_same_candidate_stays_shut_for_who_is_still_to_judge(session, keep, authors):
    ana, ben = make.person("Ana"), make.person("Ben", Role.INTERVIEWER, Role.COORDINATOR)
    leila = make.candidate("Leila")
    earlier = keep(make.loop([ana, ben], who=leila))
    for somebody in (ana, ben):
        make.seal(somebody, earlier)
    session.add(make.debrief(earlier))
    assert authors(ben) == {"Ana", "Ben"}

    later = keep(make.loop([ben], who=leila))
    assert authors(ben) == {"Ben"}
    assert {card.id for card in session.scalars(policy.allowed(ben, Act.SEE, Scorecard))} == {
        make.card_of(ben, earlier).id,
        make.card_of(ben, later).id,
    }

    make.seal(ben, later)
    session.add(make.debrief(later))
    assert authors(ben) == {"Ana", "Ben"}


def test_who_lost_the_role_or_left_sees_nothing_and_their_seal_still_counts(session, scene, authors):
    scene.ana.grants.clear()
    open_debrief(session, scene)
    assert authors(scene.ana) == set()
    scene.ben.left_at = make.NOON
    assert authors(scene.ben) == set()
    assert authors(scene.sho) == {"Ana", "Ben", "Sho"}


def test_a_withdrawn_seal_is_no_seal(session, keep, authors):
    ana, ben = make.person("Ana"), make.person("Ben")
    loop = keep(make.loop([ana, ben]))
    make.seal(ana, loop).withdraw_seal(make.NOON, ana)
    make.card_of(ben, loop).panelist.excuse_from_writing("Ill.", make.NOON, loop.by)
    assert [p.person.name for p in loop.awaited] == ["Ana"]


def test_only_the_author_writes_and_only_while_on_the_panel(session, scene, authors):
    assert {me.name: authors(me, Act.WRITE) for me in (scene.ana, scene.ben, scene.cora)} == {
        "Ana": {"Ana"},
        "Ben": {"Ben"},
        "Cora": set(),
    }
    make.card_of(scene.ben, scene.loop).panelist.excuse_from_writing("Ill.", make.NOON, scene.cora)
    assert authors(scene.ben, Act.WRITE) == set()


def test_what_is_not_in_the_table_is_refused(session, keep):
    person = keep(make.person("Ana", *Role))
    with pytest.raises(KeyError):
        policy.allowed(person, Act.WRITE, Grant)
