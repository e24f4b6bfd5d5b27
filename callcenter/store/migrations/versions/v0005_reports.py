"""What reports count of each ticket: its clocks and its hand-overs to agencies."""

from alembic import op

from callcenter.store.migrations.noting import note_stale

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


def upgrade() -> None:
    """Adds the columns; every ticket is noted for `Store`, which folds it again."""
    tx = op.get_bind()
    for statement in _STATEMENTS:
        tx.exec_driver_sql(statement)
    note_stale(tx, "SELECT id FROM tickets")


def downgrade() -> None:
    """There is no way back: the copy made before the upgrade is the way back."""
    raise NotImplementedError
