"""Persons who asked that their data be kept and not used: out of lists, suggestions and pushes."""

from collections.abc import Iterable

from sqlalchemy import Connection

from callcenter.errors import NotFound
from callcenter.store.caller_family import family
from callcenter.store.callers import load_caller

FIELD = "restricted"
"""The caller's field that says so."""


def is_restricted(tx: Connection, caller_id: str) -> bool:
    """Whether this person, under whichever of their entries, is restricted."""
    return any(_says_so(tx, one) for one in family(tx, caller_id)[1])


def any_restricted(tx: Connection, caller_ids: Iterable[str]) -> bool:
    """Whether one of these persons is."""
    return any(is_restricted(tx, one) for one in caller_ids)


def _says_so(tx: Connection, caller_id: str) -> bool:
    try:
        head = load_caller(tx, caller_id).heads.get(FIELD)
    except NotFound:
        return False  # its events have not reached this desk
    return head is not None and head.value is True
