"""Tickets of ours as a spreadsheet in LAPOR's columns, for an office that types them in by hand.

Names no reporter, whatever LAPOR itself may know: a spreadsheet is passed on. Sends nothing.
"""

import os
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from msgspec import Struct
from sqlalchemy import Connection

from callcenter.callers.scrubbing import scrubbed
from callcenter.desk import audit
from callcenter.desk.context import Desk
from callcenter.desk.lapor_known import known_identity
from callcenter.errors import Cancelled, SheetRefused, file_fault
from callcenter.lapor.identity import Identity, identity_of
from callcenter.lapor.mapping import Mapping
from callcenter.lapor.office_values import mapping_of, settings_of
from callcenter.lapor.settings import LaporSettings
from callcenter.lapor.sheet import COLUMNS, FIRST, LAST, write_csv, write_xlsx
from callcenter.lapor.sheet_preview import sheet_rows
from callcenter.lapor.submission import NotPushed, prepare
from callcenter.store import lapor_lists
from callcenter.store import tickets as ticket_store
from callcenter.store.office import load_office
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Push

__all__ = ["SheetKind", "SheetOrder", "Which", "write_lapor_sheet"]

_CHUNK = 200
_FIRST, _LAST = COLUMNS.index(FIRST), COLUMNS.index(LAST)
"""Where the texts of a report stand; the first one begins with our number."""


class Which(StrEnum):
    """Which tickets a sheet of ours holds."""

    ALL = "semua"
    POLICY = "kebijakan"
    THERE = "di_lapor"


class SheetKind(StrEnum):
    """The kinds of file."""

    XLSX = "xlsx"
    CSV = "csv"


class SheetOrder(Struct, frozen=True):
    """What is wanted: tickets registered in [begin, end), aware UTC."""

    path: Path
    begin: datetime
    end: datetime
    which: Which
    kind: SheetKind


def write_lapor_sheet(
    desk: Desk,
    order: SheetOrder,
    told: Callable[[int, int], None] = lambda _done, _all: None,
    stop: Callable[[], bool] = lambda: False,
) -> int:
    """Writes the file whole or not at all; the rows written.

    Raises SheetRefused (empty), Cancelled, DiskFull, StoreUnwritable.
    """
    there = order.which is Which.THERE
    with desk.store.read() as tx:
        ids = lapor_lists.registered_between(tx, order.begin, order.end, there=there)
        office = load_office(tx)
    rows = _Rows(desk, order.which, settings_of(office), mapping_of(office, desk.directory))
    found: list[Sequence[str]] = []
    for at in range(0, len(ids), _CHUNK):
        if stop():
            raise Cancelled
        with desk.store.read() as tx:
            found += rows.of(tx, ids[at : at + _CHUNK])
        told(min(at + _CHUNK, len(ids)), len(ids))
    if not found:
        raise SheetRefused("empty")
    is_xlsx = order.kind is SheetKind.XLSX
    _write_whole(order.path, write_xlsx(found) if is_xlsx else write_csv(found).encode("utf-8-sig"))
    audit.note_alone(desk, audit.Act.EXPORT, kind="lapor_sheet", reason=str(len(found)))
    return len(found)


class _Rows(Struct, frozen=True):
    """Makes the rows of tickets."""

    desk: Desk
    which: Which
    settings: LaporSettings | None
    mapping: Mapping

    def of(self, tx: Connection, ids: Sequence[str]) -> list[Sequence[str]]:
        tickets = (ticket_store.load_ticket(tx, one) for one in ids)
        found = ((one, known_identity(tx, one)) for one in tickets)
        return [
            self._row(one, known)
            for one, known in found
            if not known.restricted and (self.which is not Which.POLICY or self._goes(one))
        ]

    def _row(self, ticket: Ticket, known: Identity) -> Sequence[str]:
        (row,) = sheet_rows((ticket,), self.desk.directory, lambda _ticket: known)
        everybody = identity_of(ticket).with_more(known)
        cells = list(row)
        number, gap, story = cells[_FIRST].partition("\n\n")  # our number is no trace of anybody
        cells[_FIRST] = f"{number}{gap}{scrubbed(story, everybody)}"
        cells[_LAST] = scrubbed(cells[_LAST], everybody)
        return cells

    def _goes(self, ticket: Ticket) -> bool:
        """What the policy sends; what the mapping lacks keeps no report out of a sheet."""
        if self.settings is None:
            return False
        if ticket.lapor.state is Push.SENT:
            return True
        made = prepare(ticket, self.desk.directory, self.mapping, self.settings)
        return not isinstance(made, NotPushed) or made.reason == "mapping"


def _write_whole(path: Path, data: bytes) -> None:
    temp = ""
    try:
        handle, temp = tempfile.mkstemp(prefix=".lapor-", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temp).replace(path)
    except OSError as error:
        if temp:
            with suppress(OSError):
                Path(temp).unlink()
        raise file_fault(error, path.name) from error
