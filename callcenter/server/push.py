"""Takes a push in one transaction: stores first, judges second, answers what is on the disk."""

from dataclasses import dataclass, field
from hashlib import sha256

import msgspec
from sqlalchemy import Connection, insert, select

from callcenter.protocol.limits import (
    EVENT_BYTES,
    PROTOCOL_MIN,
    PUSH_BYTES,
    PUSH_EVENTS,
    WITHHELD_MAX,
)
from callcenter.protocol.messages import PushAnswer, PushRequest, PushResult
from callcenter.protocol.wellformed import EventMalformed, is_uuid, read_event, same_content
from callcenter.server import numbers, tables
from callcenter.server.arrival import Arrival
from callcenter.server.centre import Centre
from callcenter.server.counting import Count, open_count
from callcenter.server.devices import authenticate, note_seen
from callcenter.server.log_writer import append
from callcenter.server.refusal import Refused
from callcenter.tickets.event import Event
from callcenter.tickets.words import Kind


@dataclass(slots=True)
class _Known:
    """What the centre has of the eids of a push: hash and seq, or hash and reason."""

    stored: dict[str, tuple[bytes, int]]
    quarantined: dict[bytes, str]
    subjects: dict[str, str]


@dataclass(slots=True)
class _Sorted:
    fresh: list[Arrival] = field(default_factory=list)
    refused: list[tuple[Arrival, str]] = field(default_factory=list)
    results: dict[str, PushResult] = field(default_factory=dict)


def take_push(centre: Centre, authorization: str, request: PushRequest) -> PushAnswer:
    """Stores the events of a push and answers with their places; Refused says why not."""
    _check_sizes(request)
    arrivals = [_arrival(one, request) for one in request.events]
    if arrivals and arrivals[0].event.n != request.first_n:
        raise Refused(400, "first_n_wrong")
    now = centre.now_us()
    with centre.database.write() as tx:
        client_id = authenticate(tx, authorization)
        if client_id != request.client_id:
            raise Refused(403, "other_device")
        count = open_count(tx, request, frozenset(one.event.n for one in arrivals), now)
        sorting = _sort(arrivals, _look_up(tx, arrivals), count)
        head = append(tx, centre, sorting.fresh, now)
        _keep_quarantined(tx, sorting.refused, now)
        count.save(tx, now)
        note_seen(tx, client_id, now)
        blocks = (
            []
            if request.blocks is None
            else numbers.lease(tx, client_id, request.incarnation, request.blocks, now=now)
        )
    for one in sorting.fresh:
        sorting.results[one.event.eid] = PushResult(
            eid=one.event.eid, state="ok", seq=head.seqs[one.event.eid]
        )
    return PushAnswer(
        acked_n=count.acked_n,
        results=[sorting.results[one.event.eid] for one in arrivals],
        head=head.seq,
        chain=head.chain.hex(),
        server_time=centre.clock.now(),
        number_blocks=blocks,
    )


def check_protocol(version: int) -> None:
    """Refused 426 for a desk that is too old."""
    if version < PROTOCOL_MIN:
        raise Refused(426, "client_too_old", {"minimum": PROTOCOL_MIN})


def _check_sizes(request: PushRequest) -> None:
    check_protocol(request.protocol)
    if not is_uuid(request.client_id) or not 1 <= request.incarnation < 2**31:
        raise Refused(422, "field_invalid", {"field": "client_id"})
    sizes = [len(memoryview(one)) for one in request.events]
    if len(sizes) > PUSH_EVENTS or sum(sizes) > PUSH_BYTES:
        raise Refused(413, "batch_too_large")
    if any(size > EVENT_BYTES for size in sizes):
        raise Refused(413, "event_too_large")
    if len(request.withheld) > WITHHELD_MAX:
        raise Refused(413, "withheld_too_many")


