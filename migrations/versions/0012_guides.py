"""A candidate reads what to expect, by a link that expires."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """The links, of which only hashes are kept."""
    op.create_table(
        "guide",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("loop_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_guide_by_id_person")),
        sa.ForeignKeyConstraint(["loop_id"], ["loop.id"], name=op.f("fk_guide_loop_id_loop")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guide")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_guide_token_hash")),
    )
    with op.batch_alter_table("guide") as table:
        table.create_index(op.f("ix_guide_loop_id"), ["loop_id"], unique=False)


def downgrade() -> None:
    """Without them: every link that was sent opens nothing."""
    op.drop_table("guide")
