"""YAML as it is read: text, whole numbers, lists and mappings, with their lines, and nothing else."""

import pytest

from interviews.packs.lines import NotImported, Unreadable, read
from interviews.packs.parcel import opened


def test_text_and_whole_numbers_are_read_with_their_lines():
    text = read("file", "a: 1\nb:\n  - yes\n  - '2'\nc: {d: 1.5, e: 2026-11-17, f: }\n".encode("utf-8-sig"))
    assert text.value == {"a": 1, "b": ["yes", "2"], "c": {"d": "1.5", "e": "2026-11-17", "f": ""}}
    assert (text.lines["b",], text.lines["b", 1], text.lines["c", "e"]) == (2, 4, 5)


@pytest.mark.parametrize(
    ("content", "line", "sentence"),
    [
        (b"\xff\xfe", 1, "This isn't text in UTF-8."),
        (b"a: \x00", 1, "This holds characters that YAML doesn't allow."),
        (b"a: 1\nb: [", 2, "This isn't YAML: expected the node content, but found '<stream end>'."),
        (b"a: 1\n---\nb: 2", 2, "A file holds one document."),
        (b"a: &x 1\nb: *x", 1, "Anchors and aliases aren't read: write it out."),
        (b"a: 1\nb: *x", 2, "Anchors and aliases aren't read: write it out."),
        (b"a: &x [1]", 1, "Anchors and aliases aren't read: write it out."),
        (b"a: !!python/name:os.system x", 1, "Tags aren't read: write text or a whole number."),
        (b"[" * 12 + b"]" * 12, 1, "This is nested too deeply."),
        (b"? [a]\n: 1", 1, "The name of a field is a word."),
        (b"a: 1\na: 2", 2, "“a” stands twice."),
    ],
)
def test_what_isnt_read_is_refused_with_its_line(content, line, sentence):
    with pytest.raises(Unreadable) as refused:
        read("file", content)
    assert (refused.value.line, refused.value.sentence) == (line, sentence)


def test_a_file_that_cannot_be_read_is_a_problem_of_the_import():
    with pytest.raises(NotImported, match=r"^a\.yaml, line 2: “x” stands twice\.$"):
        opened({"a.yaml": b"x: 1\nx: 2"})
