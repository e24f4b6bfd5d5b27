"""Which tickets the centre's escalation has to look at, and when: rows and a mark, no folds.

The list follows the log and can be thrown away: it is made again at the next look.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct
from sqlalchemy import Connection, delete, exists, func, insert, select

from callcenter.protocol.events import decode_event
from callcenter.server import tables
from callcenter.server.bulk import add_rows, among
from callcenter.tickets.escalation_causes import Trouble
from callcenter.tickets.event import TICKET
from callcenter.tickets.words import Kind

ASIDE_MAX = 500
"""So many events that are kept aside are looked at, the newest; more is a matter for the gauge."""


class Mark(Struct, frozen=True):
    """Under which terms and up to which place of the log tickets were put on the list."""

    terms: str = ""
    seq: int = 0
    aside: str = ""


def is_idle(tx: Connection, terms: str, now: int) -> bool:
    """Whether nothing was stored and nothing is due (`now` in microseconds)."""
    if mark(tx) != _reached(tx, terms):
        return False
    waiting = tables.escalations
    asked = select(waiting.c.ticket_id).where(waiting.c.at <= now).limit(1)
    return tx.execute(asked).first() is None


def mark(tx: Connection) -> Mark:
    """How far the list was made."""
    table = tables.escalation_mark
    row = tx.execute(select(table.c.terms, table.c.seq, table.c.aside)).one_or_none()
    return Mark() if row is None else Mark(row.terms, row.seq, row.aside)


def catch_up(tx: Connection, terms: str) -> None:
    """Puts on the list what something happened to; under new terms every ticket that may move."""
    known, reached = mark(tx), _reached(tx, terms)
    if known == reached:
        return
    log, rows = tables.events, tables.tickets
    if known.terms != terms or reached.seq < known.seq:
        tx.execute(delete(tables.escalations))
        stale = set(tx.execute(select(rows.c.id).where(rows.c.may_move)).scalars())
    else:
        fresh = (log.c.seq > known.seq) & (log.c.subject == TICKET)
        fresh &= log.c.kind != Kind.ESCALATED.value  # brings no further move
        # Nothing moves what is over: what a desk brings again after a loss is full of it.
        fresh &= ~exists().where(rows.c.id == log.c.subject_id, ~rows.c.may_move)
        stale = set(tx.execute(select(log.c.subject_id).where(fresh).distinct()).scalars())
    if (known.terms, known.aside) != (terms, reached.aside):
        stale |= _held(tx, troubles(tx))
    _put(tx, dict.fromkeys(stale, 0))
    tx.execute(delete(tables.escalation_mark))
    row = {"id": 1, "terms": terms, "seq": reached.seq, "aside": reached.aside}
    tx.execute(insert(tables.escalation_mark).values(**row))


def due(tx: Connection, now: int, limit: int) -> list[str]:
    """Tickets to look at by now, the longest due first."""
    waiting = tables.escalations
    asked = select(waiting.c.ticket_id).where(waiting.c.at <= now)
    return list(
        tx.execute(asked.order_by(waiting.c.at, waiting.c.ticket_id).limit(limit)).scalars()
    )


def look_again(tx: Connection, looked: Mapping[str, int | None]) -> None:
    """These were looked at; the next move of each (microseconds), None when none is to come."""
    gone = [one for one, at in looked.items() if at is None]
    if gone:
        waiting = tables.escalations
        tx.execute(delete(waiting).where(among(tx, waiting.c.ticket_id, gone)))
    _put(tx, {one: at for one, at in looked.items() if at is not None})


def troubles(tx: Connection) -> Mapping[str, Sequence[Trouble]]:
    """Events that are kept aside here, by their ticket."""
    kept = tables.quarantine
    asked = select(kept.c.raw).where(kept.c.released_at.is_(None))
    newest = asked.order_by(kept.c.received_at.desc(), kept.c.eid).limit(ASIDE_MAX)
    found: defaultdict[str, list[Trouble]] = defaultdict(list)
    for raw in tx.execute(newest).scalars():
        event = decode_event(raw)
        if event.subject == TICKET:
            found[event.subject_id].append(Trouble(event.eid, event.at))
    return found


def _held(tx: Connection, ids: Collection[str]) -> set[str]:
    """Those of them that are tickets here: nothing is told of one that nobody registered."""
    rows = tables.tickets
    return set(tx.execute(select(rows.c.id).where(among(tx, rows.c.id, ids))).scalars())


def _put(tx: Connection, times: Mapping[str, int]) -> None:
    waiting = tables.escalations
    tx.execute(delete(waiting).where(among(tx, waiting.c.ticket_id, times)))
    add_rows(tx, waiting, [{"ticket_id": one, "at": at} for one, at in sorted(times.items())])


def _reached(tx: Connection, terms: str) -> Mark:
    kept = tables.quarantine
    asked = select(func.count(), func.coalesce(func.max(kept.c.received_at), 0))
    count, newest = tx.execute(asked.where(kept.c.released_at.is_(None))).one()
    seq = tx.execute(select(tables.clock.c.seq)).scalar_one()
    return Mark(terms, seq, f"{count}:{newest}")
