"""Names taken out of what people wrote, for packets that name nobody."""

import re
from collections.abc import Iterable

MASK = "[name]"
SHORTEST = 3


class Masking:
    """Replaces whole names and their parts, of three letters or more, in any case.

    With no names it changes nothing. Where it errs it hides too much: better than a name.
    """

    def __init__(self, names: Iterable[str]) -> None:
        parts = {
            part for name in names for part in (name, *re.split(r"[\s\-]+", name)) if len(part) >= SHORTEST
        }
        longest_first = sorted(parts, key=lambda part: (-len(part), part))
        words = "|".join(re.escape(part) for part in longest_first)
        self._names = re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) if words else None

    def hide(self, text: str) -> str:
        """The text without the names."""
        return self._names.sub(MASK, text) if self._names else text
