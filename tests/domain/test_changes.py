"""What becomes of an interview after it was agreed: moved, called off, missed, its panel, its parts."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from interviews.domain.base import Refused
from interviews.domain.history import Event
from interviews.domain.loops import Kind, Part, SplitDraft, changes_of
from interviews.domain.openings import Release
from tests import make

LATER = make.NOON + timedelta(days=1)


def refused(verb, *args, **more):
    """The sentence with which it is refused."""
    with pytest.raises(Refused) as refusal:
        verb(*args, **more)
    return str(refusal.value)


def told(loop):
    """Every change: what, why, by whom."""
    return [(change.kind, change.reason, change.by.name) for change in changes_of(loop)]


@pytest.fixture
def happened(session):
    """What the history has of interviews and places since they were made: verbs and facts."""

    def lines():
        session.commit()
        nouns = Event.noun.in_(("interview", "panelist"))
        found = session.scalars(select(Event).where(nouns).order_by(Event.position))
        return [(line.verb, line.facts) for line in found if line.verb != "assigned"]

    return lines


@pytest.fixture
def cora():
    """A coordinator in Lisbon."""
    return make.person("Cora", *make.coordinator().roles, zone="Europe/Lisbon")


@pytest.fixture
def ana():
    """An interviewer."""
    return make.person("Ana")


@pytest.fixture
def loop(keep, ana):
    """A loop of two questions in one interview at noon, with Ana."""
    rung = make.level()
    plan = [[make.question("One", [rung]), make.question("Two", [rung])]]
    return keep(make.loop([ana], of=make.opening(plan=plan, at_level=rung)))


@pytest.fixture
def interview(loop):
    """Its interview."""
    return make.first(loop)


# --- Time


def test_the_zone_of_who_schedules_is_kept_unless_another_is_said(cora, interview):
    interview.starts_at = None
    assert interview.meets_in.key == "UTC"
    interview.schedule(LATER, "Room 4", make.NOON, cora)
    assert (interview.zone, interview.meets_in.key, interview.sequence) == (
        "Europe/Lisbon",
        "Europe/Lisbon",
        0,
    )
    interview.schedule(LATER, "Room 4", make.NOON, cora, zone="Asia/Kolkata")
    assert (interview.zone, interview.sequence, changes_of(interview.loop)) == ("Asia/Kolkata", 1, [])
    assert refused(interview.schedule, LATER, "", make.NOON, cora, zone="Mars/Olympus") == (
        "Mars/Olympus isn't a time zone that we know."
    )


def test_moving_takes_a_reason_and_a_new_place_alone_takes_none(cora, loop, interview, happened):
    assert refused(interview.schedule, LATER, "", make.NOON, cora) == (
        "Say why it moves: the loop keeps the reason."
    )
    assert (interview.starts_at, interview.sequence) == (make.NOON, 0)
    interview.schedule(make.NOON, "Room 9", make.NOON, cora)
    interview.schedule(LATER, "Room 9", make.NOON, cora, reason=" Ana is ill ")

    assert told(loop) == [(Kind.MOVED, "Ana is ill", "Cora")]
    [change] = interview.changes
    assert (change.was_at, change.now_at, interview.sequence) == (make.NOON, LATER, 2)
    assert happened() == [("scheduled", {}), ("moved", {})]


def test_a_cancelled_interview_has_no_time_until_it_is_scheduled_again(cora, loop, interview):
    assert interview.called_off is None
    assert refused(interview.cancel, " ", make.NOON, cora) == "Say why: the loop keeps the reason."
    interview.cancel("The site is closed", make.NOON, cora)

    assert (interview.starts_at, interview.called_off.was_at, interview.sequence) == (None, make.NOON, 1)
    assert interview.called_off.kind is Kind.CANCELLED
    assert interview.why_not_begun(LATER).startswith("This interview has no time yet.")
    assert refused(interview.cancel, "Again", make.NOON, cora) == (
        "This interview has no time, so there is nothing to call off."
    )
    interview.schedule(LATER, "", make.NOON, cora)
    assert (interview.called_off, interview.sequence, len(interview.changes)) == (None, 2, 1)


@pytest.mark.parametrize("panelist", [True, False])
def test_who_did_not_come_is_put_down_and_it_is_not_held(cora, ana, loop, interview, panelist, happened):
    who = ana if panelist else None
    assert refused(interview.miss, who, "", make.NOON, cora) == "Say what happened: the loop keeps it."
    assert refused(interview.miss, who, "Early", make.NOON - timedelta(hours=1), cora) == (
        "This interview hasn't begun, so nobody has missed it. Move or cancel it."
    )
    assert refused(interview.miss, cora, "Nobody", LATER, cora) == "Cora isn't on this panel."
    interview.miss(who, "The train stood", LATER, cora)

    assert (told(loop), interview.changes[0].who) == ([(Kind.MISSED, "The train stood", "Cora")], who)
    assert happened() == [("missed", {"who": str(ana.id)} if panelist else {})]
    assert (interview.starts_at, interview.called_off.kind) == (None, Kind.MISSED)


def test_an_interview_with_a_sealed_scorecard_was_held(cora, ana, loop, interview):
    make.seal(ana, loop)
    sentence = "Somebody has sealed a scorecard of it, so it was held."
    assert refused(interview.miss, None, "Why", LATER, cora) == sentence
    assert refused(interview.cancel, "Why", LATER, cora) == sentence


# --- The panel


def test_what_was_held_is_not_moved_into_the_future(cora, ana, loop, interview):
    make.seal(ana, loop)
    later = make.NOON + timedelta(days=7)
    why = refused(interview.schedule, later, "Room 4", make.NOON + timedelta(hours=2), cora, reason="Oops")
    assert why == "Somebody has sealed a scorecard of it, so it was held."


def test_a_panelist_is_replaced_in_one_step(cora, ana, loop, interview, happened):
    ben = make.person("Ben")
    [place] = interview.places
    assert refused(interview.replace, place, ben, "", make.NOON, cora) == (
        "Say why: the packet gives the reason."
    )
    assert refused(interview.replace, place, ana, "Ill", make.NOON, cora) == (
        "Ana already had a place on this interview."
    )
    assert place.removal is None
    interview.replace(place, ben, "Ill", make.NOON, cora)

    assert ([p.person.name for p in interview.panel], place.removal.reason) == (["Ben"], "Ill")
    [change] = changes_of(loop)
    assert (change.who, change.instead, interview.sequence) == (ana, ben, 1)
    assert happened() == [("replaced", {"who": str(ana.id), "instead": str(ben.id)})]


# --- Two parts


def halves(interview, questions=1, second="Part two"):
    """The last questions of an interview in a second part."""
    moved = frozenset(question.id for question in interview.kit[len(interview.kit) - questions :])
    return SplitDraft("Part one", 40, second, 20, moved)


def test_an_interview_is_held_in_two_parts_with_one_panel(cora, ana, loop, interview, session):
    first, last = interview.kit
    second = interview.split(halves(interview), "Needs a rest between", make.NOON, cora)
    session.commit()

    assert [(i.title, i.minutes, i.planned_minutes) for i in loop.interviews] == [
        ("Part one", 40, 40),
        ("Part two", 20, 20),
    ]
    assert (interview.kit, second.kit, second.split_from) == ([first], [last], interview)
    assert [i.focus for i in loop.interviews] == [[first.version.competency], [last.version.competency]]
    assert [(p.person.name, p.part) for p in second.panel] == [("Ana", Part.INTERVIEWER)]
    assert second.panel[0].scorecard is not interview.panel[0].scorecard
    assert (second.starts_at, interview.starts_at, told(loop)) == (
        None,
        make.NOON,
        [(Kind.SPLIT, "Needs a rest between", "Cora")],
    )
    for part in (interview, second):
        assert refused(part.split, halves(part), "Again", make.NOON, cora) == (
            "This interview is one of two parts already."
        )


def test_a_split_that_cant_be_is_refused_and_changes_nothing(cora, ana, loop, interview):
    def why(draft, reason="Rest"):
        return refused(interview.split, draft, reason, make.NOON, cora)

    assert why(halves(interview), " ") == "Say why: it departs from the plan."
    assert why(halves(interview, second=" ")) == "Give both parts a title."
    assert why(halves(interview, questions=0)) == "Leave at least one question in each part."
    assert why(halves(interview, questions=2)) == "Leave at least one question in each part."
    card = make.card_of(ana, loop)
    card.save(make.written(card), card.version, make.NOON, ana)
    assert why(halves(interview)) == ("Somebody has begun a scorecard here, so its questions stay together.")
    assert ([i.title for i in loop.interviews], told(loop)) == (["Interview 1"], [])


def test_once_the_debrief_is_open_nothing_changes(cora, ana, loop, interview, keep):
    make.seal(ana, loop)
    [place] = interview.places
    keep(make.debrief(loop))
    stands = "The debrief is open: when and where the interview was stands."
    assert [
        refused(interview.schedule, LATER, "", LATER, cora, reason="Why"),
        refused(interview.cancel, "Why", LATER, cora),
        refused(interview.miss, None, "Why", LATER, cora),
        refused(interview.split, halves(interview), "Why", LATER, cora),
        refused(interview.replace, place, make.person("Ben"), "Why", LATER, cora),
    ] == [stands, stands, stands, stands, "The debrief is open: the panel stands."]


def test_who_reads_others_by_their_own_seal_is_put_in_by_somebody_else(keep, cora, ana):
    loop = keep(make.loop([ana], of=make.opening(release=Release.AFTER_OWN)))
    judge = make.person("Judge")
    [place] = make.first(loop).places
    assert refused(make.first(loop).replace, place, judge, "Ill", make.NOON, judge) == (
        "Somebody else puts you on this panel: who has sealed reads the others here."
    )


# --- A link to the calendar


def test_a_person_has_one_link_to_their_calendar(keep, ana, cora):
    assert refused(ana.end_calendar, make.NOON) == "There is no link to your calendar."
    ana.open_calendar("one", make.NOON)
    keep(ana)
    link, first = ana.calendar_link, ana.calendar_link.token_hash
    ana.open_calendar("two", LATER)
    assert (ana.calendar_link, ana.calendar_link.made_at) == (link, LATER)
    assert (ana.calendar_link.token_hash != first, "two" in ana.calendar_link.token_hash) == (True, False)
    ana.end_calendar(LATER)
    assert ana.calendar_link is None


def test_the_link_of_who_left_is_gone(keep, ana, cora):
    ana.open_calendar("one", make.NOON)
    keep(ana).leave(LATER, cora)
    assert ana.calendar_link is None
