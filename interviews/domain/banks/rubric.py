"""The rubric: every point of the scale, at every level, in words that can be seen or heard."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, Dialect, ForeignKey, TypeDecorator, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from interviews.direction import isolated
from interviews.domain.banks.ladder import Competency, Level
from interviews.domain.base import Base, Id, Refused, tidy, without_empty

if TYPE_CHECKING:
    from interviews.domain.banks.version import QuestionVersion

FEWEST_POINTS, MOST_POINTS = 3, 6
MOST_PROBES, MOST_LINES = 3, 50
LONGEST_MINUTES = 240
LONGEST_NAME, LONGEST_TEXT, LONGEST_MATERIALS = 200, 5_000, 10_000
MOST_SAMPLES = 4


class Kind(StrEnum):
    """What a question asks for: a story, a view on a case, or a piece of work."""

    PAST = "past work"
    SITUATION = "situation"
    SAMPLE = "work sample"


@dataclass(frozen=True)
class Sample:
    """Somebody's answer that shows one point of a scale, and why experts put it there."""

    answer: str
    why: str

    def tidy(self) -> "Sample":
        """The same as it is kept."""
        return Sample(tidy(self.answer), tidy(self.why))


class Samples(TypeDecorator[tuple[Sample, ...]]):
    """The sample answers of a point, cleaned on the way in."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[Sample, ...] | None, dialect: Dialect) -> list[dict[str, str]]:
        """Clean what is about to be stored."""
        return [asdict(sample.tidy()) for sample in value or ()]

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[Sample, ...]:
        """As values."""
        return tuple(Sample(**sample) for sample in value or ())


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
    # Raters learn from them; while rating nobody needs them, so they are loaded where they are asked for.
    samples: Mapped[tuple[Sample, ...]] = mapped_column(Samples, default=(), deferred=True)


@dataclass(frozen=True)
class AnchorDraft:
    """One point of a rubric as somebody wrote it; points count from 1 in the order given."""

    name: str
    behaviours: str
    samples: tuple[Sample, ...] = ()

    def tidy(self) -> "AnchorDraft":
        """The same as it will be kept; a sample of which nothing was written goes."""
        samples = (sample.tidy() for sample in self.samples)
        kept = tuple(sample for sample in samples if sample.answer or sample.why)
        return AnchorDraft(tidy(self.name), tidy(self.behaviours), kept)


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

    `alternatives` are one a line; `materials` are what the candidate is given to read, line by line;
    `for_interviewers` is what they must not be told, such as the problems that were put into a program.
    """

    title: str
    competency: Competency
    minutes: int
    prompt: str
    purpose: str
    rubric: RubricDraft
    kind: Kind = Kind.SITUATION
    materials: str = ""
    for_interviewers: str = ""
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
            probes=without_empty(self.probes),
            clarifications=without_empty(self.clarifications),
            rubric={
                level: tuple(anchor.tidy() for anchor in self.rubric[level])
                for level in sorted(self.rubric, key=lambda level: level.order)
            },
        )

    def without_samples(self) -> "QuestionDraft":
        """The same as raters may know it: sample answers, and where they belong, are what they learn by."""
        bare = {
            level: tuple(replace(anchor, samples=()) for anchor in anchors)
            for level, anchors in self.rubric.items()
        }
        return replace(self, rubric=bare)

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
    "materials",
    "purpose",
    "for_interviewers",
    "told_beforehand",
    "not_scored",
    "alternatives",
    "author",
    "licence",
)
LISTS = ("probes", "clarifications")


def _too_long(draft: QuestionDraft) -> list[Fault]:
    """Longer than this, nobody reads it out, and no page of a packet holds it."""
    texts = [(name, getattr(draft, name)) for name in TEXTS]
    texts += [("probes", text) for text in draft.probes]
    texts += [("clarifications", text) for text in draft.clarifications]
    limits = dict.fromkeys(("title", "author", "licence"), LONGEST_NAME) | {"materials": LONGEST_MATERIALS}
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
        of_samples = _faults_of_samples(anchor)
        found += [f"Point {point} for {isolated(level.name)}: {fault}" for fault in of_samples]
    said = Counter(words for anchor in anchors if (words := anchor.behaviours.strip().lower()))
    if any(times > 1 for times in said.values()):
        found.append(f"Two points for {isolated(level.name)} say the same: nobody could choose between them.")
    return [Fault("rubric", sentence, level) for sentence in found]


def _faults_of_samples(anchor: AnchorDraft) -> list[str]:
    found = []
    if len(anchor.samples) > MOST_SAMPLES:
        found.append(f"{MOST_SAMPLES} sample answers at most.")
    if any(not sample.answer.strip() or not sample.why.strip() for sample in anchor.samples):
        found.append("a sample answer needs its words, and why it is at this point.")
    if any(max(len(sample.answer), len(sample.why)) > LONGEST_TEXT for sample in anchor.samples):
        found.append("a sample answer is too long to read.")
    return found
