"""The frozen, numbered document of a loop for the committee, stored once by the hash of its bytes."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from interviews.domain.base import Base, Id, Refused, one_of
from interviews.domain.committees import Docket
from interviews.domain.loops import Loop
from interviews.domain.openings import Profile
from interviews.domain.people import Person


class Document(Base):
    """Bytes, addressed by their SHA-256."""

    __tablename__ = "document"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    media_type: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary)

    @classmethod
    def of(cls, content: bytes, media_type: str) -> "Document":
        """Keep these bytes."""
        return cls(digest=sha256(content).hexdigest(), media_type=media_type, content=content)


@dataclass(frozen=True)
class Printed:
    """What the press gave: the PDF, the data attached to it, and the same content as a page."""

    pdf: Document
    data: Document
    page: Document


class Packet(Base):
    """One issue of a loop's packet. Never edited: a change is a new version."""

    __tablename__ = "packet"
    __table_args__ = (UniqueConstraint("number", "version"),)

    id: Mapped[Id]
    loop_id: Mapped[UUID] = mapped_column(ForeignKey("loop.id"), index=True)
    loop: Mapped[Loop] = relationship()
    docket_id: Mapped[UUID] = mapped_column(ForeignKey("docket.id"), index=True)
    docket: Mapped[Docket] = relationship(back_populates="packets")
    number: Mapped[str] = mapped_column(String(20))
    version: Mapped[int]
    profile: Mapped[Profile] = mapped_column(one_of(Profile, "profile"))
    issued_at: Mapped[datetime]
    issued_by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    issued_by: Mapped[Person] = relationship()
    pdf_digest: Mapped[str] = mapped_column(ForeignKey("document.digest"))
    pdf: Mapped[Document] = relationship(foreign_keys=[pdf_digest])
    data_digest: Mapped[str] = mapped_column(ForeignKey("document.digest"))
    data: Mapped[Document] = relationship(foreign_keys=[data_digest])
    page_digest: Mapped[str] = mapped_column(ForeignKey("document.digest"))
    page: Mapped[Document] = relationship(foreign_keys=[page_digest])

    @classmethod
    def issue(
        cls, loop: Loop, docket: Docket, number: str, version: int, printed: Printed, at: datetime, by: Person
    ) -> "Packet":
        """Number and keep what was printed of a closed debrief, for the members of this docket."""
        ready(loop)
        packet = cls(
            loop=loop,
            docket=docket,
            number=number,
            version=version,
            profile=loop.opening.profile,
            issued_at=at,
            issued_by=by,
            pdf=printed.pdf,
            data=printed.data,
            page=printed.page,
        )
        digests = {"digest": printed.pdf.digest, "page": printed.page.digest, "data": printed.data.digest}
        sent_to = {"loop": str(loop.id), "docket": str(docket.id)}
        packet.record("issued", at, by, number=number, version=version, **digests, **sent_to)
        return packet

    def hand_out(self, at: datetime, by: Person) -> Document:
        """A copy of the PDF for `by`; that they took it is on the record."""
        self.record("took a copy", at, by)
        return self.pdf


def ready(loop: Loop) -> None:
    """Refuse a packet of a loop whose debrief isn't closed."""
    loop.insist_it_goes_on()
    if not loop.debrief or not loop.debrief.closed_at:
        raise Refused(
            "A packet is issued once the debrief is closed. Until then ratings can still be revised."
        )
