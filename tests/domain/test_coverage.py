"""What questions cover of the ladder: counted by the database as each question says it of itself."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from interviews.domain.banks import Question, QuestionVersion, State, coverage
from interviews.domain.banks.standing import is_asked, is_under_way
from tests import make
from tests.counting import queries

LATER = make.NOON + timedelta(hours=1)


@pytest.fixture
def ladder(session):
    """Two levels and two competencies; something is expected of both at staff, of one at senior."""
    senior, staff = make.level("Senior", 3), make.level("Staff", 4)
    advisor, depth = make.competency("Advisor"), make.competency("Depth")
    for competency, level in ((advisor, senior), (advisor, staff), (depth, staff)):
        competency.expect(level, "Does it.")
    session.add_all([senior, staff, advisor, depth])
    return senior, staff, advisor, depth


@pytest.fixture
def bank():
    return make.bank("Ours")


def begun(bank, key, levels, **more):
    """A draft."""
    return Question.begin(bank, key, make.draft(key, levels, **more), make.NOON, make.person())


def rewritten(question, **changes):
    """Its next version, a draft."""
    return question.write(replace(question.latest.draft(), **changes), LATER, make.person())


def scale(*levels):
    return {level: make.anchors() for level in levels}


def every_standing(bank, ladder):
    """A question of each kind."""
    _, staff, advisor, _ = ladder
    of = {"competency": advisor}
    make.question("approved", [staff], bank, **of)
    rewritten(make.question("rewritten", [staff], bank, **of), title="draft after")
    proposed = rewritten(make.question("before", [staff], bank, **of), title="in review after")
    proposed.propose(LATER, proposed.by)
    twice = rewritten(make.question("old", [staff], bank, **of), title="new")
    twice.propose(LATER, twice.by)
    twice.approve(LATER, make.person())
    begun(bank, "draft", [staff], **of)
    begun(bank, "waiting", [staff], **of).latest.propose(make.NOON, make.person())
    back = begun(bank, "sent-back", [staff], **of).latest
    back.propose(make.NOON, back.by)
    back.send_back("Say more.", LATER, make.person())
    make.question("retired", [staff], bank, **of).retire("Old.", make.NOON, make.person())
    begun(bank, "thrown-away", [staff], **of).retire("Bad.", make.NOON, make.person())


def test_the_database_finds_what_is_asked_and_what_is_under_way_as_the_questions_say_it(
    session, keep, ladder, bank
):
    every_standing(bank, ladder)
    keep(bank)
    asked = {q.approved for q in bank.questions} - {None}
    assert set(session.scalars(select(QuestionVersion).where(is_asked()))) == asked
    under_way = {q.latest for q in bank.questions if q.state in {State.DRAFT, State.IN_REVIEW}}
    assert set(session.scalars(select(QuestionVersion).where(is_under_way()))) == under_way
    assert (len(asked), len(under_way)) == (4, 5)


@pytest.fixture
def matrix(session, ladder):
    """The matrix of these questions."""

    def of(questions=None, **more):
        found = select(Question) if questions is None else questions
        rows = (coverage.counted_as_approved(found), coverage.counted_as_under_way(found))
        counts = [session.execute(statement).all() for statement in rows]
        return coverage.matrix(ladder[:2], ladder[2:], *counts, **more)

    return of


def said(matrix):
    """Competency, level, and what its cell counts."""
    return {
        (line.competency.name, cell.level.name): (cell.approved, cell.minutes, cell.in_review, cell.drafts)
        for _, lines in matrix.tracks
        for line in lines
        for cell in line.cells
    }


def test_a_question_counts_once_in_each_cell(keep, ladder, bank, matrix):
    every_standing(bank, ladder)
    keep(bank)
    assert said(matrix()) == {
        ("Advisor", "Senior"): (0, 0, 0, 0),
        ("Advisor", "Staff"): (4, 40, 1, 2),
        ("Depth", "Senior"): (0, 0, 0, 0),
        ("Depth", "Staff"): (0, 0, 0, 0),
    }


def test_a_draft_that_adds_a_level_or_shows_something_else_counts_where_nothing_is_approved_yet(
    keep, ladder, bank, matrix
):
    senior, staff, advisor, depth = ladder
    rewritten(make.question("Why?", [staff], bank, competency=advisor), rubric=scale(senior, staff))
    rewritten(make.question("How?", [staff], bank, competency=advisor, minutes=25), competency=depth)
    keep(bank)
    assert said(matrix()) == {
        ("Advisor", "Senior"): (0, 0, 0, 1),
        ("Advisor", "Staff"): (2, 35, 0, 0),
        ("Depth", "Senior"): (0, 0, 0, 0),
        ("Depth", "Staff"): (0, 0, 0, 1),
    }


def test_a_gap_is_where_something_is_expected_and_nothing_approved(keep, ladder, bank, matrix):
    senior, staff, advisor, depth = ladder
    make.question("Why?", [staff], bank, competency=advisor)
    begun(bank, "how", [staff], competency=depth)
    make.question("Unasked for", [senior], bank, competency=depth)
    keep(bank)
    made = matrix()
    cells = {
        (line.competency, cell.level): cell
        for _, lines in made.tracks
        for line in lines
        for cell in line.cells
    }
    assert {place for place, cell in cells.items() if cell.is_gap} == {(advisor, senior), (depth, staff)}
    assert (len(made.expected), len(made.gaps)) == (3, 2)
    assert [cell.is_blank for cell in cells.values()] == [False] * 4


def test_only_the_questions_that_were_given_count(keep, ladder, bank, matrix):
    _, staff, advisor, _ = ladder
    make.question("Ours", [staff], bank, competency=advisor)
    make.question("Theirs", [staff], make.bank("Theirs"), competency=advisor)
    keep(bank)
    assert said(matrix(select(Question).where(Question.bank_id == bank.id)))["Advisor", "Staff"][0] == 1


def test_competencies_stand_by_track_and_name_and_levels_without_anything_are_left_out(ladder, keep, matrix):
    senior, staff, advisor, depth = ladder
    depth.track = "management"
    keep(advisor)
    made = matrix()
    assert [(track, [line.competency for line in lines]) for track, lines in made.tracks] == [
        ("engineering", [advisor]),
        ("management", [depth]),
    ]
    assert (made.levels, made.blank) == ((senior, staff), ())
    of_one = matrix(track="management")
    assert [track for track, _ in of_one.tracks] == ["management"]
    assert (of_one.levels, of_one.blank) == ((staff,), (senior,))


def test_a_competency_is_shown_by_what_is_asked_and_else_by_the_newest_version(session, keep, ladder, bank):
    _, staff, advisor, depth = ladder
    every_standing(bank, ladder)
    moved = make.question("Moved", [staff], bank, competency=advisor)
    rewritten(moved, competency=depth, title="Moving")
    keep(bank)
    names = {
        c: [v.title for v in session.scalars(coverage.showing(select(Question), c))] for c in (advisor, depth)
    }
    assert names == {
        advisor: ["Moved", "approved", "before", "draft", "new", "rewritten", "sent-back", "waiting"],
        depth: ["Moving"],
    }


def test_many_questions_are_counted_in_two_statements(session, keep, ladder, bank, matrix, engine):
    senior, staff, advisor, depth = ladder
    for n in range(40):
        make.question(f"Question {n}", [senior, staff], bank, competency=(advisor, depth)[n % 2])
    keep(bank)
    with queries(engine) as sent:
        made = matrix()
    counting = [statement for statement in sent if statement.startswith("SELECT")]
    assert (len(counting), said(made)["Depth", "Senior"]) == (2, (20, 200, 0, 0))
