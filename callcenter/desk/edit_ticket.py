"""Changes fields of a ticket on top of what the person saw, and settles two values of one field."""

from collections.abc import Iterable

from callcenter.desk.context import Desk
from callcenter.desk.record import record_ticket
from callcenter.errors import FieldInvalid
from callcenter.store import tickets as ticket_store
from callcenter.tickets.event import Change, Value
from callcenter.tickets.words import Kind


def edit_ticket(desk: Desk, ticket_id: str, changes: Iterable[Change]) -> None:
    """Each change names in `base` the head the person saw; a later head makes it a conflict."""
    changed = tuple(changes)
    if not changed:
        return
    for one in changed:
        if one.field == "description" and not str(one.value or "").strip():
            raise FieldInvalid("description", "empty")
    with desk.change() as change:
        record_ticket(change, ticket_id, Kind.EDITED, fields=changed)


def resolve_conflict(desk: Desk, ticket_id: str, field: str, value: Value) -> None:
    """One value is chosen for the field; every other open one on it ends."""
    with desk.change() as change:
        ticket = ticket_store.load_ticket(change.tx, ticket_id)
        ended: list[Value] = [one.eid for one in ticket.conflicts if one.field == field]
        record_ticket(
            change,
            ticket_id,
            Kind.EDITED,
            body={"resolves": ended},
            fields=[Change(field, value)],
        )
