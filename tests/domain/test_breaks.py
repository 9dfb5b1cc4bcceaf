import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from interviews.domain.base import Refused
from interviews.domain.breaks import Break
from interviews.domain.history import Event
from interviews.domain.loops import Part
from interviews.domain.people import Role
from tests import make


@pytest.fixture
def scene(keep):
    """Ana has sealed, Ben hasn't; Adam and Alma administer."""

    class Scene:
        ana, ben = make.person("Ana"), make.person("Ben")
        adam = keep(make.person("Adam", Role.ADMINISTRATOR, Role.INTERVIEWER))
        alma = keep(make.person("Alma", Role.ADMINISTRATOR))
        loop = keep(make.loop([ana, ben]))

    make.seal(Scene.ana, Scene.loop)
    return Scene


def ask(scene, reason="A complaint was made."):
    """Adam asks."""
    return Break.ask(scene.loop, reason, make.NOON, scene.adam)


def test_asking_opens_nothing(scene):
    asked = ask(scene)
    assert (asked.confirmed, asked.decided_by, scene.loop.broken) == (None, None, [])


def test_a_second_person_breaks_the_seal(scene):
    asked = ask(scene)
    asked.confirm(make.NOON, scene.alma)
    assert scene.loop.broken == [asked]
    assert (asked.confirmed, asked.decided_at, asked.decided_by) == (True, make.NOON, scene.alma)


def test_a_second_person_leaves_it_whole_and_that_somebody_asked_stays(scene):
    asked = ask(scene)
    asked.decline(make.NOON, scene.alma)
    assert (scene.loop.broken, scene.loop.breaks) == ([], [asked])
    assert asked.confirmed is False


@pytest.mark.parametrize("verb", [Break.confirm, Break.decline])
def test_nobody_decides_on_what_they_asked_themselves(scene, verb):
    asked = ask(scene)
    with pytest.raises(Refused, match="A second person decides, never who asked"):
        verb(asked, make.NOON, scene.adam)
    assert asked.confirmed is None


@pytest.mark.parametrize("confirmed", [True, False])
def test_the_table_itself_wants_two_people(scene, session, confirmed):
    asked = ask(scene)
    asked.confirmed, asked.decided_at, asked.decided_by = confirmed, make.NOON, scene.adam
    session.add(asked)
    with pytest.raises(IntegrityError, match="two_people"):
        session.commit()


@pytest.mark.parametrize("reason", ["", " \n", "\x00", "\u200b", "…"])
def test_a_break_without_a_reason_is_refused(scene, reason):
    with pytest.raises(Refused, match="Say why"):
        ask(scene, reason)
    assert scene.loop.breaks == []


def test_the_row_and_the_history_keep_the_same_reason(scene, session):
    ask(scene, "One\r\ntwo\x07").confirm(make.NOON, scene.alma)
    session.commit()
    lines = session.scalars(select(Event).where(Event.noun == "seal_break"))
    kept = [*(line.facts["reason"] for line in lines), scene.loop.breaks[0].reason]
    assert kept == ["One\ntwo"] * 3


def test_one_waits_at_a_time(scene):
    ask(scene)
    with pytest.raises(Refused, match="Somebody has asked already"):
        Break.ask(scene.loop, "Me too.", make.NOON, scene.alma)


def test_what_is_decided_is_decided(scene):
    asked = ask(scene)
    asked.decline(make.NOON, scene.alma)
    with pytest.raises(Refused, match="decided already"):
        asked.confirm(make.NOON, scene.alma)
    assert ask(scene).confirmed is None


def test_nobody_breaks_the_same_seal_twice(scene):
    ask(scene).confirm(make.NOON, scene.alma)
    with pytest.raises(Refused, match="You have broken this seal already"):
        ask(scene)


def test_once_the_debrief_is_open_there_is_nothing_to_break(scene, session):
    asked = ask(scene)
    make.seal(scene.ben, scene.loop)
    session.add(make.debrief(scene.loop))
    with pytest.raises(Refused, match="The debrief is open"):
        asked.confirm(make.NOON, scene.alma)
    with pytest.raises(Refused, match="The debrief is open"):
        Break.ask(scene.loop, "Late.", make.NOON, scene.alma)


def test_a_seal_that_was_broken_is_not_withdrawn(scene):
    card = make.card_of(scene.ana, scene.loop)
    asked = ask(scene)
    assert card.may_be_unsealed
    asked.confirm(make.NOON, scene.alma)
    with pytest.raises(Refused, match="the seal stays"):
        card.withdraw_seal(make.NOON, scene.ana)


def test_who_broke_the_seal_judges_no_more_of_the_loop(scene):
    make.broken(scene.loop, scene.adam, scene.alma)
    with pytest.raises(Refused, match="Adam may have read what others wrote of this candidate"):
        make.first(scene.loop).assign(scene.adam, Part.INTERVIEWER, make.NOON, scene.loop.by)


def test_who_broke_the_seal_judges_the_candidate_in_no_other_loop_before_its_release(scene, keep):
    make.broken(scene.loop, scene.adam, scene.alma)
    other = keep(make.loop(who=scene.loop.candidate))
    with pytest.raises(Refused, match="Adam may have read what others wrote of this candidate"):
        make.first(other).assign(scene.adam, Part.INTERVIEWER, make.NOON, other.by)
    make.seal(scene.ben, scene.loop)
    keep(make.debrief(scene.loop))
    make.first(other).assign(scene.adam, Part.INTERVIEWER, make.NOON, other.by)


def test_the_history_keeps_who_asked_who_confirmed_and_why(scene, session):
    make.broken(scene.loop, scene.adam, scene.alma)
    session.commit()
    lines = session.scalars(select(Event).where(Event.noun == "seal_break").order_by(Event.position)).all()
    facts = {"loop": str(scene.loop.id), "reason": "A complaint was made."}
    assert [(line.verb, line.by_id, line.facts) for line in lines] == [
        ("asked to break the seal", scene.adam.id, facts),
        ("broke the seal", scene.alma.id, facts),
    ]


def test_the_history_keeps_that_a_break_was_declined(scene, session):
    asked = ask(scene)
    asked.decline(make.NOON, scene.alma)
    session.commit()
    [line] = session.scalars(select(Event).where(Event.verb == "declined to break the seal"))
    assert (line.by_id, line.facts) == (scene.alma.id, {"loop": str(scene.loop.id)})
