"""Appends events to the log, in one order for all, and keeps the tickets' rows in step."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection, select, update

from callcenter.clock import WIB
from callcenter.protocol.chain import link
from callcenter.protocol.erasures import WHY_ASKED, body_of
from callcenter.protocol.events import decode_event
from callcenter.server import numbers, projection, redacting, tables
from callcenter.server.arrival import Arrival
from callcenter.server.bulk import add_rows, among
from callcenter.server.centre import Centre, from_us
from callcenter.server.own_events import own_event
from callcenter.server.server_search import index_now
from callcenter.tickets.apply import apply, fold
from callcenter.tickets.event import CALLER, TICKET, Event, Value
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Kind


class Head(Struct, frozen=True):
    """The end of the log, and the places given to this batch by eid."""

    seq: int
    chain: bytes
    seqs: Mapping[str, int]


def append(tx: Connection, centre: Centre, fresh: Sequence[Arrival], now: int) -> Head:
    """Stores these events, renumbers what clashes, and writes the tickets' rows."""
    if not fresh:
        row = tx.execute(select(tables.clock.c.seq, tables.clock.c.chain)).one()
        return Head(row.seq, row.chain, {})
    tickets = load_tickets(tx, _ticket_ids(fresh))
    # Each event has a receive time of its own, a microsecond after the one before it.
    for place, one in enumerate(fresh):
        if one.event.subject == TICKET:
            received = _received(one, now + place)
            tickets[received.subject_id] = apply(tickets[received.subject_id], received)
    renumbered, unnumbered = _settle_numbers(tx, centre, tickets, now)
    batch = [*fresh, *renumbered, *_told_on(tx, centre, fresh)]
    head = _store(tx, batch, now)
    heads = {one.event.subject_id: head.seqs[one.event.eid] for one in batch}
    erased = redacting.obey(tx, (one.event for one in batch))
    if erased:
        tickets |= load_tickets(tx, list(erased))
        heads, unnumbered = _with_standing(tx, erased, heads, unnumbered)
    projection.save_tickets(tx, tickets, heads, unnumbered)
    if erased:
        index_now(tx, erased)
    of_callers = {one.event.subject_id for one in fresh if one.event.subject == CALLER}
    projection.save_callers(tx, {key: heads[key] for key in of_callers})
    return head


def _told_on(tx: Connection, centre: Centre, fresh: Sequence[Arrival]) -> list[Arrival]:
    """An erasure, said by the centre of tickets whose desk did not know of them."""
    return [
        own_event(
            centre,
            tx,
            ticket_id,
            Kind.IDENTITY_ERASED,
            body_of(act, why=WHY_ASKED),
        )
        for ticket_id, act in redacting.untold(tx, (one.event for one in fresh))
    ]


def _with_standing(
    tx: Connection, erased: Iterable[str], heads: Mapping[str, int], unnumbered: frozenset[str]
) -> tuple[dict[str, int], frozenset[str]]:
    """Where tickets stand that this batch says nothing of, and which of them have no number."""
    table = tables.tickets
    asked = select(table.c.id, table.c.head_seq, table.c.number)
    rows = tx.execute(asked.where(among(tx, table.c.id, erased))).all()
    bare = {row.id for row in rows if row.number is None and row.id not in heads}
    return {row.id: row.head_seq for row in rows} | dict(heads), unnumbered | bare


def _received(one: Arrival, now: int) -> Event:
    """The event as the fold needs it: the receive time tells when its desk's clock does not."""
    if one.event.offset_ms is not None:
        return one.event
    return replace(one.event, received_at=from_us(one.at(now)))


def _ticket_ids(fresh: Iterable[Arrival]) -> list[str]:
    ids = (one.event.subject_id for one in fresh if one.event.subject == TICKET)
    return list(dict.fromkeys(ids))


def load_tickets(tx: Connection, ids: list[str]) -> dict[str, Ticket]:
    """The tickets as the log has them now; one without events is empty."""
    log = tables.events
    rows = tx.execute(
        select(log.c.subject_id, log.c.raw, log.c.seq, log.c.received_at)
        .where(among(tx, log.c.subject_id, ids))
        .order_by(log.c.seq)
    )
    history: dict[str, list[Event]] = {key: [] for key in ids}
    for row in rows:
        history[row.subject_id].append(decode_event(row.raw, row.seq, from_us(row.received_at)))
    return {key: fold(key, events) for key, events in history.items()}


def _settle_numbers(
    tx: Connection, centre: Centre, tickets: dict[str, Ticket], now: int
) -> tuple[list[Arrival], frozenset[str]]:
    """Gives a new number to each ticket whose number is another's; the first keeps it."""
    owners = projection.number_owners(tx, {one.number for one in tickets.values()})
    numbers.notice_block(tx, _highest_block(tickets.values()))
    made: list[Arrival] = []
    unnumbered: set[str] = set()
    for key, ticket in tickets.items():
        if not ticket.number:
            continue
        good = projection.canonical(ticket.number)
        if good and owners.setdefault(ticket.number, key) == key:
            continue
        arrival = _renumber(tx, centre, ticket, now)
        if arrival is None:
            unnumbered.add(key)
            continue
        made.append(arrival)
        tickets[key] = apply(ticket, arrival.event)
    return made, frozenset(unnumbered)


def _highest_block(tickets: Iterable[Ticket]) -> int:
    told = (number for one in tickets for number in (one.number, *one.aliases))
    return max((numbers.block_of(one) for one in told if projection.canonical(one)), default=-1)


def _renumber(tx: Connection, centre: Centre, ticket: Ticket, now: int) -> Arrival | None:
    at = from_us(now)
    number = numbers.take_own_number(tx, centre.client_id, at.astimezone(WIB).year, now)
    if number is None:
        return None
    body: dict[str, Value] = {"number": number, "old": ticket.number}
    return own_event(centre, tx, ticket.id, Kind.RENUMBERED, body)


def _store(tx: Connection, batch: Sequence[Arrival], now: int) -> Head:
    clock = tables.clock
    # Last of all, once per batch: until here nobody waits for this row.
    row = tx.execute(
        update(clock).values(seq=clock.c.seq + len(batch)).returning(clock.c.seq, clock.c.chain)
    ).one()
    seq, chain = row.seq - len(batch), row.chain
    rows = []
    for place, one in enumerate(batch):
        seq, chain = seq + 1, link(chain, one.event.eid)
        rows.append(_event_row(one, seq, chain, one.at(now + place)))
    add_rows(tx, tables.events, rows)
    tx.execute(update(clock).values(chain=chain))
    return Head(seq, chain, {row["eid"]: row["seq"] for row in rows})


def _event_row(one: Arrival, seq: int, chain: bytes, now: int) -> dict[str, Any]:
    event = one.event
    return {
        "seq": seq,
        "eid": event.eid,
        "subject": event.subject,
        "subject_id": event.subject_id,
        "kind": event.kind,
        "client_id": event.client_id,
        "incarnation": event.incarnation,
        "n": event.n,
        "raw": one.raw,
        "raw_hash": one.raw_hash,
        "received_at": now,
        "chain": chain,
    }
