"""What the first part of a packet holds: frozen values, compiled once at issue.

The caller has asked the policy and has read the rows; nothing here can. No recommendation of an
interviewer and no note of the debrief has a place in these values, so neither can reach the file,
its attachment or its metadata.

Every `datetime` is aware and every text is already clean (NFC, no control characters). Things refer
to each other by short keys that mean nothing outside the dossier: an interview, a criterion and a
question by `key`, an interviewer by `letter`. Order is the order of reading.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from interviews.direction import isolated

SCHEMA = "interviews.packet/1"
"""The version of the attached data. A field that goes or changes its meaning makes it 2."""

Profile = Literal["anonymised", "named"]
Release = Literal["at debrief", "after own"]
Confidence = Literal["low", "medium", "high"]
EvidenceKind = Literal["said", "did", "wrote", "inference"]
IncidentKind = Literal["removal", "departure", "withdrawn seal", "broken seal", "waived check"]


@dataclass(frozen=True)
class Candidate:
    label: str
    """What the committee calls the candidate, e.g. "K-58"."""
    name: str | None = None
    """Under the profile "named" only."""


@dataclass(frozen=True)
class Point:
    """One point of the scale."""

    value: int
    words: str
    """What the point means at any question, e.g. "In part, with prompting"."""


@dataclass(frozen=True)
class Criterion:
    """One competency of the opening, as it stood when the first scorecard was sealed."""

    key: str
    name: str
    weight: int
    """Its part in the weighted result; only its proportion to the other weights matters."""
    must_have: bool
    level: str
    """The level that is asked for here, e.g. "Staff engineer"."""
    expected: str
    """What is expected at that level, in the frozen words. May have several paragraphs."""


@dataclass(frozen=True)
class Rule:
    """The bar, in numbers."""

    rating: int
    """The rating that meets the bar, a value of the scale."""
    others: int
    """How many of the criteria that are no must-have must meet it, too."""
    interviews: int
    """In how many different interviews a must-have must meet it, at least."""


@dataclass(frozen=True)
class Bar:
    version: int
    """Version of the criteria, from 1."""
    fingerprint: str
    """SHA-256 of that version, 64 hexadecimal digits."""
    locked_at: datetime | None
    """When the first seal locked it."""
    rule: Rule
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True)
class Plan:
    """What the candidate was asked by: the same for every candidate of this version."""

    version: int
    """Version of the plan, from 1."""
    fingerprint: str
    """SHA-256 of that version, 64 hexadecimal digits."""


@dataclass(frozen=True)
class Anchor:
    """The words of a rubric at one point of the scale."""

    value: int
    words: str
    """The behaviours that were seen or heard."""
    name: str = ""
    """The short name of the point, if it has one."""


@dataclass(frozen=True)
class Question:
    """One question, in the version that was asked."""

    key: str
    title: str
    version: int
    criterion: str
    """Key of the criterion that it shows."""
    prompt: str
    probes: tuple[str, ...]
    minutes: int
    rubric: tuple[Anchor, ...]
    """Of the level asked for, from the lowest point to the highest."""
    purpose: str = ""
    told_beforehand: str = ""
    """What the candidate was told about it before the day."""
    not_scored: str = ""
    """What the rater was told to leave out of account."""


@dataclass(frozen=True)
class Interview:
    """One meeting, and the kit that was used in it."""

    key: str
    title: str
    on: date
    minutes: int
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Sealed:
    """The proof that a scorecard existed before anyone could talk."""

    at: datetime
    digest: str
    """SHA-256, 64 hexadecimal digits, as it stands on the audit chain."""
    salt: str
    """What was mixed in, hexadecimal."""
    content: str
    """The canonical text that was hashed, without the salt. It goes into the attached data and is not
    printed. It may not hold what is kept for later (the recommendation): the scorecard commits to that by a
    hash of its own. Empty where masking has changed the text, so that the digest can't be recomputed."""


@dataclass(frozen=True)
class Excuse:
    at: datetime
    reason: str


@dataclass(frozen=True)
class Panelist:
    """One interviewer's seat in one interview, with the scorecard that belongs to it. Shadows have none."""

    letter: str
    """ "A", "B", … in the order of the interviews."""
    interview: str
    """Key of the interview."""
    sealed: Sealed | None
    """None if there is no scorecard."""
    excused: Excuse | None = None
    notes: str = ""
    """What the scorecard says beside its ratings, as sealed. Never the recommendation or its reasons."""
    name: str | None = None
    """Under the profile "named" only."""

    @property
    def title(self) -> str:
        """ "Interviewer A", with the name where the profile gives one."""
        return f"Interviewer {self.letter}" + (f" ({isolated(self.name)})" if self.name else "")


