"""The tickets that a figure of the live board counts, by the same conditions. Counts nothing."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from callcenter.store import set_aside
from callcenter.store.columns import micros
from callcenter.store.prepared import many
from callcenter.store.ticket_tables import WATCHED
from callcenter.tickets.words import State

_OPEN = f"SELECT id FROM tickets WHERE ({WATCHED}) AND is_open"  # noqa: S608 - our own words
_QUEUED = f"SELECT id FROM tickets WHERE ({WATCHED}) AND queued AND"  # noqa: S608 - our own words
_THESE = "SELECT id FROM tickets WHERE id IN (SELECT value FROM json_each(:ids)) AND"
_DAY = "SELECT id FROM tickets WHERE registered_at >= :begin AND registered_at < :end"
_NEAR = "next_due > :at AND next_near <= :at"
_BY_DUE, _NEWEST = "ORDER BY next_due IS NULL, next_due, doc", "ORDER BY doc DESC"
_ASKED: Mapping[str, str] = {
    "open": f"{_OPEN} {_BY_DUE}",
    "waiting": f"{_OPEN} AND state IN ('{State.RECEIVED}', '{State.VERIFIED}') {_BY_DUE}",
    "over": f"{_QUEUED} next_due <= :at {_BY_DUE}",
    "near": f"{_QUEUED} {_NEAR} {_BY_DUE}",
    "today": f"{_DAY} {_NEWEST}",
    "in_call": f"{_DAY} AND answered_in_call {_NEWEST}",
    "referred": f"{_DAY} AND referred_to <> '[]' {_NEWEST}",
}
_ASIDE: Mapping[str, str] = {
    "over": f"{_THESE} next_due <= :at {_BY_DUE}",
    "near": f"{_THESE} {_NEAR} {_BY_DUE}",
}
FIGURES: Final = frozenset(_ASKED)
"""The figures that have tickets behind them."""


def ids_of(tx: Connection, figure: str, now: datetime, begin: datetime, end: datetime) -> list[str]:
    """The tickets of a figure at `now`, those of a day registered in [begin, end).

    What breaks next stands first, of a day the newest. KeyError for a figure without tickets.
    """
    asked = {"at": micros(now), "begin": micros(begin), "end": micros(end)}
    found = list(tx.exec_driver_sql(_ASKED[figure], asked).scalars())
    if figure in _ASIDE:
        (ids,) = many(set_aside.only_aside(tx))
        found += tx.exec_driver_sql(_ASIDE[figure], {**asked, "ids": ids}).scalars()
    return found
