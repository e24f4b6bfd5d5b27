"""Whose a complaint id of LAPOR is. Reads only."""

from sqlalchemy import Connection

from callcenter.store.tickets import find_by_lapor_id


def holder_of(tx: Connection, complaint_id: str) -> str | None:
    """The ticket whose complaint at LAPOR has this id, the oldest one; None when none has."""
    return next(reversed(find_by_lapor_id(tx, complaint_id)), None)
