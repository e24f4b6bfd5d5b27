"""Which of several processes of the centre speaks to LAPOR: whoever holds a lock of PostgreSQL.

Held for as long as the connection that took it lives: a dead process gives it back without a word.
"""

from typing import Any

import psycopg
from sqlalchemy import URL

from callcenter.server.postgres import connect_arguments

_LOCK = (0x0CA13, 0)


class PostgresTurn:
    """The lock, on a connection of its own. Used on one thread."""

    def __init__(self, url: URL) -> None:
        self._arguments = connect_arguments(url)
        self._holding: psycopg.Connection[Any] | None = None

    def held(self) -> bool:
        """Whether this process has it, asked of the database itself; a lost one is let go."""
        try:
            if self._holding is None:
                return self._took()
            self._holding.execute("SELECT 1")
        except psycopg.Error:
            self.close()
            return False
        return True

    def close(self) -> None:
        """Gives it back."""
        if self._holding is not None:
            self._holding.close()
            self._holding = None

    def _took(self) -> bool:
        fresh = psycopg.connect(**self._arguments, autocommit=True)
        row = fresh.execute("SELECT pg_try_advisory_lock(%s, %s)", _LOCK).fetchone()
        if row is not None and row[0]:
            self._holding = fresh
            return True
        fresh.close()
        return False
