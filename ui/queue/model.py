"""The queue as a table: rows change, come and go one by one so that the selection stays put.

Holds TicketRows and words them; reads no store and writes nothing.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import QObject, Qt

from callcenter.desk.context import Desk
from callcenter.desk.own import own_uids
from callcenter.desk.read_queue import row_clock, row_reasons
from callcenter.desk.views import TicketRow
from callcenter.tickets.deadlines import ClockKind
from callcenter.tickets.words import Kind, Reason
from ui import formats, theme
from ui.lapor_words import cell_chip, row_chip
from ui.plain_text import tooltip_text
from ui.queue.order import (
    QueueFilter,
    Standings,
    in_order,
    in_queue,
    is_snoozed,
    matches,
    over_ids,
    standings,
)
from ui.ticket_view.row_words import (
    NOTHING,
    agencies_long,
    agencies_short,
    clock_chip,
    clock_remaining,
    place_long,
    place_short,
)
from ui.visible_text import one_line
from ui.widgets.flat_table import NO_PARENT, FlatTable, Index
from ui.widgets.key_list import CHIP_ROLE
from ui.widgets.paint import ChipLook
from ui.words_on_screen import label, label_of

TIME, NUMBER, SUMMARY, AGENCY, PLACE, REASON, LAPOR, LEVEL, HOLDER, LAST = range(10)
MANY = 40
"""From so many rows that come or go at once the table is drawn anew."""
_HOUR = timedelta(hours=1)


class QueueModel(FlatTable):
    """Tickets with a running clock, in the order in which they break."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._all: dict[str, TicketRow] = {}
        self._shown: list[TicketRow] = []
        self.filter = QueueFilter()
        self._openers: dict[str, str] = {}
        self._heads = (
            self.tr("Sisa waktu"),
            self.tr("Nomor"),
            self.tr("Ringkasan"),
            self.tr("OPD"),
            self.tr("Tempat"),
            self.tr("Alasan"),
            self.tr("LAPOR"),
            self.tr("Lv"),
            self.tr("Dipegang"),
            self.tr("Langkah terakhir"),
        )

    @property
    def now(self) -> datetime:
        """The present of the desk."""
        return self._desk.clock.now()

    def height(self) -> int:
        """Return how many rows are shown."""
        return len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: words, the chip of the clock, the last step as tooltip."""
        if role not in _ROLES:
            return None  # most of what a cell is asked while it is painted
        row, column = self._shown[index.row()], index.column()
        if role == CHIP_ROLE:
            return self._chip_of(row, column)
        if role == Qt.ItemDataRole.FontRole:
            return theme.tabular_font() if column in (NUMBER, LEVEL) else None
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme.tokens().color("muted") if self._is_quiet(row, column) else None
        return _WORDS[role](self, row, column)

    def row(self, n: int) -> TicketRow:
        """Return the ticket of a row."""
        return self._shown[n]

    def position(self, ticket_id: str) -> int:
        """Return the row of a ticket, -1 when it is not shown."""
        return next((n for n, one in enumerate(self._shown) if one.id == ticket_id), -1)

    def rows(self) -> tuple[TicketRow, ...]:
        """Return the rows shown."""
        return tuple(self._shown)

    def everything(self) -> tuple[TicketRow, ...]:
        """Return every row of the queue, shown or filtered away."""
        return tuple(self._all.values())

    def set_rows(self, rows: Iterable[TicketRow]) -> None:
        """Take the whole queue anew; what stands already stays where it stands."""
        self._all = {row.id: row for row in rows}
        self._rearrange()

    def update_rows(self, asked: Iterable[str], found: Mapping[str, TicketRow]) -> None:
        """Take these tickets anew: changed, come into the queue, or gone from it."""
        for one in asked:
            row = found.get(one)
            if row is not None and in_queue(row):
                self._all[one] = row
            else:
                self._all.pop(one, None)
        self._rearrange()

    def set_filter(self, wanted: QueueFilter) -> None:
        """Show only what passes."""
        self.filter = wanted
        self._rearrange()

    @property
    def size(self) -> int:
        """Rows held, filtered or not."""
        return len(self._all)

    def counts(self) -> Standings:
        """Count everything in the queue, filtered or not."""
        return standings(self._all.values(), self.now)

    def over_ids(self) -> frozenset[str]:
        """Return the ids of what is over, filtered or not."""
        return over_ids(self._all.values(), self.now)

    def rearrange_if_due(self) -> None:
        """Bring back what is put aside no longer; called as time goes by."""
        self._rearrange()

    def repaint_time(self, first: int, last: int) -> None:
        """Repaint the clocks and reasons of the rows that are seen."""
        if 0 <= first <= last < len(self._shown):
            self.dataChanged.emit(self.index(first, TIME), self.index(last, TIME))
            self.dataChanged.emit(self.index(first, REASON), self.index(last, REASON))
            self.dataChanged.emit(self.index(first, LAST), self.index(last, LAST))

    def breaks_soon(self, first: int, last: int) -> bool:
        """Return whether a row that is seen stands within an hour of its deadline."""
        now = self.now
        return any(
            row.next_due is not None and abs(row.next_due - now) < _HOUR
            for row in self._shown[max(0, first) : last + 1]
        )

    def _rearrange(self) -> None:
        now = self.now
        own = own_uids(self._desk)
        wanted = [one for one in self._all.values() if matches(one, self.filter, now, own)]
        self._bring_to(in_order(wanted, now))

    def _bring_to(self, fresh: list[TicketRow]) -> None:
        ids = {row.id for row in fresh}
        if len(ids ^ {row.id for row in self._shown}) > MANY:
            self.beginResetModel()
            self._shown = fresh
            self.endResetModel()
            return
        self._take_out(ids)
        for n, row in enumerate(fresh):
            at = n if n < len(self._shown) and self._shown[n].id == row.id else -1
            if at < 0:
                at = next((m for m in range(n, len(self._shown)) if self._is(m, row.id)), -1)
            if at < 0:
                self.beginInsertRows(NO_PARENT, n, n)
                self._shown.insert(n, row)
                self.endInsertRows()
                continue
            if at != n:
                self.beginMoveRows(NO_PARENT, at, at, NO_PARENT, n)
                self._shown.insert(n, self._shown.pop(at))
                self.endMoveRows()
            if self._shown[n] != row:
                self._shown[n] = row
                self.dataChanged.emit(self.index(n, TIME), self.index(n, LAST))

    def _take_out(self, staying: set[str]) -> None:
        for n in range(len(self._shown) - 1, -1, -1):
            if self._shown[n].id not in staying:
                self.beginRemoveRows(NO_PARENT, n, n)
                del self._shown[n]
                self.endRemoveRows()

    def _is(self, n: int, ticket_id: str) -> bool:
        return self._shown[n].id == ticket_id

    def _chip(self, row: TicketRow) -> ChipLook | None:
        clock = row_clock(row)
        return clock_chip(clock, self.now, self._desk.calendar) if clock else None

    def _chip_of(self, row: TicketRow, column: int) -> ChipLook | None:
        if column == LAPOR:
            return cell_chip(row)
        return self._chip(row) if column == TIME else None

    @property
    def knows_lapor(self) -> bool:
        """Whether LAPOR has to do with any ticket here: else its column has nothing to say."""
        return any(row_chip(row) is not None for row in self._all.values())

    def text(self, row: TicketRow, column: int) -> str:
        """Return the words of a cell."""
        return _CELLS[column](self, row)

    def _time_text(self, row: TicketRow) -> str:
        chip = self._chip(row)
        return chip.text if chip else NOTHING

    def _lapor_text(self, row: TicketRow) -> str:
        look = row_chip(row)
        return look.text if look else NOTHING

    def _agency_text(self, row: TicketRow) -> str:
        return agencies_short(self._desk.directory, row.agency_ids)

    def _place_text(self, row: TicketRow) -> str:
        return place_short(self._desk.directory, row.place)

    def set_openers(self, openers: Mapping[str, str]) -> None:
        """Who has which ticket open at another desk now, by the ticket's id."""
        if openers != self._openers:
            self._openers = dict(openers)
            if self._shown:
                last = len(self._shown) - 1
                self.dataChanged.emit(self.index(0, HOLDER), self.index(last, HOLDER))

    def _holder_text(self, row: TicketRow) -> str:
        opener = self._openers.get(row.id)
        if opener is None:
            return row.holder_name or NOTHING
        return self.tr("dibuka {name}").format(name=opener)

    def _last_text(self, row: TicketRow) -> str:
        """How long ago, then what: the first is read even where there is little room."""
        return f"{formats.ago(row.last_at, self.now)} · {label_of(Kind, row.last_kind)}"

    def reason_text(self, row: TicketRow) -> str:
        """Return why the row stands here, or until when it is put aside."""
        now = self.now
        if is_snoozed(row, now) and row.snoozed_until is not None:
            until = formats.moment_text(row.snoozed_until, now)
            return self.tr("Ditunda s.d. {until}").format(until=until)
        return label(row_reasons(row, now)[0])

    def _is_quiet(self, row: TicketRow, column: int) -> bool:
        if row.snoozed_until is not None and is_snoozed(row, self.now):
            return True
        return column == HOLDER and not row.holder_name

    def spoken(self, row: TicketRow, column: int) -> str:
        """Return a cell for a screen reader."""
        clock = row_clock(row)
        if column == TIME and clock is not None:
            return clock_remaining(clock, self.now, self._desk.calendar).spoken
        return f"{self._heads[column]}: {self.text(row, column)}"

    def tooltip(self, row: TicketRow, column: int) -> str:
        """Return what is told on hovering a cell."""
        directory = self._desk.directory
        if column == AGENCY:
            short = agencies_short(directory, row.agency_ids)
            return f"{short}\n{agencies_long(directory, row.agency_ids)}"
        if column == PLACE:
            return place_long(directory, row.place)
        if column in (REASON, LAPOR):
            whole = "\n".join(label(Reason(one)) for one in row_reasons(row, self.now))
            return whole if column == REASON else self.text(row, LAPOR)
        last = self.tr("Langkah terakhir: {what}, {when}").format(
            what=label_of(Kind, row.last_kind), when=formats.moment_text(row.last_at, self.now)
        )
        if column == TIME and row.next_due is not None:
            return f"{self._clock_text(row)}\n{last}"
        if column == SUMMARY:
            return f"{row.description_start}\n{last}"
        return last

    def _clock_text(self, row: TicketRow) -> str:
        due = formats.moment_text(row.next_due, self.now) if row.next_due else ""
        return f"{label_of(ClockKind, row.next_clock)}: {self.spoken(row, TIME)}, {due}"


_CELLS: Mapping[int, Callable[[QueueModel, TicketRow], str]] = {
    TIME: QueueModel._time_text,
    NUMBER: lambda _model, row: row.number,
    SUMMARY: lambda _model, row: row.summary,
    AGENCY: QueueModel._agency_text,
    PLACE: QueueModel._place_text,
    REASON: QueueModel.reason_text,
    LAPOR: QueueModel._lapor_text,
    LEVEL: lambda _model, row: str(row.level),
    HOLDER: QueueModel._holder_text,
    LAST: QueueModel._last_text,
}
"""The words of each column; only what is asked for is made."""

_WORDS: Mapping[int, Callable[[QueueModel, TicketRow, int], str]] = {
    Qt.ItemDataRole.DisplayRole: lambda model, row, column: one_line(model.text(row, column)),
    Qt.ItemDataRole.ToolTipRole: lambda model, row, column: tooltip_text(
        model.tooltip(row, column)
    ),
    Qt.ItemDataRole.AccessibleTextRole: lambda model, row, column: one_line(
        model.spoken(row, column)
    ),
}
_ROLES = frozenset({CHIP_ROLE, Qt.ItemDataRole.FontRole, Qt.ItemDataRole.ForegroundRole, *_WORDS})
