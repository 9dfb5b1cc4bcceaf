"""The texts of a question, each at its place, and the words that they are made of."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from interviews.domain.banks.ladder import Level
from interviews.domain.banks.rubric import LISTS, TEXTS, AnchorDraft, QuestionDraft

Text = tuple[str, str]
"""A place, and what stands there."""

READ = tuple(name for name in TEXTS if name not in {"author", "licence"})
CHECKED = (*READ, *LISTS, "rubric")
"""The fields that a company's own check can name."""

# Thai, Lao, Burmese, Khmer, Japanese and Chinese set no spaces between words: each sign counts as one.
_STANDS_ALONE = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_SENTENCE_ENDS = re.compile(r"[.!?:;…](?=\s|$)|[。！？।؟۔\n]")
LONG = 6


def fields(draft: QuestionDraft) -> Iterator[Text]:
    """What stands in the fields, the scale apart: an item of a list is a text of its own."""
    yield from ((name, getattr(draft, name)) for name in READ)
    yield from ((name, item) for name in LISTS for item in getattr(draft, name))


def points(draft: QuestionDraft) -> Iterator[tuple[str, Level, int, AnchorDraft]]:
    """Every point of every scale, with its place."""
    for level, anchors in draft.rubric.items():
        for point, anchor in enumerate(anchors, start=1):
            yield f"rubric.{level.key}.{point}", level, point, anchor


def scales(draft: QuestionDraft) -> Iterator[Text]:
    """What the points of the scales say."""
    for place, _, _, anchor in points(draft):
        yield place, anchor.name
        yield place, anchor.behaviours


def read(draft: QuestionDraft) -> Iterator[Text]:
    """Everything that anybody reads. Samples' answers are left out: people talk as they talk."""
    yield from fields(draft)
    yield from scales(draft)
    yield from ((place, sample.why) for place, _, _, anchor in points(draft) for sample in anchor.samples)


@lru_cache(maxsize=1_000)
def words(text: str) -> tuple[str, ...]:
    """The words of a text, case folded, without the signs around them; a hyphen parts two words.

    Kept for a while: every check asks for those of the same few texts.
    """
    same = unicodedata.normalize("NFC", text.casefold()).replace("’", "'")
    return tuple(kept for word in "".join(map(_spaced, same)).split() if (kept := word.strip("'")))


@lru_cache(maxsize=10_000)
def _spaced(char: str) -> str:
    """A letter, or a mark over one, as it is; what nobody sees as nothing; another sign as a space."""
    kind = unicodedata.category(char)
    if _STANDS_ALONE.match(char):
        return f" {char} "
    if kind == "Cf":
        return ""
    return char if char.isalnum() or kind.startswith("M") or char == "'" else " "


def lix(text: str) -> int:
    """How hard a text is to read: words per sentence, plus the percentage of words of more than six letters.

    Carl-Hugo Björnsson, Läsbarhet (Stockholm: Liber, 1968). Made for Swedish, it holds for other languages
    too, because it knows none: under 30 children's books, 40 newspapers, 50 officials' letters, 60 statutes.
    """
    found = words(text)
    long = sum(len(word) > LONG for word in found)
    return round(len(found) / len(sentences(text)) + 100 * long / len(found))


def sentences(text: str) -> list[tuple[str, ...]]:
    """The sentences of a text, as words; a line ends one."""
    parts = (words(part) for part in _SENTENCE_ENDS.split(text))
    return [part for part in parts if part]


def alike(one: str, other: str) -> float:
    """How much of their words two texts share: from 0, none, to 1, all."""
    first, second = set(words(one)), set(words(other))
    return len(first & second) / len(first | second) if first | second else 0.0


def found(listed: tuple[str, ...], text: str) -> list[str]:
    """Which of the listed words stand in a text, as they stand there, each once. One may end in `*`."""
    if not listed:
        return []
    return list(dict.fromkeys(filter(None, _pattern(listed).findall(" ".join(words(text))))))


@lru_cache(maxsize=200)
def _pattern(listed: tuple[str, ...]) -> re.Pattern[str]:
    each = sorted({_one(word) for word in listed}, reverse=True)  # the longer of two with one beginning first
    return re.compile(rf"(?<!\S)(?:{'|'.join(each)})(?!\S)")


def _one(word: str) -> str:
    return re.escape(" ".join(words(word))) + (r"\S*" if word.endswith("*") else "")