def _arrival(raw: msgspec.Raw, request: PushRequest) -> Arrival:
    data = bytes(raw)
    try:
        event = read_event(data)
    except EventMalformed as error:
        raise Refused(422, "event_malformed", {"reason": error.reason}) from error
    if event.client_id != request.client_id or event.incarnation != request.incarnation:
        raise Refused(422, "event_malformed", {"reason": "client_id"})
    return Arrival(event, data, sha256(data).digest())


def _look_up(tx: Connection, arrivals: list[Arrival]) -> _Known:
    log, kept = tables.events, tables.quarantine
    eids = {one.event.eid for one in arrivals}
    stored = tx.execute(select(log.c.eid, log.c.raw_hash, log.c.seq).where(log.c.eid.in_(eids)))
    hashes = [one.raw_hash for one in arrivals]
    refused = tx.execute(select(kept.c.raw_hash, kept.c.reason).where(kept.c.raw_hash.in_(hashes)))
    ids = {one.event.subject_id for one in arrivals}
    subjects = tx.execute(
        select(log.c.subject_id, log.c.subject).where(log.c.subject_id.in_(ids)).distinct()
    )
    return _Known(
        stored=_accept_recounted(
            tx, arrivals, {row.eid: (row.raw_hash, row.seq) for row in stored}
        ),
        quarantined={row.raw_hash: row.reason for row in refused},
        subjects={row.subject_id: row.subject for row in subjects},
    )


def _accept_recounted(
    tx: Connection, arrivals: list[Arrival], stored: dict[str, tuple[bytes, int]]
) -> dict[str, tuple[bytes, int]]:
    """A desk in a new incarnation counts an event anew: other bytes, but the same event."""
    for one in arrivals:
        known_hash, seq = stored.get(one.event.eid, (one.raw_hash, 0))
        if known_hash == one.raw_hash:
            continue
        log = tables.events
        raw = tx.execute(select(log.c.raw).where(log.c.seq == seq)).scalar_one()
        if same_content(raw, one.raw):
            stored[one.event.eid] = (one.raw_hash, seq)
    return stored


def _sort(arrivals: list[Arrival], known: _Known, count: Count) -> _Sorted:
    sorting = _Sorted()
    for one in arrivals:
        eid = one.event.eid
        found = known.stored.get(eid)
        if found is not None and found[0] == one.raw_hash:
            count.note_known(one.event.n)
            sorting.results[eid] = PushResult(eid=eid, state="known", seq=found[1] or None)
            continue
        reason = known.quarantined.get(one.raw_hash)
        if reason is not None:
            count.note_known(one.event.n)
            sorting.results[eid] = PushResult(eid=eid, state="quarantined", reason=reason)
            continue
        count.take(one.event.n)
        _judge(one, known, sorting)
    return sorting


def _judge(one: Arrival, known: _Known, sorting: _Sorted) -> None:
    eid = one.event.eid
    reason = _broken_rule(one.event, known)
    if reason is None:
        sorting.fresh.append(one)
        known.stored[eid] = (one.raw_hash, 0)
        known.subjects.setdefault(one.event.subject_id, one.event.subject)
        return
    sorting.refused.append((one, reason))
    known.quarantined[one.raw_hash] = reason
    sorting.results[eid] = PushResult(eid=eid, state="quarantined", reason=reason)


def _broken_rule(event: Event, known: _Known) -> str | None:
    if event.eid in known.stored:
        return "eid_reused"
    if known.subjects.get(event.subject_id, event.subject) != event.subject:
        return "subject_mismatch"
    if event.kind == Kind.RENUMBERED:
        return "centre_only"
    return None


def _keep_quarantined(tx: Connection, refused: list[tuple[Arrival, str]], now: int) -> None:
    if not refused:
        return
    tx.execute(
        insert(tables.quarantine),
        [
            {
                "raw_hash": one.raw_hash,
                "eid": one.event.eid,
                "client_id": one.event.client_id,
                "incarnation": one.event.incarnation,
                "n": one.event.n,
                "raw": one.raw,
                "reason": reason,
                "received_at": now,
            }
            for one, reason in refused
        ],
    )
