"""Archives a ticket as a duplicate: its reporter joins the other one; it can be undone."""

from callcenter.desk.context import Desk
from callcenter.desk.record import record_ticket
from callcenter.errors import FieldInvalid
from callcenter.store import tickets as ticket_store
from callcenter.tickets.event import Value
from callcenter.tickets.words import Kind


def archive_duplicate(desk: Desk, ticket_id: str, of: str) -> None:
    """Raises FieldInvalid (of: same, chain) when the other cannot hold it, TransitionRefused."""
    if ticket_id == of:
        raise FieldInvalid("of", "same")
    with desk.change() as change:
        ticket = ticket_store.load_ticket(change.tx, ticket_id)
        other = ticket_store.load_ticket(change.tx, of)
        if other.duplicate_of is not None:
            raise FieldInvalid("of", "chain")
        record_ticket(change, ticket_id, Kind.ARCHIVED_DUPLICATE, body={"of": of})
        body: dict[str, Value] = {
            "from_ticket": ticket_id,
            "caller_id": ticket.caller_id,
            "name": ticket.text("reporter_name"),
            "phone": ticket.text("reporter_phone"),
            "text": ticket.description,
        }
        filled = {name: value for name, value in body.items() if value}
        record_ticket(change, of, Kind.REPORTER_JOINED, body=filled)


def undo_duplicate(desk: Desk, ticket_id: str) -> None:
    """Takes the ticket out of the archive and its reporter off the other ticket."""
    with desk.change() as change:
        ticket = ticket_store.load_ticket(change.tx, ticket_id)
        record_ticket(change, ticket_id, Kind.DUPLICATE_UNDONE)
        if ticket.duplicate_of is None:
            return
        other = ticket_store.load_ticket(change.tx, ticket.duplicate_of)
        for one in other.reporters:
            if one.from_ticket == ticket_id:
                record_ticket(change, other.id, Kind.REPORTER_LEFT, body={"eid": one.eid})
