"""Surveys are found by the day they were answered."""

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_INDEX = "CREATE INDEX tickets_surveyed ON tickets (surveyed_at) WHERE survey <> ''"


def upgrade() -> None:
    """Adds the index: few tickets have a survey, and only those stand in it."""
    op.get_bind().exec_driver_sql(_INDEX)


def downgrade() -> None:
    """There is no way back: the copy made before the upgrade is the way back."""
    raise NotImplementedError
