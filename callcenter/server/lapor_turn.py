"""Which of several processes of the centre does what one alone may: who holds a PostgreSQL lock.

Held for as long as the connection that took it lives: a dead process gives it back without a word.
"""

from typing import Any

import psycopg
from sqlalchemy import URL

from callcenter.server.postgres import connect_arguments

_LOCKS = 0x0CA13
LAPOR, ESCALATION = 0, 1
"""What one process alone does: speaks to LAPOR, moves tickets up the ladder."""


class PostgresTurn:
    """The lock, on a connection of its own. Used on one thread."""

    def __init__(self, url: URL, work: int = LAPOR) -> None:
        self._lock = _LOCKS, work
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
        row = fresh.execute("SELECT pg_try_advisory_lock(%s, %s)", self._lock).fetchone()
        if row is not None and row[0]:
            self._holding = fresh
            return True
        fresh.close()
        return False
