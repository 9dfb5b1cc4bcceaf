"""Questions hand something out and show answers, banks speak to candidates, levels belong to tracks."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

ADDED = {
    "question_version": {"materials": (sa.Text, ""), "for_interviewers": (sa.Text, "")},
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
    kinds = sa.Enum("past work", "situation", "work sample", name="kind", native_enum=False)
    with op.batch_alter_table("question_version") as table:
        table.add_column(sa.Column("kind", kinds, nullable=False, server_default="situation"))
    with op.batch_alter_table("question_version") as table:
        table.alter_column("kind", server_default=None)
        listed = "kind IN ('past work', 'situation', 'work sample')"
        table.create_check_constraint(op.f("ck_question_version_kind"), listed)


def downgrade() -> None:
    """Without them."""
    with op.batch_alter_table("question_version") as table:
        table.drop_constraint(op.f("ck_question_version_kind"), type_="check")
    with op.batch_alter_table("question_version") as table:
        table.drop_column("kind")
    for name, columns in ADDED.items():
        with op.batch_alter_table(name) as table:
            for column in columns:
                table.drop_column(column)
