"""Debriefs: opened when all have sealed, by lot, on the record, and ended."""

from types import SimpleNamespace

import pytest

from interviews.domain.base import Refused
from interviews.domain.debriefs import Speaking, hindrances, to_address
from interviews.domain.openings import CriterionDraft
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
    about = debrief.taken_up or make.competency()
    for late in (
        lambda: debrief.attend(ana, make.NOON, ana),
        lambda: debrief.miss(ana, make.NOON, ana),
        lambda: debrief.take_up(about, make.NOON, ana),
        lambda: debrief.let_speak(Speaking.JUNIOR_FIRST, make.NOON, ana),
        lambda: debrief.address(about, "We talked.", make.NOON, ana),
    ):
        assert refusal(late) == "The debrief is closed."
    assert [(note.text, note.by) for note in debrief.notes] == [
        ("They differ on order, not on substance.", ana)
    ]
    assert (debrief.closed_at, debrief.closed_by) == (make.NOON, loop.by)


def test_a_note_is_on_one_competency_or_on_the_whole(loop, keep):
    seal_all(loop)
    debrief, about = keep(make.debrief(loop)), make.asked(loop)
    whole = debrief.note("Nobody asked for another interview.", make.NOON, loop.by)
    one = debrief.note("Advice first, then handed back.", make.NOON, loop.by, about)
    assert (whole.competency, one.competency) == (None, about)


def test_the_most_junior_speak_first_and_whose_rank_is_not_known_among_them(keep):
    ranks = {"Ana": 5, "Ben": 3, "Dan": None, "Eva": 3, "Fay": 1}
    people = [make.person(name) for name in ranks]
    loop = keep(make.loop(people))
    for person, rank in zip(people, ranks.values(), strict=True):
        person.stand_on(make.level(position=rank) if rank else None, make.NOON, loop.by)
        make.seal(person, loop)
    debrief = keep(make.debrief(loop))
    debrief.let_speak(Speaking.JUNIOR_FIRST, make.NOON, loop.by)
    orders = [[place.person.name for place in debrief.speakers(keep(make.competency()))] for _ in range(20)]
    assert {tuple(order[:2]) for order in orders} == {("Dan", "Fay")}
    assert {tuple(order[2:]) for order in orders} == {("Ben", "Eva", "Ana"), ("Eva", "Ben", "Ana")}


def test_the_order_of_speaking_stands_once_something_was_addressed(loop, keep):
    seal_all(loop)
    debrief = keep(make.debrief(loop))
    debrief.let_speak(Speaking.JUNIOR_FIRST, make.NOON, loop.by)
    debrief.let_speak(Speaking.JUNIOR_FIRST, make.NOON, loop.by)
    debrief.address(make.asked(loop), "We talked.", make.NOON, loop.by)
    assert refusal(lambda: debrief.let_speak(Speaking.BY_LOT, make.NOON, loop.by)) == (
        "The order of speaking stands: something was addressed in it already."
    )
    assert debrief.speaking is Speaking.JUNIOR_FIRST


def test_one_thing_is_talked_about_at_a_time(loop, keep):
    seal_all(loop)
    debrief, one, other = keep(make.debrief(loop)), make.asked(loop), keep(make.competency())
    debrief.take_up(one, make.NOON, loop.by)
    assert refusal(lambda: debrief.take_up(one, make.NOON, loop.by)) == (
        "That is what the room talks about already."
    )
    debrief.take_up(other, make.LATER, loop.by)
    assert (debrief.taken_up, debrief.taken_up_at) == (other, make.LATER)


def test_who_is_in_the_room_is_on_the_record_with_who_came_late(loop, keep):
    seal_all(loop)
    debrief = keep(make.debrief(loop))
    ana, ben, _ = (place.person for place in loop.panel)
    debrief.attend(ana, make.NOON, ana)
    debrief.attend(ben, make.LATER, loop.by)
    debrief.attend(loop.by, make.LATER, loop.by)
    assert refusal(lambda: debrief.attend(ben, make.LATER, ben)) == "Ben is in the room already."
    out = make.person("Out")
    assert refusal(lambda: debrief.attend(out, make.LATER, loop.by)) == "Out isn’t on the panel."
    debrief.miss(ben, make.LATER, loop.by)
    assert refusal(lambda: debrief.miss(ben, make.LATER, loop.by)) == "Ben isn’t in the room."
    assert [(presence.person, presence.at) for presence in debrief.present] == [
        (ana, make.NOON),
        (loop.by, make.LATER),
    ]


@pytest.fixture
def rated(keep):
    """What comes of ratings of one must-have on a scale of six, where the bar is 4."""

    def differing(*values, must_have=True):
        rung = make.level()
        question = make.question(levels=[rung], rubric={rung: make.anchors(6)})
        opening = make.opening(plan=[[question]], at_level=rung)
        criterion = CriterionDraft(question.latest.competency, 2, must_have)
        opening.set_bar([criterion], 4, 0, make.NOON, make.coordinator())
        people = [make.person(f"P{n}") for n, _ in enumerate(values)]
        loop = keep(make.loop(people, [make.person("Sho")], of=opening))
        for person, value in zip(people, values, strict=True):
            make.seal(person, loop, value=value)
        make.seal(loop.panel[-1].person, loop, value=1)
        return SimpleNamespace(loop=loop, needs=len(to_address(loop)))

    return differing


@pytest.mark.parametrize(
    ("values", "needs"),
    [((3, 4), 1), ((4, 6), 1), ((1, 3), 1), ((4, 5), 0), ((2, 3), 0), ((5, 5), 0), ((3,), 0)],
)
def test_a_must_have_is_addressed_if_its_raters_are_two_apart_or_on_both_sides_of_the_bar(
    rated, values, needs
):
    assert rated(*values).needs == needs
    assert rated(*values, must_have=False).needs == 0


def test_it_does_not_close_before_each_of_them_is_addressed_in_a_sentence(rated, keep):
    loop = rated(3, 5).loop
    debrief, about = keep(make.debrief(loop)), make.asked(loop)
    ana = loop.panel[0].person
    assert refusal(lambda: debrief.close(make.NOON, loop.by)) == (
        f"Say first what was said of it and what follows, in a sentence each: {about.name}."
    )
    assert refusal(lambda: debrief.address(about, " ", make.NOON, ana)) == (
        "Say in a sentence what was said, and what follows from it."
    )
    debrief.address(about, "Read both aloud; both ratings stay.", make.NOON, ana)
    assert refusal(lambda: debrief.address(about, "And more.", make.NOON, loop.by)) == (
        "P0 has addressed it already. Put more into a note."
    )
    debrief.close(make.NOON, loop.by)
    assert [(r.competency, r.words, r.at, r.by) for r in debrief.resolutions] == [
        (about, "Read both aloud; both ratings stay.", make.NOON, ana)
    ]


def test_a_revision_that_closes_the_gap_is_still_to_be_addressed(rated, keep):
    loop = rated(3, 5).loop
    debrief, first = keep(make.debrief(loop)), loop.panel[0]
    [rating] = first.scorecard.seal_in_force.ratings
    rating.revise(5, "Heard it now.", make.NOON, first.person)
    assert debrief.unaddressed == [make.asked(loop)]
