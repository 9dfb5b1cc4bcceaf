"""A required check can be waived, with a name and a reason."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Nothing is waived yet."""
    op.create_table(
        "waiver",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("loop_id", sa.Uuid(), nullable=False),
        sa.Column("check", sa.Text(), nullable=False),
        sa.Column("found", sa.JSON(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_waiver_by_id_person")),
        sa.ForeignKeyConstraint(["loop_id"], ["loop.id"], name=op.f("fk_waiver_loop_id_loop")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waiver")),
    )
    with op.batch_alter_table("waiver") as table:
        table.create_index(op.f("ix_waiver_loop_id"), ["loop_id"], unique=False)


def downgrade() -> None:
    """What was waived counts again."""
    op.drop_table("waiver")
