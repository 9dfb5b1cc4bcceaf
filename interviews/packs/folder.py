"""The files of an import, from a folder or from an archive: few, small, and none from outside."""

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from lzma import LZMAError
from pathlib import Path, PurePosixPath
from typing import TypeVar

from interviews.packs.lines import NotImported, Problem

LARGEST_FILE = 100_000
ENDINGS = {".yaml", ".yml"}
BROKEN = (zipfile.BadZipFile, LZMAError, zlib.error, EOFError, OSError, RuntimeError, ValueError)

PLANS = "plans"

Files = Mapping[str, bytes]
Found = TypeVar("Found")


@dataclass(frozen=True)
class Limits:
    """How many files are taken at once, and how many bytes they may have together."""

    files: int
    bytes: int


FOLDER, UPLOAD = Limits(20_000, 200_000_000), Limits(2_000, 20_000_000)


def _unfit(file: str, sentence: str) -> NotImported:
    return NotImported([Problem(file, 0, "", sentence)])


def in_folder(folder: Path) -> Files:
    """Every YAML file of a folder and of the folders in it, by its path from there. Raises `NotImported`."""
    if not folder.is_dir():
        raise _unfit(str(folder), "This isn't a folder.")
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    ours = _without_plans({name: path for name, path in paths.items() if _is_ours(name)})
    found = dict(sorted(ours.items()))
    _measure({name: path.stat().st_size for name, path in found.items()}, FOLDER)
    return {name: path.read_bytes() for name, path in found.items()}


def in_upload(name: str, content: bytes) -> Files:
    """What somebody sent: an archive of YAML files, or one of them. Raises `NotImported`."""
    if not content.startswith(b"PK"):
        _measure({name: len(content)}, UPLOAD)
        return {name: content}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            named = {entry.filename: entry for entry in archive.infolist() if _is_ours(entry.filename)}
            entries = _without_plans(named)
            _measure({name: entry.file_size for name, entry in entries.items()}, UPLOAD)
            return {name: _open(archive, entry) for name, entry in entries.items()}
    except BROKEN as error:
        raise _unfit(name, "This archive can't be opened.") from error


def _is_ours(name: str) -> bool:
    """A YAML file; what an editor, a system or a repository keeps for itself isn't."""
    path = PurePosixPath(name)
    hidden = any(part.startswith((".", "__MACOSX")) and part != ".." for part in path.parts)
    return path.suffix in ENDINGS and not hidden


def _without_plans(found: Mapping[str, Found]) -> dict[str, Found]:
    """The files without those of a folder called `plans`, unless that is a bank: plans are no questions."""
    folders = {name: PurePosixPath(name).parent for name in found}
    banks = {folders[name] for name in found if PurePosixPath(name).name == "bank.yaml"}
    return {
        name: file for name, file in found.items() if folders[name].name != PLANS or folders[name] in banks
    }


def _open(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """An archive can lie about sizes: no more than we take is ever unpacked."""
    with archive.open(entry) as file:
        content = file.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise _unfit(entry.filename, f"This is larger than {LARGEST_FILE // 1000} kB.")
    return content


def _measure(sizes: Mapping[str, int], limits: Limits) -> None:
    for file, size in sizes.items():
        if PurePosixPath(file).is_absolute() or ".." in PurePosixPath(file).parts or "\\" in file:
            raise _unfit(file, "This lies outside the archive.")
        if size > LARGEST_FILE:
            raise _unfit(file, f"This is larger than {LARGEST_FILE // 1000} kB.")
    if len(sizes) > limits.files:
        raise _unfit("", f"There are more than {limits.files:,} files.")
    if sum(sizes.values()) > limits.bytes:
        raise _unfit("", f"Together the files are larger than {limits.bytes // 1_000_000} MB.")
