"""What reporters answered to the survey."""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_STATEMENTS = (
    "ALTER TABLE tickets ADD COLUMN survey TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE tickets ADD COLUMN surveyed_at BIGINT",
)


def upgrade() -> None:
    """Adds the columns; no survey is older than they are."""
    for statement in _STATEMENTS:
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    """There is no way back: the copy made before the upgrade is the way back."""
    raise NotImplementedError
