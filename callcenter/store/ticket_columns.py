"""A ticket as the columns of its row. Pure: reads the projection, writes nothing."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from callcenter.callers.phone import phone_digits
from callcenter.store.columns import micros
from callcenter.store.ticket_measures import measure_columns
from callcenter.tickets.deadlines import ClockKind, Deadlines, RunningClock
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Confidentiality, Kind

DESCRIPTION_START = 200


def number_key(number: str) -> str:
    """The digits of a ticket number: how numbers are compared."""
    return "".join(filter(str.isdigit, number))


def ticket_columns(ticket: Ticket, deadlines: Deadlines) -> dict[str, Any]:
    """Every column of `tickets` but `doc`; the ticket has at least one entry."""
    clocks = deadlines.clocks(ticket)
    clock = _next_break(clocks)
    last = ticket.entries[-1]
    callback = clock is not None and clock.kind is ClockKind.CALLBACK
    latitude, longitude = _pin(ticket)
    return {
        "id": ticket.id,
        "number": ticket.number,
        "summary": ticket.summary,
        "description_start": ticket.description[:DESCRIPTION_START],
        "state": ticket.state.value,
        "category": ticket.category_id,
        "classification": ticket.classification.value,
        "urgency": ticket.urgency.value,
        "channel": ticket.channel.value,
        "confidentiality": ticket.confidentiality.value,
        "oversight": ticket.oversight,
        "agency_ids": ticket.agency_ids,
        "referred_to": ticket.referred_to,
        "place": ticket.place_code,
        "landmark": ticket.text("landmark"),
        **_reporter(ticket),
        "registered_at": registered_at(ticket),
        "updated_at": last.at,
        "closed_at": ticket.closed_at,
        "next_due": clock.due if clock else None,
        "next_start": clock.start if clock else None,
        "next_near": clock.near_from if clock else None,
        "next_clock": clock.kind.value if clock else "",
        "level": ticket.level,
        "holder_uid": ticket.holder.uid if ticket.holder else "",
        "holder_name": ticket.holder.name if ticket.holder else "",
        "transfers": ticket.transfers,
        "reopened": ticket.reopened,
        "reporters": 1 + len(ticket.reporters),
        "conflicts": len(ticket.conflicts),
        "reminders": ticket.reminders,
        "snoozed_until": ticket.snoozed_until,
        "callbacks": sum(one.kind is ClockKind.CALLBACK and one.ended is None for one in clocks),
        "duplicate_of": ticket.duplicate_of,
        "last_kind": last.kind,
        "last_at": last.at,
        "answered_in_call": _answered_in_call(ticket),
        "latitude": latitude,
        "longitude": longitude,
        "is_open": ticket.is_open,
        "queued": (clock is not None and (ticket.is_open or callback)) or _waits(ticket),
        **_at_lapor(ticket),
        **measure_columns(ticket, clocks),
    }


def _waits(ticket: Ticket) -> bool:
    """Whether it waits for a person whatever its state is."""
    return ticket.lapor.needs_person or bool(ticket.conflicts)


def _next_break(clocks: Iterable[RunningClock]) -> RunningClock | None:
    """As `Deadlines.next_break`, of clocks that were computed already: they cost the most."""
    running = [one for one in clocks if one.ended is None and one.due is not None]
    return min(running, key=lambda one: one.due or one.start, default=None)


def registered_at(ticket: Ticket) -> datetime:
    """When it came in; of one whose registration is not here yet: the first that is known of it."""
    return ticket.registered_at or ticket.entries[0].at


def number_rows(ticket: Ticket) -> list[dict[str, Any]]:
    """The ticket's number and its former ones."""
    now = number_key(ticket.number)
    keys = dict.fromkeys((now, *map(number_key, ticket.aliases)))
    return [{"number": key, "ticket_id": ticket.id, "former": key != now} for key in keys if key]


def agency_rows(ticket: Ticket) -> list[dict[str, Any]]:
    """The agencies that hold it or that it was referred to."""
    ids = dict.fromkeys((*ticket.agency_ids, *ticket.referred_to))
    return [{"agency_id": one, "ticket_id": ticket.id} for one in ids]


def reporter_rows(ticket: Ticket) -> list[dict[str, Any]]:
    """Everybody who reported it: the first one with an empty eid, then those who joined."""
    first = _reporter(ticket)
    rows = [
        _reporter_row(
            ticket, "", first["caller_id"], first["reporter_phone"], first["reporter_name"]
        )
    ]
    rows += [
        _reporter_row(ticket, one.eid, one.caller_id, one.phone, one.name)
        for one in ticket.reporters
    ]
    return [row for row in rows if row["caller_id"] or row["phone"] or row["name"]]


def _reporter_row(
    ticket: Ticket, eid: str, caller_id: str | None, phone: str, name: str
) -> dict[str, Any]:
    return {
        "ticket_id": ticket.id,
        "eid": eid,
        "caller_id": caller_id,
        "phone": phone,
        "digits": phone_digits(phone),
        "name": name,
        "at": micros(registered_at(ticket)),
        "is_open": ticket.is_open,
    }


def _reporter(ticket: Ticket) -> dict[str, Any]:
    if ticket.confidentiality is Confidentiality.NO_IDENTITY:
        return {"caller_id": None, "reporter_name": "", "reporter_phone": ""}
    return {
        "caller_id": ticket.caller_id,
        "reporter_name": ticket.text("reporter_name"),
        "reporter_phone": ticket.text("reporter_phone"),
    }


def _at_lapor(ticket: Ticket) -> dict[str, Any]:
    lapor = ticket.lapor
    return {
        "registered_on": ticket.registered_on,
        "lapor_state": lapor.state.value,
        "lapor_id": lapor.complaint_id,
        "lapor_status": lapor.status_name,
        "lapor_at": lapor.since,
        "lapor_person": lapor.needs_person,
        "lapor_replies": len(lapor.pending_replies),
        "lapor_owner": lapor.owner,
        "lapor_assigned": lapor.assigned,
        "lapor_chosen": lapor.chosen,
        "lapor_reason": lapor.reason,
    }


def _pin(ticket: Ticket) -> tuple[float | None, float | None]:
    found = ticket.value("pin")
    match found:
        case [int() | float() as latitude, int() | float() as longitude]:
            return float(latitude), float(longitude)
    return None, None


def _answered_in_call(ticket: Ticket) -> bool:
    """First-call resolution: it was registered with its answer, or resolved while they spoke."""
    return any(
        bool(entry.body.get("answered"))
        if entry.kind == Kind.REGISTERED
        else entry.kind == Kind.RESOLVED and entry.body.get("in_call") is True
        for entry in ticket.entries
    )
