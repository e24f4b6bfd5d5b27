"""How far this desk has read the history, and which subjects it holds whole. Asks nobody."""

from collections.abc import Iterable
from datetime import datetime

import msgspec
from sqlalchemy import ColumnElement, Connection, or_, select

from callcenter.store import kv
from callcenter.store.log import chunks
from callcenter.store.tables import events

_KEY = "history"
_PARTIAL = "partial"


class History(msgspec.Struct, frozen=True, kw_only=True):
    """`days` is the depth asked for, 0 for everything; `tickets` were taken in so far.

    `left` is how many are still to come, None while the centre has not counted; `since` is when
    the desk began, UTC: what is older by `days` stays at the centre. `office`: what the office
    shares was read.
    """

    days: int
    since: datetime
    token: str = ""
    tickets: int = 0
    left: int | None = None
    done: bool = False
    paused: bool = False
    office: bool = False


def history(tx: Connection) -> History | None:
    """How the reading stands; None on a desk that reads the whole feed."""
    found = kv.get(tx, _KEY)
    return None if found is None else msgspec.json.decode(found, type=History)


def set_history(tx: Connection, now: History) -> None:
    """Remembers how it stands; in the transaction that holds the page."""
    kv.put(tx, _KEY, msgspec.json.encode(now))
    kv.put(tx, _PARTIAL, b"1")


def is_partial(tx: Connection) -> bool:
    """Whether this desk may lack tickets that the centre has had for long."""
    return kv.get(tx, _PARTIAL) is not None


def holds_nothing_remote(tx: Connection) -> bool:
    """Whether nothing ever came from a centre."""
    asked = select(events.c.eid).where(_came_from_centre()).limit(1)
    return tx.execute(asked).first() is None


def not_held(tx: Connection, ids: Iterable[str]) -> list[str]:
    """Those of these subjects of which nothing ever came from the centre."""
    wanted = list(dict.fromkeys(ids))
    held: set[str] = set()
    for piece in chunks(wanted):
        asked = select(events.c.subject_id).where(events.c.subject_id.in_(piece))
        held |= set(tx.execute(asked.where(_came_from_centre()).distinct()).scalars())
    return [one for one in wanted if one not in held]


def _came_from_centre() -> ColumnElement[bool]:
    # What a restore of the centre took back keeps its receive time.
    return or_(events.c.seq.is_not(None), events.c.received_at.is_not(None))
