"""A plan has breaks, and a meeting keeps the minutes that its plan gives it beside its own."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Until now a meeting took what was planned, and no break was."""
    with op.batch_alter_table("planned_interview") as table:
        table.add_column(sa.Column("break_after", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("planned_interview") as table:
        table.alter_column("break_after", server_default=None)
    with op.batch_alter_table("interview") as table:
        table.add_column(sa.Column("planned_minutes", sa.Integer(), nullable=True))
        table.add_column(sa.Column("break_after", sa.Integer(), nullable=False, server_default="0"))
    op.execute("UPDATE interview SET planned_minutes = minutes")
    with op.batch_alter_table("interview") as table:
        table.alter_column("planned_minutes", nullable=False)
        table.alter_column("break_after", server_default=None)


def downgrade() -> None:
    """Every meeting takes its own minutes, and has no break."""
    with op.batch_alter_table("interview") as table:
        table.drop_column("break_after")
        table.drop_column("planned_minutes")
    with op.batch_alter_table("planned_interview") as table:
        table.drop_column("break_after")
