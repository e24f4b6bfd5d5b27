"""The log as rows: events read back in the order they count. Writes nothing."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import Any

from sqlalchemy import Connection, Row, select

from callcenter.protocol.events import decode_event
from callcenter.store.columns import moment_of
from callcenter.store.prepared import many
from callcenter.store.tables import events
from callcenter.tickets.event import Event

CHUNK = 400
"""How many ids one statement asks for."""

# Text for the driver: these are asked in every save and for every page.
# Without a seq but received: it was at the centre once and is given back, its old order holds.
_ORDER = "seq IS NULL, seq, received_at IS NULL, received_at, incarnation, n, eid"
_ROWS = "SELECT subject_id, raw, seq, received_at FROM events WHERE subject_id"
_OF_ONE = f"{_ROWS} = ? ORDER BY {_ORDER}"
_OF_MANY = f"{_ROWS} IN (SELECT value FROM json_each(?)) ORDER BY subject_id, {_ORDER}"  # noqa: S608


def by_place(event: Event) -> int:
    """The same order, for events that all have their place."""
    return event.seq or 0


def chunks(ids: Iterable[str], size: int = CHUNK) -> Iterator[list[str]]:
    """The ids in lists of at most `size`."""
    rest = iter(ids)
    while piece := list(islice(rest, size)):
        yield piece


def events_of(tx: Connection, subject_id: str) -> list[Event]:
    """The subject's events: those of the centre by seq, then the pending ones by n."""
    found = tx.exec_driver_sql(_OF_ONE, (subject_id,))
    return [_event(row) for row in found]


def events_by_subject(tx: Connection, ids: Sequence[str]) -> Iterator[tuple[str, list[Event]]]:
    """For each id that has events, all of them in order; at most CHUNK ids at a time."""
    found = tx.exec_driver_sql(_OF_MANY, many(ids))
    for subject_id, rows in groupby(found, key=lambda row: str(row[0])):
        yield subject_id, [_event(row) for row in rows]


def pending_eids(tx: Connection, subject_id: str) -> frozenset[str]:
    """Events of this subject that the centre has not echoed yet."""
    asked = select(events.c.eid).where(events.c.subject_id == subject_id, events.c.seq.is_(None))
    return frozenset(tx.execute(asked).scalars())


def known_eids(tx: Connection, eids: Iterable[str]) -> frozenset[str]:
    """Those of the eids that the log holds."""
    found: set[str] = set()
    for piece in chunks(eids):
        asked = "SELECT eid FROM events WHERE eid IN (SELECT value FROM json_each(?))"
        found.update(tx.exec_driver_sql(asked, many(piece)).scalars())
    return frozenset(found)


def _event(row: Row[Any]) -> Event:
    received_at = None if row.received_at is None else moment_of(row.received_at)
    return decode_event(row.raw, row.seq, received_at)
