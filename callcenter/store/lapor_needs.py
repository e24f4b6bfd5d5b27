"""What the tickets that wait for LAPOR have to say there, counted. Reads rows alone, no log."""

from datetime import datetime

from msgspec import Struct
from sqlalchemy import Connection, func, select

from callcenter.store.ticket_tables import tickets
from callcenter.tickets.words import Push, State

NEWEST = 5_000
"""So many of the newest waiting tickets are counted: the answer stays quick on a large desk."""


class WaitingRow(Struct, frozen=True):
    """So many tickets alike in what they have to say at LAPOR."""

    category: str
    place: str
    classification: str
    agency_ids: tuple[str, ...]
    chosen: bool
    tickets: int


def waiting_rows(tx: Connection, since: datetime | None) -> tuple[WaitingRow, ...]:
    """The tickets that LAPOR does not have and nobody tries to hand over now.

    Those registered before `since` are among them only when a person chose them.
    """
    t = tickets.c
    never = (State.DUPLICATE.value, State.REJECTED.value)
    waiting = select(t.category, t.place, t.classification, t.agency_ids, t.lapor_chosen).where(
        t.lapor_state.in_((Push.READY.value, Push.NOT_PUSHED.value)), t.state.not_in(never)
    )
    if since is not None:
        waiting = waiting.where((t.registered_at >= since) | t.lapor_chosen)
    newest = waiting.order_by(t.registered_at.desc()).limit(NEWEST).subquery()
    found = tx.execute(select(newest, func.count()).group_by(*newest.c))
    return tuple(WaitingRow(*one) for one in found)
