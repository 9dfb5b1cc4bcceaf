"""A bank as files: the same bank, the same files, and they read back as what they were."""

import io
import zipfile

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from interviews.domain.banks import Question
from interviews.domain.base import tidy
from interviews.packs import PACKS, lines, yaml
from interviews.packs.folder import in_folder, in_upload
from interviews.packs.reading import import_files, import_folder
from interviews.packs.writing import archive_of, files_of, write_folder
from tests import make

SIGNS = some.text(alphabet=" ab1\n\"'#:-|>\t\\&*!%@0.,[]{}?~\u2028\u00a0\u3000é\ufffe\U0001f600")


@example("a  b")
@given(some.one_of(some.text(), SIGNS).map(tidy).filter(bool))
def test_whatever_somebody_writes_reads_back_as_it_was(text):
    written = f"a: {yaml.inline(text)}\n{yaml.block('b', text)}c:\n{yaml.item(text)}{yaml.item(text)}"
    assert lines.read("file", written.encode()).value == {"a": text, "b": text, "c": [text, text]}


@pytest.mark.parametrize("word", ["yes", "No", "null", "12", "1.5", "2026-11-17", "~", "a: b", "- a"])
def test_what_another_reader_would_take_for_something_else_is_quoted(word):
    assert yaml.inline(word) == f'"{word}"'


def test_the_packs_that_ship_are_written_as_an_export_writes_them(session, keep):
    report = import_folder(session, PACKS, make.NOON, keep(make.coordinator()))
    written = {
        f"{bank.key}/{name}": text.splitlines()
        for bank in report.banks
        for name, text in files_of(bank).items()
    }
    shipped = {name: content.decode().splitlines() for name, content in in_folder(PACKS).items()}
    del shipped["ladder.yaml"], shipped["rules.yaml"]

    def without_comments(files):
        return {name: [line for line in text if not line.startswith("#")] for name, text in files.items()}

    assert without_comments(written) == without_comments(shipped)


def test_an_export_imports_without_a_difference(session, keep, tmp_path):
    ana = keep(make.coordinator())
    bank = import_folder(session, PACKS, make.NOON, ana).banks[0]
    session.commit()
    folder = tmp_path / "new" / "bank"

    paths = write_folder(bank, folder)
    report = import_folder(session, folder, make.NOON, ana)

    assert sorted(path.name for path in paths) == [path.name for path in sorted(folder.iterdir())]
    assert (report.begun, report.rewritten, report.unchanged) == (0, 0, 7)
    assert not session.dirty
    assert {path.name: path.read_text() for path in paths} == files_of(bank)


def test_an_archive_is_the_same_bytes_each_time_and_imports_again(session, keep):
    ana = keep(make.coordinator())
    bank = import_folder(session, PACKS, make.NOON, ana).banks[0]
    session.commit()

    archive = archive_of(bank)

    assert archive == archive_of(bank)
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        assert opened.namelist() == [f"{bank.key}/{name}" for name in files_of(bank)]
    assert import_files(session, in_upload("bank.zip", archive), make.NOON, ana).unchanged == 7


def test_retired_questions_and_empty_fields_are_left_out(session, keep):
    bank = make.bank("Ours: the bank")
    kept = Question.begin(
        bank, "kept", make.draft("Why?", alternatives="One\nTwo", not_scored=""), make.NOON, make.person()
    )
    Question.begin(bank, "gone", make.draft(), make.NOON, make.person()).retire(
        "Old.", make.NOON, make.person()
    )
    keep(bank)
    staff, competency = kept.latest.levels[0], kept.latest.competency

    assert files_of(bank) == {
        "bank.yaml": f'format: 1\nkey: {bank.key}\nname: "Ours: the bank"\n',
        "kept.yaml": f"""\
format: 1
key: kept
title: "Why?"
competency: {competency.key}
minutes: 10

prompt: >-
  Tell me about it.

purpose: >-
  Whoever has this job does it.

alternatives: |-
  One
  Two

# An anchor is what was heard or seen, never a trait.
rubric:
  {staff.key}:
"""
        + "".join(
            f"    - point: {n}\n      name: Point {n}\n      anchor: >-\n        Seen {n} times\n".replace(
                f"Point {n}", f'"Point {n}"' if not yaml.PLAIN.fullmatch(f"Point {n}") else f"Point {n}"
            )
            for n in range(1, 5)
        ),
    }
