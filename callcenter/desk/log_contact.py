"""Records contacts about a ticket: a call with the reporter, and tries that reached nobody."""

from collections.abc import Collection, Iterable

from callcenter.desk.context import Change, Desk
from callcenter.desk.each_ticket import Carried, each
from callcenter.desk.one_text import check_one_text
from callcenter.desk.record import record_ticket
from callcenter.tickets.event import Value
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Channel, Kind


def log_call(desk: Desk, ticket_id: str, *, incoming: bool, seconds: int, text: str) -> None:
    """A conversation that took place; `seconds` of talk."""
    body: dict[str, Value] = {"incoming": incoming, "seconds": seconds, "text": text.strip()}
    with desk.change() as change:
        record_ticket(change, ticket_id, Kind.CALL_LOGGED, body=body)


def talked(desk: Desk, ticket_ids: Iterable[str], text: str, kept: Collection[str]) -> Carried:
    """One conversation with the reporter of these tickets, begun here.

    It keeps the promises with the eids `kept` that are still open; where a ticket has none of
    them, the call itself is recorded. Raises ReporterNamed (text).
    """
    wanted = tuple(ticket_ids)
    check_one_text(desk, wanted, "text", text)

    def write(change: Change, ticket: Ticket) -> None:
        promised = [one.eid for one in ticket.callbacks if not one.done and one.eid in kept]
        for eid in promised:
            done: dict[str, Value] = {"eid": eid, "text": text.strip()}
            record_ticket(change, ticket.id, Kind.CALLBACK_DONE, body=done)
        if not promised:
            call: dict[str, Value] = {"incoming": False, "seconds": 0, "text": text.strip()}
            record_ticket(change, ticket.id, Kind.CALL_LOGGED, body=call)

    return each(desk, wanted, Kind.CALL_LOGGED, write)


def record_contact_attempt(
    desk: Desk, ticket_id: str, *, channel: Channel, reached: bool, text: str
) -> None:
    """A try to reach the reporter; `reached` is False when nobody answered."""
    contact_attempts(desk, (ticket_id,), channel=channel, reached=reached, text=text)


def contact_attempts(
    desk: Desk, ticket_ids: Iterable[str], *, channel: Channel, reached: bool, text: str
) -> Carried:
    """A try to reach the reporter of these tickets. Raises ReporterNamed (text)."""
    wanted = tuple(ticket_ids)
    check_one_text(desk, wanted, "text", text)
    body: dict[str, Value] = {"channel": channel.value, "reached": reached, "text": text.strip()}

    def write(change: Change, ticket: Ticket) -> None:
        record_ticket(change, ticket.id, Kind.CONTACT_ATTEMPTED, body=body)

    return each(desk, wanted, Kind.CONTACT_ATTEMPTED, write)
