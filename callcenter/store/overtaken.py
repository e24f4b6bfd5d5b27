"""Places of this desk's count whose event somebody else's program brought to the centre first.

Two programs write the same event; the centre keeps the first under its writer's count. The place
here stays empty for ever, and the centre is told so, or it would wait for what never comes.
"""

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection

from callcenter.store import kv
from callcenter.store.prepared import many
from callcenter.store.sync_state import state
from callcenter.tickets.event import Event

REASON = "elsewhere"
_NAME = "overtaken"
_UNSENT = (
    "SELECT eid, n FROM outbox WHERE state IN ('new', 'sent')"
    " AND eid IN (SELECT value FROM json_each(?))"
)
_places = msgspec.json.Decoder(tuple[int, list[int]])


def note(tx: Connection, arrived: Sequence[Event]) -> None:
    """Before these events of the feed are settled: which unsent places here they leave empty."""
    me = state(tx)
    own = me.client_id, me.incarnation
    foreign = [one.eid for one in arrived if (one.client_id, one.incarnation) != own]
    if foreign:
        rows = tx.exec_driver_sql(_UNSENT, many(foreign)).all()
        _keep(tx, me.incarnation, {*places(tx), *(row[1] for row in rows)})


def places(tx: Connection) -> list[int]:
    """The empty places of the present count, in order."""
    kept = kv.get(tx, _NAME)
    if kept is None:
        return []
    incarnation, found = _places.decode(kept)
    return found if incarnation == state(tx).incarnation else []


def passed(tx: Connection, acked_n: int) -> None:
    """The centre's count stands there: places up to it need not be told again."""
    told = places(tx)
    left = [n for n in told if n > acked_n]
    if len(left) < len(told):
        _keep(tx, state(tx).incarnation, left)


def _keep(tx: Connection, incarnation: int, found: Iterable[int]) -> None:
    left = sorted(found)
    kv.put(tx, _NAME, msgspec.json.encode((incarnation, left)) if left else None)
