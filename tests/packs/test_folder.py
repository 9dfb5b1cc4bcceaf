"""What is opened at all: few files, small ones, none from outside."""

import io
import struct
import zipfile

import pytest

from interviews.packs import folder
from interviews.packs.folder import in_folder, in_upload
from interviews.packs.lines import NotImported


def archive(files: dict[str, bytes]) -> bytes:
    """A zip archive."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in files.items():
            opened.writestr(name, content)
    return made.getvalue()


def refused(name: str, content: bytes) -> str:
    """Why this upload isn't opened."""
    with pytest.raises(NotImported) as error:
        in_upload(name, content)
    return str(error.value)


def test_a_folder_gives_its_yaml_files_and_those_below(tmp_path):
    for name in ("bank.yaml", "more/why.yml", "README.md", ".github/workflow.yaml", "more/.hidden.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    assert in_folder(tmp_path) == {"bank.yaml": b"bank.yaml", "more/why.yml": b"more/why.yml"}


def test_an_archive_gives_the_same():
    sent = archive({"b/bank.yaml": b"1", "b/": b"", "b/notes.txt": b"2", "__MACOSX/b/._bank.yaml": b"3"})
    assert in_upload("b.zip", sent) == {"b/bank.yaml": b"1"}


def test_a_single_file_comes_as_it_is():
    assert in_upload("why.yaml", b"a: 1") == {"why.yaml": b"a: 1"}


@pytest.mark.parametrize("name", ["../bank.yaml", "/bank.yaml", "a/../../bank.yaml", "a\\bank.yaml"])
def test_nothing_lies_outside_the_archive(name):
    assert refused("b.zip", archive({name: b"1"})) == f"{name}: This lies outside the archive."


def test_too_large_and_too_many_are_refused_before_they_are_read(monkeypatch):
    assert refused("why.yaml", b"a" * 100_001) == "why.yaml: This is larger than 100 kB."
    assert refused("b.zip", archive({"a.yaml": b"a" * 100_001})) == "a.yaml: This is larger than 100 kB."
    assert (
        refused("b.zip", archive({f"{n}.yaml": b"" for n in range(2_001)}))
        == "There are more than 2,000 files."
    )
    much = {f"{n}.yaml": b"a" * 100_000 for n in range(201)}
    assert refused("b.zip", archive(much)) == "Together the files are larger than 20 MB."


def test_what_is_no_archive_is_told_so():
    assert refused("b.zip", b"PK and more") == "b.zip: This archive can't be opened."


def test_an_archive_that_lies_about_a_size_is_not_unpacked(monkeypatch):
    honest = archive({"a.yaml": b"a" * 100_500})
    lying = honest.replace(struct.pack("<L", 100_500), struct.pack("<L", 10))
    assert lying != honest
    said = refused("b.zip", lying)
    assert said in {"b.zip: This archive can't be opened.", "a.yaml: This is larger than 100 kB."}


def test_an_entry_is_never_read_beyond_the_limit(monkeypatch):
    monkeypatch.setattr(folder, "_measure", lambda sizes, limits: None)
    assert refused("b.zip", archive({"a.yaml": b"a" * 100_001})) == "a.yaml: This is larger than 100 kB."
