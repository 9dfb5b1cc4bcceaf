from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree

import pytest
from ruamel.yaml import YAML
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from interviews import demo
from interviews.demo.story import STORY
from interviews.domain.banks import Question
from interviews.domain.base import Refused
from interviews.domain.history import Event, first_break
from interviews.domain.loops import Adjustment, Excuse, Loop, Part
from interviews.domain.packets import Packet
from interviews.domain.people import Person
from interviews.domain.scorecards import Rating, Revision, Scorecard
from interviews.policy import Act, allowed

WEDNESDAY = datetime(2026, 11, 25, 10, 7, tzinfo=UTC)
SATURDAY = datetime(2026, 11, 28, 10, 7, tzinfo=UTC)
AFTER_THE_CLOCKS_CHANGED = datetime(2026, 3, 29, 12, tzinfo=UTC)


@pytest.fixture
def told(session: Session) -> Iterator[Session]:
    """The whole story, told on a Wednesday."""
    demo.load(session, WEDNESDAY, "a hash")
    session.commit()
    session.expire_all()
    return session


def loop_of(label: str, session: Session) -> Loop:
    """One candidate's loop."""
    return next(loop for loop in session.scalars(select(Loop)) if loop.candidate.label == label)


def standings(loop: Loop) -> list[list[str]]:
    """Where the scorecards of a loop stand, an interview at a time."""
    return [[place.scorecard.standing(WEDNESDAY).value for place in i.panel] for i in loop.interviews]


def how_many(kind: type[Person | Event], session: Session) -> int:
    """The number of rows."""
    return session.scalar(select(func.count()).select_from(kind)) or 0


def furthest_apart(session: Session) -> list[tuple[int, str, str]]:
    """How many points apart the sealed ratings of one question are, for one candidate: more than one."""
    values: dict[tuple[str, str], list[int]] = {}
    for rating in session.scalars(select(Rating).where(Rating.value.is_not(None))):
        where = (rating.question.interview.loop.candidate.label, rating.question.version.title)
        values.setdefault(where, []).append(rating.value or 0)
    spans = ((max(seen) - min(seen), *where) for where, seen in values.items())
    return sorted(span for span in spans if span[0] > 1)


def test_three_candidates_are_at_three_stages(told: Session) -> None:
    running, waiting, done = (loop_of(label, told) for label in ("K-58", "M-23", "R-41"))

    assert standings(running) == [
        ["sealed", "sealed"],
        ["sealed", "sealed"],
        ["started", "sealed"],
        ["not started"],
        ["not started", "not started"],
    ]
    assert running.interviews[3].starts_at == datetime(2026, 11, 25, 11, 15, tzinfo=UTC)
    assert Counter(standing for cards in standings(waiting) for standing in cards) == {
        "sealed": 9,
        "excused": 1,
    }
    assert [place.person.name for place in waiting.panel if place.part is Part.SHADOW] == [
        "Deepa Raghunathan"
    ]
    assert (waiting.awaited, waiting.debrief) == ([], None)
    assert done.debrief
    assert done.debrief.closed_at


def test_one_packet_is_issued_and_the_members_of_its_docket_read_it(told: Session) -> None:
    packet = told.scalars(select(Packet)).one()
    readers = {
        p.name for p in told.scalars(select(Person)) if told.scalars(allowed(p, Act.SEE, Packet)).all()
    }
    closing = told.scalars(select(Event.digest).where(Event.noun == "debrief", Event.verb == "closed")).one()

    assert (packet.loop.candidate.label, packet.number, packet.version) == ("R-41", "2026-0001", 1)
    assert packet.pdf.content.startswith(b"%PDF-")
    assert closing in packet.data.content.decode()
    assert readers == {
        "Ama Owusu-Mensah",
        "Deepa Raghunathan",
        "Marisol Quispe Huamán",
        "سلمى الخطيب (Salma al-Khatib)",
    }


def test_some_sixty_entries_are_written_with_all_that_can_happen_to_them(told: Session) -> None:
    answers = [a for card in told.scalars(select(Scorecard)) for a in card.read_draft().answers.values()]
    revision = told.scalars(select(Revision)).one()

    assert len(answers) == 58
    assert furthest_apart(told) == [(2, "R-41", "A promise by Friday")]
    assert (revision.rating.value, revision.value, revision.by.name) == (2, 3, "Tomáš Dvořák")
    assert told.scalars(select(Excuse)).one().panelist.person.name == "Tomáš Dvořák"
    assert {a.loop.candidate.label for a in told.scalars(select(Adjustment))} == {"K-58", "M-23"}
    assert Counter(question.state.value for question in told.scalars(select(Question))) == {"approved": 70}


def test_the_history_is_whole_and_in_the_order_of_time(told: Session) -> None:
    lines = told.scalars(select(Event).order_by(Event.position)).all()

    assert first_break(lines) is None
    assert [line.at for line in lines] == sorted(line.at for line in lines)
    assert lines[-1].at < WEDNESDAY


@pytest.mark.parametrize("loaded", [SATURDAY, AFTER_THE_CLOCKS_CHANGED])
def test_the_story_can_be_told_on_any_day(session: Session, loaded: datetime) -> None:
    demo.load(session, loaded, "a hash")
    session.commit()

    first = [loop.interviews[0].starts_at for loop in session.scalars(select(Loop))]
    assert [bool(at) and at < loaded and at.weekday() < 5 for at in first] == [True, True, True]
    assert how_many(Person, session) == 8


def test_a_verb_that_refuses_in_the_middle_leaves_nothing(session: Session, tmp_path: Path) -> None:
    story = copytree(STORY, tmp_path / "story")
    file, yaml = story / "loops" / "m-23.yaml", YAML()
    loop = yaml.load(file)
    places = (place for interview in loop["interviews"] for place in interview["panel"])
    next(place for place in places if "excused" in place)["excused"]["reason"] = " "
    yaml.dump(loop, file)

    with pytest.raises(Refused, match="Say why: the packet gives the reason"):
        demo.load(session, WEDNESDAY, "a hash", story)
    session.rollback()

    assert (how_many(Person, session), how_many(Event, session)) == (0, 0)
