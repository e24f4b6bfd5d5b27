"""The audit: the chains of the desks and of the centre itself."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the tables."""
    op.create_table(
        "audit_chains",
        sa.Column("client_id", sa.String(36), primary_key=True),
        sa.Column("chain", sa.String(36), primary_key=True),
        sa.Column("have", sa.BigInteger, nullable=False),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        sa.Column("started_at", sa.BigInteger, nullable=False),
        sa.Column("trouble", sa.String(16), nullable=False),
    )
    op.create_table(
        "audit_entries",
        sa.Column("place", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("client_id", sa.String(36), nullable=False),
        sa.Column("chain", sa.String(36), nullable=False),
        sa.Column("n", sa.BigInteger, nullable=False),
        sa.Column("raw", sa.LargeBinary, nullable=False),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("uid", sa.String(80), nullable=False),
        sa.Column("act", sa.String(80), nullable=False),
        sa.Column("received_at", sa.BigInteger, nullable=False),
    )
    op.create_index("audit_in_chain", "audit_entries", ["client_id", "chain", "n"], unique=True)
    op.create_index("audit_by_time", "audit_entries", ["at"])
