"""Words as a packet prints them: numbers, lists, times, and whatever people type.

Not here: what is said (the templates) and what is true (the dossier).
"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import UTC, date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape

_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip

_LONG_WORD = re.compile(r"\S{31,}")
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_PILED_MARKS = re.compile(f"([{_MARKS}]{{8}})[{_MARKS}]+")
_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
_PIECE = 30
_HARD = "\u00a0"
_JOINER, _BREAK = "\u200d", "\u200b"


def number(count: int) -> str:
    """3 is "three"; from 21 on, digits."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def counted(count: int, one: str, many: str = "") -> str:
    """ "one rating", "three ratings"; the plural may be given where an s isn't enough."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def part(count: int, total: int, one: str, many: str = "") -> str:
    """ "Five of six scorecards", "None of one question"."""
    return capital(f"{number(count) if count else 'none'} of {counted(total, one, many)}")


def listed(parts: Sequence[str], last: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    return f" {last} ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def capital(words: str) -> str:
    """The first letter large, the others as they are."""
    return words[:1].upper() + words[1:]


def decimal(exact: Fraction) -> str:
    """Two places, halves away from zero, so that it can be checked by hand."""
    hundredths = (exact * 200 + 1) // 2
    return f"{hundredths // 100}.{hundredths % 100:02}"


def percent(share: Fraction) -> str:
    """Rounded down: 99.6 % isn't everything."""
    return f"{int(share * 100)} %"


def day(on: date) -> str:
    """ "23 November 2026"."""
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"


def short_day(on: date) -> str:
    """ "Mon 23 Nov 2026", with hard spaces up to the month."""
    return f"{_DAYS[on.weekday()]}{_HARD}{on.day}{_HARD}{_MONTHS[on.month - 1][:3]} {on.year}"


def days(first: date, last: date) -> str:
    """ "23 to 27 November 2026", with no more said twice than needed."""
    if first == last:
        return day(last)
    if first.year != last.year:
        return f"{day(first)} to {day(last)}"
    month = "" if first.month == last.month else f" {_MONTHS[first.month - 1]}"
    return f"{first.day}{month} to {day(last)}"


def moment(at: datetime, zone: str) -> str:
    """ "Mon 23 Nov 2026, 16:10", on the clocks of that zone."""
    local = at.astimezone(ZoneInfo(zone))
    return f"{short_day(local)}, {local:%H:%M}"


def zone_of(at: datetime, zone: str) -> str:
    """ "Lisbon, UTC+0", "Kathmandu, UTC+5:45"."""
    offset = at.astimezone(ZoneInfo(zone)).strftime("%z")
    hours, minutes = int(offset[1:3]), offset[3:5]
    shift = f"{offset[0]}{hours}" + (f":{minutes}" if minutes != "00" else "")
    return f"{zone.rsplit('/', 1)[-1].replace('_', ' ')}, UTC{shift}"


def stamp(at: datetime) -> str:
    """The moment as the file's metadata want it: "2026-11-30T10:20:00Z"."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def short_digest(digest: str) -> str:
    """Enough of a hash to compare by eye: "9f2c 41d7 … e805"."""
    return f"{digest[:4]} {digest[4:8]} … {digest[-4:]}"


def whole_digest(digest: str) -> Markup:
    """A hash on one line, with nothing put into it, so that it can be copied."""
    return escape(digest)


def breakable(text: str) -> str:
    """The same text with room to break in words that no line can hold, and without piled-up accents."""
    return _LONG_WORD.sub(_with_breaks, _PILED_MARKS.sub(r"\1", text))


def _with_breaks(word: re.Match[str]) -> str:
    pieces, since = [], 0
    for before, char in zip(" " + word[0], word[0], strict=False):
        if since >= _PIECE and before != _JOINER and not _continues(char):
            pieces.append(_BREAK)
            since = 0
        pieces.append(char)
        since += 1
    return "".join(pieces)


def _continues(char: str) -> bool:
    """Accents, emoji modifiers and joiners belong to the sign before them."""
    return char == _JOINER or unicodedata.category(char) in {"Mn", "Mc", "Me", "Sk"}


def direction(text: str) -> str:
    """ "rtl" if the first letter that has a direction runs right to left."""
    for char in text:
        strong = unicodedata.bidirectional(char)
        if strong in {"L", "R", "AL"}:
            return "ltr" if strong == "L" else "rtl"
    return "ltr"


def prose(text: str) -> Markup:
    """What somebody typed, as paragraphs: a blank line parts them, line ends and indents stay.

    So does a line that runs the other way: a paragraph has one direction on paper.
    """
    paragraphs = (part for each in _BLANK_LINES.split(text.strip("\n")) for part in _of_one_direction(each))
    return Markup("").join(_paragraph(each) for each in paragraphs if each.strip())


def _of_one_direction(paragraph: str) -> list[str]:
    lines = paragraph.split("\n")
    return lines if len({direction(line) for line in lines if line.strip()}) > 1 else [paragraph]


def _paragraph(text: str) -> Markup:
    turn = Markup(' dir="rtl"') if direction(text) == "rtl" else ""
    return Markup("<p{}>{}</p>").format(turn, escape(breakable(text)))
