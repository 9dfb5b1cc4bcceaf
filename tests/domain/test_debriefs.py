"""Debriefs: opened when all have sealed, by lot, on the record, and ended."""

import pytest

from interviews.domain.base import Refused
from interviews.domain.debriefs import hindrances
from tests import make


@pytest.fixture
def loop(keep):
    """Ana, Ben and the shadow Sho."""
    people = make.person("Ana"), make.person("Ben")
    return keep(make.loop(people, [make.person("Sho")], by=make.coordinator("Cora")))


def seal_all(loop):
    """Ana and Ben seal; Sho doesn't."""
    for place in loop.panel[:2]:
        make.seal(place.person, loop)


def refusal(act):
    """The sentence with which it is refused."""
    with pytest.raises(Refused) as why:
        act()
    return str(why.value)


def test_it_names_whose_scorecard_is_waited_for_and_never_a_shadow(loop):
    make.seal(loop.panel[0].person, loop)
    assert refusal(lambda: make.debrief(loop)) == (
        "Each judges alone first. The debrief opens when every scorecard is sealed or excused. "
        "Still open: Ben (Interview 1)."
    )


def test_it_opens_without_the_shadow_and_only_once(loop, keep):
    seal_all(loop)
    debrief = keep(make.debrief(loop))
    assert (loop.debrief, debrief.opened_by.name, debrief.closed_at) == (debrief, "Cora", None)
    assert refusal(lambda: make.debrief(loop)) == "The debrief is already open."


def test_an_excuse_lets_it_open_and_excuses_alone_do_not(loop):
    ana, ben, _ = loop.panel
    ana.excuse_from_writing("Ill.", make.NOON, loop.by)
    ben.excuse_from_writing("Ill too.", make.NOON, loop.by)
    assert refusal(lambda: make.debrief(loop)) == "No scorecard is sealed, so there is nothing to open."


def test_an_interview_without_a_panel_keeps_it_shut(keep):
    rung = make.level()
    plan = [[make.question(levels=[rung])], [make.question(levels=[rung])]]
    loop = keep(make.loop([make.person("Ana")], of=make.opening(plan=plan, at_level=rung)))
    make.seal(loop.panel[0].person, loop)
    assert refusal(lambda: make.debrief(loop)) == "Nobody was on the panel of Interview 2."


def test_an_interview_that_was_never_held_keeps_it_shut(loop, session):
    make.seal(loop.panel[0].person, loop)
    make.first(loop).starts_at = None
    assert "Say first when these were held: Interview 1." in list(hindrances(loop))


def test_who_speaks_first_is_drawn_by_lot_for_each_competency(loop, keep):
    seal_all(loop)
    debrief = keep(make.debrief(loop))
    questions = [make.competency(f"C{n}") for n in range(40)]
    for competency in questions:
        keep(competency)
    firsts = {debrief.speakers(competency)[0].person.name for competency in questions}
    assert firsts == {"Ana", "Ben"}
    assert debrief.speakers(questions[0]) == debrief.speakers(questions[0])


def test_somebody_with_two_interviews_speaks_once(keep):
    rung, ana = make.level(), make.person("Ana")
    plan = [[make.question(levels=[rung])], [make.question(levels=[rung])]]
    loop = keep(make.loop([ana], of=make.opening(plan=plan, at_level=rung)))
    second = loop.interviews[1].assign(ana, loop.panel[0].part, make.NOON, loop.by)
    keep(loop)
    make.seal(ana, loop)
    second.scorecard.save(make.written(second.scorecard), 1, make.NOON, ana)
    second.scorecard.seal(make.NOON, ana)
    debrief = keep(make.debrief(loop))
    assert [place.person.name for place in debrief.speakers(make.competency())] == ["Ana"]


def test_notes_are_taken_until_it_closes(loop, keep):
    seal_all(loop)
    debrief = keep(make.debrief(loop))
    ana = loop.panel[0].person
    debrief.note("They differ on order, not on substance.", make.NOON, ana)
    assert refusal(lambda: debrief.note(" ", make.NOON, ana)) == "The note is empty."
    debrief.close(make.NOON, loop.by)
    assert refusal(lambda: debrief.note("More", make.NOON, ana)) == "The debrief is closed."
    assert refusal(lambda: debrief.close(make.NOON, loop.by)) == "The debrief is already closed."
    assert [(note.text, note.by) for note in debrief.notes] == [
        ("They differ on order, not on substance.", ana)
    ]
    assert (debrief.closed_at, debrief.closed_by) == (make.NOON, loop.by)
