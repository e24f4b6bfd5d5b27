"""Reads the tickets behind a figure of the live board. Writes nothing."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from callcenter.clock import WIB
from callcenter.desk.context import Desk
from callcenter.desk.read_queue import read_rows
from callcenter.store import board_tickets
from callcenter.store.rows import TicketRow

FIGURES = board_tickets.FIGURES


class BoardTickets(Struct, frozen=True):
    """The first tickets of a figure, and how many there are."""

    rows: Sequence[TicketRow]
    many: int


def today_of(now: datetime) -> tuple[datetime, datetime]:
    """The day of the board in WIB, its end not included."""
    begin = now.astimezone(WIB).replace(hour=0, minute=0, second=0, microsecond=0)
    return begin, begin + timedelta(days=1)


def read_board_tickets(desk: Desk, figure: str, limit: int) -> BoardTickets:
    """What a figure counts now, at most `limit` rows of it."""
    now = desk.clock.now()
    with desk.store.read() as tx:
        ids = board_tickets.ids_of(tx, figure, now, *today_of(now))
    rows = read_rows(desk, ids[:limit])
    return BoardTickets([rows[one] for one in ids[:limit] if one in rows], len(ids))
