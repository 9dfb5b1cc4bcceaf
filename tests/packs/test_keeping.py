"""A file that somebody keeps by hand keeps their comments when the bank is written into it again."""

import pytest

from interviews.domain.banks import AnchorDraft, Question
from interviews.packs.keeping import kept
from interviews.packs.writing import files_of, write_folder
from tests import make

OLD = """\
# Ours since 2024.
title: Why?  # short
minutes: 10

probes:
  # in this order
  - What else?
  - >-
    And then?
gone: yes
"""


def test_a_file_that_says_the_same_stays_byte_for_byte():
    new = 'title: "Why?"\nminutes: 10\nprobes: [What else?, "And then?"]\ngone: "yes"\n'
    assert kept("why.yaml", OLD, new) == OLD


def test_what_changed_changes_and_the_comments_stay():
    long = "A longer probe, which says more than fits into half a line, and stands in a block of its own"
    new = f'title: "Why not?"\nlicence: "no"\nminutes: 12\nprobes: ["What else?", "{long}", "One\\ntwo"]\n'
    assert (
        kept("why.yaml", OLD, new)
        == f"""\
# Ours since 2024.
title: "Why not?" # short
licence: "no"
minutes: 12

probes:
  # in this order
  - What else?
  - >-
    {long}
  - |-
    One
    two
"""
    )


@pytest.mark.parametrize("old", ["- [", "a: 1\na: 2\n", "just words\n", "a: &x 1\n", ""])
def test_a_file_that_cant_be_kept_is_written_anew(old):
    assert kept("why.yaml", old, "title: Why\n") == "title: Why\n"


def test_points_come_and_go_in_a_file_that_is_kept():
    old = "rubric:\n  staff:\n    - point: 1  # low\n      name: Low\n    - point: 2\n      name: High\n"
    new = "rubric:\n  staff:\n    - point: 1\n      name: Low\n  senior:\n    - point: 1\n      name: Some\n"
    assert kept("why.yaml", old, new) == new.replace("point: 1", "point: 1  # low", 1)


def test_a_bank_is_written_over_the_files_of_before(keep, tmp_path):
    ana = make.coordinator()
    bank = make.bank("Ours", by=ana)
    why = Question.begin(bank, "why", make.draft("Why"), make.NOON, ana)
    how = Question.begin(bank, "how", make.draft("How"), make.NOON, ana)
    keep(bank)
    write_folder(bank, tmp_path)
    for name in ("why.yaml", "how.yaml"):
        path = tmp_path / name
        path.write_text(f"# Reviewed in May.\n{path.read_text()}")
    before = (tmp_path / "how.yaml").read_text()
    level = why.latest.levels[0]
    scale = (*why.latest.draft().rubric[level][:3], AnchorDraft("Beyond", "Names who is absent."))
    why.write(make.draft("Why then", rubric={level: scale}, competency=how.latest.competency), make.NOON, ana)
    keep(bank)

    write_folder(bank, tmp_path)

    assert (tmp_path / "how.yaml").read_text() == before
    assert (tmp_path / "why.yaml").read_text() == f"# Reviewed in May.\n{files_of(bank)['why.yaml']}"
