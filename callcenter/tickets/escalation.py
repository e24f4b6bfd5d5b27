"""Why a ticket stands in the queue, and before which others (DESK 5). Pure; the limits are data."""

from datetime import datetime

from callcenter.tickets.deadlines import ClockKind, RunningClock, Standing
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Reason, Urgency

PING_PONG_TRANSFERS = 2
"""More "bukan wewenang" than this is ping-pong (DOMAIN 4)."""


def reasons(ticket: Ticket, clock: RunningClock | None, now: datetime) -> tuple[Reason, ...]:
    """Every reason that holds now, the most telling first; never empty for an open ticket."""
    found: list[Reason] = []
    standing = clock.standing(now) if clock else Standing.PAUSED
    if clock and clock.kind is ClockKind.CALLBACK:
        found.append(Reason.CALLBACK)
    if standing is Standing.OVER:
        silent = clock is not None and clock.kind is ClockKind.FOLLOW_UP
        found.append(Reason.SILENT if silent else Reason.OVERDUE)
    elif standing is Standing.NEAR:
        found.append(Reason.NEAR)
    holds = (
        (ticket.conflicts, Reason.CONFLICT),
        (ticket.transfers > PING_PONG_TRANSFERS, Reason.PING_PONG),
        (ticket.oversight, Reason.SENSITIVE),
        (ticket.urgency is not Urgency.NORMAL, Reason.SOON),
        (ticket.reopened, Reason.REOPENED),
        (len(ticket.reporters) > 1, Reason.REPEATED),
    )
    found.extend(reason for held, reason in holds if held)
    return tuple(found) or (Reason.RUNNING,)
