"""A bank as Markdown, to be read: in a repository, in a wiki, on paper. Nothing reads it back."""

import re
from collections.abc import Iterable

from interviews.domain.banks import Anchor, Bank, QuestionVersion

# What could be taken for a sign of Markdown, wherever it stands or at the beginning of a line.
SIGNS = re.compile(r"([\\`*_\[\]<>|~])")
LEADING = re.compile(r"^(\s*)([#+=-]|\d+(?=[.)]))", re.MULTILINE)
LISTS = (("Probes", "probes"), ("If the candidate asks", "clarifications"))
TEXTS = (
    ("For interviewers, not to be told", "for_interviewers"),
    ("Told beforehand", "told_beforehand"),
    ("Not scored", "not_scored"),
    ("Other ways to ask it", "alternatives"),
)


def markdown_of(bank: Bank, samples: bool = True) -> str:
    """The bank with the newest version of each question that isn't retired, ordered by title.

    `samples` are for those who keep the bank: raters learn by them, and shouldn't know where they belong.
    """
    asked = [question.latest for question in bank.questions if not question.retirement]
    parts = [f"# {_plain(bank.name)}\n", _text(bank.about)]
    if bank.not_judged:
        parts += ["## What we do not judge\n", _list(bank.not_judged)]
    ordered = sorted(asked, key=lambda version: version.title.casefold())
    parts += [_question(version, samples) for version in ordered]
    if bank.licence:
        parts.append(f"Licence: {_plain(bank.licence)}\n")
    return "\n".join(part for part in parts if part)


def _question(version: QuestionVersion, samples: bool) -> str:
    levels = ", ".join(_plain(level.name) for level in version.levels)
    facts = f"{_plain(version.competency.name)} · {levels} · {version.minutes} minutes"
    parts = [f"## {_plain(version.title)}\n", f"{facts}\n", _quoted(version.prompt)]
    if version.materials:
        parts += ["### What the candidate is given to read\n", _fenced(version.materials)]
    parts += ["### Why we ask\n", _text(version.purpose)]
    for heading, name in LISTS:
        parts += _headed(heading, _list(getattr(version, name)))
    for heading, name in TEXTS:
        parts += _headed(heading, _text(getattr(version, name)))
    for level in version.levels:
        parts += [
            f"### The scale, for {_plain(level.name)}\n",
            *(_point(anchor, samples) for anchor in version.rubric(level)),
        ]
    return "\n".join(parts)


def _point(anchor: Anchor, samples: bool) -> str:
    said = f"**{anchor.point} · {_plain(anchor.name)}** {_plain(anchor.behaviours)}\n"
    shown = (
        f"- “{_plain(sample.answer)}”\n  *Why {anchor.point}:* {_plain(sample.why)}\n"
        for sample in (anchor.samples if samples else ())
    )
    return said + "".join(f"\n{sample}" for sample in shown)


def _headed(heading: str, content: str) -> list[str]:
    return [f"### {heading}\n", content] if content else []


def _plain(text: str) -> str:
    """Text that stays what it is, in one line."""
    return LEADING.sub(r"\1\\\2", SIGNS.sub(r"\\\1", " ".join(text.split())))


def _text(text: str) -> str:
    """A text with its lines, each a paragraph."""
    return "\n".join(f"{_plain(line)}\n" for line in text.splitlines() if line.strip())


def _list(texts: Iterable[str]) -> str:
    return "".join(f"- {_plain(text)}\n" for text in texts)


def _quoted(text: str) -> str:
    return "".join(f"> {_plain(line)}\n".replace("> \n", ">\n") for line in text.splitlines())


def _fenced(text: str) -> str:
    """As it stands, between fences longer than any within."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}\n"
