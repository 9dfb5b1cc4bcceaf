"""What a question is found by: the words of its newest version, in the index of either engine.

The table holds them folded (without case and accents, signs of Chinese, Japanese and Korean apart); a table
that belongs to the engine, `question_words`, indexes them and is kept by triggers: FTS5 on SQLite, a GIN
index of text vectors on PostgreSQL. Both look for beginnings of words, and weigh a title above the rest.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import CTE, Float, ForeignKey, Integer, String, TextClause, bindparam, column, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from interviews.domain.banks.rubric import LISTS, TEXTS
from interviews.domain.base import Base, folded

if TYPE_CHECKING:
    from interviews.domain.banks.question import Question
    from interviews.domain.banks.version import QuestionVersion

MOST_TERMS = 8
# Scripts that don't part their words: each sign stands for itself, and a word is found as a run of signs.
UNPARTED = re.compile(r"([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff])")
WORD = re.compile(r"\w+")


class QuestionText(Base):
    """The words by which one question is found."""

    __tablename__ = "question_text"

    # Both engines' indices go by a number; it is shown nowhere.
    number: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[UUID] = mapped_column(ForeignKey("question.id"), unique=True)
    question: Mapped["Question"] = relationship(back_populates="text")
    version_id: Mapped[UUID] = mapped_column(ForeignKey("question_version.id"), unique=True)
    version: Mapped["QuestionVersion"] = relationship()
    title: Mapped[str]
    words: Mapped[str]

    def follow(self, version: "QuestionVersion") -> None:
        """Hold the words of this version, the newest one."""
        self.version = version
        self.title = searchable(version.title)
        self.words = searchable("\n".join(said(version)))


def said(version: "QuestionVersion") -> list[str]:
    """Everything that a version says, save its sample answers: they say what others would."""
    texts = [getattr(version, name) for name in TEXTS if name != "title"]
    lists = [line for name in LISTS for line in getattr(version, name)]
    scales = [text for anchor in version.anchors for text in (anchor.name, anchor.behaviours)]
    return [text for text in (*texts, *lists, *scales) if text]


def searchable(words: str) -> str:
    """Words as they are compared."""
    return UNPARTED.sub(r" \1 ", folded(words))


def terms(sought: str) -> list[str]:
    """What somebody looks for, in parts: a word, or a run of signs that stand together."""
    found = WORD.findall(folded(sought))[:MOST_TERMS]
    return [" ".join(WORD.findall(searchable(word))) for word in found]


def hits(parts: Sequence[str], engine: str) -> CTE:
    """What holds every part, each as the beginning of a word: its `number`, and its `weight`, of which what
    is smaller comes first. `engine` is the dialect's name.

    The engine's own index is asked once: SQLite weighs a single hit by going through all of them, so that
    to ask it for each hit again takes minutes.
    """
    found = _found(parts, engine).columns(column("number", Integer), column("weight", Float))
    return found.cte("hits").prefix_with("MATERIALIZED")


def _found(parts: Sequence[str], engine: str) -> TextClause:
    """The parts hold letters, digits and underscores alone, so nothing in them is a sign of the query."""
    if engine == "postgresql":
        query = " & ".join(_phrase(part) for part in parts)
        words = text(
            "SELECT number, -ts_rank(vector, asked) AS weight "
            "FROM question_words, to_tsquery('simple', :asked) AS asked WHERE vector @@ asked"
        )
    else:
        query = " ".join(f'"{part}"*' for part in parts)
        words = text(
            "SELECT rowid AS number, bm25(question_words, 8.0, 1.0) AS weight "
            "FROM question_words WHERE question_words MATCH :asked"
        )
    return words.bindparams(bindparam("asked", query, String, unique=True))


def _phrase(part: str) -> str:
    """A word, or signs that follow each other, the last one as a beginning."""
    return "(" + " <-> ".join(f"{sign}" for sign in part.split()) + ":*)"
