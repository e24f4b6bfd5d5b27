"""Which tickets stand in the queue, in what order, and which are shown. Pure.

What breaks next stands first; what was put aside stands last. The same rule as the store's.
"""

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct

from callcenter.desk.read_queue import row_clock, row_reasons
from callcenter.desk.views import TicketRow
from callcenter.tickets.deadlines import ClockKind, Standing
from callcenter.tickets.words import OPEN_STATES

ANY = ""
MINE, NOBODY = "mine", "nobody"
WITHOUT, ONLY = "without", "only"


class QueueFilter(Struct, frozen=True, kw_only=True):
    """What is shown; an empty text shows any. `holder` is mine, nobody or an operator's uid."""

    agency_id: str = ANY
    level: int = 0
    reason: str = ANY
    holder: str = ANY
    snoozed: str = ANY


class Standings(Struct, frozen=True):
    """How many tickets are over, near and calm."""

    over: int = 0
    near: int = 0
    running: int = 0

    @property
    def all(self) -> int:
        """Every ticket in the queue."""
        return self.over + self.near + self.running


Place = tuple[bool, datetime, datetime, str]
"""Where a row stands: put aside, when it breaks, when it was registered, its id."""


def in_queue(row: TicketRow) -> bool:
    """Return whether a row has a clock that the desk must watch, or waits for a person anyway."""
    if row.lapor_person or row.conflicts or row.aside:
        return True
    if row.next_due is None:
        return False
    return row.state in OPEN_STATES or row.next_clock == ClockKind.CALLBACK


def is_snoozed(row: TicketRow, now: datetime) -> bool:
    """Return whether a row is put aside now."""
    return row.snoozed_until is not None and row.snoozed_until > now


def in_order(rows: Iterable[TicketRow], now: datetime) -> list[TicketRow]:
    """Return the rows by what breaks next, the ones put aside last; ties by registration."""
    return sorted(rows, key=lambda row: place_of(row, now))


def place_of(row: TicketRow, now: datetime) -> Place:
    """Return where a row stands in the order."""
    return is_snoozed(row, now), row.next_due or now, row.registered_at, row.id


def matches(row: TicketRow, wanted: QueueFilter, now: datetime, own: frozenset[str]) -> bool:
    """Return whether a row passes every filter; `own`: every name that who sits here goes by."""
    return (
        (not wanted.agency_id or wanted.agency_id in row.agency_ids)
        and (not wanted.level or row.level == wanted.level)
        and (not wanted.reason or wanted.reason in row_reasons(row, now))
        and _held(row, wanted.holder, own)
        and _put_aside(row, wanted.snoozed, now)
    )


def _held(row: TicketRow, wanted: str, own: frozenset[str]) -> bool:
    if wanted == MINE:
        return row.holder_uid in own
    if wanted == NOBODY:
        return not row.holder_uid
    return not wanted or row.holder_uid == wanted


def _put_aside(row: TicketRow, wanted: str, now: datetime) -> bool:
    return not wanted or is_snoozed(row, now) == (wanted == ONLY)


def over_ids(rows: Iterable[TicketRow], now: datetime) -> frozenset[str]:
    """Return the ids of the rows whose next clock has run out."""
    clocks = ((row.id, row_clock(row)) for row in rows)
    return frozenset(one for one, clock in clocks if clock and clock.standing(now) is Standing.OVER)


def standings(rows: Iterable[TicketRow], now: datetime) -> Standings:
    """Count the rows by how their next clock stands."""
    over = near = running = 0
    for row in rows:
        clock = row_clock(row)
        standing = clock.standing(now) if clock else Standing.RUNNING
        over += standing is Standing.OVER
        near += standing is Standing.NEAR
        running += standing not in (Standing.OVER, Standing.NEAR)
    return Standings(over, near, running)
