"""Files into the database: all of them, or nothing and everything that is wrong with them."""

import pytest
from sqlalchemy import func, select

from interviews.domain.banks import Bank, Level, State
from interviews.packs import PACKS
from interviews.packs.lines import NotImported
from interviews.packs.reading import drafts_of, import_files, import_into
from tests import make

BANK = "format: 1\nkey: ours\nname: Ours\nabout: For us.\nlicence: CC0\nwhat_we_do_not_judge: [Accent.]\n"
LADDER = """\
format: 1
key: ladder
name: Ladder
levels:
  - {key: senior, name: Senior, position: 3}
  - {key: staff, name: Staff, position: 4}
competencies:
  - key: advisor
    name: Advisor
    track: leadership
    what: Helps others decide.
    expected: {staff: Asks first.}
"""
QUESTION = """\
format: 1
key: why
title: Why?
competency: advisor
minutes: 10
prompt: Tell me why.
purpose: The job needs it.
probes: [How?]
rubric:
  staff:
    - {point: 1, name: Low, anchor: Says nothing.}
    - {point: 2, name: Middle, anchor: Says one thing.}
    - {point: 3, name: High, anchor: Says two things.}
"""


def files(**changed: str | None) -> dict[str, bytes]:
    """A small company's folder; `bank`, `ladder`, `why` replace a file, None leaves it out."""
    texts = {"ours/bank.yaml": BANK, "ladder.yaml": LADDER, "ours/why.yaml": QUESTION}
    names = {"bank": "ours/bank.yaml", "ladder": "ladder.yaml", "why": "ours/why.yaml"}
    texts |= {names[name]: text for name, text in changed.items()}
    return {name: text.encode() for name, text in texts.items() if text is not None}


def problems(session, by, sent) -> list[str]:
    """What keeps these files from being imported."""
    with pytest.raises(NotImported) as refused:
        import_files(session, sent, make.NOON, by)
    assert not session.new
    assert not session.dirty
    return [str(problem) for problem in refused.value.problems]


@pytest.fixture
def ana(keep):
    return keep(make.coordinator("Ana"))


def test_a_folder_becomes_banks_with_drafts_and_a_ladder(session, ana):
    report = import_files(session, files(), make.NOON, ana)
    session.commit()

    assert str(report) == "Questions: 1 new, 0 with a new version, 0 as they were."
    [bank] = session.scalars(select(Bank))
    assert (bank.key, bank.name, bank.about, bank.licence, bank.not_judged) == (
        "ours", "Ours", "For us.", "CC0", ["Accent."],
    )  # fmt: skip
    [question] = bank.questions
    assert report.questions == [question]
    assert (question.key, question.state, question.latest.by) == ("why", State.DRAFT, ana)
    assert [level.name for level in question.latest.levels] == ["Staff"]
    assert [keeper.person for keeper in bank.owners] == [ana]
    assert report.competencies["advisor"].expected_at(report.levels["staff"]) == "Asks first."


def test_importing_the_same_again_changes_nothing(session, ana):
    import_files(session, files(), make.NOON, ana)
    session.commit()
    session.expunge_all()

    report = import_files(session, files(), make.NOON, session.get_one(type(ana), ana.id))

    assert not session.dirty
    assert str(report) == "Questions: 0 new, 0 with a new version, 1 as they were."


def test_other_words_make_a_next_version_and_a_new_description(session, ana):
    import_files(session, files(), make.NOON, ana)
    changed = files(
        bank=BANK.replace("For us.", "For all."),
        why=QUESTION.replace("Tell me why.", "Say why."),
        ladder=LADDER.replace("Asks first.", "Asks twice.").replace("name: Staff,", "name: Staff engineer,"),
    )
    report = import_files(session, changed, make.NOON, ana)
    session.commit()

    [question] = report.questions
    assert [version.prompt for version in question.versions] == ["Tell me why.", "Say why."]
    assert question.bank.about == "For all."
    assert [(level.name, level.position) for level in question.latest.levels] == [("Staff engineer", 4)]
    assert report.competencies["advisor"].expected_at(report.levels["staff"]) == "Asks twice."
    assert str(report) == "Questions: 0 new, 1 with a new version, 0 as they were."
    assert session.scalar(select(func.count(Level.id))) == 2


