"""A debrief has a room: who is in it, who speaks first, what it talks about, and what it says of a difference."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"

SPEAKING = sa.Enum(
    "by lot", "most junior first", name="speaking", native_enum=False, create_constraint=False, length=17
)


def upgrade() -> None:
    """Until now everybody spoke by lot, and notes were on the whole."""
    with op.batch_alter_table("person") as table:
        table.add_column(sa.Column("level_id", sa.Uuid(), nullable=True))
        table.create_foreign_key(op.f("fk_person_level_id_level"), "level", ["level_id"], ["id"])
    with op.batch_alter_table("debrief") as table:
        table.add_column(sa.Column("speaking", SPEAKING, nullable=False, server_default="by lot"))
        table.add_column(sa.Column("taken_up_id", sa.Uuid(), nullable=True))
        table.add_column(sa.Column("taken_up_at", sa.DateTime(timezone=True), nullable=True))
        table.create_foreign_key(
            op.f("fk_debrief_taken_up_id_competency"), "competency", ["taken_up_id"], ["id"]
        )
        table.create_check_constraint(
            op.f("ck_debrief_speaking"), "speaking IN ('by lot', 'most junior first')"
        )
    with op.batch_alter_table("debrief") as table:
        table.alter_column("speaking", server_default=None)
    with op.batch_alter_table("note") as table:
        table.add_column(sa.Column("competency_id", sa.Uuid(), nullable=True))
        table.create_foreign_key(
            op.f("fk_note_competency_id_competency"), "competency", ["competency_id"], ["id"]
        )
    op.create_table(
        "presence",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("debrief_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_presence_by_id_person")),
        sa.ForeignKeyConstraint(["debrief_id"], ["debrief.id"], name=op.f("fk_presence_debrief_id_debrief")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_presence_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_presence")),
        sa.UniqueConstraint("debrief_id", "person_id", name=op.f("uq_presence_debrief_id_person_id")),
    )
    op.create_table(
        "resolution",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("debrief_id", sa.Uuid(), nullable=False),
        sa.Column("competency_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_resolution_by_id_person")),
        sa.ForeignKeyConstraint(
            ["competency_id"], ["competency.id"], name=op.f("fk_resolution_competency_id_competency")
        ),
        sa.ForeignKeyConstraint(
            ["debrief_id"], ["debrief.id"], name=op.f("fk_resolution_debrief_id_debrief")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resolution")),
        sa.UniqueConstraint(
            "debrief_id", "competency_id", name=op.f("uq_resolution_debrief_id_competency_id")
        ),
    )


def downgrade() -> None:
    """Every note stays, on the whole; who was there and what was addressed goes."""
    op.drop_table("resolution")
    op.drop_table("presence")
    with op.batch_alter_table("note") as table:
        table.drop_constraint(op.f("fk_note_competency_id_competency"), type_="foreignkey")
        table.drop_column("competency_id")
    with op.batch_alter_table("debrief") as table:
        table.drop_constraint(op.f("ck_debrief_speaking"), type_="check")
        table.drop_constraint(op.f("fk_debrief_taken_up_id_competency"), type_="foreignkey")
        table.drop_column("taken_up_at")
        table.drop_column("taken_up_id")
        table.drop_column("speaking")
    with op.batch_alter_table("person") as table:
        table.drop_constraint(op.f("fk_person_level_id_level"), type_="foreignkey")
        table.drop_column("level_id")
