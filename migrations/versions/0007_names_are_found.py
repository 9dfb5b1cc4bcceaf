"""Beside a name stands what it is found by: without case, accents and vowel signs, in letters of one width."""

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

NAMED = ("candidate", "person")
ALIKE = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "’": "'", "‐": "-"}
)


def folded(text: str) -> str:
    """As the program folded names on the day of this revision."""
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", " ".join(text.split())).casefold())
    unseen = {c for c in parts if unicodedata.category(c) in {"Cc", "Cf", "Cs"} or c in "\u0640\ufe0e\ufe0f"}
    kept = (c for c in parts.translate(ALIKE) if not unicodedata.combining(c) and c not in unseen)
    return unicodedata.normalize("NFC", "".join(kept))


def upgrade() -> None:
    """A column, filled in for every name that there is."""
    for name in NAMED:
        with op.batch_alter_table(name) as table:
            table.add_column(sa.Column("found_by", sa.Text(), nullable=False, server_default=""))
        _fill(name)
        with op.batch_alter_table(name) as table:
            table.alter_column("found_by", server_default=None)


def _fill(name: str) -> None:
    named = sa.table(name, sa.column("id", sa.Uuid()), sa.column("name"), sa.column("found_by"))
    for id, words in op.get_bind().execute(sa.select(named.c.id, named.c.name)).all():
        op.execute(named.update().where(named.c.id == id).values(found_by=folded(words)))


def downgrade() -> None:
    """Without it."""
    for name in NAMED:
        with op.batch_alter_table(name) as table:
            table.drop_column("found_by")
