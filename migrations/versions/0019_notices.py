"""People are told by mail, from an outbox, and choose which mails they get."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"

KINDS = (
    "invited", "moved", "removed", "prepare", "due", "late", "awaited", "opened", "revised", "issued",
)  # fmt: skip
ENDS = ("sent", "dropped", "given up")


def upgrade() -> None:
    """Nobody is told anything of what was before."""
    op.create_table(
        "notice",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind", sa.Enum(*KINDS, name="kind", native_enum=False, create_constraint=True), nullable=False
        ),
        sa.Column("about_id", sa.Uuid(), nullable=False),
        sa.Column("occasion", sa.String(length=40), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("digest_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "end_as", sa.Enum(*ENDS, name="end_as", native_enum=False, create_constraint=True), nullable=True
        ),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.CheckConstraint("(ended_at IS NULL) = (end_as IS NULL)", name=op.f("ck_notice_ended")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_notice_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
        sa.UniqueConstraint(
            "person_id",
            "kind",
            "about_id",
            "occasion",
            name=op.f("uq_notice_person_id_kind_about_id_occasion"),
        ),
    )
    with op.batch_alter_table("notice") as table:
        table.create_index(op.f("ix_notice_next_at"), ["next_at"], unique=False)
    op.create_table(
        "mail_choices",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("ways", sa.JSON(), nullable=False),
        sa.Column("hour", sa.Integer(), nullable=False),
        sa.CheckConstraint("hour BETWEEN 0 AND 23", name=op.f("ck_mail_choices_hour")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_mail_choices_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_choices")),
        sa.UniqueConstraint("person_id", name=op.f("uq_mail_choices_person_id")),
    )


def downgrade() -> None:
    """Nobody is told anything, and what they chose is forgotten."""
    op.drop_table("mail_choices")
    op.drop_table("notice")
