"""Indexes of what the live board counts."""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_STATEMENTS = (
    "CREATE INDEX tickets_on_board ON tickets (state, is_open, queued, next_due, next_start)"
    " WHERE is_open OR queued",
    "CREATE INDEX callers_marked ON callers (updated_at) WHERE prank_count > 0",
)


def upgrade() -> None:
    """Adds the indexes."""
    for statement in _STATEMENTS:
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    """There is no way back: the copy made before the upgrade is the way back."""
    raise NotImplementedError
