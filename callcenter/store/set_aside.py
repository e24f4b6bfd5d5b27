"""Tickets of which an event is set aside: the centre does not take it. Writes nothing.

They stand in the queue whatever their state is. How many there are is a matter of faults, not of
tickets, so they are read beside the rows instead of being a column of each.
"""

from collections.abc import Iterable

from msgspec import Struct
from sqlalchemy import Connection

from callcenter.store.prepared import many

_IDS = "SELECT DISTINCT subject_id FROM outbox WHERE state = 'quarantined' AND subject = 'ticket'"
_OF = (
    "SELECT DISTINCT subject_id FROM outbox"
    " WHERE subject = 'ticket' AND eid IN (SELECT value FROM json_each(?))"
)
_CLOCKS = (  # found by their ids: an index over `queued` would give every closed ticket
    "SELECT id, next_due, next_near FROM tickets"
    " WHERE id IN (SELECT value FROM json_each(?)) AND NOT +queued"
)


class AsideCounts(Struct, frozen=True):
    """How the next clocks stand of those that are in the queue for nothing else."""

    over: int = 0
    near: int = 0
    running: int = 0


def tickets_of(tx: Connection, eids: Iterable[str]) -> frozenset[str]:
    """The tickets of these events, as far as they are not settled."""
    return frozenset(tx.exec_driver_sql(_OF, many(list(eids))).scalars())


def only_aside(tx: Connection) -> list[str]:
    """Those that stand in the queue for nothing else."""
    return [row[0] for row in _clocks(tx)]


def counts(tx: Connection, at: int) -> AsideCounts:
    """As the queue counts them at `at` (microseconds)."""
    clocks = _clocks(tx)
    over = sum(due is not None and due <= at for _, due, _ in clocks)
    near = sum(due is not None and near is not None and near <= at < due for _, due, near in clocks)
    return AsideCounts(over, near, len(clocks) - over - near)


def _clocks(tx: Connection) -> list[tuple[str, int | None, int | None]]:
    ids = list(tx.exec_driver_sql(_IDS).scalars())
    return (
        [(row[0], row[1], row[2]) for row in tx.exec_driver_sql(_CLOCKS, many(ids))] if ids else []
    )