def test_every_mistake_is_named_with_file_line_and_field(session, ana):
    broken = QUESTION.replace("minutes: 10", "minutes: ten").replace("prompt: Tell me why.", "promt: Why?")
    broken = broken.replace("title: Why?", 'title: ""').replace("point: 3", "point: 4")
    fields = (
        "format, key, title, competency, minutes, prompt, purpose, rubric, kind, materials, probes, "
        "clarifications, for_interviewers, told_beforehand, not_scored, alternatives, author, licence"
    )
    assert problems(session, ana, files(why=broken, bank=BANK.replace("format: 1", "format: 2"))) == [
        "ours/bank.yaml, line 1, format: This should be 1.",
        "ours/why.yaml, line 1, prompt: This is missing.",
        "ours/why.yaml, line 3, title: This is empty.",
        "ours/why.yaml, line 5, minutes: This should be a whole number.",
        f"ours/why.yaml, line 6, promt: There is no such field; there are {fields}.",
        "ours/why.yaml, line 13, rubric.staff[3].point: This is point 3: count from 1.",
    ]
    assert session.scalars(select(Bank)).all() == []


FEWER = ("    - {point: 1, name: Low, anchor: Says nothing.}\n", "")
SAME = "Two points for Staff say the same: nobody could choose between them."


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("key: why", "key: Why", "line 2, key: Small letters, digits and hyphens only."),
        ("minutes: 10", "minutes: 0", "line 5, minutes: This is less than 1."),
        (
            "minutes: 10",
            "minutes: 10\nkind: riddle",
            "line 6, kind: This should be one of past work, situation, work sample.",
        ),
        ("minutes: 10", "minutes: 999", "line 5, minutes: This is more than 240."),
        ("[How?]", "[a, b, c, d]", "line 8, probes: There are more than 3."),
        ("[How?]", '["a\\nb"]', "line 8, probes[1]: Write it in one line."),
        ("[How?]", "How?", "line 8, probes: This should be a list."),
        ("Tell me why.", "x" * 5001, "line 6, prompt: This is longer than 5000 characters."),
        (*FEWER, "line 10, rubric.staff: There are fewer than 3."),
        ("Says one thing.", "says two things.", f"line 10, rubric.staff: {SAME}"),
        ("advisor", "adviser", "line 4, competency: There is no competency with this key."),
        ("staff:", "chief:", "line 10, rubric.chief: There is no level with this key."),
    ],
)  # fmt: skip
def test_a_mistake_has_its_sentence(session, ana, old, new, problem):
    broken = QUESTION.replace(old, new)
    assert broken != QUESTION
    found = problems(session, ana, files(why=broken))
    assert [line for line in found if "count from 1" not in line] == [f"ours/why.yaml, {problem}"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("format: 1\nrubric: {}\n", "rubric: Write it for one level at least."),
        ("just words", "This should be fields with their values."),
        ("", "This should be fields with their values."),
        ("rubric: [1]", "rubric: This should be fields with their values."),
        ("rubric: {staff: 1}", "rubric.staff: This should be a list."),
        ("rubric: {staff: [1]}", "rubric.staff[1]: This should be fields with their values."),
    ],
)
def test_a_file_of_another_shape_is_told_so(session, ana, text, sentence):
    assert any(line.endswith(sentence) for line in problems(session, ana, files(why=text)))


def test_keys_that_stand_twice_are_found(session, ana):
    twice = files() | {"ours/how.yaml": QUESTION.encode(), "more/bank.yaml": BANK.encode()}
    twice |= {"more/ladder.yaml": LADDER.encode()}
    assert problems(session, ana, twice) == [
        "more/ladder.yaml, line 1: There is a ladder already, in ladder.yaml.",
        "ours/bank.yaml, line 2, key: more/bank.yaml has the same key.",
        "ours/why.yaml, line 2, key: ours/how.yaml has the same key.",
    ]


