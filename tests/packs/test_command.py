"""`interviews bank`: files in and out by the command line."""

import json

import pytest
from sqlalchemy import select

from interviews.domain.banks import Bank
from interviews.domain.base import Refused
from interviews.packs import PACKS
from interviews.packs.schema import SCHEMA
from tests import make
from tests.packs.test_table import WHY, book


@pytest.fixture
def run(app):
    """The command, as a shell would call it."""
    runner = app.test_cli_runner()
    return lambda *words: runner.invoke(args=["bank", *(str(word) for word in words)])


def test_a_folder_goes_in_and_a_bank_comes_out_the_same(run, keep, session, tmp_path):
    ana = keep(make.coordinator())
    assert run("import", PACKS, "--by", ana.email.upper()).output == (
        "Questions: 70 new, 0 with a new version, 0 as they were.\n"
    )
    assert len(session.scalars(select(Bank)).all()) == 12

    written = run("export", "past-work", tmp_path / "past-work").output.split()

    assert sorted(written) == sorted(str(path) for path in (tmp_path / "past-work").iterdir())
    assert len(written) == 13
    assert run("check", tmp_path).output == "These files can be imported.\n"
    assert run("import", tmp_path, "--by", ana.email).output == (
        "Questions: 0 new, 0 with a new version, 12 as they were.\n"
    )


def test_who_brings_it_works_here(run, keep):
    result = run("import", PACKS, "--by", "nobody@example.com")
    assert isinstance(result.exception, Refused)
    assert str(result.exception) == "Nobody here has the e-mail address nobody@example.com."


def test_a_folder_with_mistakes_changes_nothing_and_says_them_all(run, keep, session, tmp_path):
    ana = keep(make.coordinator())
    (tmp_path / "bank.yaml").write_text("format: 1\nkey: ours\n")
    result = run("import", tmp_path, "--by", ana.email)
    assert str(result.exception) == "bank.yaml, line 1, name: This is missing."
    assert session.scalars(select(Bank)).all() == []

    checked = run("check", tmp_path)
    assert (checked.exit_code, checked.output) == (1, "bank.yaml, line 1, name: This is missing.\n")


def test_a_bank_that_isnt_there_is_refused_with_those_that_are(run, keep, tmp_path):
    assert str(run("export", "ours", tmp_path).exception) == (
        "There is no bank with the key ours; there are: none."
    )
    bank = keep(make.bank())
    assert str(run("export", "ours", tmp_path).exception) == (
        f"There is no bank with the key ours; there are: {bank.key}."
    )


def test_the_schema_says_what_every_field_is(run):
    schema = json.loads(run("schema").output)
    assert schema == SCHEMA
    for kind in ("bank", "question", "ladder"):
        fields = schema["$defs"][kind]["properties"]
        assert [name for name, field in fields.items() if not field.get("description")] == []


def test_a_bank_is_printed_to_be_read(run, keep):
    bank = keep(make.bank("Ours"))
    assert run("read", bank.key).output == "# Ours\n"


def test_a_table_goes_into_a_bank_and_each_row_left_says_why(run, keep, tmp_path):
    ana = keep(make.coordinator())
    bank = keep(make.bank("Ours", by=ana))
    keep(make.competency("Advisor"))
    keep(make.level("Staff"))
    path = tmp_path / "q.xlsx"
    path.write_bytes(book(WHY, ("How?", "Advice", *WHY[2:]), (None, *WHY[1:])))
    assert run("table", bank.key, path, "--by", ana.email).output.splitlines() == [
        "Row 3, How?: There is no competency called “Advice”.",
        "Row 4, without a title: Give the question a title.",
        "Questions: 1 new, 0 with a new version, 0 as they were; 2 rows were not taken.",
    ]


def test_a_check_holds_questions_against_the_rules_too(run, tmp_path):
    folder, own = tmp_path / "ours", tmp_path / "rules.yaml"
    bank = PACKS / "past-work"
    folder.mkdir()
    for name in ("bank.yaml", "a-fault-nobody-owned.yaml"):
        (folder / name).write_bytes((bank / name).read_bytes())
    assert run("check", folder).output == "These files can be imported.\n"

    path = folder / "a-fault-nobody-owned.yaml"
    text = path.read_text().replace("A repair done alone, however hard.", "A brilliant repair done alone.")
    path.write_text(text)
    line = next(n for n, said in enumerate(text.splitlines()) if "A brilliant repair" in said)
    hinted = run("check", folder)
    assert hinted.exit_code == 0
    assert hinted.output.startswith(
        f"Look again: a-fault-nobody-owned.yaml, line {line}, rubric.staff[1].anchor: “brilliant”: "
    )
    assert hinted.output.endswith("These files can be imported.\n")

    own.write_text(
        "format: 1\nchecks:\n  - name: ours\n    sentence: It asks about a border.\n"
        "    fields: [prompt]\n    words: [borders]\n    required: yes\n"
    )
    gated = run("check", folder, "--rules", own)
    assert (gated.exit_code, "a-fault-nobody-owned.yaml, line" in gated.output.splitlines()[-1]) == (1, True)
    assert "These files can be imported." not in gated.output
