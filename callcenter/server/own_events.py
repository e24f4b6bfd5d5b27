"""The events the centre itself writes, each with a seal that only this centre can have made.

A restored centre takes its own lost events back from any desk that still holds them, and nobody
else's in their name.
"""

import hmac
from collections.abc import Mapping
from hashlib import sha256

import msgspec
from sqlalchemy import Connection, select, update

from callcenter.ids import Ids
from callcenter.server import tables
from callcenter.server.arrival import Arrival, arrival_of
from callcenter.server.centre import Centre
from callcenter.server.redacting import acts_known
from callcenter.tickets.event import TICKET, Author, Event, Value
from callcenter.tickets.words import Kind

OWN_KINDS = frozenset({Kind.RENUMBERED.value, Kind.ATTACHMENT_AVAILABLE.value})
"""What only the centre may say. It says other things too, about LAPOR, as any desk may."""

SEAL = "mac"
"""Where the seal stands in the body."""

_AUTHOR = Author("pusat", "Pusat")
_SEAL_BYTES = 16
_encoder = msgspec.json.Encoder(order="deterministic")


def own_event(
    centre: Centre,
    tx: Connection,
    subject_id: str,
    kind: Kind,
    body: Mapping[str, Value],
    *,
    author: Author = _AUTHOR,
) -> Arrival:
    """An event of the centre's own about a ticket, sealed; it still has to be appended."""
    at = centre.clock.now()
    eid = Ids(centre.clock).new()
    sealed = {**body, SEAL: _seal(centre.secret, eid, subject_id, kind.value, body)}
    return arrival_of(
        Event(
            eid=eid,
            subject=TICKET,
            subject_id=subject_id,
            kind=kind.value,
            author=author,
            client_id=centre.client_id,
            incarnation=1,
            n=next_n(centre, tx),
            wall_at=at,
            offset_ms=0,
            body=sealed,
            obeys=tuple(sorted(acts_known(tx, {subject_id}).get(subject_id, ()))),
        )
    )


def is_sealed(centre: Centre, event: Event) -> bool:
    """Whether this very centre wrote the event, be it before its database was set back."""
    body = {name: value for name, value in event.body.items() if name != SEAL}
    found = event.body.get(SEAL)
    right = _seal(centre.secret, event.eid, event.subject_id, event.kind, body)
    return isinstance(found, str) and hmac.compare_digest(found.encode(), right.encode())


def next_n(centre: Centre, tx: Connection) -> int:
    """Above every n before, also those a restore forgot; nobody counts the centre's without gap."""
    clock = tables.clock
    last = tx.execute(select(clock.c.own_n).with_for_update()).scalar_one()
    n: int = max(last + 1, centre.now_us())
    tx.execute(update(clock).values(own_n=n))
    return n


def _seal(secret: bytes, eid: str, subject_id: str, kind: str, body: Mapping[str, Value]) -> str:
    said = b"\0".join((b"own", eid.encode(), subject_id.encode(), kind.encode()))
    said += b"\0" + _encoder.encode(dict(body))
    return hmac.new(secret, said, sha256).hexdigest()[: 2 * _SEAL_BYTES]
