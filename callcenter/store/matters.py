"""Matters: subjects beside tickets, callers and the office, read whole. Writes nothing.

There are few of them (requests about personal data, hand-overs of a shift), so no rows are kept:
whoever reads folds their events.
"""

from sqlalchemy import Connection

from callcenter.store.log import chunks, events_by_subject, events_of
from callcenter.store.tables import MATTERS_ALONE
from callcenter.tickets.event import Event

_IDS = (
    f"SELECT DISTINCT subject_id FROM events WHERE {MATTERS_ALONE} AND subject = ?"  # noqa: S608
    " AND subject_id >= ?"
)

_ANY = f"SELECT 1 FROM events WHERE {MATTERS_ALONE} AND subject = ? AND subject_id > ?"  # noqa: S608
_BEFORE = f"{_ANY} AND subject_id < ? LIMIT 1"


def load_matter(tx: Connection, matter_id: str) -> list[Event]:
    """Its events in the order they count; empty for one that nobody began."""
    return events_of(tx, matter_id)


def load_matters(tx: Connection, subject: str, begin: str = "") -> list[tuple[str, list[Event]]]:
    """Every matter of this kind (`callcenter.tickets.event.MATTERS`) with its events, by id.

    Only those from the id `begin` on: ids of UUIDv7 go by time.
    """
    ids = list(tx.exec_driver_sql(_IDS, (subject, begin)).scalars())
    return [one for piece in chunks(sorted(ids)) for one in events_by_subject(tx, piece)]


def any_matter(tx: Connection, subject: str, after: str, before: str) -> bool:
    """Whether there is one of this kind whose id lies between these two."""
    return tx.exec_driver_sql(_BEFORE, (subject, after, before)).first() is not None
