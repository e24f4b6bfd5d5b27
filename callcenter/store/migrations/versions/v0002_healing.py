"""Marks and offers for a centre set back, files on their way to it, and what is in conflict."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_STATEMENTS = (
    """
CREATE TABLE marks (
    seq INTEGER NOT NULL,
    chain TEXT NOT NULL,
    PRIMARY KEY (seq)
)
""",
    """
CREATE TABLE offers (
    eid TEXT NOT NULL,
    place INTEGER NOT NULL,
    received_at BIGINT,
    PRIMARY KEY (eid),
    FOREIGN KEY(eid) REFERENCES events (eid)
)
""",
    "CREATE INDEX offers_in_order ON offers (place)",
    """
CREATE TABLE uploads (
    sha256 TEXT NOT NULL,
    ticket_id TEXT NOT NULL,
    state TEXT NOT NULL,
    sent INTEGER DEFAULT '0' NOT NULL,
    tries INTEGER DEFAULT '0' NOT NULL,
    reason TEXT DEFAULT '' NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (sha256, ticket_id)
)
""",
    "CREATE INDEX uploads_by_state ON uploads (state, at)",
    "ALTER TABLE callers ADD COLUMN conflicts INTEGER DEFAULT '0' NOT NULL",
    "CREATE INDEX callers_in_conflict ON callers (updated_at) WHERE conflicts > 0",
    "CREATE INDEX numbers_former ON ticket_numbers (ticket_id) WHERE former",
    "CREATE INDEX tickets_in_conflict ON tickets (updated_at) WHERE conflicts > 0",
    """
INSERT INTO uploads (sha256, ticket_id, state, at)
SELECT sha256, ticket_id, 'waiting', at FROM attachments
""",
)


def upgrade() -> None:
    """Adds the tables; files kept before are to be sent."""
    for statement in _STATEMENTS:
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    """There is no way back: the copy made before the upgrade is the way back."""
    raise NotImplementedError
