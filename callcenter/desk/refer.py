"""Hands a matter to a body outside the province's authority, by name, number and record."""

from collections.abc import Sequence

from callcenter.desk.context import Desk
from callcenter.desk.record import record_ticket
from callcenter.errors import FieldInvalid
from callcenter.tickets.event import Value
from callcenter.tickets.words import Kind


def refer(desk: Desk, ticket_id: str, agency_ids: Sequence[str], note: str = "") -> None:
    """A rujukan. Raises FieldInvalid (agency: empty, unknown, inside)."""
    _record(desk, ticket_id, agency_ids, note, Kind.REFERRED)


def hand_to_emergency(
    desk: Desk, ticket_id: str, agency_ids: Sequence[str], note: str = ""
) -> None:
    """A hand-over to 112, 110, 113, 115, 118 or 119."""
    for one in agency_ids:
        if one in desk.directory.agencies and not desk.directory.agencies[one].is_emergency:
            raise FieldInvalid("agency", "not_emergency")
    _record(desk, ticket_id, agency_ids, note, Kind.EMERGENCY_HANDED)


def _record(desk: Desk, ticket_id: str, agency_ids: Sequence[str], note: str, kind: Kind) -> None:
    if not agency_ids:
        raise FieldInvalid("agency", "empty")
    contacts: dict[str, Value] = {}
    for one in agency_ids:
        agency = desk.directory.agencies.get(one)
        if agency is None:
            raise FieldInvalid("agency", "unknown")
        if agency.within_authority:
            raise FieldInvalid("agency", "inside")
        contacts[one] = agency.phone
    body: dict[str, Value] = {"agency_ids": list(agency_ids), "contacts": contacts}
    if note.strip():
        body["note"] = note.strip()
    with desk.change() as change:
        record_ticket(change, ticket_id, kind, body=body)
