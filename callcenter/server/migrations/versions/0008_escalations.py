"""When each ticket is to be looked at next by the rules of the escalation."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the tables; the list is made at the first look."""
    op.create_table(
        "escalations",
        sa.Column("ticket_id", sa.String(36), primary_key=True),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_escalations_at", "escalations", ["at"])
    op.create_table(
        "escalation_mark",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("terms", sa.Text, nullable=False),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("aside", sa.Text, nullable=False),
    )
