"""What a desk notes for itself of its talk with LAPOR: files handed over, complaints asked about.

Local alone: another desk knows nothing of it, and a new one begins anew.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from msgspec import Struct
from sqlalchemy import (
    Connection,
    Integer,
    case,
    delete,
    func,
    literal,
    or_,
    select,
    text,
    type_coerce,
)
from sqlalchemy.dialects.sqlite import insert

from callcenter.store.columns import micros
from callcenter.store.tables import lapor_documents, lapor_polls
from callcenter.store.ticket_tables import LAPOR_THERE, tickets

FAILED_MOST = 24
"""So many failures in a row are counted at most."""

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class Due(Struct, frozen=True):
    """Until when (aware UTC) a complaint must have been asked about to be due (lapor.polling).

    Each failure after the second adds `failed_more`; a time after `ahead` is due.
    """

    own: datetime
    others: datetime
    failed: datetime
    ended: datetime
    ended_since: datetime
    failed_more: timedelta
    ahead: datetime


def documents(tx: Connection, ticket_id: str) -> dict[str, tuple[str, str]]:
    """The ticket's files at LAPOR by SHA-256: (document id, reason it was left out)."""
    asked = select(lapor_documents).where(lapor_documents.c.ticket_id == ticket_id)
    return {row.sha256: (row.document_id, row.reason) for row in tx.execute(asked)}


def keep_document(
    tx: Connection, ticket_id: str, sha256: str, document_id: str, reason: str
) -> None:
    """What became of a file."""
    values = {"document_id": document_id, "reason": reason}
    row = insert(lapor_documents).values(ticket_id=ticket_id, sha256=sha256, **values)
    keys = ["ticket_id", "sha256"]
    tx.execute(row.on_conflict_do_update(index_elements=keys, set_=values))


def drop_documents(tx: Connection, ticket_id: str) -> None:
    """Its files are handed over anew."""
    tx.execute(delete(lapor_documents).where(lapor_documents.c.ticket_id == ticket_id))


def due_polls(
    tx: Connection, me: str, due: Due, ended: Sequence[str], limit: int
) -> list[tuple[str, str, int]]:
    """Complaints to ask about (ticket, complaint id, tries in vain), the longest unasked first.

    `ended` are the names of the statuses after which little happens, in lower case.
    """
    asked_at = func.coalesce(lapor_polls.c.at, tickets.c.lapor_at)
    tries = func.coalesce(lapor_polls.c.tries, 0)
    mine = or_(
        tickets.c.registered_on == me, tickets.c.lapor_owner == me, tickets.c.lapor_assigned == me
    )
    over = func.lower(tickets.c.lapor_status).in_(ended)
    more = case((tries > FAILED_MOST, FAILED_MOST - 2), (tries > 2, tries - 2), else_=0)  # noqa: PLR2004
    until = case(
        (over, micros(due.ended)),
        (tries > 0, micros(due.failed) - more * (due.failed_more // timedelta(microseconds=1))),
        (mine, micros(due.own)),
        else_=micros(due.others),
    )
    asked = (
        select(tickets.c.id, tickets.c.lapor_id, tries)
        .join(lapor_polls, lapor_polls.c.ticket_id == tickets.c.id, isouter=True)
        .where(
            text(LAPOR_THERE),
            tickets.c.lapor_id != "",
            or_(
                type_coerce(asked_at, Integer) <= until,
                type_coerce(asked_at, Integer) > micros(due.ahead),
            ),
            or_(~over, tickets.c.updated_at >= due.ended_since),
        )
        .order_by(asked_at)
        .limit(limit)
    )
    return [(row[0], row[1], row[2]) for row in tx.execute(asked)]


def poll_of(tx: Connection, ticket_id: str) -> tuple[str, int] | None:
    """The complaint id and the tries in vain of one ticket, None when LAPOR does not have it."""
    asked = (
        select(tickets.c.lapor_id, func.coalesce(lapor_polls.c.tries, 0))
        .join(lapor_polls, lapor_polls.c.ticket_id == tickets.c.id, isouter=True)
        .where(tickets.c.id == ticket_id, text(LAPOR_THERE), tickets.c.lapor_id != "")
    )
    row = tx.execute(asked).one_or_none()
    return None if row is None else (row[0], row[1])


def note_poll(tx: Connection, ticket_id: str, at: datetime, tries: int) -> None:
    """It was asked about at this time."""
    values = {"at": at, "tries": tries}
    row = insert(lapor_polls).values(ticket_id=ticket_id, **values)
    tx.execute(row.on_conflict_do_update(index_elements=["ticket_id"], set_=values))


def poll_all(tx: Connection, ended: Sequence[str]) -> None:
    """Every complaint that has not ended is due at once."""
    running = select(tickets.c.id, literal(micros(_LONG_AGO)), literal(0)).where(
        text(LAPOR_THERE),
        tickets.c.lapor_id != "",
        func.lower(tickets.c.lapor_status).not_in(ended),
    )
    row = insert(lapor_polls).from_select(["ticket_id", "at", "tries"], running)
    tx.execute(
        row.on_conflict_do_update(
            index_elements=["ticket_id"], set_={"at": row.excluded.at, "tries": row.excluded.tries}
        )
    )
