"""Where the words that somebody looks for stand in a question, marked."""

import re
from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup, escape

from interviews.domain.base import folded

WORD = re.compile(r"\w+")
BEFORE, AFTER = 60, 120


def marked(text: str, parts: Sequence[str]) -> Markup:
    """The text with what matches between <mark> and </mark>."""
    made, end = [], 0
    for start, stop in spans(text, parts):
        made += [escape(text[end:start]), Markup("<mark>{}</mark>").format(text[start:stop])]
        end = stop
    return Markup("").join([*made, escape(text[end:])])


def excerpt(texts: Iterable[str], parts: Sequence[str]) -> Markup:
    """A piece of the first text that holds a match, with it marked; empty where none does."""
    for text in texts:
        for start, _ in spans(text, parts):
            end = _end_of_word(text, start + AFTER)
            piece = _piece(" ".join(text[:end].split()), " ".join(text[:start].split()))
            return marked(piece, parts) + ("…" if end < len(text) else "")
    return Markup("")


def spans(text: str, parts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where words begin as one of the parts does: from and to, in order, none over another."""
    runs = [part.replace(" ", "") for part in parts if " " in part]
    for word in WORD.finditer(text):
        said = folded(word[0])
        whole = next((part for part in parts if " " not in part and said.startswith(part)), None)
        if whole is not None:
            yield word.span()
            continue
        for found in re.finditer("|".join(map(re.escape, runs)), word[0]) if runs else ():
            yield word.start() + found.start(), word.start() + found.end()


def _end_of_word(text: str, place: int) -> int:
    """Where the word at this place ends; a word without end is cut."""
    gap = re.compile(r"\s").search(text, place, place + AFTER)
    return gap.start() if gap else min(len(text), place + AFTER)


def _piece(text: str, before: str) -> str:
    """The text from a little before the match on, from a whole word."""
    cut = max(0, len(before) - BEFORE)
    return text if not cut else "…" + text[text.find(" ", cut) + 1 :]
