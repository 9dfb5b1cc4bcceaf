"""Plans to start from: those that ship hold up against the banks that ship, and a file says what is wrong."""

import json

import pytest

from interviews.packs import PACKS
from interviews.packs.folder import in_folder, in_upload
from interviews.packs.lines import NotImported
from interviews.packs.plan import FOLDER, SHOWN_AS, Reference, Weighed, opened, plan_of, shipped
from interviews.packs.plan_checking import check, shelf
from interviews.packs.plan_schema import PLAN_SCHEMA
from tests.packs.test_folder import archive

LONGEST = {"engineer-mid": 210, "senior": 240, "staff": 300, "principal": 300, "engineering-manager": 240}
ARCHETYPES = ("A lead ", "An architect ", "A solver ", "A right hand ")

BANK = "format: 1\nkey: ours\nname: Ours\n"
LADDER = """\
format: 1
key: ladder
name: Ladder
levels:
  - {key: rung, name: Rung, position: 1}
competencies:
  - {key: depth, name: Depth, track: ours, what: Knows why.}
  - {key: breadth, name: Breadth, track: ours, what: Knows who.}
"""
QUESTION = """\
format: 1
key: {key}
title: What of it?
competency: {competency}
minutes: 10
prompt: Tell me.
purpose: The job needs it.
rubric:
  rung:
    - {{point: 1, name: Low, anchor: Says nothing.}}
    - {{point: 2, name: Middle, anchor: Says one thing.}}
    - {{point: 3, name: High, anchor: Says two things.}}
"""
PLAN = """\
format: 1
key: mine
name: Mine
level: rung
about: For us.
bar: {rating: 3, others_needed: 1}
competencies:
  - {competency: depth, weight: 5, must_have: yes}
  - {competency: breadth, weight: 2, must_have: no}
interviews:
  - title: First
    minutes: 25
    focus: [depth, breadth]
    questions:
      - {bank: ours, question: why}
      - {bank: ours, question: who}
  - title: Second
    minutes: 15
    focus: [depth]
    questions:
      - {bank: ours, question: how}
"""


@pytest.fixture(scope="module")
def banks(tmp_path_factory):
    """A company's folder: a ladder of one rung, and a bank of three questions."""
    folder = tmp_path_factory.mktemp("banks")
    (folder / "ours").mkdir()
    (folder / "ladder.yaml").write_text(LADDER)
    (folder / "ours/bank.yaml").write_text(BANK)
    for key, competency in (("why", "depth"), ("how", "depth"), ("who", "breadth")):
        (folder / f"ours/{key}.yaml").write_text(QUESTION.format(key=key, competency=competency))
    return folder


@pytest.fixture(scope="module")
def ours(banks):
    """What a plan of that company can name."""
    return shelf(banks)


@pytest.fixture
def said(ours, tmp_path):
    """What is wrong with a plan, once `old` is written as `new`."""

    def look(old: str, new: str) -> list[str]:
        assert old in PLAN
        file = tmp_path / "mine.yaml"
        file.write_text(PLAN.replace(old, new))
        with pytest.raises(NotImported) as refused:
            check(file, ours)
        return [str(problem).removeprefix(f"{file}, ") for problem in refused.value.problems]

    return look


# --- Those that ship


@pytest.fixture(scope="module")
def ships():
    """The banks and the ladder that ship."""
    return shelf()


@pytest.mark.parametrize("key", SHOWN_AS)
def test_every_plan_that_ships_holds_up_against_the_banks_and_the_ladder_that_ship(key, ships):
    check(FOLDER / f"{key}.yaml", ships)


def test_the_plans_are_those_of_the_folder_each_under_its_key_and_for_the_level_of_it():
    assert sorted(path.stem for path in FOLDER.iterdir()) == sorted(SHOWN_AS)
    assert [(plan.key, plan.level) for plan in shipped()] == [(key, key) for key in SHOWN_AS]


def test_a_plan_looks_at_five_to_seven_things_and_leaves_a_candidate_their_day():
    wrong = [
        (plan.key, len(plan.competencies), plan.minutes)
        for plan in shipped()
        if not 5 <= len(plan.competencies) <= 7 or plan.minutes > LONGEST[plan.level]
    ]
    assert wrong == []


def test_staff_asks_cross_system_and_judgement_of_everybody_and_any_three_of_the_rest():
    staff = next(plan for plan in shipped() if plan.key == "staff")
    assert [each for each in staff.competencies if each.must_have] == [
        Weighed("cross-system-challenges", 8, True),
        Weighed("judges-under-uncertainty", 8, True),
    ]
    assert (staff.bar_rating, staff.others_needed) == (3, 3)


def test_staff_and_principal_name_the_archetypes_and_that_nobody_has_to_be_all():
    named = {
        plan.key: [
            *(word for word in ARCHETYPES if word in plan.about),
            "Nobody has to be all four" in plan.about,
        ]
        for plan in shipped()
    }
    assert {key for key, words in named.items() if words == [*ARCHETYPES, True]} == {"staff", "principal"}


# --- A file of one's own


