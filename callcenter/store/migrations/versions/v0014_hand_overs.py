"""What came of a hand-over stays with it when the matter is opened again or given away."""

import json

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_STALE = (
    "SELECT id FROM tickets WHERE reopened > 0 OR json_array_length(dispatches) > 1 AND ("
    "SELECT count(*) > count(DISTINCT value ->> 0) FROM json_each(dispatches))"
)
_NOTED = "SELECT value FROM meta WHERE name = 'stale_subjects'"
_NOTE = "INSERT OR REPLACE INTO meta (name, value) VALUES ('stale_subjects', ?)"


def upgrade() -> None:
    """Notes for `Store` the tickets that were opened again or handed to one agency twice."""
    tx = op.get_bind()
    noted = tx.exec_driver_sql(_NOTED).scalar()
    stale = {tuple(one) for one in json.loads(noted)} if noted else set()
    stale |= {("ticket", row[0]) for row in tx.exec_driver_sql(_STALE)}
    if stale:
        tx.exec_driver_sql(_NOTE, (json.dumps(sorted(stale)),))


def downgrade() -> None:
    """There is no way back: the copy made before the upgrade is the way back."""
    raise NotImplementedError
