"""A number the centre had to change: told to the desk that gave it out, until a person saw it."""

from msgspec import Struct

from callcenter.desk.context import Desk
from callcenter.store import renumbered, tickets


class Renumbered(Struct, frozen=True):
    """A ticket with the number its reporter was told and the one it has now."""

    ticket_id: str
    former: str
    number: str


def next_renumbered(desk: Desk) -> tuple[Renumbered, int] | None:
    """One that nobody here has seen, and how many there are; None when there is none."""
    with desk.store.read() as tx:
        ids = renumbered.unseen(tx)
        if not ids:
            return None
        ticket = tickets.load_ticket(tx, ids[0])
    former = ticket.aliases[0] if ticket.aliases else ""
    return Renumbered(ticket.id, former, ticket.number), len(ids)


def note_seen(desk: Desk, ticket_id: str) -> None:
    """A person knows of the new number of this ticket."""
    with desk.store.write() as tx:
        renumbered.mark_seen(tx, ticket_id)