def test_a_plan_that_holds_up_is_read_as_it_stands(ours, tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text(PLAN)
    check(file, ours)
    plan = plan_of(opened("mine.yaml", PLAN.encode()))
    assert (plan.key, plan.name, plan.level, plan.about, plan.minutes) == (
        "mine",
        "Mine",
        "rung",
        "For us.",
        40,
    )
    assert plan.competencies == (Weighed("depth", 5, True), Weighed("breadth", 2, False))
    assert plan.questions == [Reference("ours", key) for key in ("why", "who", "how")]
    assert [(one.title, one.focus) for one in plan.interviews] == [
        ("First", ("depth", "breadth")),
        ("Second", ("depth",)),
    ]


def test_a_plan_has_breaks_where_its_file_says_so(ours, tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text(PLAN.replace("minutes: 25", "minutes: 25\n    break_after: 15"))
    check(file, ours)
    plan = plan_of(opened("mine.yaml", file.read_bytes()))
    assert [one.break_after for one in plan.interviews] == [15, 0]


FIRST = "    questions:\n      - {bank: ours, question: why}\n      - {bank: ours, question: who}\n"
MISTAKES = [
    ("level: rung", "level: roof", [
        "line 4, level: There is no level with this key.",
        *(
            f"line {line}, interviews[{interview}].questions[{question}]: It has no rubric for this level."
            for line, interview, question in ((15, 1, 1), (16, 1, 2), (21, 2, 1))
        ),
    ]),
    ("others_needed: 1", "others_needed: 2", [
        "line 6, bar.others_needed: The rule can ask for 0 to 1 of the others.",
    ]),
    ("competencies:\n", "competencies:\n  - {competency: health, weight: 1}\n", [
        "line 8, competencies[1].competency: No interview asks about this.",
        "line 8, competencies[1].competency: There is no competency with this key.",
    ]),
    ("must_have: no}\n", "must_have: no}\n  - {competency: breadth, weight: 1}\n", [
        "line 10, competencies[3].competency: “breadth” stands twice.",
    ]),
    ("must_have: no", "must_have: yes", [
        "line 6, bar.others_needed: The rule can ask for 0 to 0 of the others.",
        "line 9, competencies[2].competency: A must-have is asked in two interviews; this one is in 1.",
    ]),
    ("    focus: [depth]", "    focus: [depth, breadth, health]", [
        "line 19, interviews[2].focus[2]: No question of this interview shows this.",
        "line 19, interviews[2].focus[3]: The bar doesn't name this.",
    ]),
    ("focus: [depth, breadth]", "focus: [depth]", [
        "line 16, interviews[1].questions[2]: It shows breadth, which isn't in the focus.",
    ]),
    ("question: how", "question: why", [
        "line 21, interviews[2].questions[1]: This is asked already, in “First”.",
    ]),
    ("question: who", "question: whom", [
        "line 9, competencies[2].competency: No interview asks about this.",
        "line 13, interviews[1].focus[2]: No question of this interview shows this.",
        "line 16, interviews[1].questions[2]: There is no such question.",
    ]),
    ("minutes: 25", "minutes: 24", [
        "line 12, interviews[1].minutes: With 5 for welcome and close, its questions take 25 minutes.",
    ]),
    ("minutes: 15", "minutes: 280", [
        "line 10, interviews: That is 305 minutes for one candidate; 300 at most.",
    ]),
    ("must_have: no", "must_have: true", [
        "line 9, competencies[2].must_have: This should be one of yes, no.",
    ]),
    ("about: For us.\n", "", ["line 1, about: This is missing."]),
    (FIRST, "    questions: []\n", ["line 14, interviews[1].questions: There are fewer than 1."]),
    ("key: mine", "key: [mine", ["line 3: This isn't YAML: expected ',' or ']', but got ':'."]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "sentences"), MISTAKES, ids=[f"{old}→{new}" for old, new, _ in MISTAKES]
)
def test_whatever_keeps_a_plan_from_being_used_is_said_with_its_line_and_field(said, old, new, sentences):
    assert said(old, new) == sentences


# --- The command


@pytest.fixture
def run(app):
    """The command, as a shell would call it."""
    runner = app.test_cli_runner()
    return lambda *words: runner.invoke(args=["plan", *(str(word) for word in words)])


def test_a_check_takes_what_ships_and_the_banks_that_it_is_told_of(run, banks, tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text(PLAN)
    assert run("check", FOLDER / "staff.yaml").output == "This plan can be used.\n"
    assert run("check", file, "--banks", banks).output == "This plan can be used.\n"

    alone = run("check", file)
    assert (alone.exit_code, alone.output.splitlines()[0]) == (
        1,
        f"{file}, line 4, level: There is no level with this key.",
    )


def test_a_folder_of_banks_needs_no_ladder_of_its_own(run, tmp_path):
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours/bank.yaml").write_text(BANK)
    checked = run("check", FOLDER / "staff.yaml", "--banks", tmp_path)
    assert (checked.exit_code, checked.output) == (0, "This plan can be used.\n")


def test_the_schema_is_printed(run):
    assert json.loads(run("schema").output) == PLAN_SCHEMA


# --- Beside banks


def test_plans_beside_banks_are_no_questions_of_theirs(tmp_path):
    assert (FOLDER / "staff.yaml").is_file()
    assert [name for name in in_folder(PACKS) if name.startswith("plans/")] == []
    sent = archive({"packs/plans/staff.yaml": b"1", "packs/ours/bank.yaml": b"2"})
    assert in_upload("packs.zip", sent) == {"packs/ours/bank.yaml": b"2"}


def test_a_bank_that_is_called_plans_is_a_bank(tmp_path):
    (tmp_path / "plans").mkdir()
    for name in ("bank.yaml", "why.yaml"):
        (tmp_path / "plans" / name).write_text(name)
    assert in_folder(tmp_path) == {"plans/bank.yaml": b"bank.yaml", "plans/why.yaml": b"why.yaml"}
