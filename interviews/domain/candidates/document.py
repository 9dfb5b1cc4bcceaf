"""What a candidate sent: kept once by the hash of its bytes, taken away as a file, never opened here."""

from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from interviews.domain.base import Base, Id, Refused, one_of
from interviews.domain.candidates.candidate import Candidate
from interviews.domain.people import Person

if TYPE_CHECKING:
    from interviews.domain.loops import Loop

MOST = 20
MOST_BYTES = 10_000_000


class Blob(Base):
    """Bytes, kept once by their SHA-256 for as long as a document has them."""

    __tablename__ = "blob"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)

    @classmethod
    def of(cls, content: bytes) -> "Blob":
        """Keep these bytes."""
        return cls(digest=sha256(content).hexdigest(), content=content)


class DocumentKind(StrEnum):
    """What a document is of."""

    RESUME = "resume"
    SAMPLE = "work sample"
    OTHER = "other"


class CandidateDocument(Base):
    """One file of a candidate. `panel_of` is the loop whose panel may read it too; a résumé anchors, so
    nobody's does unless somebody says so. Taken away, its line stays with the reason, its bytes don't.
    """

    __tablename__ = "candidate_document"
    __table_args__ = (
        CheckConstraint("(removed_at IS NULL) = (digest IS NOT NULL)", name="bytes_or_removed"),
    )

    id: Mapped[Id]
    candidate_id: Mapped[UUID] = mapped_column(ForeignKey("candidate.id"), index=True)
    candidate: Mapped[Candidate] = relationship(back_populates="documents")
    kind: Mapped[DocumentKind] = mapped_column(one_of(DocumentKind, "document_kind"))
    name: Mapped[str]
    media_type: Mapped[str] = mapped_column(String(100))
    size: Mapped[int]
    digest: Mapped[str | None] = mapped_column(String(64), ForeignKey("blob.digest"), index=True)
    blob: Mapped[Blob | None] = relationship()
    panel_of_id: Mapped[UUID | None] = mapped_column(ForeignKey("loop.id"), index=True)
    panel_of: Mapped["Loop | None"] = relationship()
    at: Mapped[datetime]
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    by: Mapped[Person] = relationship(foreign_keys=[by_id])
    removed_at: Mapped[datetime | None]
    removed_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    removed_by: Mapped[Person | None] = relationship(foreign_keys=[removed_by_id])
    why_removed: Mapped[str] = mapped_column(default="")

    def bytes_as_kept(self) -> bytes:
        """What was sent, to the byte, or nothing at all."""
        if not self.blob:
            raise Refused("This document was taken away.")
        if sha256(self.blob.content).hexdigest() != self.digest:
            raise Refused("What is kept of this document is damaged, so it isn't handed out.")
        return self.blob.content

    def take_away(self, why: str, at: datetime, by: Person) -> None:
        """Keep the line and the reason, and let go of the bytes."""
        if self.removed_at:
            raise Refused("This document was taken away already.")
        if not why.strip():
            raise Refused("Say why it is taken away.")
        self.removed_at, self.removed_by, self.why_removed = at, by, why.strip()
        self.blob = None
        self.record("took a document away", at, by, candidate=str(self.candidate.id))


def enclose(document: CandidateDocument, candidate: Candidate, at: datetime, by: Person) -> None:
    """Put a file, whose type was looked at, among those of the candidate."""
    if sum(not kept.removed_at for kept in candidate.documents) >= MOST:
        raise Refused(f"{MOST} documents are the most. Take one away first.")
    if document.panel_of and document.panel_of.candidate is not candidate:
        raise Refused("That is the loop of somebody else.")
    document.at, document.by = at, by
    candidate.documents.append(document)
    document.record("enclosed a document", at, by, candidate=str(candidate.id), kind=document.kind.value)
