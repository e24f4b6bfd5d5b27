"""Which tickets the escalation has to look at, and when; rows and marks, folds nothing.

Put on the list by what is written to the log, so no save is slower for it; the list can be thrown
away and is made again.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from callcenter.protocol.events import decode_event
from callcenter.store import kv
from callcenter.store.prepared import many
from callcenter.store.tables import outbox
from callcenter.store.ticket_tables import escalations
from callcenter.tickets.escalation_causes import Trouble
from callcenter.tickets.event import TICKET

_MARK = "escalation_mark"
_NOW = datetime(1970, 1, 1, tzinfo=UTC)
"""On the list to be looked at at once."""


class Mark(Struct, frozen=True):
    """What has been put on the list: under which terms, and up to which rows of the log.

    `event` is the last row, `seq` the last place of the centre's order, `aside` names what the
    centre does not take.
    """

    terms: str = ""
    event: int = 0
    seq: int = 0
    aside: str = ""


def is_idle(tx: Connection, terms: str, now: datetime) -> bool:
    """Whether nothing was written and nothing is due: asked often, so it writes nothing."""
    if mark(tx) != _reached(tx, terms):
        return False
    asked = select(escalations.c.ticket_id).where(escalations.c.at <= now).limit(1)
    return tx.execute(asked).first() is None


def mark(tx: Connection) -> Mark:
    """How far the list was made."""
    kept = kv.get(tx, _MARK)
    try:
        return msgspec.json.decode(kept, type=Mark) if kept else Mark()
    except msgspec.DecodeError:
        return Mark()


def catch_up(tx: Connection, terms: str) -> None:
    """Puts on the list what something happened to; under new terms every ticket that may move."""
    known, reached = mark(tx), _reached(tx, terms)
    if known == reached:
        return
    if known.terms != terms or reached.event < known.event:
        tx.execute(delete(escalations))
        tx.exec_driver_sql(_ALL)
    else:
        # A place in the centre's order can only go back when the centre was set back.
        tx.exec_driver_sql(_SINCE, (known.event, TICKET))
        tx.exec_driver_sql(_PLACED, (min(known.seq, reached.seq), TICKET))
    if (known.terms, known.aside) != (terms, reached.aside):
        tx.exec_driver_sql(_ASIDE, (TICKET,))
    kv.put(tx, _MARK, msgspec.json.encode(reached))


_MOVABLE = "(is_open OR next_due IS NOT NULL OR lapor_person OR conflicts > 0)"
_ALL = f"INSERT INTO escalations (ticket_id, at) SELECT id, 0 FROM tickets WHERE {_MOVABLE}"  # noqa: S608 - our own words
_MAY = f"SELECT id FROM tickets WHERE {_MOVABLE} ORDER BY doc"  # noqa: S608
_FRESH = (  # a move brings no further one, and nothing moves what is over: history is full of it
    "INSERT INTO escalations (ticket_id, at) SELECT DISTINCT subject_id, 0 FROM events"  # noqa: S608
    " WHERE {place} > ? AND subject = ?"
    """ AND instr(raw, CAST('"kind":"escalated"' AS BLOB)) = 0"""
    " AND NOT EXISTS (SELECT 1 FROM tickets WHERE tickets.id = events.subject_id"
    f" AND NOT {_MOVABLE}) ON CONFLICT (ticket_id) DO UPDATE SET at = 0"
)
_SINCE = _FRESH.format(place="rowid")
_PLACED = _FRESH.format(place="seq")
_ASIDE = (
    "INSERT INTO escalations (ticket_id, at) SELECT DISTINCT subject_id, 0 FROM outbox"
    " WHERE state = 'quarantined' AND subject = ?"
    " ON CONFLICT (ticket_id) DO UPDATE SET at = 0"
)
_ENDS = (  # each by itself: SQLite reads the end of an index for one, the whole log for two
    "SELECT (SELECT coalesce(max(rowid), 0) FROM events),"
    " (SELECT coalesce(max(seq), 0) FROM events)"
)


def _reached(tx: Connection, terms: str) -> Mark:
    event, seq = tx.exec_driver_sql(_ENDS).one()
    asked = select(outbox.c.eid).where(outbox.c.state == "quarantined", outbox.c.subject == TICKET)
    eids = sorted(tx.execute(asked).scalars())
    return Mark(terms, event, seq, sha256(" ".join(eids).encode()).hexdigest() if eids else "")


def may_move(tx: Connection) -> list[str]:
    """Every ticket that some rule may move, the oldest first."""
    return list(tx.exec_driver_sql(_MAY).scalars())


def due(tx: Connection, now: datetime, limit: int) -> list[str]:
    """Tickets to look at by now, the longest due first."""
    asked = select(escalations.c.ticket_id).where(escalations.c.at <= now)
    ordered = asked.order_by(escalations.c.at, escalations.c.ticket_id).limit(limit)
    return list(tx.execute(ordered).scalars())


def look_again(tx: Connection, ticket_id: str, at: datetime | None) -> None:
    """The ticket was looked at; its next move is due at `at`, None when there is none to come."""
    if at is None:
        tx.execute(delete(escalations).where(escalations.c.ticket_id == ticket_id))
        return
    row = insert(escalations).values(ticket_id=ticket_id, at=max(at, _NOW))
    changed = {"at": row.excluded.at}
    tx.execute(row.on_conflict_do_update(index_elements=["ticket_id"], set_=changed))


def troubles(tx: Connection, ticket_ids: Sequence[str]) -> Mapping[str, list[Trouble]]:
    """Events of these tickets that the centre does not take, by ticket."""
    found: defaultdict[str, list[Trouble]] = defaultdict(list)
    asked = (
        "SELECT events.raw FROM outbox JOIN events ON events.eid = outbox.eid"
        " WHERE outbox.state = 'quarantined' AND outbox.subject = 'ticket'"
        " AND outbox.subject_id IN (SELECT value FROM json_each(?)) ORDER BY outbox.eid"
    )
    for raw in tx.exec_driver_sql(asked, many(ticket_ids)).scalars():
        event = decode_event(raw)  # without its receive time, which the centre does not give it
        found[event.subject_id].append(Trouble(event.eid, event.at))
    return found
