"""Candidates say who they are, and go away when they will."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"

MERGED = {"merged_into_id": "candidate", "merged_by_id": "person"}
SAID = ("said_as", "pronouns", "phone", "zone")


def upgrade() -> None:
    """Of those from before nothing is known yet."""
    with op.batch_alter_table("candidate") as table:
        for name in SAID:
            table.add_column(sa.Column(name, sa.Text(), nullable=False, server_default=""))
        table.add_column(sa.Column("email", sa.String(254), nullable=False, server_default=""))
        table.add_column(sa.Column("merged_into_id", sa.Uuid(), nullable=True))
        table.add_column(sa.Column("merged_at", sa.DateTime(timezone=True), nullable=True))
        table.add_column(sa.Column("merged_by_id", sa.Uuid(), nullable=True))
        for here, there in MERGED.items():
            name = op.f(f"fk_candidate_{here}_{there}")
            table.create_foreign_key(name, there, [here], ["id"])
        table.create_index(op.f("ix_candidate_merged_into_id"), ["merged_into_id"])
    with op.batch_alter_table("candidate") as table:
        for name in (*SAID, "email"):
            table.alter_column(name, server_default=None)
    _withdrawals()
    _documents()


def _documents() -> None:
    op.create_table(
        "blob",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_blob")),
    )
    op.create_table(
        "candidate_document",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "resume",
                "work sample",
                "other",
                name="document_kind",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.String(100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=True),
        sa.Column("panel_of_id", sa.Uuid(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("removed_by_id", sa.Uuid(), nullable=True),
        sa.Column("why_removed", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(removed_at IS NULL) = (digest IS NOT NULL)", name=op.f("ck_candidate_document_bytes_or_removed")
        ),
        *(
            sa.ForeignKeyConstraint(
                [here], [there], name=op.f(f"fk_candidate_document_{here}_{there.split('.')[0]}")
            )
            for here, there in (
                ("candidate_id", "candidate.id"),
                ("digest", "blob.digest"),
                ("panel_of_id", "loop.id"),
                ("by_id", "person.id"),
                ("removed_by_id", "person.id"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidate_document")),
    )
    for name in ("candidate_id", "digest", "panel_of_id"):
        op.create_index(op.f(f"ix_candidate_document_{name}"), "candidate_document", [name])


def _withdrawals() -> None:
    op.create_table(
        "withdrawal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("loop_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("why_back", sa.Text(), nullable=False),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("taken_back_by_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(taken_back_at IS NULL) = (taken_back_by_id IS NULL)", name=op.f("ck_withdrawal_taken_back")
        ),
        sa.ForeignKeyConstraint(["loop_id"], ["loop.id"], name=op.f("fk_withdrawal_loop_id_loop")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_withdrawal_by_id_person")),
        sa.ForeignKeyConstraint(
            ["taken_back_by_id"], ["person.id"], name=op.f("fk_withdrawal_taken_back_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_withdrawal")),
    )
    op.create_index(op.f("ix_withdrawal_loop_id"), "withdrawal", ["loop_id"])


def downgrade() -> None:
    """What they said is forgotten, and that they went."""
    for table in ("candidate_document", "blob", "withdrawal"):
        op.drop_table(table)
    with op.batch_alter_table("candidate") as table:
        table.drop_index(op.f("ix_candidate_merged_into_id"))
        for here, there in MERGED.items():
            table.drop_constraint(op.f(f"fk_candidate_{here}_{there}"), type_="foreignkey")
        for name in (*SAID, "email", *MERGED, "merged_at"):
            table.drop_column(name)
