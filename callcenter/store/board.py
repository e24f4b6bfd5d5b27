"""What the live board counts, each group by one read over an index. Writes nothing, keeps nothing.

The whole board is counted anew each time: nothing is carried along that could drift from the rows.
"""

from datetime import datetime

from msgspec import Struct
from sqlalchemy import Connection

from callcenter.callers.book import fold_caller
from callcenter.store import set_aside
from callcenter.store.caller_tables import PRANKSTERS
from callcenter.store.columns import micros
from callcenter.store.log import chunks, events_by_subject
from callcenter.store.ticket_tables import WATCHED
from callcenter.tickets.words import Kind

_WIB_MICROS = 7 * 3_600_000_000
_STANDING = (
    "SELECT state, sum(is_open), sum(queued), sum(queued AND next_due <= :at),"  # noqa: S608 - our own words
    " sum(queued AND next_due > :at AND next_near <= :at)"
    f" FROM tickets WHERE {WATCHED} GROUP BY state"
)
_DAY = (
    "SELECT (registered_at + :wib) / 3600000000 % 24, channel, count(*),"
    " sum(answered_in_call), sum(referred_to <> '[]')"
    " FROM tickets WHERE registered_at >= :begin AND registered_at < :end GROUP BY 1, 2"
)
_PRANKSTERS = f"SELECT id FROM callers WHERE {PRANKSTERS} AND updated_at >= ?"  # noqa: S608 - our own words


class Standing(Struct, frozen=True):
    """Open tickets by state, and all that has a clock or waits for a person, as in the queue."""

    states: dict[str, int]
    over: int
    near: int
    running: int


class DayCounts(Struct, frozen=True):
    """Tickets of one day in WIB: by hour (24 counts) and by channel; `in_call` were answered at
    once, `referred` belong to somebody outside."""

    hours: tuple[int, ...]
    channels: dict[str, int]
    in_call: int
    referred: int

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.hours)


def standing(tx: Connection, now: datetime) -> Standing:
    """How everything stands that the desk still owes."""
    found = tx.exec_driver_sql(_STANDING, {"at": micros(now)}).all()
    queued, over, near = (sum(row[n] or 0 for row in found) for n in (2, 3, 4))
    states = {row[0]: row[1] for row in found if row[1]}
    aside = set_aside.counts(tx, micros(now))
    calm = queued - over - near + aside.running
    return Standing(states, over + aside.over, near + aside.near, calm)


def day_counts(tx: Connection, begin: datetime, end: datetime) -> DayCounts:
    """What was registered in [begin, end), at most a day."""
    asked = {"wib": _WIB_MICROS, "begin": micros(begin), "end": micros(end)}
    hours, channels = [0] * 24, dict[str, int]()
    in_call = referred = 0
    for hour, channel, count, answered, outside in tx.exec_driver_sql(_DAY, asked):
        hours[hour] += count
        channels[channel] = channels.get(channel, 0) + count
        in_call += answered
        referred += outside
    return DayCounts(tuple(hours), channels, in_call, referred)


def pranks_between(tx: Connection, begin: datetime, end: datetime) -> int:
    """Marks of prank calls set in [begin, end) and not taken back."""
    ids = list(tx.exec_driver_sql(_PRANKSTERS, (micros(begin),)).scalars())
    marks = 0
    for piece in chunks(ids):
        for caller_id, log in events_by_subject(tx, piece):
            standing_ones = set(fold_caller(caller_id, log).pranks)
            marks += sum(
                event.kind == Kind.PRANK_MARKED
                and event.eid in standing_ones
                and begin <= event.at < end
                for event in log
            )
    return marks
