"""What reports count of each ticket: its clocks and its hand-overs to agencies."""

import json

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_STATEMENTS = (
    "ALTER TABLE tickets ADD COLUMN first_due BIGINT",
    "ALTER TABLE tickets ADD COLUMN verify_due BIGINT",
    "ALTER TABLE tickets ADD COLUMN first_end BIGINT",
    "ALTER TABLE tickets ADD COLUMN whole_due BIGINT",
    "ALTER TABLE tickets ADD COLUMN whole_end BIGINT",
    "ALTER TABLE tickets ADD COLUMN dispatches TEXT DEFAULT '[]' NOT NULL",
)
_NOTED = "SELECT value FROM meta WHERE name = 'stale_subjects'"
_NOTE = "INSERT OR REPLACE INTO meta (name, value) VALUES ('stale_subjects', ?)"


def upgrade() -> None:
    """Adds the columns; every ticket is noted for `Store`, which folds it again."""
    tx = op.get_bind()
    for statement in _STATEMENTS:
        tx.exec_driver_sql(statement)
    noted = tx.exec_driver_sql(_NOTED).scalar()
    stale = {tuple(one) for one in json.loads(noted)} if noted else set()
    stale |= {("ticket", row.id) for row in tx.exec_driver_sql("SELECT id FROM tickets")}
    if stale:
        tx.exec_driver_sql(_NOTE, (json.dumps(sorted(stale)),))


def downgrade() -> None:
    """There is no way back: the copy made before the upgrade is the way back."""
    raise NotImplementedError
