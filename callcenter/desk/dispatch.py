"""Hands a ticket to one or more OPDs (disposisi)."""

from collections.abc import Sequence

from callcenter.desk.context import Desk
from callcenter.desk.record import record_ticket
from callcenter.errors import FieldInvalid
from callcenter.tickets.event import Value
from callcenter.tickets.words import Kind


def dispatch(desk: Desk, ticket_id: str, agency_ids: Sequence[str], note: str = "") -> None:
    """Raises FieldInvalid (agency: empty, unknown, outside) and TransitionRefused."""
    if not agency_ids:
        raise FieldInvalid("agency", "empty")
    agencies = desk.directory.agencies
    for one in agency_ids:
        if one not in agencies:
            raise FieldInvalid("agency", "unknown")
    if not any(agencies[one].within_authority for one in agency_ids):
        raise FieldInvalid("agency", "outside")
    body: dict[str, Value] = {"agency_ids": list(agency_ids)}
    if note.strip():
        body["note"] = note.strip()
    with desk.change() as change:
        record_ticket(change, ticket_id, Kind.DISPATCHED, body=body)
