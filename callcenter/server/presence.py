"""Keeps the last word of each desk about itself, and tells it to the others. No log, no past."""

import msgspec
from sqlalchemy import BigInteger, Column, String, Table, Text, delete, insert, select

from callcenter.protocol.presence import (
    PERSON_LENGTH,
    PRESENCE_DAYS,
    DeskPresence,
    PresenceAnswer,
    PresenceRequest,
)
from callcenter.protocol.wellformed import is_uuid
from callcenter.server import tables
from callcenter.server.centre import Centre, from_us
from callcenter.server.database import settled
from callcenter.server.devices import authenticate_as, note_seen
from callcenter.server.push import check_protocol
from callcenter.server.refusal import Refused

_DAY_US = 86_400_000_000
_MOST = 10_000_000

presence = Table(
    "presence",
    tables.metadata,
    Column("client_id", String(36), primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("told", Text, nullable=False),
    comment="The last word of each desk about itself; not kept longer than a week.",
)
_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(PresenceRequest)


@settled
def tell_presence(centre: Centre, authorization: str, told: PresenceRequest) -> PresenceAnswer:
    """Takes a desk's word and answers with the others'; Refused says why not."""
    _check(told)
    now = centre.now_us()
    with centre.database.write() as tx:
        authenticate_as(tx, authorization, told.client_id, draining=True)
        note_seen(tx, told.client_id, now)
        gone = (presence.c.client_id == told.client_id) | (
            presence.c.at < now - PRESENCE_DAYS * _DAY_US
        )
        tx.execute(delete(presence).where(gone))
        row = {"client_id": told.client_id, "at": now, "told": _encoder.encode(told).decode()}
        tx.execute(insert(presence).values(row))
        devices = tables.devices
        found = tx.execute(
            select(devices.c.name, presence.c.at, presence.c.told)
            .join(presence, presence.c.client_id == devices.c.client_id)
            .where(~devices.c.retired, devices.c.client_id != told.client_id)
            .order_by(devices.c.name, devices.c.client_id)
        ).all()
    return PresenceAnswer(
        desks=[_named(one.name, one.at, _decoder.decode(one.told)) for one in found],
        server_time=from_us(now),
    )


def _named(desk: str, at: int, told: PresenceRequest) -> DeskPresence:
    return DeskPresence(
        client_id=told.client_id,
        desk=desk,
        uid=told.uid,
        name=told.name,
        open=told.open,
        unsent=told.unsent,
        oldest=told.oldest,
        seen=from_us(at),
    )


def _check(told: PresenceRequest) -> None:
    check_protocol(told.protocol)
    if not is_uuid(told.client_id):
        raise Refused(422, "field_invalid", {"field": "client_id"})
    if told.open and not is_uuid(told.open):
        raise Refused(422, "field_invalid", {"field": "open"})
    if len(told.uid) > PERSON_LENGTH or len(told.name) > PERSON_LENGTH:
        raise Refused(422, "field_invalid", {"field": "name"})
    if "\0" in told.uid + told.name or not 0 <= told.unsent <= _MOST:
        raise Refused(422, "field_invalid", {"field": "unsent"})
    if told.oldest is not None and told.oldest.tzinfo is None:
        raise Refused(422, "field_invalid", {"field": "oldest"})
