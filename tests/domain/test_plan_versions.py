"""Versions of a plan: each loop knows its own, and what was asked under one never changes."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from interviews.domain.base import Refused
from interviews.domain.history import Event
from interviews.domain.loops import Effect, Part
from interviews.domain.openings import PlannedDraft
from interviews.domain.openings.difference import changes
from tests import make

LATER = make.NOON + timedelta(days=1)


@pytest.fixture
def by():
    """Who sets it up."""
    return make.coordinator()


@pytest.fixture
def rung():
    """The level of everything here."""
    return make.level()


@pytest.fixture
def deep(rung):
    """What the first interview asks."""
    return make.question("Deep", [rung], competency=make.competency("Depth"))


@pytest.fixture
def broad(rung):
    """What the second interview asks."""
    return make.question("Broad", [rung], competency=make.competency("Breadth"))


@pytest.fixture
def opening(rung, deep, broad):
    """A plan of two interviews."""
    return make.opening(plan=[[deep], [broad]], at_level=rung)


def planned(*questions, title="Interview 1", minutes=60, break_after=0):
    """One interview with these questions."""
    focus = tuple(dict.fromkeys(question.latest.competency for question in questions))
    return PlannedDraft(title, minutes, focus, questions, break_after)


def refused(verb, *given):
    """The sentence with which something is refused."""
    with pytest.raises(Refused) as refusal:
        verb(*given)
    return str(refusal.value)


def ahead(opening, *panel):
    """A loop of the opening that hasn't begun."""
    loop = make.loop(panel, of=opening)
    for interview in loop.interviews:
        interview.starts_at = LATER
    return loop


def titles(interviews):
    """What they are called, in order."""
    return [interview.title for interview in interviews]


# --- A version


def test_before_any_loop_is_made_the_plan_is_written_anew_in_its_place(opening, deep, by, keep, session):
    keep(opening)
    opening.set_plan([planned(deep, title="Only", break_after=15)], make.NOON, by)
    session.commit()
    assert [version.number for version in opening.plan_versions] == [1]
    assert [(one.title, one.break_after) for one in opening.plan] == [("Only", 15)]
    assert opening.plan == opening.newest.interviews


def test_once_a_loop_is_made_a_change_is_a_new_version_with_its_reason(opening, deep, by, keep, session):
    loop = keep(make.loop(of=opening))
    opening.set_plan([planned(deep, title="Only")], LATER, by, "Breadth was asked twice.")
    session.commit()
    first, second = opening.plan_versions
    assert (titles(first.interviews), titles(second.interviews)) == (["Interview 1", "Interview 2"], ["Only"])
    assert (titles(opening.plan), second.reason, second.by) == (["Only"], "Breadth was asked twice.", by)
    assert (loop.plan_version, loop.has_newest_plan) == (first, False)
    assert make.loop(of=opening).plan_version is second


def test_a_new_version_says_why(opening, deep, by):
    make.loop(of=opening)
    assert refused(opening.set_plan, [planned(deep)], LATER, by, " ") == (
        "Say why the plan changes: candidates had another one, and the reason stays with it."
    )
    assert len(opening.plan_versions) == 1


def test_a_version_that_no_loop_has_yet_is_written_anew_and_keeps_its_reason_with_it(
    opening, deep, broad, by
):
    make.loop(of=opening)
    opening.set_plan([planned(deep)], LATER, by, "Shorter.")
    assert "Say why" in refused(opening.set_plan, [planned(broad)], LATER, by)
    opening.set_plan([planned(broad)], LATER, by, "Shorter, and broader.")
    assert [(v.number, v.reason) for v in opening.plan_versions] == [(1, ""), (2, "Shorter, and broader.")]


def test_the_plan_as_it_stands_is_no_new_version(opening, deep, broad, by):
    make.loop(of=opening)
    same = [planned(deep), planned(broad, title="Interview 2")]
    assert refused(opening.set_plan, same, LATER, by, "Why not?") == "That is the plan as it stands."


def test_a_break_takes_four_hours_at_most(opening, deep, by):
    for minutes in (-1, 241):
        sentence = refused(opening.set_plan, [planned(deep, break_after=minutes)], make.NOON, by)
        assert sentence == "A break takes 0 to 240 minutes."


def test_the_fingerprint_changes_with_every_thing_that_a_candidate_meets(opening, deep, broad, by):
    bar = opening.criteria[0].competency
    kept = planned(deep, broad)
    plans = [
        [kept],
        [planned(broad, deep)],
        [planned(deep, broad, minutes=61)],
        [planned(deep, broad, break_after=5)],
        [planned(deep, broad, title="Talk")],
        [PlannedDraft(kept.title, kept.minutes, (bar,), kept.questions)],
        [kept, planned(deep, title="Again")],
    ]
    prints = []
    for plan in plans:
        opening.set_plan(plan, make.NOON, by)
        prints.append(opening.newest.fingerprint)
    assert len(set(prints)) == len(plans)
    opening.set_plan([PlannedDraft(kept.title, 60, kept.focus[::-1], kept.questions)], make.NOON, by)
    assert opening.newest.fingerprint == prints[0]
    assert len(prints[0]) == 64


def test_the_day_has_no_break_after_the_last_interview(opening, deep, broad, by):
    day = [planned(deep, break_after=15), planned(broad, title="Last", minutes=45, break_after=30)]
    opening.set_plan(day, make.NOON, by)
    assert opening.newest.minutes == 60 + 15 + 45


