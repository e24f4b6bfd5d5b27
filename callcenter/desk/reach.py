"""How far back this desk holds everything; older tickets may be at the centre alone."""

from datetime import datetime, timedelta

from msgspec import Struct
from sqlalchemy import Connection

from callcenter.desk.context import Desk
from callcenter.store import history


class Reach(Struct, frozen=True):
    """How far back this desk holds everything.

    `is_partial`: older tickets may be at the centre alone. `since` is the time (UTC) from which on
    all is here, None while the history is still being read, and on a desk that reads all.
    """

    is_partial: bool = False
    since: datetime | None = None
    days: int = 0

    @property
    def is_reading(self) -> bool:
        """Whether the history still comes: what is counted here now is not all there is."""
        return self.is_partial and self.since is None


WHOLE = Reach()
"""This desk reads the whole feed."""


def read_reach(desk: Desk) -> Reach:
    """How it stands now."""
    with desk.store.read() as tx:
        return reach_of(tx)


def reach_of(tx: Connection) -> Reach:
    """How it stands in this transaction."""
    now = history.history(tx)
    if now is None or (now.done and not now.days):
        return WHOLE
    since = now.since - timedelta(days=now.days) if now.done else None
    return Reach(is_partial=True, since=since, days=now.days)
