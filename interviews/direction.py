"""Words that run from right to left keep to themselves: what stands beside them stays where it is.

A name in Hebrew would draw the comma, the number or the time after it to its other side. So it is set between
two signs that nobody sees, U+2068 and U+2069. Every template does this with whatever it prints; a sentence
that Python or a template puts together does it with each of its gaps. Other text stays as it is, to the byte.
"""

import re

OPEN, CLOSE = "\u2068", "\u2069"

# Letters that run from right to left, and the signs by which somebody can turn a line around.
_TURNS = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_ENDS = re.compile("([\n\u2029])")  # of a paragraph, at which nothing stays apart
_ALONE = re.compile("\u2068[^\u2066-\u2069]*\u2069")
_OPENS = frozenset("\u2066\u2067\u2068")


def isolated(text: str) -> str:
    """The same words, set apart if anything in them can turn what stands around them: each line by itself."""
    if text.isascii() or not _TURNS.search(text):
        return text
    if not _ENDS.search(text) and not _TURNS.search(_ALONE.sub("", text)):
        return text  # a sentence whose gaps were filled by words that stand apart already
    return "".join(map(_alone, _ENDS.split(text)))


def _alone(line: str) -> str:
    if not line.strip() or _ALONE.fullmatch(line):
        return line
    return f"{OPEN}{_paired(line)}{CLOSE}"


def _paired(line: str) -> str:
    """What closes without having been opened would close ours, and what stays open would need ours."""
    kept, depth = [], 0
    for sign in line:
        if sign == CLOSE and not depth:
            continue
        depth += (sign in _OPENS) - (sign == CLOSE)
        kept.append(sign)
    return "".join(kept) + CLOSE * depth
