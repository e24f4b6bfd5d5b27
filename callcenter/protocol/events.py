"""An event as bytes: canonical JSON, written once by its desk and passed on verbatim for ever.

Reading is tolerant: unknown kinds and fields are left in the bytes and never dropped, because
the bytes themselves are what is stored and sent.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec

from callcenter.tickets.event import Author, Change, Event


class _WireChange(msgspec.Struct):
    field: str
    value: Any = None
    base: str | None = None


class _WireAuthor(msgspec.Struct):
    uid: str
    name: str = ""


class _WireEvent(msgspec.Struct):
    eid: str
    subject: str
    subject_id: str
    kind: str
    author: _WireAuthor
    client_id: str
    incarnation: int
    n: int
    wall_at: datetime
    changes: list[_WireChange] = []
    body: dict[str, Any] = {}
    offset_ms: int | None = None
    schema: int = 1
    obeys: list[str] = []


_decoder = msgspec.json.Decoder(_WireEvent)
_encoder = msgspec.json.Encoder(order="deterministic")


def encode_event(event: Event) -> bytes:
    """The event's bytes: keys in a fixed order, times in UTC, without what the server adds."""
    fields: dict[str, Any] = {
        "eid": event.eid,
        "subject": event.subject,
        "subject_id": event.subject_id,
        "kind": event.kind,
        "author": {"uid": event.author.uid, "name": event.author.name},
        "client_id": event.client_id,
        "incarnation": event.incarnation,
        "n": event.n,
        "wall_at": event.wall_at.astimezone(UTC),
        "schema": event.schema,
    }
    if event.changes:
        fields["changes"] = [_change(one) for one in event.changes]
    if event.body:
        fields["body"] = dict(event.body)
    if event.offset_ms is not None:
        fields["offset_ms"] = event.offset_ms
    if event.obeys:
        fields["obeys"] = list(event.obeys)
    return _encoder.encode(fields)


def decode_event(raw: bytes, seq: int | None = None, received_at: datetime | None = None) -> Event:
    """Reads an event's bytes; `seq` and `received_at` are the server's, when it has them.

    Raises msgspec.DecodeError (not JSON) or msgspec.ValidationError (a field of a wrong type).
    """
    wire = _decoder.decode(raw)
    if wire.wall_at.tzinfo is None:
        raise msgspec.ValidationError("wall_at has no zone")
    return Event(
        eid=wire.eid,
        subject=wire.subject,
        subject_id=wire.subject_id,
        kind=wire.kind,
        author=Author(wire.author.uid, wire.author.name),
        client_id=wire.client_id,
        incarnation=wire.incarnation,
        n=wire.n,
        wall_at=wire.wall_at if wire.wall_at.tzinfo is UTC else wire.wall_at.astimezone(UTC),
        changes=tuple([Change(one.field, one.value, one.base) for one in wire.changes]),
        body=wire.body,
        offset_ms=wire.offset_ms,
        schema=wire.schema,
        obeys=tuple(wire.obeys),
        seq=seq,
        received_at=received_at,
    )


def _change(change: Change) -> Mapping[str, Any]:
    fields: dict[str, Any] = {"field": change.field, "value": change.value}
    if change.base is not None:
        fields["base"] = change.base
    return fields
