"""The link under which a person's calendar reads their interviews. It is a secret; we keep its hash alone."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from interviews.domain.base import Base, Id

if TYPE_CHECKING:
    from interviews.domain.people.person import Person


class CalendarLink(Base):
    """The one link of a person. A new secret takes the place of the one before."""

    __tablename__ = "calendar_link"

    id: Mapped[Id]
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), unique=True)
    person: Mapped["Person"] = relationship(back_populates="calendar_link")
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime]
