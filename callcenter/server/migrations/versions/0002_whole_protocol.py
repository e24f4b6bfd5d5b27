"""What the whole protocol needs: history for new desks, files, a quarantine that can be released.

Only adds: the program of version 0001 still works on these tables.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds columns and tables."""
    op.add_column("quarantine", sa.Column("released_at", sa.BigInteger))
    op.add_column(
        "tickets",
        sa.Column("is_open", sa.Boolean, nullable=False, server_default=sa.true()),
    )
    op.add_column("tickets", sa.Column("caller_ids", sa.JSON, nullable=False, server_default="[]"))
    op.create_index("tickets_history", "tickets", ["is_open", "head_seq"])
    op.create_table(
        "callers",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("head_seq", sa.BigInteger, nullable=False),
    )
    op.create_index("callers_history", "callers", ["head_seq"])
    _files()


def _files() -> None:
    op.create_table(
        "files",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("mime", sa.String(64), nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("completed_at", sa.BigInteger),
    )
    op.create_table(
        "file_tickets",
        sa.Column("sha256", sa.String(64), sa.ForeignKey("files.sha256"), primary_key=True),
        sa.Column("ticket_id", sa.String(36), primary_key=True),
        sa.Column("announced_at", sa.BigInteger),
    )
