"""What every noun is made of."""

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, ClassVar
from uuid import UUID, uuid4

from sqlalchemy import JSON, DateTime, Dialect, Enum, MetaData, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.orm.attributes import flag_dirty

if TYPE_CHECKING:
    from interviews.domain.people import Person


class Refused(Exception):
    """Something that isn't possible now; the message is a sentence for the person who tried."""


class Moment(TypeDecorator[datetime]):
    """A point in time: UTC at rest, with its zone in the program, on both engines."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a time without a zone: it would mean another moment on each machine."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment needs its zone.")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """SQLite forgets the zone; what was stored is UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


_LINE_END = re.compile("\r\n|[\r\u2028\u2029]")
_UNKEPT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def clean(text: str) -> str:
    """What a person typed, as we keep it: NFC, no control characters, no lone surrogates.

    New lines, of whatever kind, and tabs stay. A lone surrogate would stop the PDF writer, a NUL would stop
    PostgreSQL.
    """
    return unicodedata.normalize("NFC", _UNKEPT.sub("", _LINE_END.sub("\n", text)))


def tidy(text: str) -> str:
    """A text as it is kept: clean, and without space around it."""
    return clean(text).strip()


def without_empty(texts: Iterable[str]) -> tuple[str, ...]:
    """Texts as they are kept, those that say something."""
    return tuple(kept for text in texts if (kept := tidy(text)))


def folded(text: str) -> str:
    """How a name is looked for: whatever its case, its accents and vowel signs, the width of its letters.

    What is dropped has a combining class (accents, harakat, niqqud, tones), stretches a line (tatweel) or is
    not seen at all. Vowels that stand for themselves stay: without them a name in Devanagari is another one.
    """
    return unicodedata.normalize("NFC", "".join(map(compared, " ".join(text.split()))))


@lru_cache(maxsize=10_000)
def compared(char: str) -> str:
    """What one sign is compared by: one letter, a few, or nothing."""
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
    return "".join(c for c in parts.translate(_ALIKE) if not unicodedata.combining(c) and not _is_unseen(c))


_ALIKE = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "’": "'", "‐": "-"}
)


def _is_unseen(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cf", "Cs"} or char in "\u0640\ufe0e\ufe0f"


class Words(TypeDecorator[str]):
    """Text from people, cleaned on the way in."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Clean what is about to be stored."""
        return None if value is None else clean(value)


class WordList(TypeDecorator[list[str]]):
    """A short list of texts from people, cleaned on the way in; empty ones are dropped."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: list[str] | None, dialect: Dialect) -> list[str]:
        """Clean what is about to be stored."""
        return list(without_empty(value or []))


def one_of(kind: type[StrEnum], name: str) -> Enum:
    """A column that holds one of `kind`, checked by the table, on both engines alike."""
    return Enum(
        kind,
        native_enum=False,
        create_constraint=True,
        name=name,
        values_callable=lambda members: [member.value for member in members],
    )


Id = Annotated[UUID, mapped_column(primary_key=True, default=uuid4)]  # random: nothing to count or order by

_order: Iterator[int] = itertools.count()


class Base(DeclarativeBase):
    """The parent of all nouns."""

    metadata: ClassVar[MetaData] = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: Moment,
        str: Words,
        dict[str, Any]: JSON,
        list[str]: WordList,
    }

    def record(self, verb: str, at: datetime, by: "Person | None", **facts: str | int) -> None:
        """Put down that `by` did this at `at`; it reaches the history in the same transaction.

        `facts` are for everybody who may audit, so they never hold evidence, ratings or reasons of need.
        """
        self.__dict__.setdefault("_happened", []).append((next(_order), verb, at, by, facts))
        flag_dirty(self)
