"""People at the centre: accounts, sessions, revocations; desks that wait for an approval.

Only adds: the program of version 0004 still works on these tables. Every device of before stays
approved; the signing key is made when the centre is opened next.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the column and the tables."""
    op.add_column(
        "devices",
        sa.Column("standing", sa.String(16), nullable=False, server_default="approved"),
    )
    op.create_table(
        "security",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("signing_key", sa.LargeBinary, nullable=False),
        sa.Column("approve_devices", sa.Boolean, nullable=False),
        sa.Column("revoked_seq", sa.BigInteger, nullable=False),
    )
    _people()
    op.create_table(
        "sign_in_tries",
        sa.Column("key_hash", sa.LargeBinary, primary_key=True),
        sa.Column("fails", sa.Integer, nullable=False),
        sa.Column("last_at", sa.BigInteger, nullable=False),
        sa.Column("held_until", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "revocations",
        sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("uid", sa.String(64), nullable=False),
        sa.Column("client_id", sa.String(36), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )


def _people() -> None:
    op.create_table(
        "accounts",
        sa.Column("uid", sa.String(64), primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("roles", sa.JSON, nullable=False),
        sa.Column("agency", sa.String(64), nullable=False),
        sa.Column("passphrase_hash", sa.Text, nullable=False),
        sa.Column("code_hash", sa.LargeBinary),
        sa.Column("code_until", sa.BigInteger),
        sa.Column("closed", sa.Boolean, nullable=False),
        sa.Column("generation", sa.Integer, nullable=False),
        sa.Column("made_at", sa.BigInteger, nullable=False),
        sa.Column("last_seen", sa.BigInteger),
    )
    op.create_table(
        "sessions",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("uid", sa.String(64), nullable=False),
        sa.Column("client_id", sa.String(36), nullable=False),
        sa.Column("account_generation", sa.Integer, nullable=False),
        sa.Column("made_at", sa.BigInteger, nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
        sa.Column("ended_at", sa.BigInteger),
        sa.Column("ended_why", sa.String(32), nullable=False),
        sa.Column("family_hash", sa.LargeBinary, nullable=False),
        sa.Column("refresh_hash", sa.LargeBinary, nullable=False),
        sa.Column("former_hash", sa.LargeBinary),
        sa.Column("former_key_hash", sa.LargeBinary),
        sa.Column("access_hash", sa.LargeBinary, nullable=False),
        sa.Column("access_until", sa.BigInteger, nullable=False),
        sa.Column("former_access_hash", sa.LargeBinary),
        sa.Column("former_access_until", sa.BigInteger),
    )
    op.create_index("sessions_person", "sessions", ["uid", "client_id"])
