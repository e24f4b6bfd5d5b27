"""What reports must know of each ticket, read in bulk: thousands of rows as one JSON value.

Counts nothing: what a figure is stands in `reports`.
"""

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection

from callcenter.store.prepared import many

SLACK = 1000
"""A row's `doc` is its registration in microseconds, or so little later when two were at once."""


class DispatchFact(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """One hand-over to an agency; times in microseconds UTC.

    `due` is None while its clock stands or when the agency holds it no longer; `ended` when the
    clock was met or stopped; `outcome` is an `Outcome` value, "" while the agency is silent.
    """

    agency_id: str
    at: int
    due: int | None
    answered: int | None
    ended: int | None
    outcome: str


class TicketFact(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """One ticket as reports count it; times in microseconds UTC, None when it never was so.

    `first_due` and `verify_due` end at `first_end`, `whole_due` at `whole_end`; a due time is
    None while the clock stands.
    """

    doc: int
    registered: int
    state: str
    category: str
    classification: str
    channel: str
    confidentiality: str
    place: str
    answered_in_call: int
    reopened: int
    lapor_state: str
    first_due: int | None
    verify_due: int | None
    first_end: int | None
    whole_due: int | None
    whole_end: int | None
    agencies: tuple[str, ...]
    referred_to: tuple[str, ...]
    dispatches: tuple[DispatchFact, ...]


_decoder = msgspec.json.Decoder(list[TicketFact])
_NAMES = (
    "doc, registered_at, state, category, classification, channel, confidentiality, place,"
    " answered_in_call, reopened, lapor_state, first_due, verify_due, first_end, whole_due,"
    " whole_end"
)
_FACTS = (
    f"SELECT json_group_array(json_array({_NAMES}, json(agency_ids), json(referred_to),"  # noqa: S608 - our own names
    " json(dispatches))) FROM (SELECT * FROM tickets WHERE doc > ? AND doc < ?"
    " AND registered_at >= ? AND registered_at < ? ORDER BY doc LIMIT ?)"
)
_COUNT = "SELECT count(*) FROM tickets WHERE registered_at >= ? AND registered_at < ?"
_IDS = "SELECT id FROM tickets WHERE doc IN (SELECT value FROM json_each(?)) ORDER BY doc DESC"


def count_between(tx: Connection, begin: int, end: int) -> int:
    """Tickets registered in [begin, end)."""
    return int(tx.exec_driver_sql(_COUNT, (begin, end)).scalar_one())


def facts_between(tx: Connection, begin: int, end: int, after: int, limit: int) -> list[TicketFact]:
    """At most `limit` tickets registered in [begin, end) whose doc is above `after`, in order."""
    asked = (max(after, begin - 1), end + SLACK, begin, end, limit)
    return _decoder.decode(tx.exec_driver_sql(_FACTS, asked).scalar_one())


def ids_of(tx: Connection, docs: Sequence[int]) -> list[str]:
    """The ids of these tickets, the newest first."""
    return list(tx.exec_driver_sql(_IDS, many(docs)).scalars())
