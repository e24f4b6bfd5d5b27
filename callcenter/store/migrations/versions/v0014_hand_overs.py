"""What came of a hand-over stays with it when the matter is opened again or given away."""

from alembic import op

from callcenter.store.migrations.noting import note_stale

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_STALE = (
    "SELECT id FROM tickets WHERE reopened > 0 OR json_array_length(dispatches) > 1 AND ("
    "SELECT count(*) > count(DISTINCT value ->> 0) FROM json_each(dispatches))"
)


def upgrade() -> None:
    """Notes for `Store` the tickets that were opened again or handed to one agency twice."""
    note_stale(op.get_bind(), _STALE)


def downgrade() -> None:
    """There is no way back: the copy made before the upgrade is the way back."""
    raise NotImplementedError
