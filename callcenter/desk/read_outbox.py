"""Reads what the centre has not echoed yet, and lets a person try a refused event again."""

from callcenter.desk.context import Desk
from callcenter.store import foreign, outbox, set_aside
from callcenter.store.foreign import OFFERED
from callcenter.store.outbox import OutboxRow, OutboxSummary

__all__ = ["OFFERED", "OutboxRow", "OutboxSummary", "offered", "read_outbox", "retry"]


def read_outbox(desk: Desk, limit: int = 500) -> tuple[OutboxSummary, tuple[OutboxRow, ...]]:
    """How much of this desk's own is unsent and since when; the rows, the oldest first.

    After the own ones come those that wait to be offered (state OFFERED): taken in from a file,
    or lost by a centre that was set back.
    """
    with desk.store.read() as tx:
        own = outbox.rows(tx, limit)
        others = foreign.offered_rows(tx, max(0, limit - len(own)))
        return outbox.summary(tx), (*own, *others)


def offered(desk: Desk) -> int:
    """How many events wait to be offered to the centre."""
    with desk.store.read() as tx:
        return foreign.offered(tx)


def retry(desk: Desk, eid: str) -> None:
    """Sends an event again that was set aside."""
    with desk.store.write() as tx:
        touched = set_aside.tickets_of(tx, (eid,))
        outbox.retry(tx, eid)
    desk.changes.publish(("outbox", *touched))
