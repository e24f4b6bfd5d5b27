"""Records contacts about a ticket: a call with the reporter, and tries that reached nobody."""

from callcenter.desk.context import Desk
from callcenter.desk.record import record_ticket
from callcenter.tickets.event import Value
from callcenter.tickets.words import Channel, Kind


def log_call(desk: Desk, ticket_id: str, *, incoming: bool, seconds: int, text: str) -> None:
    """A conversation that took place; `seconds` of talk."""
    body: dict[str, Value] = {"incoming": incoming, "seconds": seconds, "text": text.strip()}
    with desk.change() as change:
        record_ticket(change, ticket_id, Kind.CALL_LOGGED, body=body)


def record_contact_attempt(
    desk: Desk, ticket_id: str, *, channel: Channel, reached: bool, text: str
) -> None:
    """A try to reach the reporter; `reached` is False when nobody answered."""
    body: dict[str, Value] = {"channel": channel.value, "reached": reached, "text": text.strip()}
    with desk.change() as change:
        record_ticket(change, ticket_id, Kind.CONTACT_ATTEMPTED, body=body)
