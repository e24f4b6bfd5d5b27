"""How many open tickets an agency holds, as far as that can be counted while a person waits.

No index knows both, and to ask each ticket an agency ever held takes seconds at a million. So few
rows are read: of the agency the newest, or all that are open where those are few; else it is told
that there may be more.
"""

from msgspec import Struct
from sqlalchemy import Connection

from callcenter.store.ticket_tables import WATCHED

_LOOKED_AT = 250
"""The agency's tickets that are read: at a million 1 ms, and 10 to 20 where none is in memory."""
_STANDING = 2_000
"""Open tickets of all agencies that are read, as many as the queue reads."""

# S608: our own words.
_NEWEST = (
    "SELECT count(*), coalesce(sum(tickets.is_open), 0) FROM"
    " (SELECT ticket_id FROM ticket_agencies WHERE agency_id = ? ORDER BY ticket_id DESC LIMIT ?)"
    " AS held CROSS JOIN tickets ON tickets.id = held.ticket_id"
)
_OPEN = f"SELECT doc FROM tickets WHERE ({WATCHED}) AND is_open LIMIT ?"  # noqa: S608
_MANY_OPEN = f"SELECT count(*) FROM ({_OPEN})"  # noqa: S608
_OF_OPEN = (
    f"SELECT count(*) FROM ({_OPEN}) AS standing"  # noqa: S608
    " CROSS JOIN tickets ON tickets.doc = standing.doc WHERE EXISTS (SELECT 1 FROM ticket_agencies"
    " AS held WHERE held.agency_id = ? AND held.ticket_id = tickets.id)"
)


class OpenTickets(Struct, frozen=True):
    """So many were counted; `is_all` that there are no more."""

    count: int
    is_all: bool = True


def open_of_agency(tx: Connection, agency_id: str) -> OpenTickets:
    """The open tickets an agency holds or that were referred to it."""
    held, found = tx.exec_driver_sql(_NEWEST, (agency_id, _LOOKED_AT)).one()
    if held < _LOOKED_AT:
        return OpenTickets(found)
    if tx.exec_driver_sql(_MANY_OPEN, (_STANDING,)).scalar_one() < _STANDING:
        return OpenTickets(tx.exec_driver_sql(_OF_OPEN, (_STANDING, agency_id)).scalar_one())
    return OpenTickets(found, is_all=False)
