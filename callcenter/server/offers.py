"""Takes back what the centre has lost: events of any desk, offered by any desk that holds them.

Stored verbatim under their own device's count and with their first receive time; what is here
already is `known`. One transaction for each offer, like a push.
"""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from msgspec.structs import replace
from sqlalchemy import Connection, func, select, tuple_

from callcenter.protocol.erasures import is_redacted, named_subjects
from callcenter.protocol.messages import OfferAnswer, OfferedEvent, OfferRequest
from callcenter.protocol.wellformed import recounted
from callcenter.server import tables
from callcenter.server.arrival import Arrival
from callcenter.server.authors import note_refusals
from callcenter.server.centre import Centre, as_us
from callcenter.server.counting import move_on
from callcenter.server.database import lock_subjects, settled
from callcenter.server.devices import FORMER, authenticate_as, note_seen
from callcenter.server.erasure_rights import ErasureRights
from callcenter.server.judging import Known, Sorted, keep_quarantined, look_up
from callcenter.server.log_writer import append
from callcenter.server.own_events import OWN_KINDS, is_sealed
from callcenter.server.push import check_batch, check_device, read_arrival
from callcenter.server.redacting import clean_up, require_obedience
from callcenter.server.refusal import Refused
from callcenter.tickets.escalation_moves import is_move
from callcenter.tickets.words import Kind

_Place = tuple[str, int, int]
_INCARNATION_MAX = 2**30


@settled
def take_offer(centre: Centre, authorization: str, request: OfferRequest) -> OfferAnswer:
    """Stores what is missing here and answers with the places; Refused says why not."""
    check_device(request.protocol, request.client_id, request.incarnation)
    check_batch([one.event for one in request.events])
    now = centre.now_us()
    arrivals = [_arrival(one, now) for one in request.events]
    with centre.database.write() as tx:
        client_id = authenticate_as(tx, authorization, request.client_id, draining=True)
        counts = {_place(one)[:2] for one in arrivals}
        _lock_counts(tx, counts)
        lock_subjects(tx, {name for one in arrivals for name in named_subjects(one.event)})
        sorting = _sort(tx, arrivals, look_up(tx, arrivals), centre)
        require_obedience(tx, sorting.new)
        note_seen(tx, client_id, now)
        fresh = _give_places(tx, sorting.fresh)
        head = append(tx, centre, fresh, now)
        keep_quarantined(tx, sorting.refused, now)
        stored = {_place(one) for one in fresh}
        others = [_place(one) for one in arrivals if _place(one) not in stored]
        counts |= {_place(one)[:2] for one in fresh}
        # The centre's own events are not counted: its counts are its starts.
        devices = {key for key in counts if key[0] != centre.client_id}
        move_on(tx, devices, others, now)
        note_refusals(tx, centre, client_id, sorting.refused)
    clean_up(centre, fresh)
    return OfferAnswer(
        results=sorting.results(arrivals, head.seqs),
        head=head.seq,
        chain=head.chain.hex(),
        server_time=centre.clock.now(),
    )


def _arrival(offered: OfferedEvent, now: int) -> Arrival:
    one = read_arrival(offered.event)
    if one.event.incarnation > _INCARNATION_MAX:
        # Room above it for every count anew: no device is pushed off the end of its counts.
        raise Refused(422, "event_malformed", {"reason": "incarnation"})
    return replace(one, received_at=_receive_time(offered.received_at, now))


def _receive_time(told: datetime | None, now: int) -> int | None:
    """The first receive time is kept, so no deadline moves; one in the future cannot be true."""
    if told is None or told.tzinfo is None:
        return None
    at = as_us(told)
    return at if 0 < at <= now else None


def _sort(tx: Connection, arrivals: Sequence[Arrival], known: Known, centre: Centre) -> Sorted:
    former = _former(tx, arrivals)
    sorting = Sorted()
    # After a restore no account says what it was when the erasure was obeyed.
    rights = ErasureRights(tx, arrivals, sorting.fresh, closed_count=True)

    def unsealed(one: Arrival) -> str | None:
        ours = one.event.kind in OWN_KINDS or one.event.client_id == centre.client_id
        if not ours or one.event.client_id in former or _is_emptied(one):
            return None
        ours = is_sealed(centre, one.event) or is_move(one.event)
        return None if ours else "centre_only"

    def rule(one: Arrival) -> str | None:
        own = one.event.client_id == centre.client_id or one.event.client_id in former
        return unsealed(one) or (None if own else rights.refusal(one))

    for one in arrivals:
        found = known.result(one)
        if found is None:
            sorting.judge(one, known, rule)
        else:
            sorting.answers.append(found)
    return sorting


def _is_emptied(one: Arrival) -> bool:
    """News of a file that was erased: its seal went with it, and it says nothing any more."""
    return one.event.kind == Kind.ATTACHMENT_AVAILABLE and is_redacted(one.raw)


def _former(tx: Connection, arrivals: Sequence[Arrival]) -> frozenset[str]:
    """Which of the writers of the centre's kinds were centres once (see `devices.enrol`)."""
    table = tables.incarnations
    writers = {one.event.client_id for one in arrivals if one.event.kind in OWN_KINDS}
    if not writers:
        return frozenset()
    named = table.c.client_id.in_(writers), table.c.incarnation == FORMER
    return frozenset(tx.execute(select(table.c.client_id).where(*named)).scalars())


def _lock_counts(tx: Connection, counts: set[tuple[str, int]]) -> None:
    """In one order, as a push locks its own: two offers never wait for each other in a ring."""
    table = tables.incarnations
    clients = {client_id for client_id, _ in counts}
    tx.execute(
        select(table.c.acked_n)
        .where(table.c.client_id.in_(clients))
        .order_by(table.c.client_id, table.c.incarnation)
        .with_for_update()
    ).all()


def _give_places(tx: Connection, fresh: Sequence[Arrival]) -> list[Arrival]:
    """An event whose place another one took while it was lost is counted anew, never kept out."""
    log = tables.events
    wanted = tuple_(log.c.client_id, log.c.incarnation, log.c.n)
    asked = select(log.c.client_id, log.c.incarnation, log.c.n)
    rows = tx.execute(asked.where(wanted.in_([_place(one) for one in fresh]))) if fresh else ()
    taken: set[_Place] = {(row.client_id, row.incarnation, row.n) for row in rows}
    given: list[Arrival] = []
    moved: dict[str, tuple[int, int]] = {}
    for one in fresh:
        if _place(one) in taken:
            client_id = one.event.client_id
            incarnation, n = moved.get(client_id) or (_next_incarnation(tx, client_id, fresh), 0)
            moved[client_id] = (incarnation, n + 1)
            one = _recounted(one, incarnation, n + 1)  # noqa: PLW2901
        taken.add(_place(one))
        given.append(one)
    return given


def _next_incarnation(tx: Connection, client_id: str, fresh: Sequence[Arrival]) -> int:
    here = [one.event.incarnation for one in fresh if one.event.client_id == client_id]
    table = tables.incarnations
    highest = select(func.max(table.c.incarnation)).where(table.c.client_id == client_id)
    return max(tx.execute(highest).scalar_one_or_none() or 0, *here) + 1


def _recounted(one: Arrival, incarnation: int, n: int) -> Arrival:
    event = replace(one.event, incarnation=incarnation, n=n)
    raw = recounted(one.raw, event.client_id, incarnation, n)
    return replace(one, event=event, raw=raw, raw_hash=sha256(raw).digest())


def _place(one: Arrival) -> _Place:
    return one.event.client_id, one.event.incarnation, one.event.n
