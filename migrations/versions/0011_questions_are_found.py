"""A question is found by its words: a table of them, and an index of either engine's own."""

import json
import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

ALIKE = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "’": "'", "‐": "-"}
)
TEXTS = (
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
SQLITE = (
    """CREATE VIRTUAL TABLE question_words USING fts5(
        title, words, content='question_text', content_rowid='number', tokenize='unicode61 remove_diacritics 0')""",
    """CREATE TRIGGER question_words_in AFTER INSERT ON question_text BEGIN
        INSERT INTO question_words(rowid, title, words) VALUES (new.number, new.title, new.words); END""",
    """CREATE TRIGGER question_words_out AFTER DELETE ON question_text BEGIN
        INSERT INTO question_words(question_words, rowid, title, words)
        VALUES ('delete', old.number, old.title, old.words); END""",
    """CREATE TRIGGER question_words_anew AFTER UPDATE ON question_text BEGIN
        INSERT INTO question_words(question_words, rowid, title, words)
        VALUES ('delete', old.number, old.title, old.words);
        INSERT INTO question_words(rowid, title, words) VALUES (new.number, new.title, new.words); END""",
)
POSTGRESQL = (
    """CREATE TABLE question_words (
        number INTEGER PRIMARY KEY REFERENCES question_text (number) ON DELETE CASCADE, vector tsvector NOT NULL)""",
    "CREATE INDEX ix_question_words_vector ON question_words USING gin (vector)",
    """CREATE FUNCTION question_words_follow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO question_words (number, vector)
        VALUES (new.number, setweight(to_tsvector('simple', new.title), 'A')
                         || setweight(to_tsvector('simple', new.words), 'D'))
        ON CONFLICT (number) DO UPDATE SET vector = excluded.vector;
        RETURN new; END $$""",
    """CREATE TRIGGER question_words_follow AFTER INSERT OR UPDATE ON question_text
        FOR EACH ROW EXECUTE FUNCTION question_words_follow()""",
)


def upgrade() -> None:
    """The table, its index, and the words of every question that there is."""
    op.create_table(
        "question_text",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"], ["question.id"], name=op.f("fk_question_text_question_id_question")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["question_version.id"], name=op.f("fk_question_text_version_id_question_version")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_question_text")),
        sa.UniqueConstraint("question_id", name=op.f("uq_question_text_question_id")),
        sa.UniqueConstraint("version_id", name=op.f("uq_question_text_version_id")),
    )
    for statement in POSTGRESQL if _on_postgresql() else SQLITE:
        op.execute(statement)
    _fill()


def _on_postgresql() -> bool:
    return op.get_bind().dialect.name == "postgresql"


def _fill() -> None:
    connection = op.get_bind()
    newest = (
        "SELECT v.* FROM question_version v WHERE v.number = "
        "(SELECT max(number) FROM question_version w WHERE w.question_id = v.question_id)"
    )
    kept = sa.table("question_text", *map(sa.column, ("question_id", "version_id", "title", "words")))
    for version in connection.execute(sa.text(newest)).mappings().all():
        anchors = connection.execute(
            sa.text("SELECT name, behaviours FROM anchor WHERE version_id = :id ORDER BY level_id, point"),
            {"id": version["id"]},
        )
        lists = [line for name in ("probes", "clarifications") for line in _listed(version[name])]
        scales = [words for anchor in anchors for words in anchor]
        said = [version[name] for name in TEXTS] + lists + scales
        connection.execute(
            kept.insert().values(
                question_id=version["question_id"],
                version_id=version["id"],
                title=searchable(version["title"]),
                words=searchable("\n".join(words for words in said if words)),
            )
        )


def _listed(value: object) -> list[str]:
    return json.loads(value) if isinstance(value, str) else list(value)


def searchable(text: str) -> str:
    """As the program folded words on the day of this revision."""
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", " ".join(text.split())).casefold())
    unseen = {c for c in parts if unicodedata.category(c) in {"Cc", "Cf", "Cs"} or c in "\u0640\ufe0e\ufe0f"}
    kept = (c for c in parts.translate(ALIKE) if not unicodedata.combining(c) and c not in unseen)
    return "".join(f" {c} " if _is_unparted(c) else c for c in unicodedata.normalize("NFC", "".join(kept)))


def _is_unparted(char: str) -> bool:
    spans = (("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\uac00", "\ud7af"), ("\U00020000", "\U0003ffff"))
    return any(first <= char <= last for first, last in spans)


def downgrade() -> None:
    """Without them."""
    op.execute("DROP TABLE question_words")
    op.drop_table("question_text")
    if _on_postgresql():
        op.execute("DROP FUNCTION question_words_follow()")
