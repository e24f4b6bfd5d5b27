"""Which tickets the escalation may find a cause in: all others are never folded for it."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_CONFLICTS = {
    "postgresql": "coalesce((summary ->> 'conflicts')::int, 0) > 0",
    "sqlite": "coalesce(json_extract(summary, '$.conflicts'), 0) > 0",
}


def upgrade() -> None:
    """Adds the column; a promise of a ticket that is over counts until it is folded again."""
    op.add_column(
        "tickets", sa.Column("may_move", sa.Boolean, nullable=False, server_default=sa.true())
    )
    conflicts = _CONFLICTS[op.get_bind().dialect.name]
    op.execute(
        "UPDATE tickets SET may_move = (is_open OR state = 'selesai' OR lapor_person"  # noqa: S608 - our own words
        f" OR {conflicts} OR id IN"
        " (SELECT subject_id FROM events WHERE kind = 'callback_promised'))"
    )
