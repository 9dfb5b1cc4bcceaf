"""A bank as files: the same bank gives the same files, and they read back as the same bank."""

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

from interviews.domain.banks import Anchor, Bank, Kind, QuestionVersion
from interviews.packs import yaml
from interviews.packs.keeping import kept

FIRST = (1980, 1, 1, 0, 0, 0)  # the day before which no archive knows a time


def files_of(bank: Bank) -> dict[str, str]:
    """The bank's files by their names: `bank.yaml`, and the newest version of what isn't retired."""
    made = {"bank.yaml": _bank(bank)}
    for question in sorted(bank.questions, key=lambda question: question.key):
        if not question.retirement:
            made[f"{question.key}.yaml"] = _question(question.key, question.latest)
    return made


def write_folder(bank: Bank, folder: Path) -> list[Path]:
    """Write the bank's files into a folder, which is made if it isn't there; other files in it stay.

    A file that is there keeps its comments, and all of itself if it says the same already.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, text in files_of(bank).items():
        path = folder / name
        there = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
        path.write_text(kept(name, there, text) if there else text, encoding="utf-8", newline="\n")
        paths.append(path)
    return paths


def archive_of(bank: Bank) -> bytes:
    """The bank's files in a folder of its name, as a zip archive; the same bank gives the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in files_of(bank).items():
            entry = zipfile.ZipInfo(f"{bank.key}/{name}", FIRST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text.encode())
    return made.getvalue()


def _bank(bank: Bank) -> str:
    return "".join(
        (
            "format: 1\n",
            f"key: {bank.key}\n",
            yaml.short("name", bank.name),
            yaml.long("about", bank.about),
            yaml.gap(yaml.short("licence", bank.licence)),
            yaml.long("what_happens", bank.what_happens),
            yaml.long("tools", bank.tools),
            yaml.long("example", bank.example),
            _list("what_we_do_not_judge", bank.not_judged),
        )
    )


def _question(key: str, version: QuestionVersion) -> str:
    return "".join(
        (
            "format: 1\n",
            f"key: {key}\n",
            yaml.short("title", version.title),
            f"competency: {version.competency.key}\n",
            f"kind: {version.kind.value}\n" if version.kind is not Kind.SITUATION else "",
            f"minutes: {version.minutes}\n",
            yaml.long("prompt", version.prompt),
            yaml.long("materials", version.materials),
            yaml.long("purpose", version.purpose),
            _list("probes", version.probes),
            _list("clarifications", version.clarifications),
            yaml.long("for_interviewers", version.for_interviewers),
            yaml.long("told_beforehand", version.told_beforehand),
            yaml.long("not_scored", version.not_scored),
            yaml.long("alternatives", version.alternatives),
            yaml.gap(yaml.short("author", version.author) + yaml.short("licence", version.licence)),
            "\n# An anchor is what was heard or seen, never a trait.\nrubric:\n",
            *(_level(level.key, version.rubric(level)) for level in version.levels),
        )
    )


def _level(key: str, anchors: Iterable[Anchor]) -> str:
    points = (
        f"    - point: {anchor.point}\n"
        + yaml.short("name", anchor.name, indent=6)
        + yaml.block("anchor", anchor.behaviours, indent=6)
        + _samples(anchor)
        for anchor in anchors
    )
    return f"  {key}:\n" + "".join(points)


def _samples(anchor: Anchor) -> str:
    made = "".join(
        f"        - {yaml.block('answer', sample.answer, indent=10).lstrip()}"
        + yaml.block("why", sample.why, indent=10)
        for sample in anchor.samples
    )
    return f"      samples:\n{made}" if made else ""


def _list(name: str, texts: Iterable[str]) -> str:
    items = "".join(yaml.item(text) for text in texts)
    return f"\n{name}:\n{items}" if items else ""
