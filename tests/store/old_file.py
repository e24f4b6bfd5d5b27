"""Sets an open store back to an older version of the file, as the program before left it."""

from callcenter.store.store import Store

_BEFORE = (
    "DROP TABLE vocabulary",
    "DROP TABLE phone_ends",
    "DROP INDEX reporters_by_caller",
    "DROP INDEX reporters_by_phone",
    "ALTER TABLE ticket_reporters DROP COLUMN at",
    "ALTER TABLE ticket_reporters DROP COLUMN is_open",
    "CREATE INDEX reporters_by_caller ON ticket_reporters (caller_id)",
    "CREATE INDEX reporters_by_phone ON ticket_reporters (phone)",
    "DROP INDEX tickets_asked_again",
    "ALTER TABLE tickets DROP COLUMN surveys_before",
    "UPDATE alembic_version SET version_num = '0012'",
)
"""From the newest version to 0012."""


def set_back(store: Store) -> None:
    """The file is one of version 0012, and closed: the next opening upgrades it in 14 steps."""
    with store.write() as tx:
        for statement in _BEFORE:
            tx.exec_driver_sql(statement)
    store.close()
