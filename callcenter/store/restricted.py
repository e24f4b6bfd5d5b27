"""Persons who asked that their data be kept and not used: out of suggestions and pushes.

A mark beside the rows, kept by the projection of callers, so that a look-up costs one read.
"""

from collections.abc import Iterable

from sqlalchemy import Connection

from callcenter.callers.book import Caller
from callcenter.store import kv
from callcenter.store.caller_family import family

_PREFIX, _END = "restricted:", "restricted;"
_ALL = "SELECT name FROM kv WHERE name > ? AND name < ?"


def keep_restrictions(tx: Connection, folded: Iterable[Caller]) -> None:
    """Notes what these callers say of it; most never said anything and cost nothing."""
    for one in folded:
        if "restricted" in one.heads:
            kv.put(tx, _PREFIX + one.id, b"1" if one.restricted else None)


def restricted_ids(tx: Connection) -> frozenset[str]:
    """Every caller who is restricted, with all who are the same person."""
    found = tx.exec_driver_sql(_ALL, (_PREFIX, _END)).scalars().all()
    marked = [one.removeprefix(_PREFIX) for one in found]
    return frozenset(kin for one in marked for kin in family(tx, one)[1])


def is_restricted(tx: Connection, caller_id: str) -> bool:
    """Whether this person, under whichever of their entries, is restricted."""
    return caller_id in restricted_ids(tx)
