"""Takes back a step of the queue: what stood before it holds again, where it still stands.

What somebody took or put aside otherwise meanwhile is left as it is, and named.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from callcenter.desk.context import Change, Desk
from callcenter.desk.each_ticket import Carried, Refused, each
from callcenter.desk.record import record_ticket
from callcenter.errors import FieldInvalid, NotFound, TransitionRefused
from callcenter.tickets.event import Value
from callcenter.tickets.ticket import Entry, Ticket
from callcenter.tickets.words import Kind

Body = dict[str, Value]


def give_back(desk: Desk, taken: Mapping[str, str]) -> Carried:
    """Whoever held these tickets before holds them again; `taken` has the event by ticket id.

    Refused is (undo: later) one that was taken again meanwhile.
    """
    return _take_back(desk, taken, Kind.TAKEN, _holder_before)


def bring_back(desk: Desk, snoozed: Mapping[str, str]) -> Carried:
    """These tickets wait until when they waited before, or stand in the queue; else as above."""
    now = desk.clock.now()
    return _take_back(desk, snoozed, Kind.SNOOZED, lambda before: _until_before(before, now))


def _take_back(
    desk: Desk, written: Mapping[str, str], kind: Kind, of_before: Callable[[Entry | None], Body]
) -> Carried:
    def check(ticket: Ticket) -> None:
        if [one.eid for one in _told(ticket, kind)][-1:] != [written[ticket.id]]:
            raise FieldInvalid("undo", "later")

    def write(change: Change, ticket: Ticket) -> None:
        earlier = _told(ticket, kind)[:-1]
        record_ticket(change, ticket.id, kind, body=of_before(earlier[-1] if earlier else None))

    try:
        return each(desk, written, kind, write, check)
    except (FieldInvalid, NotFound, TransitionRefused) as error:
        if len(written) != 1:
            raise
        return Carried((), (Refused(next(iter(written)), error),))


def _told(ticket: Ticket, kind: Kind) -> list[Entry]:
    return [one for one in ticket.entries if one.kind == kind]


def _holder_before(before: Entry | None) -> Body:
    said = before.body if before else {}
    return {name: said.get(name) or "" for name in ("uid", "name")}


def _until_before(before: Entry | None, now: datetime) -> Body:
    """A time that has passed meanwhile is none: the ticket would stand in the queue."""
    said = before.body.get("until") if before else None
    try:
        until = datetime.fromisoformat(said if isinstance(said, str) else "")
        waits = until > now
    except (ValueError, TypeError):  # none, or no time with a zone: it counts as none
        waits = False
    return {"until": said if waits else ""}
