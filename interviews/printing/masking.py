"""Names taken out of what people wrote, for packets that name nobody.

Both sides are compared as names are found elsewhere: whatever the case, the accents, the width, and the signs
that nobody sees. Where a word ends depends on the script.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from interviews.domain.base import compared

MASK = "[name]"
SHORTEST = 3
SHORTEST_WITHOUT_GAPS = 2

_LETTER = r"[^\W\d_]"
_BETWEEN = re.compile(r"[^\w'’]+|_")
_HAN = re.compile("[\u3400-\u9fff]{3,}")
_WITHOUT_GAPS = {"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN"}
_PARTICLES = {"ARABIC": "وفبكلس", "HEBREW": "ושהבכלמ"}  # written in one with the word that follows


class Masking:
    """Replaces whole names and their parts, of three letters or more.

    With no names it changes nothing. Where it errs it hides too much: better than a name.
    """

    def __init__(self, names: Iterable[str]) -> None:
        parts = {part for name in names for part in _parts(_flat(name)[0].strip())}
        longest_first = sorted(parts, key=lambda part: (-len(part), part))
        self._names = re.compile("|".join(map(_pattern, longest_first))) if parts else None

    def hide(self, text: str) -> str:
        """The text without the names."""
        kept, done = [], 0
        for start, end in self._found(text):
            kept += [text[done:start], MASK]
            done = end
        return "".join([*kept, text[done:]])

    def spares(self, content: object) -> bool:
        """Whether nothing in these values, however they are nested, would be hidden."""
        if isinstance(content, str):
            return not any(self._found(content))
        if isinstance(content, dict):
            return all(map(self.spares, content.values()))
        return not isinstance(content, list | tuple) or all(map(self.spares, content))

    def _found(self, text: str) -> Iterator[tuple[int, int]]:
        """From where to where each name goes, with the marks that hang on its last letter."""
        if not self._names:
            return
        flat, places = _flat(text)
        for match in self._names.finditer(flat):
            start = places[match.end(match.lastindex) if match.lastindex else match.start()]
            end = places[match.end() - 1] + 1
            while end < len(text) and not compared(text[end]):
                end += 1
            yield start, end


def _flat(text: str) -> tuple[str, list[int]]:
    """What is compared, and from which place in the text each letter of it comes."""
    found = [(c, at) for at, char in enumerate(text) for c in (" " if char.isspace() else compared(char))]
    return "".join(c for c, _ in found), [at for _, at in found]


def _parts(name: str) -> Iterator[str]:
    """The whole name, and each of its words that is long enough to be told from others."""
    for part in _BETWEEN.split(name):
        least = SHORTEST_WITHOUT_GAPS if _script(part) in _WITHOUT_GAPS else SHORTEST
        if len(part) >= least:
            yield part
        if _HAN.fullmatch(part):
            yield part[1:]  # without the family's name, which comes first
    if len(name) > 1:
        yield name


def _pattern(part: str) -> str:
    """The part as a word, as far as its script parts words: some have no gaps, some hang a word's ending or a
    particle on it.
    """
    script, word = _script(part), re.escape(part)
    if script in _WITHOUT_GAPS:
        return word
    if script in _PARTICLES:
        return rf"(?<!{_LETTER})([{_PARTICLES[script]}]{{0,2}}){word}(?!{_LETTER})"
    ending = rf"(?!{_LETTER})" if part[-1].upper() != part[-1] else ""
    return rf"(?<!{_LETTER}){word}{ending}"


def _script(part: str) -> str:
    return unicodedata.name(part[-1], "").split(" ")[0] if part else ""
