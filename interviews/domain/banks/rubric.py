"""The rubric: every point of the scale, at every level, in words that can be seen or heard."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from interviews.direction import isolated
from interviews.domain.banks.ladder import Competency, Level
from interviews.domain.base import Base, Id, Refused, clean

if TYPE_CHECKING:
    from interviews.domain.banks.question import QuestionVersion

FEWEST_POINTS, MOST_POINTS = 3, 6
MOST_PROBES, MOST_LINES = 3, 50
LONGEST_MINUTES = 240
LONGEST_NAME, LONGEST_TEXT = 200, 5_000


def tidy(text: str) -> str:
    """A text as it is kept: clean, and without space around it."""
    return clean(text).strip()


class Anchor(Base):
    """What one point of the scale looks like, at one level."""

    __tablename__ = "anchor"
    __table_args__ = (
        UniqueConstraint("version_id", "level_id", "point"),
        CheckConstraint(f"point BETWEEN 1 AND {MOST_POINTS}", name="point"),
    )

    id: Mapped[Id]
    version_id: Mapped[UUID] = mapped_column(ForeignKey("question_version.id"))
    version: Mapped["QuestionVersion"] = relationship(back_populates="anchors")
    level_id: Mapped[UUID] = mapped_column(ForeignKey("level.id"))
    level: Mapped[Level] = relationship()
    point: Mapped[int]
    name: Mapped[str]
    behaviours: Mapped[str]


@dataclass(frozen=True)
class AnchorDraft:
    """One point of a rubric as somebody wrote it; points count from 1 in the order given."""

    name: str
    behaviours: str


RubricDraft = Mapping[Level, tuple[AnchorDraft, ...]]


@dataclass(frozen=True)
class Fault:
    """One thing that keeps a question from being asked and rated fairly: where it is, and a sentence."""

    field: str
    sentence: str
    level: Level | None = None


@dataclass(frozen=True)
class QuestionDraft:
    """A question as somebody wrote it: what the next version will hold, if it holds up.

    `alternatives` are one a line.
    """

    title: str
    competency: Competency
    minutes: int
    prompt: str
    purpose: str
    rubric: RubricDraft
    probes: tuple[str, ...] = ()
    clarifications: tuple[str, ...] = ()
    told_beforehand: str = ""
    not_scored: str = ""
    alternatives: str = ""
    author: str = ""
    licence: str = ""

    def tidy(self) -> "QuestionDraft":
        """The same as it will be kept: no space around texts, no empty items, levels from the lowest."""
        texts: dict[str, Any] = {name: tidy(getattr(self, name)) for name in TEXTS}
        return replace(
            self,
            **texts,
            probes=_without_empty(self.probes),
            clarifications=_without_empty(self.clarifications),
            rubric={
                level: tuple(AnchorDraft(tidy(a.name), tidy(a.behaviours)) for a in self.rubric[level])
                for level in sorted(self.rubric, key=lambda level: level.position)
            },
        )

    def faults(self) -> list[Fault]:
        """Everything that keeps this from being asked and rated fairly."""
        found = [
            Fault(field, f"Give the question {what}.")
            for field, what in (("title", "a title"), ("prompt", "a prompt"), ("purpose", "a purpose"))
            if not getattr(self, field).strip()
        ]
        if not 1 <= self.minutes <= LONGEST_MINUTES:
            found.append(Fault("minutes", f"A question takes 1 to {LONGEST_MINUTES} minutes."))
        if len(self.probes) > MOST_PROBES:
            found.append(Fault("probes", f"A question has {MOST_PROBES} probes at most."))
        for field, lines in (
            ("clarifications", self.clarifications),
            ("alternatives", self.alternatives.splitlines()),
        ):
            if len(lines) > MOST_LINES:
                found.append(
                    Fault(field, f"That is more than {MOST_LINES} lines; nobody finds the right one.")
                )
        found += _too_long(self)
        if not self.rubric:
            found.append(Fault("rubric", "Write the rubric for one level at least: no anchors, no rating."))
        return found + [
            fault for level, anchors in self.rubric.items() for fault in _faults_of(level, anchors)
        ]

    def check(self) -> None:
        """Refuse, with the first thing that is wrong, what nobody could ask and rate fairly."""
        for fault in self.faults():
            raise Refused(fault.sentence)


TEXTS = (
    "title",
    "prompt",
    "purpose",
    "told_beforehand",
    "not_scored",
    "alternatives",
    "author",
    "licence",
)


def _without_empty(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(kept for text in texts if (kept := tidy(text)))


def _too_long(draft: QuestionDraft) -> list[Fault]:
    """Longer than this, nobody reads it out, and no page of a packet holds it."""
    texts = [(name, getattr(draft, name)) for name in TEXTS]
    texts += [("probes", text) for text in draft.probes]
    texts += [("clarifications", text) for text in draft.clarifications]
    limits = dict.fromkeys(("title", "author", "licence"), LONGEST_NAME)
    return [
        Fault(name, f"This is longer than {limit} characters: “{isolated(text[:40])}…”")
        for name, text in texts
        if len(text) > (limit := limits.get(name, LONGEST_TEXT))
    ]


def _faults_of(level: Level, anchors: tuple[AnchorDraft, ...]) -> list[Fault]:
    found = []
    if not FEWEST_POINTS <= len(anchors) <= MOST_POINTS:
        found.append(f"The rubric for {isolated(level.name)} needs {FEWEST_POINTS} to {MOST_POINTS} points.")
    for point, anchor in enumerate(anchors, start=1):
        if not anchor.name.strip() or not anchor.behaviours.strip():
            found.append(f"Point {point} for {isolated(level.name)} needs a name and what is seen or heard.")
        if len(anchor.name) > LONGEST_NAME or len(anchor.behaviours) > LONGEST_TEXT:
            found.append(f"Point {point} for {isolated(level.name)} is too long to read while rating.")
    said = Counter(words for anchor in anchors if (words := anchor.behaviours.strip().lower()))
    if any(times > 1 for times in said.values()):
        found.append(f"Two points for {isolated(level.name)} say the same: nobody could choose between them.")
    return [Fault("rubric", sentence, level) for sentence in found]
