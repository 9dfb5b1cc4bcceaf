"""What a file is, by its bytes, and whether it is what its name says. Nothing of it is unpacked or run."""

import re
from io import BytesIO
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

import puremagic

from interviews.domain.base import clean

MOST_ENTRIES = 2_000
MOST_UNPACKED = 100_000_000
LONGEST_NAME = 120
ODT = b"application/vnd.oasis.opendocument.text"
TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": ODT.decode(),
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
}
KNOWN = "Send a PDF, a .docx or .odt, a text (.txt, .md), or a picture (.png, .jpg)."
OTHERWISE = "This file isn't what its name says, or it is damaged. Open it, save it anew, then send that."
_UNNAMED = re.compile('[\\\\/:*?"<>|\n\t\u200e\u200f\u202a-\u202e\u2066-\u2069]')


def named(name: str) -> str:
    """The name of a file as it is kept: no path, no sign that turns others around, not too long."""
    last = PurePath(clean(name).replace("\\", "/")).name
    stem, ending = PurePath(last).stem, PurePath(last).suffix.lower()
    return f"{_UNNAMED.sub('', stem).strip(' .')[:LONGEST_NAME] or 'document'}{ending}"


def media_type_of(name: str, content: bytes) -> str:
    """The type of a file that is what its name says. Raises `ValueError` with a sentence for any other."""
    ending = PurePath(name).suffix
    if ending not in TYPES:
        raise ValueError(KNOWN)
    holds = {".pdf": _is_pdf, ".docx": _is_docx, ".odt": _is_odt, ".txt": _is_text, ".md": _is_text}
    if not holds.get(ending, lambda content: _is_picture(content, TYPES[ending]))(content):  # type: ignore[no-untyped-call]
        raise ValueError(OTHERWISE)
    return TYPES[ending]


def _is_pdf(content: bytes) -> bool:
    """By its head and its foot: to read more would unpack what somebody packed to burst."""
    foot = content[-1_024:]
    return content.startswith(b"%PDF-") and b"startxref" in foot and b"%%EOF" in foot


def _is_picture(content: bytes, media_type: str) -> bool:
    try:
        return any(match.mime_type == media_type for match in puremagic.magic_string(content))
    except (puremagic.PureError, ValueError):
        return False


def _is_text(content: bytes) -> bool:
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return False
    return bool(text.strip()) and "\0" not in text


def _is_docx(content: bytes) -> bool:
    names = _entries(content)
    return {"[Content_Types].xml", "word/document.xml"} <= names and "word/vbaProject.bin" not in names


def _is_odt(content: bytes) -> bool:
    # Its first entry is its type, as it stands: nothing has to be unpacked to read it.
    return "content.xml" in _entries(content) and ODT in content[:200]


def _entries(content: bytes) -> set[str]:
    """What an archive says that it holds; nothing if it is none, or would grow too large."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError):
        return set()
    grown = sum(entry.file_size for entry in entries)
    return {e.filename for e in entries} if len(entries) <= MOST_ENTRIES and grown <= MOST_UNPACKED else set()
