"""When the centre started, and where its log ended then: how it knows that it was set back.

A log that was shorter at a start than a cursor given before it has lost what lay between, even if
the same events have come again since, at the same places: their receive times are others. Kept as
counts of the centre's own (`incarnations`): the k-th start, `acked_n` the end of the log.
"""

from sqlalchemy import Connection, bindparam, func, insert, select

from callcenter.server import tables
from callcenter.server.cursors import Place

_TABLE = tables.incarnations
_CLOCK = tables.clock
# Made once: making a statement takes longer than asking it, and every question asks this.
_HEAD = (
    select(_CLOCK.c.epoch, _CLOCK.c.seq, _CLOCK.c.chain, _TABLE.c.incarnation, _TABLE.c.started_at)
    .select_from(_CLOCK.outerjoin(_TABLE, _TABLE.c.client_id == bindparam("centre")))
    .order_by(_TABLE.c.started_at.is_(None), _TABLE.c.incarnation.desc())
    .limit(1)
)


def note_start(tx: Connection, client_id: str, now: int) -> None:
    """Writes down that the centre starts, at `now` microseconds."""
    end = tx.execute(select(tables.clock.c.seq).with_for_update()).scalar_one()
    last = select(func.max(_TABLE.c.incarnation)).where(_TABLE.c.client_id == client_id)
    row = {
        "client_id": client_id,
        "incarnation": (tx.execute(last).scalar_one() or 0) + 1,
        "acked_n": end,
        "started_at": now,
    }
    tx.execute(insert(_TABLE).values(**row))


def read_head(tx: Connection, client_id: str) -> Place:
    """The end of the log, as of the last start."""
    row = tx.execute(_HEAD, {"centre": client_id}).one()
    return Place(1, row.epoch, row.seq, row.chain, row.incarnation or 0, row.started_at or 0)


def set_back_to(tx: Connection, client_id: str, given: Place, head: Place) -> int | None:
    """Up to where a cursor can still be right; None when the log never was shorter since."""
    if not given.start or (given.start, given.started_at) == (head.start, head.started_at):
        return None
    mine = _TABLE.c.client_id == client_id
    known = tx.execute(
        select(_TABLE.c.started_at).where(mine, _TABLE.c.incarnation == given.start)
    ).scalar_one_or_none()
    if known == given.started_at:
        later = _TABLE.c.incarnation > given.start
    else:  # that start was lost with the log: whatever came after it is doubtful
        later = _TABLE.c.started_at > given.started_at
    shortest = select(func.min(_TABLE.c.acked_n)).where(mine, later)
    return tx.execute(shortest).scalar_one() or 0
