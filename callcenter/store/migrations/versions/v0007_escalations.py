"""When each ticket is to be looked at next by the rules of the escalation."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_STATEMENTS = (
    """
CREATE TABLE escalations (
    ticket_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (ticket_id)
)
""",
    "CREATE INDEX escalations_by_time ON escalations (at)",
)


def upgrade() -> None:
    """Adds the table; the list is made at the first look."""
    tx = op.get_bind()
    for statement in _STATEMENTS:
        tx.exec_driver_sql(statement)


def downgrade() -> None:
    """There is no way back: the copy made before the upgrade is the way back."""
    raise NotImplementedError
