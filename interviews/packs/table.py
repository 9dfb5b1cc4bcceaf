"""The table of questions that coordinators have today: an XLSX file, a row a question and level.

Rows that hold up are taken, as drafts; every other one is reported with its reason. Rows with one title are
one question, at several levels.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from openpyxl import load_workbook

from interviews.packs.folder import BROKEN
from interviews.packs.lines import NotImported, Problem

MOST_ROWS, MOST_COLUMNS, LARGEST = 5_000, 100, 20_000_000
LONGEST_CELL = 32_767  # what the format allows
# What isn't a sheet or its words, such as styles, is taken in whole, at twenty times its size.
LARGEST_PART, STREAMED = 1_000_000, ("xl/worksheets/", "xl/sharedStrings.xml")
# What a column may be called, besides its own name.
OTHER_NAMES = {
    "question": "prompt",
    "question text": "prompt",
    "why we ask": "purpose",
    "why": "purpose",
    "shows": "competency",
    "skill": "competency",
    "time": "minutes",
    "duration": "minutes",
    "follow-ups": "probes",
    "follow-up": "probes",
    "told beforehand": "told_beforehand",
    "not scored": "not_scored",
    "other ways": "alternatives",
    "for interviewers": "for_interviewers",
    "license": "licence",
}
NAMES = frozenset(
    {
        "title",
        "competency",
        "level",
        "minutes",
        "prompt",
        "kind",
        "materials",
        "for_interviewers",
        "purpose",
        "probes",
        "clarifications",
        "told_beforehand",
        "not_scored",
        "alternatives",
        "author",
        "licence",
        *(f"probe {n}" for n in range(1, 4)),
        *(f"point {n}" for n in range(1, 7)),
        *(f"point {n} name" for n in range(1, 7)),
    }
)
NEEDED = ("title", "competency", "level", "minutes", "prompt", "point 1", "point 2", "point 3")


@dataclass
class Row:
    """A row of the table: its number in the sheet, and its cells by the names of their columns."""

    number: int
    cells: dict[str, str]

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")

    def numbered(self, stem: str, most: int) -> list[str]:
        """The cells of `stem 1`, `stem 2` …"""
        return [self[f"{stem} {n}"] for n in range(1, most + 1)]


@dataclass
class Table:
    """What the sheet holds, and the columns that nobody knows."""

    rows: list[Row]
    unknown: list[str] = field(default_factory=list)


def is_table(content: bytes) -> bool:
    """Whether this is an XLSX file, and not an archive of something else."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except BROKEN:
        return False


def opened(name: str, content: bytes) -> Table:
    """The first sheet of the file. Raises `NotImported` if it can't be read, is too large, lacks a column."""
    try:
        _measure(name, content)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        lines = list(_lines(name, book.worksheets[0].iter_rows(max_col=MOST_COLUMNS, values_only=True)))
    except NotImported:
        raise
    except Exception as error:  # whatever a library says of a file that somebody made
        raise _unfit(name, "This table can't be opened. Save it as .xlsx once more.") from error
    return _table(name, lines)


def _measure(name: str, content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
    if sum(sizes.values()) > LARGEST:
        raise _unfit(name, f"Unpacked, this is larger than {LARGEST // 1_000_000} MB.")
    if any(size > LARGEST_PART and _is_taken_in_whole(part) for part, size in sizes.items()):
        raise _unfit(name, "This holds too much besides its rows. Copy them into a new table.")


def _is_taken_in_whole(part: str) -> bool:
    return part.lower().endswith((".xml", ".rels")) and not part.startswith(STREAMED)


def _lines(name: str, rows: Iterable[tuple[Any, ...]]) -> Iterator[list[str]]:
    for number, row in enumerate(rows, start=1):
        if number > MOST_ROWS + 1:
            raise _unfit(name, f"There are more than {MOST_ROWS:,} rows.")
        said = [_said(cell) for cell in row]
        if max(map(len, said), default=0) > LONGEST_CELL:
            raise _unfit(name, f"A cell of row {number} holds more than {LONGEST_CELL:,} characters.")
        yield said


def _said(cell: Any) -> str:
    """What a cell says: whole numbers without their decimals, as people see them."""
    if cell is None:
        return ""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()


def _table(name: str, lines: list[list[str]]) -> Table:
    heads = [_column(text) for text in lines[0]] if lines else []
    if lacking := [column for column in NEEDED if column not in heads]:
        named = ", ".join(column.capitalize() for column in lacking)
        raise _unfit(name, f"The first row names the columns; there is none called {named}.")
    rows = [
        Row(number, {head: text for head, text in zip(heads, line, strict=False) if head in NAMES and text})
        for number, line in enumerate(lines[1:], start=2)
    ]
    return Table([row for row in rows if row.cells], [h for h in heads if h and h not in NAMES])


def _column(text: str) -> str:
    plain = " ".join(text.casefold().split())
    return OTHER_NAMES.get(plain, plain)


def _unfit(file: str, sentence: str) -> NotImported:
    return NotImported([Problem(file, 0, "", sentence)])
