"""The table that coordinators have: rows that hold up are taken, every other one says why not."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from interviews.domain.banks import AnchorDraft, Question, Sample
from interviews.packs import table
from interviews.packs.lines import NotImported
from interviews.packs.rows import import_table
from tests import make

HEAD = (
    "Title",
    "Competency",
    "Level",
    "Minutes",
    "Question text",
    "Why we ask",
    "Point 1",
    "Point 2",
    "Point 3",
)
SCALE = ("Asks nothing.", "Asks once.", "Asks twice.")
WHY = ("Why?", "Advisor", "Staff", 10, "Tell me why.", "The job needs it.", *SCALE)


def book(*rows, head=HEAD) -> bytes:
    """An XLSX file."""
    made = Workbook()
    for row in (head, *rows):
        made.active.append(row)
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


@pytest.fixture
def ana(keep):
    """A coordinator, where there is a ladder."""
    ana = keep(make.coordinator("Ana"))
    keep(make.competency("Advisor"))
    for name, position in (("Senior", 3), ("Staff", 4)):
        keep(make.level(name, position))
    return ana


@pytest.fixture
def bring(session, keep, ana):
    """Brings rows into a bank, and says what became of them."""
    bank = keep(make.bank("Ours", by=ana))

    def bring(*rows, head=HEAD):
        taken = import_table(session, bank, table.opened("q.xlsx", book(*rows, head=head)), make.NOON, ana)
        session.commit()
        return taken

    bring.bank = bank
    return bring


def left(taken) -> list[tuple[int, str, str]]:
    """The rows that were not taken."""
    return [(row.number, row.title, row.sentence) for row in taken.left]


def test_a_row_becomes_a_draft(bring):
    taken = bring(WHY)
    assert str(taken) == "Questions: 1 new, 0 with a new version, 0 as they were; every row was taken."
    (question,) = bring.bank.questions
    version = question.latest
    assert (question.key, question.state.value, version.minutes) == ("why", "draft", 10)
    assert (version.prompt, version.purpose) == ("Tell me why.", "The job needs it.")
    (staff,) = version.levels
    assert [(a.point, a.name, a.behaviours) for a in version.rubric(staff)] == [
        (1, "Point 1", "Asks nothing."),
        (2, "Point 2", "Asks once."),
        (3, "Point 3", "Asks twice."),
    ]


def test_every_column_has_its_place_and_others_are_named(bring):
    more = ("Point 4", "Point 1 name", "Probe 1", "Probe 3", "Follow-ups", "Clarifications", "Notes", None)
    values = (
        "Names who is absent.",
        "Low",
        "What else?",
        "And then?",
        "And first?",
        "A fact.\nAnother.",
        "x",
        "y",
    )
    taken = bring(WHY + values, head=HEAD + more)
    assert (left(taken), taken.unknown) == ([], ["notes"])
    version = bring.bank.questions[0].latest
    assert version.probes == ["And first?", "What else?", "And then?"]
    assert version.clarifications == ["A fact.", "Another."]
    assert [a.name for a in version.rubric(version.levels[0])] == [
        "Low",
        "In part",
        "Clearly shown",
        "Beyond",
    ]


def test_rows_of_one_title_are_one_question_at_several_levels(bring):
    senior = ("WHY?", "advisor", "senior", "10", *WHY[4:6], "Says nothing.", "Says one.", "Says two.")
    taken = bring(WHY, ("Why?", *senior[1:]), ("why?", *WHY[1:]), ("Why?", *WHY[1:4], "Else?", *WHY[5:]))
    assert left(taken) == [
        (4, "why?", "Row 2 has the same title and level."),
        (5, "Why?", "Row 2 has the same title and level."),
    ]
    (question,) = bring.bank.questions
    assert [level.name for level in question.latest.levels] == ["Senior", "Staff"]
    other = bring(("Why?", *senior[1:]), ("Why?", "Advisor", "Staff", 11, *WHY[4:]))
    assert left(other) == [(3, "Why?", "Row 2 has the same title, but other words beside the scale.")]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({1: "Advice"}, "There is no competency called “Advice”."),
        ({2: None}, "It names no level."),
        ({9: "Riddle"}, "There is no kind “Riddle”; there are past work, situation, work sample."),
        ({3: 12.5}, "A question takes 1 to 240 minutes."),
        ({3: None, 5: None}, "Give the question a purpose. A question takes 1 to 240 minutes."),
        ({7: None}, "Point 2 for Staff needs a name and what is seen or heard."),
        ({8: None}, "The rubric for Staff needs 3 to 6 points."),
        (
            {8: "Asks once."},
            "Two points for Staff say the same: nobody could choose between them.",
        ),
        ({0: None}, "Give the question a title."),
    ],
)
def test_a_row_that_doesnt_hold_up_says_why_and_the_others_are_taken(bring, changed, sentence):
    broken = tuple(changed.get(n, cell) for n, cell in enumerate((*WHY, "Past work")))
    taken = bring(broken, ("How?", *WHY[1:]), (), head=(*HEAD, "Kind"))
    assert left(taken) == [(2, broken[0] or "", sentence)]
    assert [question.latest.title for question in bring.bank.questions] == ["How?"]
    assert str(taken) == "Questions: 1 new, 0 with a new version, 0 as they were; 1 row was not taken."


def test_what_the_table_doesnt_say_stays(bring, session, ana):
    bring(WHY)
    (question,) = bring.bank.questions
    before = question.latest.draft()
    staff = question.latest.levels[0]
    samples = (Sample("I would do it.", "No question."),)
    scale = (AnchorDraft("Low", SCALE[0], samples), *before.rubric[staff][1:])
    senior = make.level("Lead", 3)
    draft = make.draft("Why?", rubric={staff: scale, senior: make.anchors()}, not_scored="Speed.")
    question.write(draft, make.NOON, ana)
    session.commit()

    assert bring(WHY).rewritten == 1
    assert bring(WHY).unchanged == 1

    version = question.latest
    assert (version.number, version.not_scored, version.prompt) == (3, "Speed.", "Tell me why.")
    assert [level.name for level in version.levels] == ["Lead", "Staff"]
    assert version.rubric(staff)[0].samples == samples


def test_a_retired_question_gets_no_row(bring, ana):
    bring(WHY)
    bring.bank.questions[0].retire("Old.", make.NOON, ana)
    assert left(bring(("Why?", *WHY[1:4], "Other words.", *WHY[5:]))) == [
        (2, "Why?", "This question is retired.")
    ]


def refused(content: bytes) -> str:
    """Why this table isn't opened."""
    with pytest.raises(NotImported) as error:
        table.opened("q.xlsx", content)
    return str(error.value)


