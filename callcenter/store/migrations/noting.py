"""How a migration says which tickets are to be folded again: `Store` does it once it is open.

Versions on the way may rely on this for good: what is noted, and where, does not change.
"""

import json

from sqlalchemy import Connection

_NOTED = "SELECT value FROM meta WHERE name = 'stale_subjects'"
_NOTE = "INSERT OR REPLACE INTO meta (name, value) VALUES ('stale_subjects', ?)"


def note_stale(tx: Connection, tickets: str) -> None:
    """Adds the tickets of this query (one column: their ids) to those that are noted already."""
    noted = tx.exec_driver_sql(_NOTED).scalar()
    stale = {tuple(one) for one in json.loads(noted)} if noted else set()
    stale |= {("ticket", row[0]) for row in tx.exec_driver_sql(tickets)}
    if stale:
        tx.exec_driver_sql(_NOTE, (json.dumps(sorted(stale)),))
