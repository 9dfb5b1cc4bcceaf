"""A new link into an account that has a password takes two people."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Who asked, what a second person decided, which link came of it; and that a link ended without use."""
    with op.batch_alter_table("invitation") as table:
        table.add_column(sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "renewal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by_id", sa.Uuid(), nullable=True),
        sa.Column("confirmed", sa.Boolean(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by_id", sa.Uuid(), nullable=True),
        sa.Column("link_id", sa.Uuid(), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(decided_at IS NULL) = (confirmed IS NULL)", name=op.f("ck_renewal_decided")),
        sa.CheckConstraint("decided_by_id <> asked_by_id", name=op.f("ck_renewal_two_people")),
        sa.CheckConstraint("decided_by_id <> person_id", name=op.f("ck_renewal_not_oneself")),
        sa.ForeignKeyConstraint(["asked_by_id"], ["person.id"], name=op.f("fk_renewal_asked_by_id_person")),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["person.id"], name=op.f("fk_renewal_decided_by_id_person")
        ),
        sa.ForeignKeyConstraint(["link_id"], ["invitation.id"], name=op.f("fk_renewal_link_id_invitation")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_renewal_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_renewal")),
    )
    with op.batch_alter_table("renewal") as table:
        table.create_index(op.f("ix_renewal_person_id"), ["person_id"])


def downgrade() -> None:
    """Forget the requests."""
    op.drop_table("renewal")
    with op.batch_alter_table("invitation") as table:
        table.drop_column("ended_at")
