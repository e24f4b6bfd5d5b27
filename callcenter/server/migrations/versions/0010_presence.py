"""What desks tell of themselves while they are linked."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the table; nobody has told anything yet."""
    op.create_table(
        "presence",
        sa.Column("client_id", sa.String(36), primary_key=True),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("told", sa.Text, nullable=False),
        comment="The last word of each desk about itself; not kept longer than a week.",
    )
