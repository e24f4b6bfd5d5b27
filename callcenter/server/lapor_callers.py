"""What the centre's log knows of a ticket's reporters: so that none of it leaves (SECURITY 7)."""

from collections.abc import Collection, Iterable
from itertools import groupby

from sqlalchemy import Connection, select

from callcenter.callers.book import Caller, fold_caller
from callcenter.lapor.identity import NOBODY, Identity, identity_of
from callcenter.protocol.events import decode_event
from callcenter.protocol.wellformed import is_uuid
from callcenter.server import tables
from callcenter.server.bulk import among
from callcenter.server.centre import from_us
from callcenter.tickets.apply import fold
from callcenter.tickets.event import CALLER, TICKET, Event
from callcenter.tickets.ticket import Ticket

_NAMES = ("name",)
_ADDRESSES = ("address",)


def known_identity(tx: Connection, ticket: Ticket) -> Identity:
    """Names, numbers and addresses, present and former, of every entry its reporters have."""
    wanted = {ticket.caller_id, *(one.caller_id for one in ticket.reporters)}
    seen: dict[str, Caller] = {}
    while fresh := {one for one in wanted if one and is_uuid(one) and one not in seen}:
        found = _folded(tx, fresh)
        seen |= found
        wanted = {kin for one in found.values() for kin in _kin(one)}
    identity = NOBODY
    for one in seen.values():
        identity = identity.with_more(_identity(one))
    return identity


def hidden_reporters(tx: Connection, ids: Collection[str]) -> dict[str, Identity]:
    """Who reported these tickets, as far as ticket and book tell: to be taken out of texts."""
    log = tables.events
    if not ids:
        return {}
    rows = tx.execute(
        select(log.c.subject_id, log.c.raw, log.c.seq, log.c.received_at)
        .where(among(tx, log.c.subject_id, ids), log.c.subject == TICKET)
        .order_by(log.c.subject_id, log.c.seq)
    )
    found: dict[str, Identity] = {}
    for ticket_id, part in groupby(rows, key=lambda row: str(row.subject_id)):
        events = [decode_event(row.raw, row.seq, from_us(row.received_at)) for row in part]
        ticket = fold(ticket_id, events)
        found[ticket_id] = identity_of(ticket).with_more(known_identity(tx, ticket))
    return found


def _kin(caller: Caller) -> Iterable[str]:
    """The entries that it was merged with, in either direction."""
    yield from (one.caller_id for one in caller.merged)
    if caller.merged_into:
        yield caller.merged_into


def _folded(tx: Connection, ids: Iterable[str]) -> dict[str, Caller]:
    log = tables.events
    rows = tx.execute(
        select(log.c.subject_id, log.c.raw, log.c.seq, log.c.received_at)
        .where(among(tx, log.c.subject_id, ids), log.c.subject == CALLER)
        .order_by(log.c.seq)
    )
    events: dict[str, list[Event]] = {one: [] for one in ids}
    for row in rows:
        events[row.subject_id].append(decode_event(row.raw, row.seq, from_us(row.received_at)))
    return {one: fold_caller(one, said) for one, said in events.items()}


def _identity(caller: Caller) -> Identity:
    entries = caller.entries
    told = [one.body.get("phone") for one in entries]
    phones = (*caller.phones, *(one for one in told if isinstance(one, str)))
    return Identity(
        names=_said(caller, _NAMES),
        phones=phones,
        addresses=_said(caller, _ADDRESSES),
        restricted=caller.restricted,
    )


def _said(caller: Caller, names: tuple[str, ...]) -> tuple[str, ...]:
    now = [(name, head.value) for name, head in caller.heads.items()]
    ever = [(one.field, one.value) for entry in caller.entries for one in entry.changes]
    return tuple(value for name, value in (*now, *ever) if name in names and isinstance(value, str))
