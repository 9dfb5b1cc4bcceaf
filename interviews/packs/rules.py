"""The rules that ship, and a company's own beside them: from YAML to what the checks know.

A company's own file, named by `INTERVIEWS_RULES`, looks like this; every part may be left out but the first:

    format: 1
    hardest: 40
    words:
      - kind: excludes
        words: [legacy people, greenfield*]
        reason: Only we know what we mean by it.
        instead: Say what the work is.
    without: [home run*]
    checks:
      - name: our product
        sentence: It names no product of ours.
        fields: [prompt, materials]
        words: [tidebook*]
        required: yes

`interviews bank rules` prints the schema of it, and checks a file that is named after it.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from interviews.domain.banks import NO_RULES, OwnCheck, Rules, WordKind, WordRule
from interviews.packs import PACKS, lines
from interviews.packs.complaints import complaints
from interviews.packs.lines import NotImported, Problem, Text, refuse
from interviews.packs.parcel import RULES_FILE
from interviews.packs.schema import RULES

SHIPPED = PACKS / RULES_FILE


@dataclass(frozen=True)
class OwnRules:
    """What a company's own file says: what it adds, and what it leaves out of the list that ships."""

    rules: Rules
    without: frozenset[str] = frozenset()

    def __str__(self) -> str:
        added = sum(len(rule.words) for rule in self.rules.words)
        checks = len(self.rules.own)
        return f"Words: {added} more, {len(self.without)} left out. Checks of your own: {checks}."


def shipped() -> Rules:
    """The rules that ship."""
    return _rules(_read(SHIPPED), NO_RULES.hardest)


def with_own(path: Path) -> Rules:
    """The rules that ship, with those of a company's own file. Raises `NotImported`."""
    ours, own = shipped(), own_rules(path)
    words = (*_without(ours.words, own.without), *own.rules.words)
    return Rules(words, own.rules.own, own.rules.hardest)


def own_rules(path: Path) -> OwnRules:
    """What a company's own file says. Raises `NotImported` with everything that is wrong with it."""
    text, ours = _read(path), shipped()
    listed = {word.casefold() for rule in ours.words for word in rule.words}
    without = [str(word).casefold() for word in text.value.get("without", ())]
    refuse(
        text.problem(("without", index), f"“{word}” isn't on the list that ships.")
        for index, word in enumerate(without)
        if word not in listed
    )
    return OwnRules(_rules(text, ours.hardest), frozenset(without))


def _read(path: Path) -> Text:
    try:
        text = lines.read(str(path), path.read_bytes())
    except OSError as error:
        raise NotImported([Problem(str(path), 0, "", "This file can't be read.")]) from error
    except lines.Unreadable as error:
        raise NotImported([Problem(str(path), error.line, "", error.sentence)]) from error
    refuse(complaints(RULES, text))
    return text


def _rules(text: Text, hardest: int) -> Rules:
    value = text.value
    words = (
        WordRule(WordKind(one["kind"]), tuple(one["words"]), one["reason"], one.get("instead", ""))
        for one in value.get("words", ())
    )
    return Rules(tuple(words), tuple(map(_own_check, value.get("checks", ()))), value.get("hardest", hardest))


def _own_check(told: dict[str, Any]) -> OwnCheck:
    return OwnCheck(
        name=told["name"],
        sentence=told["sentence"],
        fields=tuple(told["fields"]),
        needed=told.get("needed") == "yes",
        words=tuple(told.get("words", ())),
        most_words=told.get("most_words", 0),
        required=told.get("required") == "yes",
    )


def _without(rules: tuple[WordRule, ...], left_out: frozenset[str]) -> tuple[WordRule, ...]:
    kept = (
        replace(rule, words=tuple(word for word in rule.words if word.casefold() not in left_out))
        for rule in rules
    )
    return tuple(rule for rule in kept if rule.words)
