"""Reads what the centre has not echoed yet, and lets a person try a refused event again."""

from callcenter.desk.context import Desk
from callcenter.store import outbox
from callcenter.store.outbox import OutboxRow, OutboxSummary

__all__ = ["OutboxRow", "OutboxSummary", "read_outbox", "retry"]


def read_outbox(desk: Desk, limit: int = 500) -> tuple[OutboxSummary, tuple[OutboxRow, ...]]:
    """How much is unsent and since when, and the oldest rows first."""
    with desk.store.read() as tx:
        return outbox.summary(tx), tuple(outbox.rows(tx, limit))


def retry(desk: Desk, eid: str) -> None:
    """Sends an event again that was set aside."""
    with desk.store.write() as tx:
        outbox.retry(tx, eid)
    desk.changes.publish(("outbox",))
