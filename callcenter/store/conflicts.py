"""Which tickets and callers have something open that only a person can settle. Writes nothing."""

from datetime import datetime

from msgspec import Struct
from sqlalchemy import Connection, func, select

from callcenter.store.caller_tables import callers
from callcenter.store.ticket_tables import tickets
from callcenter.tickets.event import CALLER, TICKET


class ConflictRow(Struct, frozen=True):
    """A ticket or a caller of the work list; `number` and `text` are a ticket's, or the name."""

    subject: str
    subject_id: str
    number: str
    text: str
    conflicts: int
    updated_at: datetime


def rows(tx: Connection, limit: int) -> tuple[ConflictRow, ...]:
    """The oldest change first; tickets before callers."""
    asked = (
        select(tickets.c.id, tickets.c.number, tickets.c.summary, tickets.c.conflicts,
               tickets.c.updated_at)
        .where(tickets.c.conflicts > 0).order_by(tickets.c.updated_at).limit(limit)
    )  # fmt: skip
    found = [ConflictRow(TICKET, *row) for row in tx.execute(asked)]
    people = (
        select(callers.c.id, callers.c.name, callers.c.conflicts, callers.c.updated_at)
        .where(callers.c.conflicts > 0).order_by(callers.c.updated_at)
        .limit(max(0, limit - len(found)))
    )  # fmt: skip
    found += [
        ConflictRow(CALLER, row.id, "", row.name, row.conflicts, row.updated_at)
        for row in tx.execute(people)
    ]
    return tuple(found)


def count(tx: Connection) -> int:
    """How many of both."""
    many = [
        tx.execute(select(func.count()).select_from(table).where(table.c.conflicts > 0))
        for table in (tickets, callers)
    ]
    return sum(one.scalar_one() for one in many)
