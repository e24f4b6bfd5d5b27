"""How many promises to ring back are not kept yet, of each ticket."""

import json

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_STATEMENTS = (
    "ALTER TABLE tickets ADD COLUMN callbacks INTEGER DEFAULT '0' NOT NULL",
    "CREATE INDEX tickets_promised ON tickets (next_due) WHERE callbacks > 0",
    "CREATE INDEX tickets_ended ON tickets (closed_at) WHERE closed_at IS NOT NULL",
)
_NOTED = "SELECT value FROM meta WHERE name = 'stale_subjects'"
_NOTE = "INSERT OR REPLACE INTO meta (name, value) VALUES ('stale_subjects', ?)"


def upgrade() -> None:
    """Adds the column; tickets whose clock runs are noted for `Store`, which folds them again.

    A promise that is not kept has a clock that runs, so no other ticket can have one.
    """
    tx = op.get_bind()
    for statement in _STATEMENTS:
        tx.exec_driver_sql(statement)
    noted = tx.exec_driver_sql(_NOTED).scalar()
    stale = {tuple(one) for one in json.loads(noted)} if noted else set()
    running = tx.exec_driver_sql("SELECT id FROM tickets WHERE next_due IS NOT NULL")
    stale |= {("ticket", row.id) for row in running}
    if stale:
        tx.exec_driver_sql(_NOTE, (json.dumps(sorted(stale)),))


def downgrade() -> None:
    """There is no way back: the copy made before the upgrade is the way back."""
    raise NotImplementedError