@dataclass(frozen=True)
class Evidence:
    kind: EvidenceKind
    """What the candidate said, did or wrote; or the interviewer's own inference."""
    text: str


@dataclass(frozen=True)
class Revision:
    """A change after release, in the open."""

    at: datetime
    value: int | None
    """The rating from then on; None is "not assessed"."""
    reason: str


@dataclass(frozen=True)
class Rating:
    """One line of a scorecard: one question, one interviewer."""

    panelist: str
    """Letter."""
    question: str
    """Key of a question of that panelist's interview; its criterion is the one that is rated."""
    value: int | None
    """As sealed; None is "not assessed"."""
    confidence: Confidence | None
    """None where nothing was assessed."""
    not_assessed: str = ""
    """Why not, as sealed, where `value` is None."""
    evidence: tuple[Evidence, ...] = ()
    revisions: tuple[Revision, ...] = ()
    """The oldest first."""

    @property
    def now(self) -> int | None:
        return self.revisions[-1].value if self.revisions else self.value


@dataclass(frozen=True)
class Incident:
    """Something that did not go by the plan. Excuses stand with their panelist; adjustments stand nowhere."""

    at: datetime
    kind: IncidentKind
    who: str
    """Whom or what it is about: "Interviewer B", "An administrator", "Interview 3"."""
    reason: str
    """What happened and why, as sentences."""


@dataclass(frozen=True)
class Debrief:
    opened_at: datetime
    closed_at: datetime
    present: tuple[str, ...] = ()
    """Who was in the room, if it was put down: "Interviewer A", "a coordinator". Shadows are left out."""


@dataclass(frozen=True)
class Dossier:
    """All that the first part of one packet says."""

    company: str
    number: str
    """E.g. "2026-0147"."""
    version: int
    profile: Profile
    issued_at: datetime
    """Also the date of the file and of its attachment."""
    issued_by: str
    """Name of the coordinator."""
    zone: str
    """IANA name of the time zone in which all times are printed, e.g. "Europe/Lisbon"."""
    docket_on: date | None
    """The day of the sitting, if it is on a docket."""
    opening: str
    """Title of the opening."""
    level: str
    """The level asked for."""
    candidate: Candidate
    began_on: date
    """The first interview."""
    ended_on: date
    """The last one."""
    scale: tuple[Point, ...]
    """From the lowest to the highest."""
    bar: Bar
    plan: Plan
    interviews: tuple[Interview, ...]
    panelists: tuple[Panelist, ...]
    ratings: tuple[Rating, ...]
    release: Release
    """The rule by which the panel could read each other's scorecards."""
    debrief: Debrief
    incidents: tuple[Incident, ...]
    """In the order of time."""
    recipients: tuple[str, ...]
    """Names of the committee, with "(chair)" where it belongs."""
    left_out: tuple[str, ...]
    """What this profile hides, as parts of a sentence: "name", "pronouns", "schools and employers"."""
    kept_for_later: tuple[str, ...]
    """What the second part will hold: "interviewers’ recommendations", "the debrief’s notes"."""
    proof: str
    """How a digest is recomputed from salt and content, in sentences."""
    closing_line: str = ""
    """Hash of the line of the history that closed the debrief, 64 hexadecimal digits."""
    preview: bool = False
    """A preview is marked on each page and is not a packet."""

    def __post_init__(self) -> None:
        """Refuse what could not be printed truthfully."""
        names = [self.candidate.name, *(p.name for p in self.panelists)]
        if self.profile == "anonymised" and any(names):
            raise ValueError("An anonymised dossier names neither the candidate nor an interviewer.")
        _only_known({p.interview for p in self.panelists}, [i.key for i in self.interviews], "interviews")
        questions = [q for i in self.interviews for q in i.questions]
        _only_known({q.criterion for q in questions}, [c.key for c in self.bar.criteria], "criteria")
        _only_known({r.panelist for r in self.ratings}, [p.letter for p in self.panelists], "panelists")
        _only_known({r.question for r in self.ratings}, [q.key for q in questions], "questions")


def _only_known(used: set[str], known: Sequence[str], what: str) -> None:
    """Each key that is used has to exist, once."""
    if len(set(known)) < len(known):
        raise ValueError(f"Two {what} have the same key.")
    if unknown := used - set(known):
        raise ValueError(f"There are no such {what}: {', '.join(sorted(unknown))}.")
