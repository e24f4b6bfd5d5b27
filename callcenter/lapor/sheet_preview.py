"""What a spreadsheet of LAPOR's would change here, row by row, and ours in its columns. Pure.

A row is matched by our number in its text, then by its tracking id; a person looks at the preview
before anything is written.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum

from msgspec import Struct

from callcenter.clock import WIB
from callcenter.directory.bundle import Directory
from callcenter.errors import TicketNumberInvalid
from callcenter.lapor import bodies
from callcenter.lapor.identity import NOBODY, Identity
from callcenter.lapor.sheet import SheetRow
from callcenter.lapor.wording import told
from callcenter.tickets.lapor import LaporState
from callcenter.tickets.number import parse_number
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Kind, Push

_NUMBER = re.compile(r"(?<!\d)\d{2}[\s.\-\u2010-\u2015/]?\d{4}[\s.\-\u2010-\u2015/]?\d{3}"
                     r"[\s.\-\u2010-\u2015/]?\d{2}(?!\d)")  # fmt: skip
_NUMBERS_MAX = 50


class Match(StrEnum):
    """What a row means for the tickets here."""

    NEW = "baru"
    CHANGED = "berubah"
    SAME = "sama"
    UNKNOWN = "tidak_dikenal"
    DISPUTED = "berbeda"


class OurTicket(Struct, frozen=True):
    """What the preview has to know of a ticket."""

    ticket_id: str
    number: str
    state: LaporState


class PreviewLine(Struct, frozen=True):
    """One row: NEW gets its id here, CHANGED a status or text, UNKNOWN is no ticket of ours.

    DISPUTED: its text and its tracking id point to two tickets, or the ticket is another complaint
    at LAPOR; a person has to look. `events` are what an import writes to `ticket`, in order.
    """

    row: SheetRow
    match: Match
    ticket: OurTicket | None = None
    events: tuple[tuple[Kind, bodies.Body], ...] = ()


Lookup = Callable[[str], OurTicket | None]


def preview(
    rows: Iterable[SheetRow], by_number: Lookup, by_tracking: Lookup
) -> tuple[PreviewLine, ...]:
    """Every row with what it means; `by_number` takes a canonical number of ours."""
    return tuple(_line(row, by_number, by_tracking) for row in rows)


def numbers_in(text: str) -> tuple[str, ...]:
    """Every ticket number of ours in the text, canonical, each once; check digits must fit."""
    found: dict[str, None] = {}
    for match in _NUMBER.finditer(text):
        try:
            found[parse_number(match[0])] = None
        except TicketNumberInvalid:
            continue
        if len(found) >= _NUMBERS_MAX:
            break
    return tuple(found)


def sheet_rows(
    tickets: Iterable[Ticket],
    directory: Directory,
    known: Callable[[Ticket], Identity] | None = None,
) -> tuple[Sequence[str], ...]:
    """Tickets of ours in LAPOR's columns, scrubbed as a submission is; the date is WIB."""
    asked = known or _nobody
    return tuple(_our_row(one, directory, asked(one)) for one in tickets)


def _nobody(_ticket: Ticket) -> Identity:
    return NOBODY


def _line(row: SheetRow, by_number: Lookup, by_tracking: Lookup) -> PreviewLine:
    numbers = dict.fromkeys((*numbers_in(row.first), *numbers_in(row.last)))
    found = [by_number(one) for one in numbers]
    found.append(by_tracking(row.tracking_id) if row.tracking_id else None)
    tickets = {one.ticket_id: one for one in found if one is not None}
    if not tickets:
        return PreviewLine(row, Match.UNKNOWN)
    if len(tickets) > 1:
        return PreviewLine(row, Match.DISPUTED)
    ticket = next(iter(tickets.values()))
    if _is_another(row, ticket.state):
        return PreviewLine(row, Match.DISPUTED, ticket)
    events = tuple(_events(row, ticket.state))
    linked = any(kind is Kind.LAPOR_SENT for kind, _ in events)
    if linked:
        return PreviewLine(row, Match.NEW, ticket, events)
    return PreviewLine(row, Match.CHANGED if events else Match.SAME, ticket, events)


def _is_another(row: SheetRow, state: LaporState) -> bool:
    """The ticket has a complaint there already, and the row is none of it."""
    known = (state.complaint_id, *state.others)
    return bool(row.tracking_id and state.state is Push.SENT and row.tracking_id not in known)


def _events(row: SheetRow, state: LaporState) -> Iterable[tuple[Kind, bodies.Body]]:
    if row.tracking_id and state.state is not Push.SENT:
        yield Kind.LAPOR_SENT, bodies.sent(state.attempt, row.tracking_id, "sheet")
    if row.institution and row.institution != state.institution:
        yield (
            Kind.LAPOR_STATUS,
            {
                "status_code": state.status_code,
                "status_name": state.status_name,
                "institution": row.institution,
            },
        )
    key = _answer_key(row)
    if row.last and row.last != row.first and key not in state.seen:
        yield Kind.LAPOR_ANSWER, {"key": key, "said_at": "", "text": row.last, "from": ""}


def _answer_key(row: SheetRow) -> str:
    digest = hashlib.sha256(row.last.encode("utf-8")).hexdigest()
    return f"sheet:{row.tracking_id}:{digest[:24]}"


def _our_row(ticket: Ticket, directory: Directory, known: Identity) -> Sequence[str]:
    at = ticket.registered_at
    category = directory.categories.get(ticket.category_id)
    agencies = [directory.agencies[one].name for one in ticket.agency_ids
                if one in directory.agencies]  # fmt: skip
    text = told(ticket, directory, known)
    return (
        at.astimezone(WIB).strftime("%d-%m-%Y %H:%M:%S") if at else "",
        category.name if category else "",
        "; ".join(agencies),
        text.content,
        text.outcome,
        ticket.lapor.complaint_id,
    )
