"""A scorecard knows which opened page sent what it holds, so that a lost answer looks like no other window."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """The page, and the number of its sending."""
    with op.batch_alter_table("scorecard") as table:
        table.add_column(sa.Column("sent_by_page", sa.Uuid(), nullable=True))
        table.add_column(sa.Column("sent_number", sa.Integer(), nullable=True))


def downgrade() -> None:
    """Without them."""
    with op.batch_alter_table("scorecard") as table:
        table.drop_column("sent_number")
        table.drop_column("sent_by_page")