def test_a_ladder_names_each_rung_once_and_expects_only_of_those(session, ana):
    broken = LADDER.replace("{key: senior,", "{key: staff,").replace("{staff: Asks", "{chief: Asks")
    assert problems(session, ana, files(ladder=broken)) == [
        "ladder.yaml, line 6, levels[2].key: “staff” stands twice.",
        "ladder.yaml, line 12, competencies[1].expected.chief: There is no such level.",
    ]


def test_a_question_alone_needs_a_bank_beside_it(session, ana):
    assert problems(session, ana, files(bank=None)) == [
        "ours/why.yaml, line 1: There is no bank.yaml beside it."
    ]
    assert problems(session, ana, {}) == ["There is no YAML file here."]


def test_a_question_goes_into_the_bank_that_was_chosen(session, ana, keep):
    import_files(session, files(why=None), make.NOON, ana)
    bank = keep(make.bank("Theirs", by=ana))

    report = import_into(session, bank, {"why.yaml": QUESTION.encode()}, make.NOON, ana)
    session.commit()

    assert [question.key for question in bank.questions] == ["why"]
    assert (report.begun, report.banks) == (1, [bank])


def test_another_bank_and_a_ladder_stay_out_of_a_chosen_bank(session, ana, keep):
    bank = keep(make.bank("Theirs", by=ana))
    with pytest.raises(NotImported) as refused:
        import_into(session, bank, files(), make.NOON, ana)
    assert [str(problem) for problem in refused.value.problems] == [
        "ladder.yaml, line 1: A ladder can't go into a bank.",
        f"ours/bank.yaml, line 2, key: This is another bank; the key of this one is {bank.key}.",
    ]


def test_a_retired_question_gets_no_version_from_a_file(session, ana):
    [question] = import_files(session, files(), make.NOON, ana).questions
    question.retire("Too easy.", make.NOON, ana)
    session.commit()

    assert problems(session, ana, files(why=QUESTION.replace("Tell me why.", "Say why."))) == [
        "ours/why.yaml, line 2, key: This question is retired: it gets no new version."
    ]
    assert import_files(session, files(), make.NOON, ana).unchanged == 1


def test_a_check_changes_nothing(session, tmp_path):
    with pytest.raises(NotImported, match=r"none: This isn't a folder\."):
        drafts_of(tmp_path / "none")
    assert [wanted.text.value["key"] for wanted in drafts_of(PACKS)] == sorted(
        path.name for path in PACKS.iterdir() if (path / "bank.yaml").exists()
    )
    assert not session.new


def test_a_check_knows_the_ladder_that_ships_and_the_one_beside(tmp_path):
    (tmp_path / "bank.yaml").write_text(BANK)
    (tmp_path / "why.yaml").write_text(QUESTION.replace("advisor", "delivers-well"))
    with pytest.raises(NotImported, match=r"competency: There is no competency with this key\."):
        drafts_of(tmp_path)
    (tmp_path / "ladder.yaml").write_text(LADDER.replace("key: advisor", "key: delivers-well"))
    assert [list(wanted.drafts) for wanted in drafts_of(tmp_path)] == [["why"]]


def test_what_is_nothing_but_mistakes_is_told_as_far_as_anybody_reads(session, ana):
    wrong = "".join(f"field-{n}: x\n" for n in range(3_000))
    one = problems(session, ana, files(why=QUESTION + wrong))
    assert len(one) == 100
    many = problems(session, ana, {f"ours/q-{n}.yaml": wrong.encode() for n in range(30)})
    assert len(many) == 1_001
    assert many[-1].endswith(" more. Mend these first.")


def test_after_ten_files_that_cant_be_read_no_more_are_tried(session, ana):
    sent = {f"ours/broken-{n:02}.yaml": b"- [" for n in range(30)}
    found = problems(session, ana, files() | sent)
    assert (len(found), found[0]) == (11, "More isn't read before these can be.")
    assert found[1].startswith("ours/broken-00.yaml, line 1: This isn't YAML: ")
