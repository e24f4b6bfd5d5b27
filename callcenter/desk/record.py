"""Writes one event inside a verb's transaction: the only way anything is ever changed."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from msgspec.structs import replace

from callcenter.desk.context import Change
from callcenter.errors import FieldInvalid
from callcenter.protocol.erasures import named_subjects
from callcenter.protocol.events import encode_event
from callcenter.protocol.limits import EVENT_BYTES
from callcenter.store import sync_state
from callcenter.store import tickets as ticket_store
from callcenter.store.redacting import acts_to_obey
from callcenter.tickets import life
from callcenter.tickets.event import CALLER, TICKET, Author, Event, Value
from callcenter.tickets.event import Change as FieldChange
from callcenter.tickets.texts import TEXT_MAX, clean, longest
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Kind


def record_ticket(
    change: Change,
    ticket_id: str,
    kind: Kind,
    *,
    body: Mapping[str, Value] | None = None,
    fields: Iterable[FieldChange] = (),
) -> Event:
    """Appends an event of a ticket that exists; refuses what its life does not allow.

    Raises NotFound and TransitionRefused; then nothing of the transaction is kept.
    """
    ticket = ticket_store.load_ticket(change.tx, ticket_id)
    life.require(kind, ticket.state)
    return append(change, TICKET, ticket_id, kind, body=body, fields=_based(ticket, fields))


def append(
    change: Change,
    subject: str,
    subject_id: str,
    kind: Kind,
    *,
    body: Mapping[str, Value] | None = None,
    fields: Iterable[FieldChange] = (),
    author: Author | None = None,
) -> Event:
    """Appends an event without asking the subject's state: for first events and for callers.

    `author` is the operator when nobody else is named; the program itself may write, too.
    """
    state = sync_state.take(change.tx)
    offset = timedelta(milliseconds=state.offset_ms or 0)
    event = Event(
        eid=change.desk.ids.new(),
        subject=subject,
        subject_id=subject_id,
        kind=kind,
        author=author or change.desk.author,
        client_id=state.client_id,
        incarnation=state.incarnation,
        n=state.next_n,
        wall_at=change.at - offset,
        changes=tuple(FieldChange(one.field, clean(one.value), one.base) for one in fields),
        body={name: clean(value) for name, value in (body or {}).items()},
        offset_ms=state.offset_ms,
    )
    event = replace(event, obeys=acts_to_obey(change.tx, named_subjects(event)))
    _require_fitting(event)
    change.log(event)
    return event


def _require_fitting(event: Event) -> None:
    """Refuses what the centre would never take: better told now than set aside for ever."""
    for one in event.changes:
        if longest(one.value) > TEXT_MAX:
            raise FieldInvalid(one.field, "too_long")
    for name, value in event.body.items():
        if longest(value) > TEXT_MAX:
            raise FieldInvalid(name, "too_long")
    if len(encode_event(event)) > EVENT_BYTES:
        raise FieldInvalid("text", "too_long")


def append_caller(
    change: Change,
    caller_id: str,
    kind: Kind,
    *,
    body: Mapping[str, Value] | None = None,
    fields: Iterable[FieldChange] = (),
) -> Event:
    """Appends an event about a caller."""
    return append(change, CALLER, caller_id, kind, body=body, fields=fields)


def _based(ticket: Ticket, fields: Iterable[FieldChange]) -> tuple[FieldChange, ...]:
    """Each change on top of the head its author saw; a base that was given is kept."""
    return tuple(
        one
        if one.base is not None or one.field not in ticket.heads
        else FieldChange(one.field, one.value, ticket.heads[one.field].eid)
        for one in fields
    )
