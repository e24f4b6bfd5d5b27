"""Makes every row that follows from the log anew: after a restore, or when a fold has changed.

The log itself is only read. Runs in the caller's transaction; the tables it fills are emptied.
"""

from collections.abc import Callable, Iterator

from sqlalchemy import Connection, delete, select

from callcenter.protocol.events import decode_event
from callcenter.server import projection, tables
from callcenter.server.centre import from_us
from callcenter.server.server_search import forget_words
from callcenter.tickets.apply import apply
from callcenter.tickets.event import TICKET
from callcenter.tickets.ticket import Ticket

_CHUNK = 500

Progress = Callable[[int], None]
"""Told how many tickets are done."""


def rebuild(tx: Connection, progress: Progress | None = None) -> int:
    """Folds the log again into the centre's rows; how many tickets there are."""
    for table in (tables.number_aliases, tables.tickets):
        tx.execute(delete(table))
    projection.rebuild_callers(tx)
    forget_words(tx)
    done = 0
    for ids in _ticket_ids(tx):
        _save(tx, ids)
        done += len(ids)
        if progress is not None:
            progress(done)
    forget_words(tx)
    return done


def _ticket_ids(tx: Connection) -> Iterator[list[str]]:
    """Every ticket, a chunk at a time, in the order of their ids."""
    log, last = tables.events, ""
    while True:
        ids = list(
            tx.execute(
                select(log.c.subject_id)
                .where(log.c.subject == TICKET, log.c.subject_id > last)
                .distinct()
                .order_by(log.c.subject_id)
                .limit(_CHUNK)
            ).scalars()
        )
        if not ids:
            return
        yield ids
        last = ids[-1]


def _save(tx: Connection, ids: list[str]) -> None:
    log = tables.events
    tickets: dict[str, Ticket] = {}
    heads: dict[str, int] = {}
    rows = tx.execute(
        select(log.c.subject_id, log.c.raw, log.c.seq, log.c.received_at)
        .where(log.c.subject_id.in_(ids))
        .order_by(log.c.seq)
    )
    for row in rows:
        event = decode_event(row.raw, row.seq, from_us(row.received_at))
        before = tickets.get(row.subject_id) or Ticket(id=row.subject_id)
        tickets[row.subject_id] = apply(before, event)
        heads[row.subject_id] = row.seq
    owners = projection.number_owners(tx, {one.number for one in tickets.values()})
    unnumbered = {
        key
        for key, one in tickets.items()
        if one.number
        and not (projection.canonical(one.number) and owners.setdefault(one.number, key) == key)
    }
    projection.save_tickets(tx, tickets, heads, frozenset(unnumbered))
