"""What changed between two versions: word by word, line by line, point by point.

Not here: how it is shown, and what people call the places.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from interviews.domain.banks.ladder import Level
from interviews.domain.banks.rubric import LISTS, TEXTS, AnchorDraft, QuestionDraft

# A word with the space after it; a sign of Thai, Japanese or Chinese by itself, with the marks over it.
_WORD = re.compile(
    r"[\u0e01-\u0e30\u0e32\u0e40-\u0e46\u3040-\u30ff\u3400-\u9fff][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u3099\u309a]*"
    r"|[^\s\u0e01-\u0e30\u0e32\u0e40-\u0e46\u3040-\u30ff\u3400-\u9fff]+\s*|\s+"
)
NEVER_ALIKE = 0.3
"""Two texts that share less of their words than this are shown one after the other, not mixed."""

MOST_PAIRS = 15_000
"""Two texts that have more pairs of equal words than this are shown so too: they could take minutes to mix. A
prompt of the longest that we keep has ten thousand with itself.
"""


class Piece(StrEnum):
    """What became of a few words."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


Row = tuple[tuple[Piece, str], ...]
"""A text, a line or an item, in pieces; one alone is added or removed whole."""


@dataclass(frozen=True)
class Change:
    """What changed at one place, such as `prompt` or `rubric.staff.3`; `part` is a part of a point."""

    place: str
    rows: tuple[Row, ...]
    part: str = ""


@dataclass(frozen=True)
class Difference:
    """Two versions side by side: what changed, and the places that say the same in both."""

    changes: tuple[Change, ...]
    unchanged: tuple[str, ...]


def difference(old: QuestionDraft, new: QuestionDraft) -> Difference:
    """What changed from `old` to `new`."""
    changes = (*_of_facts(old, new), *_of_fields(old, new), *_of_scales(old, new))
    changed = {change.place for change in changes}
    return Difference(changes, tuple(_unchanged(old, new, changed)))


def at_place(draft: QuestionDraft, place: str) -> object:
    """What stands at a place, to be compared; nothing where there is no such point."""
    if place == "rubric":
        return {level.key: anchors for level, anchors in draft.rubric.items()}
    if place.startswith("rubric."):
        _, key, point = place.split(".")
        scale = next((anchors for level, anchors in draft.rubric.items() if level.key == key), ())
        return scale[int(point) - 1 : int(point)]
    return getattr(draft, place)


def _unchanged(old: QuestionDraft, new: QuestionDraft, changed: set[str]) -> Iterator[str]:
    """The places that say the same; a scale of which nothing changed is one, such as `rubric.staff`."""
    fields = ("competency", "kind", "minutes", *(name for name in (*TEXTS, *LISTS) if getattr(new, name)))
    yield from (name for name in fields if name not in changed)
    for level in _levels(old, new):
        points = [f"rubric.{level.key}.{n}" for n, _ in enumerate(new.rubric.get(level, ()), start=1)]
        same = [point for point in points if point not in changed]
        yield from [f"rubric.{level.key}"] if points and same == points and level in old.rubric else same


def _levels(old: QuestionDraft, new: QuestionDraft) -> list[Level]:
    return sorted({*old.rubric, *new.rubric}, key=lambda level: (level.position, level.name))


def _of_facts(old: QuestionDraft, new: QuestionDraft) -> Iterator[Change]:
    for place, was, now in (
        ("competency", old.competency.name, new.competency.name),
        ("kind", old.kind.value, new.kind.value),
        ("minutes", str(old.minutes), str(new.minutes)),
    ):
        if was != now:
            yield Change(place, (((Piece.REMOVED, was),), ((Piece.ADDED, now),)))


def _of_fields(old: QuestionDraft, new: QuestionDraft) -> Iterator[Change]:
    for name in (*TEXTS, *LISTS):
        was, now = getattr(old, name), getattr(new, name)
        if was != now:
            yield Change(name, _ways(name)(was, now))


def _ways(name: str) -> Callable[..., tuple[Row, ...]]:
    """Lists go by their items, what is laid out in lines by its lines, the rest by its words."""
    if name in LISTS:
        return by_lines
    if name in {"materials", "alternatives"}:
        return lambda was, now: by_lines(was.split("\n") if was else [], now.split("\n") if now else [])
    return by_words


def _of_scales(old: QuestionDraft, new: QuestionDraft) -> Iterator[Change]:
    for level in _levels(old, new):
        was, now = old.rubric.get(level, ()), new.rubric.get(level, ())
        for n in range(max(len(was), len(now))):
            yield from _of_point(f"rubric.{level.key}.{n + 1}", was[n : n + 1], now[n : n + 1])


def _of_point(place: str, was: Sequence[AnchorDraft], now: Sequence[AnchorDraft]) -> Iterator[Change]:
    """A point that one of the two lacks is removed or added, in all of its parts."""
    before, after = (one[0] if one else AnchorDraft("", "") for one in (was, now))
    for part in ("name", "behaviours"):
        old, new = getattr(before, part), getattr(after, part)
        if old != new:
            yield Change(place, by_words(old, new), part)
    for n in range(max(len(before.samples), len(after.samples))):
        old, new = (one.samples[n : n + 1] for one in (before, after))
        for part in ("answer", "why"):
            texts = tuple(getattr(sample[0], part) if sample else "" for sample in (old, new))
            if texts[0] != texts[1]:
                yield Change(place, by_words(*texts), f"{part} {n + 1}")


def by_words(old: str, new: str) -> tuple[Row, ...]:
    """What changed from one text to another, in words; one that is quite another stands after the old one."""
    was, now = _WORD.findall(old), _WORD.findall(new)
    first, second = ([word.strip() for word in words] for words in (was, now))  # another space is no change
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    if not old or not new or _is_tangled(first, second) or matcher.ratio() < NEVER_ALIKE:
        rows = ((Piece.REMOVED, old), (Piece.ADDED, new))
        return tuple((row,) for row in rows if row[1])
    return (tuple(_pieces(matcher, was, now)),)


def _pieces(matcher: SequenceMatcher[str], was: list[str], now: list[str]) -> Iterator[tuple[Piece, str]]:
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            yield Piece.KEPT, "".join(now[k:m])
            continue
        for piece, words in ((Piece.REMOVED, was[i:j]), (Piece.ADDED, now[k:m])):
            if words:
                yield piece, "".join(words)


def by_lines(old: Iterable[str], new: Iterable[str]) -> tuple[Row, ...]:
    """What changed from some lines or items to others: each is kept, removed, added, or has other words."""
    was, now = list(old), list(new)
    rows: list[Row] = []
    if _is_tangled(was, now):
        return tuple(
            ((piece, line),) for piece, lines in ((Piece.REMOVED, was), (Piece.ADDED, now)) for line in lines
        )
    for tag, i, j, k, m in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag == "equal":
            rows += (((Piece.KEPT, line),) for line in now[k:m])
        elif tag == "replace" and j - i == m - k:
            rows += (row for pair in zip(was[i:j], now[k:m], strict=True) for row in by_words(*pair))
        else:
            rows += (((Piece.REMOVED, line),) for line in was[i:j])
            rows += (((Piece.ADDED, line),) for line in now[k:m])
    return tuple(rows)


def _is_tangled(was: list[str], now: list[str]) -> bool:
    """Whether so much of it comes so often that nobody could wait for what belongs to what."""
    before, after = Counter(was), Counter(now)
    return was != now and sum(times * after[one] for one, times in before.items()) > MOST_PAIRS
