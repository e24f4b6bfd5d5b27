"""LAPOR's spreadsheets at this desk: what one would change here, and taking it in.

Runs on any thread, tells how far it is, can be stopped; no long transaction, so that a save never
waits. Stopped half-way a beginning is taken in, and the same file goes on from there.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from sqlalchemy import Connection

from callcenter.desk.context import Change, Desk
from callcenter.desk.record import append
from callcenter.errors import Cancelled, NotFound, SheetRefused
from callcenter.lapor.sheet import FILE_MAX, RowFault, SheetRow, read_sheet
from callcenter.lapor.sheet_preview import Match, OurTicket, PreviewLine, preview
from callcenter.store import tickets as ticket_store
from callcenter.store.lapor_ids import holder_of
from callcenter.tickets.event import TICKET

__all__ = [
    "Match", "PreviewLine", "Progress", "RowFault", "SheetApplied", "SheetPreview", "SheetRow",
    "Stop", "apply_lapor_sheet", "preview_lapor_sheet",
]  # fmt: skip

Progress = Callable[[int, int], None]
Stop = Callable[[], bool]
_T = TypeVar("_T")
READ_CHUNK = 200
WRITE_CHUNK = 25
"""Rows of one transaction: so few that a save at this desk never waits long."""


class SheetPreview(Struct, frozen=True):
    """Every row with what it means here, and what is wrong with rows of the file."""

    name: str
    lines: tuple[PreviewLine, ...]
    faults: tuple[RowFault, ...]

    def count(self, match: Match) -> int:
        """How many rows mean this."""
        return sum(one.match is match for one in self.lines)


class SheetApplied(Struct, frozen=True):
    """Rows that were written and events they made; `left` rows mean something else by now.

    `done` is False when it was stopped: the rows before that are taken in.
    """

    rows: int
    events: int
    left: int
    done: bool = True


def preview_lapor_sheet(
    desk: Desk,
    path: Path,
    told: Progress = lambda _done, _all: None,
    stop: Stop = lambda: False,
) -> SheetPreview:
    """Reads the file and changes nothing.

    Raises SheetRefused (size, bomb, damaged, header, csv, unreadable) for a file that is none, and
    Cancelled.
    """
    sheet = read_sheet(_bytes(path))
    for fault in sheet.faults:
        if fault.number == 0 and not sheet.rows:
            raise SheetRefused(fault.reason, fault.value)
    lines: list[PreviewLine] = []
    for rows in _chunks(sheet.rows, READ_CHUNK):
        _check(stop)
        with desk.store.read() as tx:
            looks = _Looking(tx)
            lines += preview(rows, looks.by_number, looks.by_tracking)
        told(len(lines), len(sheet.rows))
    return SheetPreview(path.name, tuple(lines), sheet.faults)


def apply_lapor_sheet(
    desk: Desk,
    rows: Sequence[SheetRow],
    told: Progress = lambda _done, _all: None,
    stop: Stop = lambda: False,
) -> SheetApplied:
    """Takes these rows in, a few in one transaction; each is looked at again before it is written.

    Stopped it ends with what it has written and `done` False. Raises DiskFull, StoreUnwritable.
    """
    written = events = left = 0
    for chunk in _chunks(rows, WRITE_CHUNK):
        if stop():
            return SheetApplied(written, events, left, done=False)
        with desk.change() as change:
            for row in chunk:
                made = _take(change, row)
                written, events = written + (made > 0), events + made
                left += made == 0
        told(written + left, len(rows))
    return SheetApplied(written, events, left)


class _Looking:
    """Finds tickets within one transaction; a ticket is read once."""

    def __init__(self, tx: Connection) -> None:
        self._tx = tx
        self._known: dict[str, OurTicket | None] = {}

    def by_number(self, number: str) -> OurTicket | None:
        return self._ticket(ticket_store.find_by_number(self._tx, number))

    def by_tracking(self, tracking_id: str) -> OurTicket | None:
        return self._ticket(holder_of(self._tx, tracking_id))

    def _ticket(self, ticket_id: str | None) -> OurTicket | None:
        if ticket_id is None:
            return None
        if ticket_id not in self._known:
            self._known[ticket_id] = self._read(ticket_id)
        return self._known[ticket_id]

    def _read(self, ticket_id: str) -> OurTicket | None:
        try:
            ticket = ticket_store.load_ticket(self._tx, ticket_id)
        except NotFound:
            return None
        return OurTicket(ticket.id, ticket.number, ticket.lapor)


def _take(change: Change, row: SheetRow) -> int:
    """How many events the row made; another desk, or an earlier row, may have said it already."""
    looks = _Looking(change.tx)
    (line,) = preview((row,), looks.by_number, looks.by_tracking)
    if line.ticket is None:
        return 0
    for kind, body in line.events:
        append(change, TICKET, line.ticket.ticket_id, kind, body=body)
    change.project()  # the next row finds this one's id
    return len(line.events)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(FILE_MAX + 1)
    except OSError as error:
        raise SheetRefused("unreadable", path.name) from error


def _check(stop: Stop) -> None:
    if stop():
        raise Cancelled


def _chunks(items: Sequence[_T], size: int) -> Iterator[Sequence[_T]]:
    for at in range(0, len(items), size):
        yield items[at : at + size]
