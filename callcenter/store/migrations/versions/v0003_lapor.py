"""What the office shares, and how far each ticket is on its way to the national system."""

import json

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_STATEMENTS = (
    """
CREATE TABLE lapor_documents (
    ticket_id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    document_id TEXT DEFAULT '' NOT NULL,
    reason TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (ticket_id, sha256)
)
""",
    """
CREATE TABLE lapor_polls (
    ticket_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    tries INTEGER DEFAULT '0' NOT NULL,
    PRIMARY KEY (ticket_id)
)
""",
    """
CREATE TABLE office (
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (name)
)
""",
    "ALTER TABLE tickets ADD COLUMN registered_on TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE tickets ADD COLUMN lapor_state TEXT DEFAULT 'siap' NOT NULL",
    "ALTER TABLE tickets ADD COLUMN lapor_id TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE tickets ADD COLUMN lapor_status TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE tickets ADD COLUMN lapor_at BIGINT",
    "ALTER TABLE tickets ADD COLUMN lapor_person BOOLEAN DEFAULT '0' NOT NULL",
    "ALTER TABLE tickets ADD COLUMN lapor_replies INTEGER DEFAULT '0' NOT NULL",
    "ALTER TABLE tickets ADD COLUMN lapor_owner TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE tickets ADD COLUMN lapor_assigned TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE tickets ADD COLUMN lapor_chosen BOOLEAN DEFAULT '0' NOT NULL",
    "ALTER TABLE tickets ADD COLUMN lapor_reason TEXT DEFAULT '' NOT NULL",
    """
UPDATE tickets SET registered_on = coalesce((
    SELECT client_id FROM events
    WHERE subject_id = tickets.id
    AND json_extract(CAST(raw AS TEXT), '$.kind') = 'registered'
    ORDER BY seq IS NULL, seq, received_at IS NULL, received_at, incarnation, n, eid
    LIMIT 1
), '')
""",
    "CREATE INDEX tickets_to_send ON tickets"
    " (registered_on, lapor_state, registered_at, lapor_assigned, lapor_person)"
    " WHERE lapor_state IN ('siap', 'tidak_dikirim')",
    "CREATE INDEX tickets_assigned ON tickets (lapor_assigned) WHERE lapor_assigned <> ''",
    "CREATE INDEX tickets_held ON tickets (lapor_reason, lapor_at)"
    " WHERE lapor_state = 'tidak_dikirim'",
    "CREATE INDEX tickets_unsettled ON tickets (lapor_at)"
    " WHERE lapor_state IN ('dipesan', 'ragu', 'ditolak') OR lapor_person",
    "CREATE INDEX tickets_there ON tickets (lapor_status, lapor_at) WHERE lapor_state = 'terkirim'",
    "CREATE INDEX tickets_by_lapor_id ON tickets (lapor_id) WHERE lapor_id <> ''",
    "CREATE INDEX tickets_replying ON tickets (lapor_at) WHERE lapor_replies > 0",
)

_UNDERSTOOD_NOW = """
SELECT DISTINCT subject, subject_id FROM events
WHERE subject = 'office'
OR (subject = 'ticket' AND instr(raw, CAST('"kind":"lapor_' AS BLOB)) > 0)
"""
"""What a newer desk has said meanwhile and this one has only kept."""


def upgrade() -> None:
    """Adds columns and tables; subjects whose rows say too little are noted for `Store`."""
    tx = op.get_bind()
    for statement in _STATEMENTS:
        tx.exec_driver_sql(statement)
    stale = [list(row) for row in tx.exec_driver_sql(_UNDERSTOOD_NOW).all()]
    if stale:
        tx.exec_driver_sql(
            "INSERT INTO meta (name, value) VALUES ('stale_subjects', ?)", (json.dumps(stale),)
        )


def downgrade() -> None:
    """There is no way back: the copy made before the upgrade is the way back."""
    raise NotImplementedError
