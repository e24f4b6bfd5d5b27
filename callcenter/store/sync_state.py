"""How far this desk and the centre have come, and who the desk is to it. Asks nobody."""

from datetime import datetime, timedelta

from msgspec import Struct
from sqlalchemy import Connection, select, update

from callcenter.protocol.wellformed import recounted
from callcenter.store import seen_time
from callcenter.store.tables import events, outbox, sync_state

_UNSETTLED = ("new", "sent", "acked")


class SyncState(Struct, frozen=True):
    """`next_n` is the n of the next event made here; `cursor` and `chain` are opaque texts.

    `offset_ms` is the estimated distance to the server's clock; `server_url` is empty and
    `protocol` None until the desk is enrolled.
    """

    client_id: str
    incarnation: int
    next_n: int
    cursor: str
    chain: str
    offset_ms: int | None
    last_ok: datetime | None
    server_url: str
    server_name: str
    protocol: int | None


_NAMES = SyncState.__struct_fields__
_ALL = select(*(sync_state.c[name] for name in _NAMES))
_TAKE = (
    update(sync_state)
    .values(next_n=sync_state.c.next_n + 1)
    .returning(*(sync_state.c[one] - 1 if one == "next_n" else sync_state.c[one] for one in _NAMES))
)


def state(tx: Connection) -> SyncState:
    """How it stands now."""
    return SyncState(*tx.execute(_ALL).one())


def take(tx: Connection) -> SyncState:
    """How it stands for one event made now, whose n is `next_n`; the next one gets the next."""
    return SyncState(*tx.execute(_TAKE).one())


def next_n(tx: Connection) -> int:
    """The n for one event made now; the next one gets the next."""
    return take(tx).next_n


def set_cursor(tx: Connection, cursor: str, chain: str) -> None:
    """Where the feed was read to; in the transaction that holds its rows."""
    tx.execute(update(sync_state).values(cursor=cursor, chain=chain))


def set_server(
    tx: Connection,
    url: str,
    name: str = "",
    protocol: int | None = None,
    client_id: str | None = None,
) -> None:
    """The centre this desk belongs to; `client_id` when the centre gave the desk its own."""
    values: dict[str, object] = {"server_url": url, "server_name": name, "protocol": protocol}
    if client_id is not None:
        values["client_id"] = client_id
    tx.execute(update(sync_state).values(**values))


def note_exchange(tx: Connection, offset_ms: int | None, at: datetime) -> None:
    """The centre answered at `at`; an `offset_ms` of None said nothing and changes nothing."""
    values: dict[str, object] = {"last_ok": at}
    if offset_ms is not None:
        values["offset_ms"] = offset_ms
        seen_time.told(tx, at + timedelta(milliseconds=offset_ms))
    tx.execute(update(sync_state).values(**values))


def new_incarnation(tx: Connection, incarnation: int | None = None) -> int:
    """This desk starts counting anew (cloned or restored); pending events are renumbered."""
    number: int = incarnation or tx.execute(select(sync_state.c.incarnation)).scalar_one() + 1
    tx.execute(update(sync_state).values(incarnation=number, next_n=1))
    renumber_pending(tx)
    return number


def renumber_pending(tx: Connection) -> None:
    """Pending events get n 1.. in the present incarnation: encoded again under the same eid."""
    asked = select(outbox.c.eid).where(outbox.c.state.in_(_UNSETTLED)).order_by(outbox.c.n)
    eids = tx.execute(asked).scalars().all()
    for n, eid in enumerate(eids, start=1):
        renumber(tx, eid, n)
    tx.execute(update(sync_state).values(next_n=len(eids) + 1))


def renumber(tx: Connection, eid: str, n: int) -> None:
    """Gives one unsent event this n in the present incarnation; it is new again."""
    now = state(tx)
    raw = tx.execute(select(events.c.raw).where(events.c.eid == eid)).scalar_one()
    anew = recounted(raw, now.client_id, now.incarnation, n)
    tx.execute(
        update(events)
        .where(events.c.eid == eid)
        .values(client_id=now.client_id, incarnation=now.incarnation, n=n, raw=anew)
    )
    tx.execute(update(outbox).where(outbox.c.eid == eid).values(n=n, state="new", acked_seq=None))
