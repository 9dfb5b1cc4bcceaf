"""Breaking the seal of a loop, by two people."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Who asked, why, and what a second person decided."""
    op.create_table(
        "seal_break",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("loop_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by_id", sa.Uuid(), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("(decided_at IS NULL) = (confirmed IS NULL)", name=op.f("ck_seal_break_decided")),
        sa.CheckConstraint(
            "(decided_by_id IS NULL) = (confirmed IS NULL)", name=op.f("ck_seal_break_decided_by")
        ),
        sa.CheckConstraint("decided_by_id <> asked_by_id", name=op.f("ck_seal_break_two_people")),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["person.id"], name=op.f("fk_seal_break_asked_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["person.id"], name=op.f("fk_seal_break_decided_by_id_person")
        ),
        sa.ForeignKeyConstraint(["loop_id"], ["loop.id"], name=op.f("fk_seal_break_loop_id_loop")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seal_break")),
    )
    with op.batch_alter_table("seal_break") as table:
        table.create_index(op.f("ix_seal_break_loop_id"), ["loop_id"])


def downgrade() -> None:
    """Forget the breaks."""
    op.drop_table("seal_break")
