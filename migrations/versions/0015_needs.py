"""What candidates ask for, what it does to the times, and needs in columns that are ciphered.

A need from before stays as it is until `interviews db upgrade` ciphers it, right after this. On the way down what
is ciphered stays so: a migration has no key.
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Every adjustment from before leaves the times as they were planned."""
    _answers("adjustment_request", "loop", _text("need_kept"), by=False)
    with op.batch_alter_table("adjustment") as table:
        table.alter_column("need", new_column_name="need_kept")
        table.add_column(sa.Column("extra", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("pause", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("request_id", sa.Uuid(), nullable=True))
        table.add_column(sa.Column("before_id", sa.Uuid(), nullable=True))
    with op.batch_alter_table("adjustment") as table:
        table.alter_column("extra", server_default=None)
        table.alter_column("pause", server_default=None)
        table.create_foreign_key(
            op.f("fk_adjustment_request_id_adjustment_request"), "adjustment_request", ["request_id"], ["id"]
        )
        table.create_foreign_key(
            op.f("fk_adjustment_before_id_adjustment"), "adjustment", ["before_id"], ["id"]
        )
        table.create_index(op.f("ix_adjustment_request_id"), ["request_id"])
    told = (_text("why_kept"), _text("talked"))
    _answers("adjustment_refusal", "adjustment_request", *told, column="request_id")
    _answers("adjustment_ending", "adjustment", _text("why_kept"))
    with op.batch_alter_table("interview") as table:
        table.add_column(sa.Column("planned_break", sa.Integer(), nullable=False, server_default="0"))
    op.execute("UPDATE interview SET planned_break = break_after")
    with op.batch_alter_table("interview") as table:
        table.alter_column("planned_break", server_default=None)


def _text(name: str) -> sa.Column:
    return sa.Column(name, sa.Text(), nullable=False)


def _answers(name: str, parent: str, *texts: sa.Column, column: str = "", by: bool = True) -> None:
    """A table of texts about a row of another one, with when, and by whom."""
    column = column or f"{parent}_id"
    person = [sa.Column("by_id", sa.Uuid(), nullable=False)] if by else []
    of_person = [sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f(f"fk_{name}_by_id_person"))]
    op.create_table(
        name,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(column, sa.Uuid(), nullable=False),
        *texts,
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *person,
        sa.ForeignKeyConstraint([column], [f"{parent}.id"], name=op.f(f"fk_{name}_{column}_{parent}")),
        *(of_person if by else []),
        *([sa.UniqueConstraint(column, name=op.f(f"uq_{name}_{column}"))] if by else []),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    if not by:
        op.create_index(op.f(f"ix_{name}_{column}"), name, [column])


def downgrade() -> None:
    """What was asked for, why it was refused or ended, and what it did to the times go."""
    with op.batch_alter_table("interview") as table:
        table.drop_column("planned_break")
    op.drop_table("adjustment_ending")
    op.drop_table("adjustment_refusal")
    with op.batch_alter_table("adjustment") as table:
        table.drop_index(op.f("ix_adjustment_request_id"))
        table.drop_constraint(op.f("fk_adjustment_before_id_adjustment"), type_="foreignkey")
        table.drop_constraint(op.f("fk_adjustment_request_id_adjustment_request"), type_="foreignkey")
        table.drop_column("before_id")
        table.drop_column("request_id")
        table.drop_column("pause")
        table.drop_column("extra")
        table.alter_column("need_kept", new_column_name="need")
    op.drop_table("adjustment_request")