def test_the_history_says_which_version_a_loop_was_made_from(opening, deep, by, keep, session):
    loop = keep(ahead(opening))
    opening.set_plan([planned(deep), planned(deep, title="New")], make.NOON, by, "More of it.")
    loop.take_newest_plan(make.NOON, by)
    session.commit()
    first, second = opening.plan_versions
    lines = session.scalars(select(Event).where(Event.noun == "loop").order_by(Event.position))
    assert [(line.verb, line.facts) for line in lines] == [
        ("began", {"plan": 1, "fingerprint": first.fingerprint}),
        ("took the newest plan", {"plan": 2, "fingerprint": second.fingerprint}),
    ]


# --- What changed


def test_what_changed_is_told_in_sentences(opening, deep, broad, by):
    make.loop(of=opening)
    after = [
        planned(broad, deep, title="Interview 2", minutes=45, break_after=10),
        PlannedDraft("Interview 1", 60, (), (broad,)),
        planned(deep, title="Talk"),
    ]
    opening.set_plan(after, LATER, by, "Another order.")
    first, second = opening.plan_versions
    assert list(changes(first, second)) == [
        "Interview 2 takes 45 minutes, not 60.",
        "The break after Interview 2 is 10 minutes, not 0.",
        "Interview 2 looks at Breadth, Depth.",
        "Interview 2 asks “Deep” too.",
        "Interview 1 looks at nothing in particular.",
        "Interview 1 doesn’t ask “Deep” any more.",
        "Interview 1 asks “Broad” too.",
        "Talk is new.",
        "The interviews come in another order.",
    ]
    make.loop(of=opening)
    opening.set_plan([planned(deep, broad, title="Interview 2", minutes=45)], LATER, by, "Less.")
    assert list(changes(*opening.plan_versions[1:])) == [
        "Interview 1 is dropped.",
        "Talk is dropped.",
        "The break after Interview 2 is 0 minutes, not 10.",
        "Interview 2 asks in another order.",
    ]


# --- A loop is brought to the newest


def test_an_interview_that_stands_in_both_keeps_time_place_and_panel(opening, deep, broad, by, keep, session):
    ana = make.person("Ana")
    loop = ahead(opening, ana)
    first, second = loop.interviews
    first.place = "Room 1"
    loop.adjust("Tires", "Give time.", make.NOON, by, Effect(extra=25, pause=20))
    keep(loop)
    asked = list(first.kit)
    newer = [
        planned(broad, title="Third"),
        planned(deep, minutes=50, break_after=5),
        planned(deep, broad, title="Interview 2"),
    ]
    opening.set_plan(newer, make.NOON, by, "Another order.")
    loop.take_newest_plan(make.NOON, by)
    session.commit()
    session.expire_all()

    assert titles(loop.interviews) == ["Third", "Interview 1", "Interview 2"]
    assert loop.interviews[1:] == [first, second]
    assert (first.starts_at, first.place, [p.person for p in first.panel]) == (LATER, "Room 1", [ana])
    assert (first.planned_minutes, first.minutes, first.break_after, first.kit) == (50, 65, 20, asked)
    assert [q.version.question for q in second.kit] == [deep, broad]
    assert loop.has_newest_plan
    assert refused(loop.take_newest_plan, make.NOON, by) == "This loop has the newest plan already."


def test_another_kit_comes_only_while_nobody_has_begun_to_write(opening, deep, broad, by, keep, session):
    ana = make.person("Ana")
    loop = keep(ahead(opening, ana))
    opening.set_plan([planned(broad), planned(broad, title="Interview 2")], make.NOON, by, "Broader.")
    card = make.card_of(ana, loop)
    version = card.version
    loop.take_newest_plan(make.NOON, by)
    session.commit()
    assert [q.version.question for q in make.first(loop).kit] == [broad]
    assert card.version > version  # a page that shows the kit from before can't be saved any more

    card.save(make.written(card), card.version, make.NOON, ana)
    opening.set_plan([planned(deep), planned(broad, title="Interview 2")], make.NOON, by, "Deeper.")
    assert refused(loop.take_newest_plan, make.NOON, by) == (
        "Somebody has begun to write about Interview 1: this loop keeps its plan."
    )


def test_an_interview_that_has_had_a_panel_is_never_dropped(opening, deep, by):
    ana = make.person("Ana")
    loop = ahead(opening)
    place = loop.interviews[1].assign(ana, Part.INTERVIEWER, make.NOON, loop.by)
    place.remove("Ill.", make.NOON, by)
    opening.set_plan([planned(deep)], make.NOON, by, "Shorter.")
    assert refused(loop.take_newest_plan, make.NOON, by) == (
        "Interview 2 isn't in the newest plan, but has had a panel: this loop keeps its plan."
    )
    loop.interviews[1].places.clear()
    loop.take_newest_plan(make.NOON, by)
    assert titles(loop.interviews) == ["Interview 1"]


def test_once_an_interview_has_begun_the_loop_keeps_its_plan(opening, deep, by):
    loop = ahead(opening)
    opening.set_plan([planned(deep)], make.NOON, by, "Shorter.")
    assert refused(loop.take_newest_plan, LATER, by) == (
        "An interview of this loop has begun, so it keeps the plan that it was made from."
    )
