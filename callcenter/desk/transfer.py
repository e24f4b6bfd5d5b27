"""Takes a matter from the agency that holds it to another one, without an answer of the former."""

from collections.abc import Iterable, Mapping, Sequence

from callcenter.desk.context import Change, Desk
from callcenter.desk.each_ticket import Carried, each
from callcenter.desk.one_text import check_one_text
from callcenter.desk.record import record_ticket
from callcenter.errors import FieldInvalid
from callcenter.tickets import life
from callcenter.tickets.event import Value
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Kind


def transfer(
    desk: Desk, ticket_id: str, *, source: str, targets: Sequence[str], reason: str
) -> None:
    """Alihkan: `source` holds it no longer, `targets` do; only bodies outside make it a rujukan.

    While another agency of the province still holds it, it stays ours. Raises FieldInvalid
    (reason: empty; target: empty, same, unknown; agency_id: not_holder) and TransitionRefused.
    """
    transfer_each(desk, {ticket_id: source}, targets, reason)


def transfer_each(
    desk: Desk,
    sources: Mapping[str, str],
    targets: Sequence[str],
    reason: str,
    beside: Iterable[str] = (),
) -> Carried:
    """Takes each ticket (by id) from the agency named for it and gives it to `targets`.

    `beside` were chosen with them. Raises FieldInvalid (reason: empty; target: empty, unknown),
    ReporterNamed (reason); refused are (target: same) and (agency_id: not_holder) and what the
    ticket's life does not allow.
    """
    why = reason.strip()
    if not why:
        raise FieldInvalid("reason", "empty")
    if not targets:
        raise FieldInvalid("target", "empty")
    if any(one not in desk.directory.agencies for one in targets):
        raise FieldInvalid("target", "unknown")
    check_one_text(desk, sources, "reason", why, beside)

    def check(ticket: Ticket) -> None:
        source = sources[ticket.id]
        if source in targets:
            raise FieldInvalid("target", "same")
        if source not in ticket.agency_ids:
            raise FieldInvalid("agency_id", "not_holder")
        life.require(_kind(desk, ticket, source, targets), ticket.state)

    def write(change: Change, ticket: Ticket) -> None:
        source = sources[ticket.id]
        kind = _kind(desk, ticket, source, targets)
        record_ticket(change, ticket.id, kind, body=_body(desk, source, targets, why))

    return each(desk, sources, None, write, check)


def _kind(desk: Desk, ticket: Ticket, source: str, targets: Sequence[str]) -> Kind:
    """Handed on within the province while any agency of it holds the ticket; else a referral."""
    agencies = desk.directory.agencies
    rest = [one for one in (*ticket.agency_ids, *targets) if one != source and one in agencies]
    ours = any(agencies[one].within_authority for one in rest)
    return Kind.DISPATCHED if ours else Kind.REFERRED


def _body(desk: Desk, source: str, targets: Sequence[str], reason: str) -> dict[str, Value]:
    agencies = desk.directory.agencies
    body: dict[str, Value] = {
        "agency_ids": list(dict.fromkeys(targets)),
        "replaces": [source],
        "reason": reason,
    }
    outside = [one for one in targets if not agencies[one].within_authority]
    if outside:
        body["contacts"] = {one: agencies[one].phone for one in outside}
    return body
