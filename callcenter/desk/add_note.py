"""Adds a note to a ticket; notes never conflict and never move it."""

from callcenter.desk.context import Desk
from callcenter.desk.record import record_ticket
from callcenter.errors import FieldInvalid
from callcenter.tickets.words import Kind


def add_note(desk: Desk, ticket_id: str, text: str) -> str:
    """The eid of the note. Raises FieldInvalid when it is empty."""
    if not text.strip():
        raise FieldInvalid("note", "empty")
    with desk.change() as change:
        return record_ticket(change, ticket_id, Kind.NOTE_ADDED, body={"text": text.strip()}).eid


def withdraw(desk: Desk, ticket_id: str, eid: str) -> None:
    """Takes back an entry of the timeline: it stays readable as withdrawn, and says by whom."""
    with desk.change() as change:
        record_ticket(change, ticket_id, Kind.WITHDRAWN, body={"eid": eid})
