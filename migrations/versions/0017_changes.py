"""An interview keeps the zone in which it was agreed and what became of it; people have links to calendars."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"

KINDS = ("moved", "cancelled", "missed", "replaced", "split")


def moment() -> sa.DateTime:
    return sa.DateTime(timezone=True)


def upgrade() -> None:
    """Times from before say no zone: they are shown in everybody's own."""
    with op.batch_alter_table("interview") as table:
        table.add_column(sa.Column("zone", sa.Text(), nullable=True))
        table.add_column(sa.Column("sequence", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("split_from_id", sa.Uuid(), nullable=True))
        table.create_foreign_key(
            "fk_interview_split_from_id_interview", "interview", ["split_from_id"], ["id"]
        )
    with op.batch_alter_table("interview") as table:
        table.alter_column("sequence", server_default=None)
    op.create_table(
        "interview_change",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("interview_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind", sa.Enum(*KINDS, name="kind", native_enum=False, create_constraint=True), nullable=False
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("was_at", moment(), nullable=True),
        sa.Column("now_at", moment(), nullable=True),
        sa.Column("who_id", sa.Uuid(), nullable=True),
        sa.Column("instead_id", sa.Uuid(), nullable=True),
        sa.Column("at", moment(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        *(
            sa.ForeignKeyConstraint([column], [f"{table}.id"], name=f"fk_interview_change_{column}_{table}")
            for column, table in (
                ("interview_id", "interview"),
                ("who_id", "person"),
                ("instead_id", "person"),
                ("by_id", "person"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name="pk_interview_change"),
    )
    op.create_index("ix_interview_change_interview_id", "interview_change", ["interview_id"])
    op.create_table(
        "calendar_link",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("made_at", moment(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_calendar_link_person_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_calendar_link"),
        sa.UniqueConstraint("person_id", name="uq_calendar_link_person_id"),
        sa.UniqueConstraint("token_hash", name="uq_calendar_link_token_hash"),
    )


def downgrade() -> None:
    """What became of the interviews is lost, and the links open nothing."""
    op.drop_table("calendar_link")
    op.drop_index("ix_interview_change_interview_id", "interview_change")
    op.drop_table("interview_change")
    with op.batch_alter_table("interview") as table:
        table.drop_constraint("fk_interview_split_from_id_interview", type_="foreignkey")
        table.drop_column("split_from_id")
        table.drop_column("sequence")
        table.drop_column("zone")
