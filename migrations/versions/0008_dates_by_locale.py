"""Each person chooses how dates are written; until then as they always were."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """The manner of each person."""
    with op.batch_alter_table("person") as table:
        table.add_column(sa.Column("locale", sa.Text(), nullable=False, server_default="en_GB"))
    with op.batch_alter_table("person") as table:
        table.alter_column("locale", server_default=None)


def downgrade() -> None:
    """All read the same again."""
    with op.batch_alter_table("person") as table:
        table.drop_column("locale")
