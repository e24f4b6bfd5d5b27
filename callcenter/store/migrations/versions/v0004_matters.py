"""Matters of the desks: requests about personal data, hand-overs of a shift."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_MATTERS = """
CREATE INDEX events_of_matters ON events (subject, subject_id)
WHERE subject NOT IN ('ticket', 'caller', 'office')
"""


def upgrade() -> None:
    """Adds the index they are listed by."""
    op.get_bind().exec_driver_sql(_MATTERS)


def downgrade() -> None:
    """There is no way back: the copy made before the upgrade is the way back."""
    raise NotImplementedError
