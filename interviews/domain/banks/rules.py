"""The rules that the words of a question are held against: those that ship, and a company's own."""

from dataclasses import dataclass
from enum import StrEnum


class WordKind(StrEnum):
    """Why a word is on the list."""

    EXCLUDES = "excludes"
    FIT = "fit"
    TRAIT = "trait"


@dataclass(frozen=True)
class WordRule:
    """Words to look at twice, why, and what to write instead."""

    kind: WordKind
    words: tuple[str, ...]
    reason: str
    instead: str = ""


@dataclass(frozen=True)
class OwnCheck:
    """A company's own check: `fields` must hold something, must not hold some words, or stay under a length.

    `most_words` counts words, 0 for no limit. A required one gates approval.
    """

    name: str
    sentence: str
    fields: tuple[str, ...]
    needed: bool = False
    words: tuple[str, ...] = ()
    most_words: int = 0
    required: bool = False


@dataclass(frozen=True)
class Rules:
    """Everything that a check knows besides the question. `hardest` is the highest LIX of what is said."""

    words: tuple[WordRule, ...] = ()
    own: tuple[OwnCheck, ...] = ()
    hardest: int = 45


NO_RULES = Rules()
