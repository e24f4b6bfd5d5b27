"""Takes a push in one transaction: stores first, judges second, answers what is on the disk."""

from collections.abc import Sequence
from hashlib import sha256

import msgspec
from sqlalchemy import Connection

from callcenter.protocol.erasures import named_subjects
from callcenter.protocol.limits import (
    EVENT_BYTES,
    PROTOCOL_MIN,
    PUSH_BYTES,
    PUSH_EVENTS,
    WITHHELD_MAX,
)
from callcenter.protocol.messages import PushAnswer, PushRequest
from callcenter.protocol.wellformed import EventMalformed, is_uuid, read_event
from callcenter.server import numbers
from callcenter.server.arrival import Arrival
from callcenter.server.authors import Authors, look_at_authors, note_refusals
from callcenter.server.centre import Centre
from callcenter.server.counting import Count, open_count
from callcenter.server.database import lock_subjects, settled
from callcenter.server.devices import authenticate_as, note_seen
from callcenter.server.erasure_rights import ErasureRights
from callcenter.server.judging import Known, Sorted, keep_quarantined, look_up
from callcenter.server.log_writer import append
from callcenter.server.own_events import OWN_KINDS
from callcenter.server.redacting import clean_up, require_obedience
from callcenter.server.refusal import Refused


@settled
def take_push(centre: Centre, authorization: str, request: PushRequest) -> PushAnswer:
    """Stores the events of a push and answers with their places; Refused says why not."""
    check_device(request.protocol, request.client_id, request.incarnation)
    check_batch(request.events)
    if len(request.withheld) > WITHHELD_MAX:
        raise Refused(413, "withheld_too_many")
    arrivals = [_own_arrival(one, request) for one in request.events]
    if arrivals and arrivals[0].event.n != request.first_n:
        raise Refused(400, "first_n_wrong")
    now = centre.now_us()
    with centre.database.write() as tx:
        client_id = authenticate_as(tx, authorization, request.client_id, draining=True)
        count = open_count(tx, request, frozenset(one.event.n for one in arrivals), now)
        lock_subjects(tx, {name for one in arrivals for name in named_subjects(one.event)})
        authors = look_at_authors(tx, arrivals)
        sorting = _sort(tx, arrivals, look_up(tx, arrivals), count, authors)
        require_obedience(tx, sorting.new)
        note_seen(tx, client_id, now)
        head = append(tx, centre, sorting.fresh, now)
        authors.flag(tx, sorting.fresh, head.seqs, now)
        keep_quarantined(tx, sorting.refused, now)
        count.save(tx, now)
        blocks = (
            []
            if request.blocks is None
            else numbers.lease(tx, client_id, request.incarnation, request.blocks, now=now)
        )
        note_refusals(tx, centre, client_id, sorting.refused)
    clean_up(centre, sorting.fresh)
    return PushAnswer(
        acked_n=count.acked_n,
        results=sorting.results(arrivals, head.seqs),
        head=head.seq,
        chain=head.chain.hex(),
        server_time=centre.clock.now(),
        number_blocks=blocks,
    )


def check_protocol(version: int, minimum: int = PROTOCOL_MIN) -> None:
    """Refused 426 for a desk that is too old."""
    if version < minimum:
        raise Refused(426, "client_too_old", {"minimum": minimum})


def check_device(protocol: int, client_id: str, incarnation: int) -> None:
    """Refused 426 or 422 for a message that cannot come from a desk."""
    check_protocol(protocol)
    if not is_uuid(client_id) or not 1 <= incarnation < 2**31:
        raise Refused(422, "field_invalid", {"field": "client_id"})


def check_batch(events: Sequence[msgspec.Raw]) -> None:
    """Refused 413 for more than one message may hold."""
    sizes = [len(memoryview(one)) for one in events]
    if len(sizes) > PUSH_EVENTS or sum(sizes) > PUSH_BYTES:
        raise Refused(413, "batch_too_large")
    if any(size > EVENT_BYTES for size in sizes):
        raise Refused(413, "event_too_large")


def read_arrival(raw: msgspec.Raw) -> Arrival:
    """The event in these bytes; Refused 422 when they are none."""
    data = bytes(raw)
    try:
        event = read_event(data)
        if "\0" in event.author.uid:  # PostgreSQL takes no NUL in text
            raise EventMalformed("author")
        return Arrival(event, data, sha256(data).digest())
    except EventMalformed as error:
        raise Refused(422, "event_malformed", {"reason": error.reason}) from error


def _own_arrival(raw: msgspec.Raw, request: PushRequest) -> Arrival:
    one = read_arrival(raw)
    if one.event.client_id != request.client_id or one.event.incarnation != request.incarnation:
        raise Refused(422, "event_malformed", {"reason": "client_id"})
    return one


def _sort(
    tx: Connection, arrivals: Sequence[Arrival], known: Known, count: Count, authors: Authors
) -> Sorted:
    sorting = Sorted()
    rights = ErasureRights(tx, arrivals, sorting.fresh)

    def rule(one: Arrival) -> str | None:
        return _centre_only(one) or authors.refusal(one) or rights.refusal(one)

    for one in arrivals:
        found = known.result(one)
        if found is not None:
            count.note_known(one.event.n)
            sorting.answers.append(found)
            continue
        count.take(one.event.n)
        sorting.judge(one, known, rule)
    return sorting


def _centre_only(one: Arrival) -> str | None:
    return "centre_only" if one.event.kind in OWN_KINDS else None
