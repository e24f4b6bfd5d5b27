"""The work list of the centre's quarantine: what was stored but not let in, and what a person does.

Nothing is ever thrown away: an event is let in as a new one, or marked as looked at.
"""

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection, select, update

from callcenter.ids import Ids
from callcenter.protocol.events import decode_event
from callcenter.server import tables
from callcenter.server.arrival import arrival_of
from callcenter.server.centre import Centre, from_us
from callcenter.server.database import lock_subjects
from callcenter.server.log_writer import append
from callcenter.server.own_events import next_n
from callcenter.tickets.event import Event

RELEASABLE = frozenset({"eid_reused"})
"""What can be let in: its content is good, only its id was another's."""


class HeldBack(Struct, frozen=True):
    """One event that is kept aside; `done_at` once a person has dealt with it."""

    key: str
    reason: str
    event: Event
    raw: bytes
    desk: str
    received_at: datetime
    done_at: datetime | None


class NotReleasableError(ValueError):
    """Unknown, dealt with already, or of a kind that can only be marked as looked at."""


def held_back(tx: Connection, *, also_done: bool = False) -> list[HeldBack]:
    """The work list, the oldest first."""
    kept, devices = tables.quarantine, tables.devices
    asked = (
        select(kept, devices.c.name)
        .outerjoin(devices, devices.c.client_id == kept.c.client_id)
        .order_by(kept.c.received_at, kept.c.raw_hash)
    )
    if not also_done:
        asked = asked.where(kept.c.released_at.is_(None))
    return [
        HeldBack(
            key=bytes(row.raw_hash).hex()[:12],
            reason=row.reason,
            event=decode_event(row.raw),
            raw=bytes(row.raw),
            desk=row.name or row.client_id,
            received_at=from_us(row.received_at),
            done_at=None if row.released_at is None else from_us(row.released_at),
        )
        for row in tx.execute(asked)
    ]


def release(tx: Connection, centre: Centre, key: str) -> str:
    """Lets the event in under a new id, its author and content unchanged; that new id."""
    one = _find(tx, key)
    if one.reason not in RELEASABLE:
        raise NotReleasableError(one.reason)
    lock_subjects(tx, {one.event.subject_id})
    fresh = replace(
        one.event,
        eid=Ids(centre.clock).new(),
        client_id=centre.client_id,
        incarnation=1,
        n=next_n(centre, tx),
    )
    append(tx, centre, [arrival_of(fresh)], centre.now_us())
    _done(tx, centre, one)
    return fresh.eid


def mark_done(tx: Connection, centre: Centre, key: str) -> None:
    """Takes it off the work list; the event stays stored."""
    _done(tx, centre, _find(tx, key))


def _find(tx: Connection, key: str) -> HeldBack:
    found = [one for one in held_back(tx) if one.key == key]
    if not found:
        raise NotReleasableError("unknown")
    return found[0]


def _done(tx: Connection, centre: Centre, one: HeldBack) -> None:
    kept = tables.quarantine
    tx.execute(
        update(kept)
        .where(kept.c.eid == one.event.eid, kept.c.raw == one.raw)
        .values(released_at=centre.now_us())
    )
