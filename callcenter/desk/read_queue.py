"""Reads the escalation queue: what breaks next stands first."""

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct

from callcenter.desk.context import Desk
from callcenter.store import tickets as ticket_store
from callcenter.store.rows import TicketRow
from callcenter.store.tickets import QueueCounts
from callcenter.tickets.deadlines import ClockKind, RunningClock
from callcenter.tickets.escalation import Facts, reasons
from callcenter.tickets.words import Reason, Urgency

LIMIT = 2000
"""Rows the queue holds; what breaks later than these is found by searching."""


class QueueView(Struct, frozen=True):
    """Rows in the order in which their clocks break, and how many there are of each kind."""

    rows: tuple[TicketRow, ...]
    counts: QueueCounts


def read_queue(desk: Desk, limit: int = LIMIT) -> QueueView:
    """Tickets with a running clock or something for a person to settle, snoozed ones last."""
    now = desk.clock.now()
    with desk.store.read() as tx:
        return QueueView(
            tuple(ticket_store.queue_rows(tx, limit, now)), ticket_store.counts(tx, now)
        )


def read_counts(desk: Desk) -> QueueCounts:
    """How the whole queue stands, without its rows."""
    with desk.store.read() as tx:
        return ticket_store.counts(tx, desk.clock.now())


def read_rows(desk: Desk, ticket_ids: Iterable[str]) -> dict[str, TicketRow]:
    """Just these rows again, by id; one that is gone is missing."""
    with desk.store.read() as tx:
        return {row.id: row for row in ticket_store.rows(tx, tuple(ticket_ids))}


def row_clock(row: TicketRow) -> RunningClock | None:
    """The clock of a row that breaks next, None when nothing runs."""
    if row.next_due is None or row.next_start is None:
        return None
    kind = ClockKind(row.next_clock)
    return RunningClock(kind, row.next_start, row.next_due, near=row.next_near)


def row_reasons(row: TicketRow, now: datetime) -> tuple[Reason, ...]:
    """Why the row stands in the queue now, the most telling first."""
    facts = Facts(
        conflicts=row.conflicts,
        transfers=row.transfers,
        reopened=row.reopened,
        reporters=row.reporters,
        oversight=row.oversight,
        soon=row.urgency != Urgency.NORMAL,
        lapor=row.lapor_person,
        aside=row.aside,
    )
    return reasons(facts, row_clock(row), now)
