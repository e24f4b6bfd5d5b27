"""Who did what, when and why: a chain of entries that is only ever added to."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_STATEMENTS = (
    """
CREATE TABLE audit (
    position INTEGER NOT NULL,
    chain TEXT NOT NULL,
    n INTEGER NOT NULL,
    raw BLOB NOT NULL,
    hash BLOB NOT NULL,
    at BIGINT NOT NULL,
    uid TEXT DEFAULT '' NOT NULL,
    act TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (position)
)
""",
    "CREATE UNIQUE INDEX audit_in_chain ON audit (chain, n)",
    "CREATE INDEX audit_of_person ON audit (uid, act, at)",
)


def upgrade() -> None:
    """Adds the table."""
    tx = op.get_bind()
    for statement in _STATEMENTS:
        tx.exec_driver_sql(statement)


def downgrade() -> None:
    """There is no way back: the copy made before the upgrade is the way back."""
    raise NotImplementedError
