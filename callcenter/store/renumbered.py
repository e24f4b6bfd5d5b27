"""Tickets of this desk whose number the centre had to change, unseen by a person so far."""

import msgspec
from sqlalchemy import Connection, select, text

from callcenter.store import kv
from callcenter.store.log import events_of
from callcenter.store.sync_state import state
from callcenter.store.ticket_tables import ticket_numbers, tickets

_SEEN = "renumbered_seen"


def unseen(tx: Connection) -> list[str]:
    """Ids of the tickets, the oldest first; a ticket of another desk is not named here."""
    own, seen = state(tx).client_id, _seen(tx)
    # Word for word as the partial index says it: `former = 1` would walk every number.
    former = select(ticket_numbers.c.ticket_id).where(text("former"))
    asked = select(tickets.c.id).where(tickets.c.id.in_(former)).order_by(tickets.c.doc)
    ids = [one for one in tx.execute(asked).scalars() if one not in seen]
    return [one for one in ids if (log := events_of(tx, one)) and log[0].client_id == own]


def mark_seen(tx: Connection, ticket_id: str) -> None:
    """A person knows of this one."""
    kv.put(tx, _SEEN, msgspec.json.encode(sorted(_seen(tx) | {ticket_id})))


def _seen(tx: Connection) -> set[str]:
    return set(msgspec.json.decode(kv.get(tx, _SEEN) or b"[]", type=list[str]))
