"""A review has remarks on fields and endorsements; a question can cool."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Remarks with their settlements, coolings, and the endorsement as a step."""
    _steps("proposed", "returned", "endorsed", "approved")
    _written(
        "remark", "version_id", "question_version", sa.Column("place", sa.Text(), nullable=False), "words"
    )
    op.create_table(
        "settlement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("remark_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_settlement_by_id_person")),
        sa.ForeignKeyConstraint(["remark_id"], ["remark.id"], name=op.f("fk_settlement_remark_id_remark")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_settlement")),
        sa.UniqueConstraint("remark_id", name=op.f("uq_settlement_remark_id")),
    )
    until = sa.Column("until", sa.DateTime(timezone=True), nullable=False)
    _written("cooling", "question_id", "question", until, "reason")
    with op.batch_alter_table("cooling") as table:
        table.add_column(sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True))


def _written(name: str, of: str, target: str, column: sa.Column, words: str) -> None:
    """A table of what somebody wrote about something."""
    op.create_table(
        name,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(of, sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        column,
        sa.Column(words, sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f(f"fk_{name}_by_id_person")),
        sa.ForeignKeyConstraint([of], [f"{target}.id"], name=op.f(f"fk_{name}_{of}_{target}")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    with op.batch_alter_table(name) as table:
        table.create_index(op.f(f"ix_{name}_{of}"), [of], unique=False)


def _steps(*kinds: str) -> None:
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    with op.batch_alter_table("step") as table:
        table.drop_constraint(op.f("ck_step_kind"), type_="check")
    with op.batch_alter_table("step") as table:
        table.create_check_constraint(op.f("ck_step_kind"), f"kind IN ({listed})")


def downgrade() -> None:
    """Without them; an endorsement is forgotten."""
    for name in ("cooling", "settlement", "remark"):
        op.drop_table(name)
    op.execute("DELETE FROM step WHERE kind = 'endorsed'")
    _steps("proposed", "returned", "approved")
