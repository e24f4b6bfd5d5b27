"""Tickets that hold somebody's number although they name no entry of the caller book.

A number may be edited in by hand; then the book knows nothing of the ticket. Only reads.
"""

from collections.abc import Collection

from sqlalchemy import Connection, select

from callcenter.callers.phone import parse_phone
from callcenter.errors import PhoneInvalid
from callcenter.store.caller_tables import caller_phones
from callcenter.store.ticket_tables import tickets


def tickets_with_numbers_of(tx: Connection, caller_ids: Collection[str]) -> frozenset[str]:
    """Tickets without a caller whose reporter's number is one that these callers have."""
    asked = select(caller_phones.c.phone).where(caller_phones.c.caller_id.in_(caller_ids))
    keys = {_key(one) for one in tx.execute(asked).scalars()}
    rows = tx.execute(
        select(tickets.c.id, tickets.c.reporter_phone).where(
            tickets.c.caller_id.is_(None), tickets.c.reporter_phone != ""
        )
    )
    return frozenset(row.id for row in rows if _key(row.reporter_phone) in keys)


def _key(text: str) -> str:
    """One key per number, however it was typed; what is no number is its own."""
    try:
        return parse_phone(text).key
    except PhoneInvalid:
        return text
