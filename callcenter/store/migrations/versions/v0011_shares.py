"""From when a clock is near, in working days; pauses and reopenings as clocks count them now."""

from alembic import op

from callcenter.store.migrations.noting import note_stale

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_STATEMENTS = (
    "ALTER TABLE tickets ADD COLUMN next_near BIGINT",
    "DROP INDEX tickets_on_board",
    "CREATE INDEX tickets_on_board ON tickets (state, is_open, queued, next_due, next_near)"
    " WHERE is_open OR queued",
)
_STALE = (
    "SELECT id FROM tickets"
    " WHERE is_open OR next_due IS NOT NULL OR conflicts > 0 OR reopened > 0"
    " UNION SELECT subject_id FROM events WHERE subject = 'ticket'"
    """ AND instr(raw, CAST('"kind":"data_requested"' AS BLOB)) > 0"""
)


def upgrade() -> None:
    """Adds the column; tickets that may be counted otherwise are noted for `Store`.

    `Store` folds them again: those whose clock runs, that were ever paused or opened again, and
    those with a conflict, which stand in the queue now.
    """
    tx = op.get_bind()
    for statement in _STATEMENTS:
        tx.exec_driver_sql(statement)
    note_stale(tx, _STALE)


def downgrade() -> None:
    """There is no way back: the copy made before the upgrade is the way back."""
    raise NotImplementedError
