"""How far each ticket is on its way to LAPOR, and what the centre's own pusher remembers.

Only adds. No event about LAPOR is older than this version, so every older row is at its beginning.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the columns and the pusher's tables."""
    for column in (
        sa.Column("lapor_state", sa.String(16), nullable=False, server_default="siap"),
        sa.Column("lapor_owner", sa.String(36), nullable=False, server_default=""),
        sa.Column("lapor_at", sa.BigInteger),
        sa.Column("lapor_id", sa.Text, nullable=False, server_default=""),
        sa.Column("lapor_status", sa.Text, nullable=False, server_default=""),
        sa.Column("lapor_reason", sa.Text, nullable=False, server_default=""),
        sa.Column("lapor_chosen", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("lapor_person", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("lapor_replies", sa.Integer, nullable=False, server_default="0"),
    ):
        op.add_column("tickets", column)
    op.create_index("tickets_lapor", "tickets", ["lapor_state", "registered_at"])
    op.create_table(
        "lapor_polls",
        sa.Column("ticket_id", sa.String(36), primary_key=True),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
    )
    op.create_table(
        "lapor_documents",
        sa.Column("ticket_id", sa.String(36), primary_key=True),
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("document_id", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
    )
    op.create_table(
        "lapor_judged",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("mark", sa.Text, nullable=False),
    )
