"""What the desks share, as the centre's own log says it. Reads only."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from callcenter.protocol.events import decode_event
from callcenter.server import tables
from callcenter.server.centre import from_us
from callcenter.tickets.event import OFFICE, Event
from callcenter.tickets.office import OFFICE_ID, Office, fold_office


def read_office(tx: Connection) -> Office:
    """What is shared now: every value as the last desk in the centre's order set it."""
    return fold_office(office_log(tx))


def office_log(tx: Connection) -> Sequence[Event]:
    """All that the desks ever shared, in the centre's order."""
    log = tables.events
    asked = (
        select(log.c.raw, log.c.seq, log.c.received_at)
        .where(log.c.subject_id == OFFICE_ID, log.c.subject == OFFICE)
        .order_by(log.c.seq)
    )
    rows = tx.execute(asked)
    return [decode_event(row.raw, row.seq, from_us(row.received_at)) for row in rows]
