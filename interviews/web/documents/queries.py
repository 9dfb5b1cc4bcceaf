"""What the pages of documents read."""

from typing import Any

from sqlalchemy import Delete, Select, delete, exists, select
from sqlalchemy.orm import joinedload

from interviews.domain.candidates import Blob, Candidate, CandidateDocument
from interviews.domain.loops import Loop
from interviews.domain.openings import Opening


def loops_of(candidate: Candidate, loops: Select[Any]) -> Select[Any]:
    """Those of these loops that are the candidate's, by opening."""
    mine = loops.where(Loop.candidate_id == candidate.id).join(Loop.opening)
    return mine.options(joinedload(Loop.opening)).order_by(Opening.title, Opening.id)


def kept(digest: str) -> Select[Blob]:
    """The bytes with this hash, if they are kept already."""
    return select(Blob).where(Blob.digest == digest)


def let_go_of_what_nobody_has() -> Delete:
    """Delete the bytes that no document has any more."""
    used = exists().where(CandidateDocument.digest == Blob.digest)
    return delete(Blob).where(~used).execution_options(synchronize_session=False)
