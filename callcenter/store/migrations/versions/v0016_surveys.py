"""Every survey of a ticket is kept, not the last one alone."""

from alembic import op

from callcenter.store.migrations.noting import note_stale

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_STATEMENTS = (
    "ALTER TABLE tickets ADD COLUMN surveys_before TEXT DEFAULT '[]' NOT NULL",
    "CREATE INDEX tickets_asked_again ON tickets (surveyed_at) WHERE surveys_before <> '[]'",
)
_STALE = (
    "SELECT events.subject_id FROM tickets CROSS JOIN events ON subject_id = tickets.id"
    " WHERE survey <> '' AND surveyed_at IS NOT NULL AND events.subject = 'ticket'"
    """ AND instr(raw, CAST('"kind":"surveyed"' AS BLOB)) > 0"""
    " GROUP BY events.subject_id HAVING count(*) > 1"
)


def upgrade() -> None:
    """Adds the column; notes for `Store` who was asked more than once, found by the index alone."""
    tx = op.get_bind()
    for statement in _STATEMENTS:
        tx.exec_driver_sql(statement)
    note_stale(tx, _STALE)


def downgrade() -> None:
    """There is no way back: the copy made before the upgrade is the way back."""
    raise NotImplementedError
