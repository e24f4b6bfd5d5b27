"""Pauses are office time now, and what was over before one stays over in the rows as well."""

import json

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_STALE = (
    "SELECT DISTINCT subject_id FROM events WHERE subject = 'ticket'"
    """ AND instr(raw, CAST('"kind":"data_requested"' AS BLOB)) > 0"""
)
_NOTED = "SELECT value FROM meta WHERE name = 'stale_subjects'"
_NOTE = "INSERT OR REPLACE INTO meta (name, value) VALUES ('stale_subjects', ?)"


def upgrade() -> None:
    """Notes for `Store` the tickets that were ever paused, closed ones too."""
    tx = op.get_bind()
    noted = tx.exec_driver_sql(_NOTED).scalar()
    stale = {tuple(one) for one in json.loads(noted)} if noted else set()
    stale |= {("ticket", row[0]) for row in tx.exec_driver_sql(_STALE)}
    if stale:
        tx.exec_driver_sql(_NOTE, (json.dumps(sorted(stale)),))


def downgrade() -> None:
    """There is no way back: the copy made before the upgrade is the way back."""
    raise NotImplementedError
