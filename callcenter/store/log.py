"""The log as rows: events read back in the order they count. Writes nothing."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice

from sqlalchemy import Connection, Row, Select, bindparam, select

from callcenter.protocol.events import decode_event
from callcenter.store.tables import events
from callcenter.tickets.event import Event

CHUNK = 400
"""How many ids one statement asks for."""

_ORDER = (
    events.c.seq.is_(None),
    events.c.seq,
    events.c.received_at.is_(None),
    # Without a seq it was at the centre once, and is being given back: its old order holds.
    events.c.received_at,
    events.c.incarnation,
    events.c.n,
    events.c.eid,
)
_Rows = Select[tuple[str, bytes, int, object]]
_ROWS: _Rows = select(events.c.subject_id, events.c.raw, events.c.seq, events.c.received_at)
_OF_ONE: _Rows = _ROWS.where(events.c.subject_id == bindparam("id")).order_by(*_ORDER)
_OF_MANY: _Rows = _ROWS.where(events.c.subject_id.in_(bindparam("ids", expanding=True))).order_by(
    events.c.subject_id, *_ORDER
)


def in_order(event: Event) -> tuple[bool, int, int, int, str]:
    """The same order, for events in memory."""
    return event.seq is None, event.seq or 0, event.incarnation, event.n, event.eid


def chunks(ids: Iterable[str], size: int = CHUNK) -> Iterator[list[str]]:
    """The ids in lists of at most `size`."""
    rest = iter(ids)
    while piece := list(islice(rest, size)):
        yield piece


def events_of(tx: Connection, subject_id: str) -> list[Event]:
    """The subject's events: those of the centre by seq, then the pending ones by n."""
    found = tx.execute(_OF_ONE, {"id": subject_id})
    return [_event(row) for row in found]


def events_by_subject(tx: Connection, ids: Sequence[str]) -> Iterator[tuple[str, list[Event]]]:
    """For each id that has events, all of them in order; at most CHUNK ids at a time."""
    found = tx.execute(_OF_MANY, {"ids": ids})
    for subject_id, rows in groupby(found, key=lambda row: str(row.subject_id)):
        yield subject_id, [_event(row) for row in rows]


def pending_eids(tx: Connection, subject_id: str) -> frozenset[str]:
    """Events of this subject that the centre has not echoed yet."""
    asked = select(events.c.eid).where(events.c.subject_id == subject_id, events.c.seq.is_(None))
    return frozenset(tx.execute(asked).scalars())


def known_eids(tx: Connection, eids: Iterable[str]) -> frozenset[str]:
    """Those of the eids that the log holds."""
    found: set[str] = set()
    for piece in chunks(eids):
        found.update(tx.execute(select(events.c.eid).where(events.c.eid.in_(piece))).scalars())
    return frozenset(found)


def _event(row: Row[tuple[str, bytes, int, object]]) -> Event:
    return decode_event(row.raw, row.seq, row.received_at)
