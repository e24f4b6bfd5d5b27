"""Ends a ticket, or takes it up again: verify, resolve, close, reject, reopen."""

from collections.abc import Iterable

from callcenter.desk.context import Change, Desk
from callcenter.desk.each_ticket import Carried, each
from callcenter.desk.one_text import check_one_text
from callcenter.desk.record import record_ticket
from callcenter.errors import FieldInvalid
from callcenter.tickets.event import Value
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Kind


def verify(desk: Desk, ticket_id: str) -> None:
    """The report is understood and complete."""
    with desk.change() as change:
        record_ticket(change, ticket_id, Kind.VERIFIED)


def resolve(desk: Desk, ticket_id: str, text: str) -> None:
    """The matter is settled; the reporter may still object."""
    _end(desk, ticket_id, Kind.RESOLVED, "text", text)


def resolve_each(
    desk: Desk, ticket_ids: Iterable[str], text: str, beside: Iterable[str] = ()
) -> Carried:
    """These matters are settled, in the same words; `beside` were chosen with them.

    Raises FieldInvalid (text: empty), ReporterNamed (text).
    """
    body: dict[str, Value] = {"text": _needed("text", text)}
    wanted = tuple(ticket_ids)
    check_one_text(desk, wanted, "text", text, beside)

    def write(change: Change, ticket: Ticket) -> None:
        record_ticket(change, ticket.id, Kind.RESOLVED, body=body)

    return each(desk, wanted, Kind.RESOLVED, write)


def close_ticket(desk: Desk, ticket_id: str, reason: str) -> None:
    """Nothing more is owed to anybody."""
    _end(desk, ticket_id, Kind.CLOSED, "reason", reason)


def reject(desk: Desk, ticket_id: str, reason: str) -> None:
    """Not taken up, with the reason that the reporter is told."""
    _end(desk, ticket_id, Kind.REJECTED, "reason", reason)


def reopen(desk: Desk, ticket_id: str, reason: str) -> None:
    """The reporter is not content, or it happened again."""
    _end(desk, ticket_id, Kind.REOPENED, "reason", reason)


def _end(desk: Desk, ticket_id: str, kind: Kind, name: str, text: str) -> None:
    body: dict[str, Value] = {name: _needed(name, text)}
    with desk.change() as change:
        record_ticket(change, ticket_id, kind, body=body)


def _needed(name: str, text: str) -> str:
    if not text.strip():
        raise FieldInvalid(name, "empty")
    return text.strip()
