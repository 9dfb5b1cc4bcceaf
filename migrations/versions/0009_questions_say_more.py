"""Questions hand something out and show answers, banks speak to candidates, levels belong to tracks."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

ADDED = {
    "question_version": {"materials": (sa.Text, "")},
    "anchor": {"samples": (sa.JSON, "[]")},
    "bank": {"what_happens": (sa.Text, ""), "tools": (sa.Text, ""), "example": (sa.Text, "")},
    "level": {"track": (sa.Text, "")},
}


def upgrade() -> None:
    """The columns, empty for what there is."""
    for name, columns in ADDED.items():
        with op.batch_alter_table(name) as table:
            for column, (kind, empty) in columns.items():
                table.add_column(sa.Column(column, kind(), nullable=False, server_default=empty))
        with op.batch_alter_table(name) as table:
            for column in columns:
                table.alter_column(column, server_default=None)


def downgrade() -> None:
    """Without them."""
    for name, columns in ADDED.items():
        with op.batch_alter_table(name) as table:
            for column in columns:
                table.drop_column(column)
