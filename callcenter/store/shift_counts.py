"""What a sheet of a shift counts of the tickets. Reads rows; `shifts` says what a figure means."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from callcenter.store.columns import micros
from callcenter.store.tables import ENDED, PROMISED
from callcenter.tickets.words import Push, Urgency

_BEGUN = (
    "SELECT count(*), coalesce(sum(urgency = ?), 0) FROM tickets"
    " WHERE registered_at >= ? AND registered_at < ?"
)
_ENDED = f"SELECT count(*) FROM tickets WHERE {ENDED} AND closed_at >= ? AND closed_at < ?"  # noqa: S608 - our own words
_OPEN = "SELECT count(*) FROM tickets WHERE is_open"
_DOUBTED = "SELECT count(*) FROM tickets WHERE lapor_state = ?"
_PROMISES = f"SELECT coalesce(sum(callbacks), 0) FROM tickets WHERE {PROMISED}"  # noqa: S608 - our own words
_PROMISED_IDS = f"SELECT id FROM tickets WHERE {PROMISED} ORDER BY next_due, id LIMIT ?"  # noqa: S608 - our own words
_RED_IDS = "SELECT id FROM tickets WHERE queued AND next_due <= ? ORDER BY next_due, id LIMIT ?"


@dataclass(frozen=True, slots=True)
class TicketCounts:
    """Registered, closed and of those registered the emergencies of a time; the rest as it is."""

    registered: int
    closed: int
    emergencies: int
    open: int
    lapor: int
    callbacks: int


def ticket_counts(tx: Connection, begin: datetime, end: datetime) -> TicketCounts:
    """Of [begin, end)."""
    span = (micros(begin), micros(end))
    begun = tx.exec_driver_sql(_BEGUN, (Urgency.EMERGENCY.value, *span)).one()
    return TicketCounts(
        registered=int(begun[0]),
        closed=_one(tx, _ENDED, span),
        emergencies=int(begun[1]),
        open=_one(tx, _OPEN, ()),
        lapor=_one(tx, _DOUBTED, (Push.UNCERTAIN.value,)),
        callbacks=_one(tx, _PROMISES, ()),
    )


def red_ids(tx: Connection, now: datetime, limit: int) -> list[str]:
    """Tickets whose next clock is over, the longest first."""
    return list(tx.exec_driver_sql(_RED_IDS, (micros(now), limit)).scalars())


def promised_ids(tx: Connection, limit: int) -> list[str]:
    """Tickets with a promise that is not kept, by what breaks first."""
    return list(tx.exec_driver_sql(_PROMISED_IDS, (limit,)).scalars())


def _one(tx: Connection, asked: str, values: tuple[object, ...]) -> int:
    return int(tx.exec_driver_sql(asked, values).scalar_one())
