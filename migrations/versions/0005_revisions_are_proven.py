"""A revision is put down in the history as a salted hash; those from before have no salt."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """The salt of each revision."""
    with op.batch_alter_table("revision") as table:
        table.add_column(sa.Column("salt", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("revision") as table:
        table.alter_column("salt", server_default=None)


def downgrade() -> None:
    """Without salts."""
    with op.batch_alter_table("revision") as table:
        table.drop_column("salt")
