"""The first form of the centre's tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables."""
    _identity()
    _devices()
    _events()
    _numbers()
    _tickets()


def _identity() -> None:
    op.create_table(
        "identity",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("server_id", sa.String(36), nullable=False),
        sa.Column("secret", sa.LargeBinary, nullable=False),
        sa.Column("client_id", sa.String(36), nullable=False),
    )
    op.create_table(
        "clock",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("epoch", sa.String(36), nullable=False),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("chain", sa.LargeBinary, nullable=False),
        sa.Column("next_block", sa.Integer, nullable=False),
        sa.Column("own_n", sa.BigInteger, nullable=False),
        sa.Column("own_block", sa.Integer),
        sa.Column("own_serial", sa.Integer, nullable=False),
    )


def _devices() -> None:
    op.create_table(
        "devices",
        sa.Column("client_id", sa.String(36), primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("credential_hash", sa.LargeBinary, nullable=False),
        sa.Column("enrolled_at", sa.BigInteger, nullable=False),
        sa.Column("last_seen", sa.BigInteger, nullable=False),
        sa.Column("retired", sa.Boolean, nullable=False),
    )
    op.create_table(
        "incarnations",
        sa.Column("client_id", sa.String(36), primary_key=True),
        sa.Column("incarnation", sa.Integer, primary_key=True),
        sa.Column("acked_n", sa.BigInteger, nullable=False),
        sa.Column("started_at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "withheld",
        sa.Column("client_id", sa.String(36), primary_key=True),
        sa.Column("incarnation", sa.Integer, primary_key=True),
        sa.Column("n", sa.BigInteger, primary_key=True),
        sa.Column("reason", sa.String(64), nullable=False),
        sa.Column("told_at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "enrolment_codes",
        sa.Column("code_hash", sa.LargeBinary, primary_key=True),
        sa.Column("made_at", sa.BigInteger, nullable=False),
        sa.Column("expires_at", sa.BigInteger, nullable=False),
        sa.Column("wrong_tries", sa.Integer, nullable=False),
        sa.Column("used_by", sa.String(36)),
        sa.Column("used_at", sa.BigInteger),
    )


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("eid", sa.String(36), nullable=False, unique=True),
        sa.Column("subject", sa.String(64), nullable=False),
        sa.Column("subject_id", sa.String(36), nullable=False),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("client_id", sa.String(36), nullable=False),
        sa.Column("incarnation", sa.Integer, nullable=False),
        sa.Column("n", sa.BigInteger, nullable=False),
        sa.Column("raw", sa.LargeBinary, nullable=False),
        sa.Column("raw_hash", sa.LargeBinary, nullable=False),
        sa.Column("received_at", sa.BigInteger, nullable=False),
        sa.Column("chain", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("client_id", "incarnation", "n", name="events_count"),
    )
    op.create_index("events_subject", "events", ["subject_id", "seq"])
    op.create_table(
        "quarantine",
        sa.Column("raw_hash", sa.LargeBinary, primary_key=True),
        sa.Column("eid", sa.String(36), nullable=False),
        sa.Column("client_id", sa.String(36), nullable=False),
        sa.Column("incarnation", sa.Integer, nullable=False),
        sa.Column("n", sa.BigInteger, nullable=False),
        sa.Column("raw", sa.LargeBinary, nullable=False),
        sa.Column("reason", sa.String(64), nullable=False),
        sa.Column("received_at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_quarantine_eid", "quarantine", ["eid"])


def _numbers() -> None:
    op.create_table(
        "number_blocks",
        sa.Column("block", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("client_id", sa.String(36), nullable=False),
        sa.Column("incarnation", sa.Integer, nullable=False),
        sa.Column("leased_at", sa.BigInteger, nullable=False),
    )
    op.create_index("number_blocks_device", "number_blocks", ["client_id", "incarnation", "block"])


def _tickets() -> None:
    op.create_table(
        "tickets",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("number", sa.String(14), unique=True),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("classification", sa.String(32), nullable=False),
        sa.Column("category", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("agencies", sa.JSON, nullable=False),
        sa.Column("summary", sa.JSON, nullable=False),
        sa.Column("registered_at", sa.BigInteger),
        sa.Column("head_seq", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_tickets_state", "tickets", ["state"])
    op.create_table(
        "number_aliases",
        sa.Column("number", sa.String(14), primary_key=True),
        sa.Column("ticket_id", sa.String(36), sa.ForeignKey("tickets.id"), primary_key=True),
    )
