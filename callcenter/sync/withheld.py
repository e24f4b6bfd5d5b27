"""Which places of this desk's count stand in its own quarantine: the centre steps over them."""

from sqlalchemy import Connection, select

from callcenter.protocol.messages import Withheld
from callcenter.store.sync_state import state
from callcenter.store.tables import events, outbox


def withheld(tx: Connection) -> list[Withheld]:
    """Places and reasons, in the present incarnation, in order."""
    rows = tx.execute(
        select(outbox.c.n, outbox.c.reason)
        .join(events, events.c.eid == outbox.c.eid)
        .where(outbox.c.state == "quarantined", events.c.incarnation == state(tx).incarnation)
        .order_by(outbox.c.n)
    )
    return [Withheld(n=row.n, reason=row.reason) for row in rows]
