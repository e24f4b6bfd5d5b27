"""Which tickets people reported: read from indexes that stand in the order of lists.

A ticket counts once for a person who reported it twice. Rows themselves are not its matter.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from callcenter.store.caller_family import families
from callcenter.store.columns import micros, moment_of
from callcenter.store.prepared import many

MOST = 2_000
"""Tickets of a number, at most."""
_NEVER = 1 << 62


@dataclass(frozen=True, slots=True)
class Reported:
    """How many tickets somebody reported, how many are open, and when the last came in."""

    all: int
    open: int
    last: datetime | None


def reported(tx: Connection, caller_ids: Collection[str]) -> Reported:
    """What these callers, who are one person, reported."""
    row = tx.exec_driver_sql(_FIGURES, many(sorted(caller_ids))).one()
    return Reported(row[0], row[1], None if row[2] is None else moment_of(row[2]))


def history(tx: Connection, caller_ids: Collection[str], limit: int) -> list[str]:
    """The ids of their tickets, open ones first, then the newest."""
    asked = limit
    while True:
        rows = tx.exec_driver_sql(_HISTORY, (*many(sorted(caller_ids)), asked)).scalars().all()
        found = list(dict.fromkeys(rows))
        if len(found) >= limit or len(rows) < asked:
            return found[:limit]
        asked *= 2


def tickets_of_numbers(
    tx: Connection, phones: Collection[str], before: datetime | None = None
) -> list[str]:
    """Tickets reported from these numbers, or by anybody who is one person with their owners.

    The newest first, registered before a time when one is given; at most MOST.
    """
    numbers = many(sorted(phones))
    people = families(tx, tx.exec_driver_sql(_OWNERS, numbers).scalars().all())
    until = _NEVER if before is None else micros(before)
    asked = (*numbers, until, *many(sorted(people)), until, MOST)
    return list(tx.exec_driver_sql(_OF_NUMBERS, asked).scalars())


_FIGURES = (
    "SELECT count(DISTINCT ticket_id), count(DISTINCT CASE WHEN is_open THEN ticket_id END),"
    " max(at) FROM ticket_reporters WHERE caller_id IN (SELECT value FROM json_each(?))"
)
_HISTORY = (
    "SELECT ticket_id FROM ticket_reporters WHERE caller_id IN (SELECT value FROM json_each(?))"
    " ORDER BY is_open DESC, at DESC LIMIT ?"
)
_OWNERS = (
    "SELECT DISTINCT caller_id FROM caller_phones WHERE phone IN (SELECT value FROM json_each(?))"
)
_OF_NUMBERS = (
    "SELECT ticket_id FROM (SELECT ticket_id, at FROM ticket_reporters"
    " WHERE phone IN (SELECT value FROM json_each(?)) AND at < ?"
    " UNION SELECT ticket_id, at FROM ticket_reporters"
    " WHERE caller_id IN (SELECT value FROM json_each(?)) AND at < ?) ORDER BY at DESC LIMIT ?"
)
