"""The person whom the whole program serves: who they are, and who must not judge them."""

from interviews.domain.candidates.candidate import LETTERS, About, Candidate, Conflict, free_label
from interviews.domain.candidates.document import (
    MOST_BYTES,
    Blob,
    CandidateDocument,
    DocumentKind,
    enclose,
)
from interviews.domain.candidates.merging import hindrances, merge

__all__ = [
    "LETTERS",
    "MOST_BYTES",
    "About",
    "Blob",
    "Candidate",
    "CandidateDocument",
    "Conflict",
    "DocumentKind",
    "enclose",
    "free_label",
    "hindrances",
    "merge",
]
