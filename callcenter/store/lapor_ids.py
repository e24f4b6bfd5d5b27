"""Whose a complaint id of LAPOR is. Reads only."""

from sqlalchemy import Connection, select

from callcenter.store.tables import tickets


def holder_of(tx: Connection, complaint_id: str) -> str | None:
    """The ticket whose complaint at LAPOR has this id, the oldest one; None when none has."""
    asked = select(tickets.c.id).where(tickets.c.lapor_id == complaint_id)
    return tx.execute(asked.order_by(tickets.c.registered_at, tickets.c.id)).scalars().first()
