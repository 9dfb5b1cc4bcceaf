"""The ladder: rungs of equal rank, competencies, what is expected, and the lines that they leave."""

import pytest
from sqlalchemy import select

from interviews.domain.banks import Competency, Level
from interviews.domain.base import Refused
from interviews.domain.history import Event
from tests import make


def test_what_is_added_to_the_ladder_is_in_the_history(session, keep):
    ana = keep(make.coordinator())
    staff = Level.add("staff", " Staff engineer ", " engineering ", 4, make.NOON, ana)
    advisor = Competency.add(
        "advisor", " Advisor ", " leadership ", " Helps. ", {staff: " Asks. "}, make.NOON, ana
    )
    session.add_all([staff, advisor])
    session.commit()
    assert (staff.key, staff.name, staff.track, staff.position) == (
        "staff",
        "Staff engineer",
        "engineering",
        4,
    )
    assert (advisor.key, advisor.name, advisor.track, advisor.about) == (
        "advisor",
        "Advisor",
        "leadership",
        "Helps.",
    )
    assert advisor.expected_at(staff) == "Asks."
    lines = session.execute(select(Event.noun, Event.verb).order_by(Event.position)).all()
    assert lines == [
        ("level", "added to the ladder"),
        ("level", "placed on the ladder"),
        ("competency", "added to the ladder"),
        ("competency", "described"),
    ]


@pytest.mark.parametrize(
    ("name", "track", "position", "sentence"),
    [
        (" ", "engineering", 4, "Give the level a name."),
        ("Staff", "", 0, "A rank is a whole number from 1 to 99."),
        ("Staff", "", 100, "A rank is a whole number from 1 to 99."),
    ],
)
def test_a_level_needs_a_name_and_a_rank(name, track, position, sentence):
    with pytest.raises(Refused) as refused:
        Level.add("staff", name, track, position, make.NOON, make.person())
    assert str(refused.value) == sentence


@pytest.mark.parametrize(("name", "track"), [(" ", "engineering"), ("Advisor", " ")])
def test_a_competency_needs_a_name_and_a_track(name, track):
    with pytest.raises(Refused, match=r"Give the competency a name and a track\."):
        Competency.add("advisor", name, track, "", {}, make.NOON, make.person())


def test_what_cant_name_a_file_is_no_key():
    for add in (
        lambda: Level.add("Staff!", "Staff", "", 4, make.NOON, make.person()),
        lambda: Competency.add("Advisor!", "Advisor", "leadership", "", {}, make.NOON, make.person()),
    ):
        with pytest.raises(Refused, match="A key is 60 small letters"):
            add()


def test_levels_stand_by_rank_and_those_of_equal_rank_by_track_and_name():
    lead, manager, staff, senior = (
        Level(key=name, name=name, track=track, position=position)
        for name, track, position in (
            ("lead", "management", 4),
            ("manager", "management", 4),
            ("staff", "engineering", 4),
            ("senior", "technical", 3),
        )
    )
    assert sorted([manager, lead, staff, senior], key=lambda one: one.order) == [senior, staff, lead, manager]


def test_the_levels_of_a_question_that_are_of_equal_rank_stand_always_alike():
    rungs = [Level(key=f"l{n}", name=f"Level {n}", track="", position=4) for n in range(7)]
    question = make.question(levels=rungs[::-1])
    assert question.latest.levels == rungs
    assert list(question.latest.draft().tidy().rubric) == rungs


def test_what_is_expected_goes_when_its_words_do_and_what_is_left_out_stays():
    staff, senior = make.level("Staff"), make.level("Senior", 3)
    advisor = make.competency("Advisor")
    by = make.person()
    advisor.describe("Advisor", "leadership", "Helps.", {staff: "Asks.", senior: "Listens."}, make.NOON, by)
    advisor.describe("Advisor", "leadership", "Helps.", {staff: " "}, make.NOON, by)
    assert [advisor.expected_at(level) for level in (staff, senior)] == ["", "Listens."]