def test_a_table_that_cant_be_read_says_so(monkeypatch):
    assert refused(b"PK but no table") == "q.xlsx: This table can't be opened. Save it as .xlsx once more."
    broken = io.BytesIO()
    with zipfile.ZipFile(broken, "w") as archive:
        archive.writestr("xl/workbook.xml", "<broken")
    assert refused(broken.getvalue()) == "q.xlsx: This table can't be opened. Save it as .xlsx once more."
    assert refused(book(head=())) == (
        "q.xlsx: The first row names the columns; there is none called Title, Competency, Level, Minutes, "
        "Prompt, Point 1, Point 2, Point 3."
    )
    assert refused(book(head=HEAD[1:])) == (
        "q.xlsx: The first row names the columns; there is none called Title."
    )
    assert refused(book(*[WHY] * 5_001)) == "q.xlsx: There are more than 5,000 rows."


def test_a_table_that_would_burst_is_not_unpacked():
    made = io.BytesIO(book(WHY))
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/large.bin", bytes(20_000_001))
    assert refused(made.getvalue()) == "q.xlsx: Unpacked, this is larger than 20 MB."


def test_a_table_with_much_besides_its_rows_is_not_taken_in():
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book(WHY))) as small, zipfile.ZipFile(made, "w", 8) as archive:
        for part in small.namelist():
            archive.writestr(part, small.read(part).ljust(1_000_001 if part == "xl/styles.xml" else 0))
    assert refused(made.getvalue()) == (
        "q.xlsx: This holds too much besides its rows. Copy them into a new table."
    )


def test_a_long_cell_that_many_rows_share_is_not_said_again_for_each(bring):
    [row] = left(bring(("Why? " * 2_000, "x" * 10_000, *WHY[2:])))
    assert [len(row[1]), row[2]] == [200, f"There is no competency called “{'x' * 200}”."]


def test_a_cell_longer_than_the_format_allows_is_refused(monkeypatch):
    monkeypatch.setattr(table, "LONGEST_CELL", 100)
    longer = (*WHY[:4], "x" * 101, *WHY[5:])
    assert refused(book(WHY, longer)) == "q.xlsx: A cell of row 3 holds more than 100 characters."


def test_a_table_is_told_from_an_archive():
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("bank.yaml", "format: 1")
    told = [table.is_table(content) for content in (book(WHY), other.getvalue(), b"PK nothing", b"a: 1")]
    assert told == [True, False, False, False]


def test_a_formula_is_what_it_last_came_to_and_never_run(bring):
    taken = bring(("=1+1", *WHY[1:]))
    assert left(taken) == [(2, "", "Give the question a title.")]


def test_a_question_brought_by_hand_keeps_its_key(bring, ana):
    Question.begin(bring.bank, "why", make.draft("Another"), make.NOON, ana)
    bring(WHY)
    assert sorted(question.key for question in bring.bank.questions) == ["why", "why-2"]
