"""Files, read and held against the schema: what an import would bring, or all that is wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from interviews.packs import lines
from interviews.packs.complaints import complaints
from interviews.packs.folder import Files
from interviews.packs.lines import Problem, Text, refuse
from interviews.packs.schema import BANK, LADDER, QUESTION, RULES, Schema

KINDS = {"bank.yaml": BANK, "ladder.yaml": LADDER}
RULES_FILE = "rules.yaml"
MOST_UNREADABLE = 10  # what the quick parser refuses takes the other one a second each


@dataclass
class BankText:
    """A bank's folder: what it says of itself, and its questions; without a bank, questions alone."""

    bank: Text | None
    questions: list[Text] = field(default_factory=list)


@dataclass
class Parcel:
    """Files that say what the schema asks for."""

    ladder: Text | None
    banks: list[BankText]


def opened(files: Files) -> Parcel:
    """The files as a parcel; a company's rules beside its banks are read at the start, and only checked here.

    Raises `NotImported`.
    """
    texts, problems = _texts(files)
    rules = [text for text in texts if _are_rules(text)]
    texts = [text for text in texts if text not in rules]
    for text in texts:
        problems += _against(KINDS.get(PurePosixPath(text.file).name, QUESTION), text)
    problems += [problem for text in rules for problem in complaints(RULES, text)]
    if not files:
        problems.append(Problem("", 0, "", "There is no YAML file here."))
    parcel, misplaced = _sorted(texts)
    problems += misplaced
    refuse(problems)
    return parcel


def _texts(files: Files) -> tuple[list[Text], list[Problem]]:
    texts, problems = [], []
    for file in sorted(files):
        try:
            texts.append(lines.read(file, files[file]))
        except lines.Unreadable as error:
            problems.append(Problem(file, error.line, "", error.sentence))
        if (
            len(problems) >= MOST_UNREADABLE
        ):  # what the quick parser refuses takes the other one a second each
            problems.append(Problem("", 0, "", "More isn't read before these can be."))
            break
    return texts, problems


def _are_rules(text: Text) -> bool:
    """Whether it is the file of rules, and no question of that name."""
    named = PurePosixPath(text.file).name == RULES_FILE
    return named and not (isinstance(text.value, dict) and "prompt" in text.value)


def _sorted(texts: list[Text]) -> tuple[Parcel, list[Problem]]:
    """Each file at its place, and those that share a place or a key."""
    named = [(PurePosixPath(text.file), text) for text in texts]
    heads = [text for path, text in named if path.name == "bank.yaml"]
    rungs = [text for path, text in named if path.name == "ladder.yaml"]
    banks = {PurePosixPath(text.file).parent: BankText(text) for text in heads}
    alone = BankText(None)
    for path, text in named:
        if path.name not in KINDS:
            banks.get(path.parent, alone).questions.append(text)
    sets = [*banks.values(), *([alone] if alone.questions else [])]
    problems = [text.problem((), f"There is a ladder already, in {rungs[0].file}.") for text in rungs[1:]]
    for same in (heads, *(one.questions for one in sets)):
        problems += _twice(same)
    return Parcel(next(iter(rungs), None), sets), problems


def _twice(texts: list[Text]) -> list[Problem]:
    """A key that two files of one place share."""
    seen: dict[str, str] = {}
    problems = []
    for text in texts:
        key = text.value.get("key") if isinstance(text.value, dict) else None
        if isinstance(key, str) and seen.setdefault(key, text.file) != text.file:
            problems.append(text.problem(("key",), f"{seen[key]} has the same key."))
    return problems


def _against(schema: Schema, text: Text) -> list[Problem]:
    return [*complaints(schema, text), *_misnumbered(text)]


def _misnumbered(text: Text) -> Iterator[Problem]:
    """Points that don't count 1, 2, 3: their place in the list would say something else than their number."""
    rubric = text.value.get("rubric") if isinstance(text.value, dict) else None
    for level, points in rubric.items() if isinstance(rubric, dict) else ():
        for index, point in enumerate(points) if isinstance(points, list) else ():
            if isinstance(point, dict) and point.get("point", index + 1) != index + 1:
                yield text.problem(
                    ("rubric", level, index, "point"), f"This is point {index + 1}: count from 1."
                )
