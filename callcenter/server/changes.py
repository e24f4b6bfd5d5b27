"""Reads one page of the feed after a cursor; a cursor of another past is refused (SYNC 6, 7)."""

from typing import Any

import msgspec
from sqlalchemy import Connection, Row, select

from callcenter.protocol.chain import START
from callcenter.protocol.limits import PULL_BYTES, PULL_EVENTS
from callcenter.protocol.messages import ChangedEvent, ChangesAnswer
from callcenter.server import tables
from callcenter.server.centre import Centre, from_us
from callcenter.server.cursors import Place, moved, read_cursor, write_cursor
from callcenter.server.devices import authenticate
from callcenter.server.refusal import Refused
from callcenter.server.starts import read_head, set_back_to

_FETCH = 100


def read_changes(
    centre: Centre, authorization: str, cursor: str, limit: int = PULL_EVENTS
) -> ChangesAnswer:
    """The events after `cursor`, at most a page; Refused 401, 400 (forged) or 410 (lineage)."""
    with centre.database.read() as tx:
        authenticate(tx, authorization)
        head = read_head(tx, centre.client_id)
        start = read_cursor(cursor, head.epoch, centre.secret)
        _check_lineage(tx, centre, start, head)
        rows = [] if start.seq == head.seq else _page(tx, start.seq, min(limit, PULL_EVENTS))
    end = moved(head, rows[-1].seq, rows[-1].chain) if rows else start
    return ChangesAnswer(
        events=[
            ChangedEvent(
                seq=row.seq, received_at=from_us(row.received_at), event=msgspec.Raw(row.raw)
            )
            for row in rows
        ],
        chain_start=start.chain.hex(),
        chain_end=end.chain.hex(),
        cursor=write_cursor(end, centre.secret),
        more=end.seq < head.seq,
        head=head.seq,
        server_time=centre.clock.now(),
    )


def _check_lineage(tx: Connection, centre: Centre, start: Place, head: Place) -> None:
    limit = set_back_to(tx, centre.client_id, start, head)
    if limit is not None and limit < start.seq:
        raise Refused(410, "lineage", {"head": head.seq})
    chain: bytes | None
    if start.epoch != head.epoch or start.seq > head.seq:
        chain = None
    elif start.seq == head.seq:
        chain = head.chain
    elif start.seq == 0:
        chain = START
    else:
        log = tables.events
        chain = tx.execute(select(log.c.chain).where(log.c.seq == start.seq)).scalar_one_or_none()
    if chain != start.chain:
        raise Refused(410, "lineage", {"head": head.seq})


def _page(tx: Connection, after: int, limit: int) -> list[Row[Any, Any, Any, Any]]:
    log = tables.events
    found = tx.execute(
        select(log.c.seq, log.c.received_at, log.c.chain, log.c.raw)
        .where(log.c.seq > after)
        .order_by(log.c.seq)
        .limit(limit)
    )
    rows: list[Row[Any, Any, Any, Any]] = []
    size = 0
    for part in found.partitions(_FETCH):
        for row in part:
            size += len(row.raw)
            if rows and size > PULL_BYTES:
                return rows
            rows.append(row)
    return rows
