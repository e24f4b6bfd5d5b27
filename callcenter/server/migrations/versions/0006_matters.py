"""Matters beside tickets and callers, which a new desk reads before its history."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_ALONE = sa.text("subject NOT IN ('ticket', 'caller', 'office')")


def upgrade() -> None:
    """Adds the index they are listed by."""
    op.create_index(
        "events_matters",
        "events",
        ["subject_id", "seq"],
        sqlite_where=_ALONE,
        postgresql_where=_ALONE,
    )
