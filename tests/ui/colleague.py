"""What a colleague at another desk did, arriving from the centre the way the sync brings it."""

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from callcenter.desk.context import Desk
from callcenter.protocol.events import encode_event
from callcenter.store import events
from callcenter.tickets.event import TICKET, Author, Change, Event
from callcenter.tickets.words import Kind

COLLEAGUE = Author("op-2", "Operator Dua")
_N = count(1)


def colleague_does(
    desk: Desk,
    ticket_id: str,
    kind: Kind,
    body: Mapping[str, Any] | None = None,
    changes: Sequence[Change] = (),
) -> str:
    """Takes in one event of another desk and tells everybody; its eid."""
    at, n = desk.clock.now(), next(_N)
    event = Event(
        eid=desk.ids.new(),
        subject=TICKET,
        subject_id=ticket_id,
        kind=kind,
        author=COLLEAGUE,
        client_id="0197a000-0000-7000-8000-000000000002",
        incarnation=1,
        n=n,
        wall_at=at,
        offset_ms=0,
        changes=tuple(changes),
        body=dict(body or {}),
    )
    with desk.store.write() as tx:
        came = events.RemoteEvent(encode_event(event), n, at)
        touched = events.append_remote(tx, [came])
    desk.changes.publish(touched)
    return event.eid


def centre_takes(desk: Desk, ticket_id: str) -> None:
    """The centre echoes everything of a ticket that waited to be sent."""
    with desk.store.write() as tx:
        waiting = [one for one in events.events_of(tx, ticket_id) if one.seq is None]
        came = [
            events.RemoteEvent(encode_event(one), next(_N), desk.clock.now()) for one in waiting
        ]
        touched = events.append_remote(tx, came)
    desk.changes.publish((*touched, "outbox"))
