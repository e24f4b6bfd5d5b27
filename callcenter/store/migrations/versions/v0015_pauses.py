"""Pauses are office time now, and what was over before one stays over in the rows as well."""

from alembic import op

from callcenter.store.migrations.noting import note_stale

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_STALE = (
    "SELECT DISTINCT subject_id FROM events WHERE subject = 'ticket'"
    """ AND instr(raw, CAST('"kind":"data_requested"' AS BLOB)) > 0"""
)


def upgrade() -> None:
    """Notes for `Store` the tickets that were ever paused, closed ones too."""
    note_stale(op.get_bind(), _STALE)


def downgrade() -> None:
    """There is no way back: the copy made before the upgrade is the way back."""
    raise NotImplementedError
