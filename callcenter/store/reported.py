"""Which tickets people reported: read from indexes that stand in the order of lists.

A ticket counts once for a person who reported it twice. Rows themselves are not its matter.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection

from callcenter.store.caller_family import families
from callcenter.store.columns import moment_of
from callcenter.store.prepared import many
from callcenter.store.projection import DOC_SPREAD

MOST = 2_000
"""Tickets of a number, at most."""


class Reported(Struct, frozen=True):
    """How many tickets somebody reported, how many are open, and when the last came in."""

    all: int
    open: int
    last: datetime | None


class Runs(Struct, frozen=True):
    """Tickets by their ids, in runs: every doc of a run is above every doc of the next.

    Which of two stands first that were registered within DOC_SPREAD only their docs tell; they are
    of one run. `below` is the doc below which there may be more, None when these are all.
    """

    runs: Sequence[Sequence[str]] = ()
    below: int | None = None


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


def tickets_of_numbers(tx: Connection, phones: Collection[str], below: int) -> Runs:
    """Tickets reported from these numbers, or by anybody who is one person with their owners.

    Those of a doc below this one are among them, and older ones; MOST of them and no more, unless
    all of those belong to one run.
    """
    numbers = many(sorted(phones))
    people = families(tx, tx.exec_driver_sql(_OWNERS, numbers).scalars().all())
    asked, most = (*numbers, below, *many(sorted(people)), below), MOST
    while True:
        rows = tx.exec_driver_sql(_OF_NUMBERS, (*asked, most)).all()
        runs, ends = _runs(rows)
        if len(rows) < most:
            return Runs(runs)
        if len(runs) > 1:
            return Runs(runs[:-1], ends[-2])  # the last run may go on
        most *= 2


def _runs(rows: Iterable[Sequence[Any]]) -> tuple[list[list[str]], list[int]]:
    """Tickets in runs, and the time of the oldest of each."""
    runs: list[list[str]] = []
    ends: list[int] = []
    for ticket_id, at in rows:
        if ends and ends[-1] - at < DOC_SPREAD:
            runs[-1].append(ticket_id)
            ends[-1] = at
        else:
            runs.append([ticket_id])
            ends.append(at)
    return runs, ends


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
    "SELECT ticket_id, at FROM (SELECT ticket_id, at FROM ticket_reporters"
    " WHERE phone IN (SELECT value FROM json_each(?)) AND at < ?"
    " UNION SELECT ticket_id, at FROM ticket_reporters"
    " WHERE caller_id IN (SELECT value FROM json_each(?)) AND at < ?) ORDER BY at DESC LIMIT ?"
)
