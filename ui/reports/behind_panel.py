"""The tickets behind a figure, in the place of the report; Enter opens one, Esc goes back."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from callcenter.desk.context import Desk
from callcenter.desk.views import TicketRow
from callcenter.tickets.words import State
from ui import formats, theme
from ui.plain_text import PlainLabel
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.key_list import CHIP_ROLE, KeyTable
from ui.widgets.paint import ChipLook
from ui.words_on_screen import label_of, state_tone

Index = QModelIndex | QPersistentModelIndex
NUMBER, DAY, SUMMARY, AGENCY, STATE = range(5)
MOST = 500
"""So many tickets are listed."""


class BehindModel(QAbstractTableModel):
    """Tickets as rows."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.rows: Sequence[TicketRow] = ()

    def set_rows(self, rows: Sequence[TicketRow]) -> None:
        """Show others."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Qt: rows of the list, none of a row."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Qt: five."""
        return 0 if parent is not None and parent.isValid() else STATE + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Qt: headings."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Nomor"), self.tr("Dicatat"), self.tr("Ringkasan"), self.tr("OPD"),
            self.tr("Status"),
        )[section]  # fmt: skip

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: words, and a chip for the state."""
        row = self.rows[index.row()]
        if role == CHIP_ROLE and index.column() == STATE:
            return _state(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, index.column())
        return None

    def _text(self, row: TicketRow, column: int) -> str:
        agencies = self._desk.directory.agencies
        named = (agencies.get(one) for one in row.agency_ids)
        return (
            row.number,
            formats.date_text(row.registered_at),
            row.summary,
            ", ".join(one.abbreviation or one.name for one in named if one is not None),
            label_of(State, row.state),
        )[column]


def _state(row: TicketRow) -> ChipLook:
    tone = state_tone(State(row.state)) if row.state in list(State) else "neutral"
    return ChipLook(label_of(State, row.state), tone, small=True)


class BehindPanel(QWidget):
    """`open_ticket(id)`; `closed` when what stood there is wanted again.

    `back` are the words for that, the report's unless given; `newest`: such are listed first.
    """

    open_ticket = Signal(str)
    closed = Signal()

    def __init__(self, desk: Desk, *, back: str = "", newest: bool = True) -> None:
        super().__init__()
        self._newest = newest
        self.setObjectName("reports.behind")
        self.title = PlainLabel("", fit="elide", role="strong")
        self.note = PlainLabel("", role="label", ink="muted")
        self.back = Button(back or self.tr("Kembali ke laporan"), key_hint="Esc")
        self.back.setObjectName("reports.back")
        self.back.clicked.connect(self.closed)
        self.model = BehindModel(desk, self)
        self.table = KeyTable()
        self.table.setObjectName("reports.behind_table")
        self.table.setModel(self.model)
        head = self.table.horizontalHeader()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(SUMMARY, QHeaderView.ResizeMode.Stretch)
        for column, wide in ((NUMBER, 130), (DAY, 100), (AGENCY, 170), (STATE, 190)):
            self.table.setColumnWidth(column, theme.dp(wide))
        self.table.opened.connect(lambda at: self.open_ticket.emit(self.model.rows[at].id))
        line = QHBoxLayout()
        line.setSpacing(theme.dp(10))
        line.addWidget(self.title, 1)
        line.addWidget(self.note)
        line.addWidget(self.back)
        card = Card()
        card.body.addWidget(self.table)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.dp(8))
        outer.addLayout(line)
        outer.addWidget(card, 1)
        self.setFocusProxy(self.table)

    def show_rows(
        self, what: str, rows: Sequence[TicketRow], many: int, *, counts: str = ""
    ) -> None:
        """List the newest of so many tickets; `counts` is what the figure counts of them."""
        self.title.setText(self.tr("Tiket di balik angka: {0}").format(what))
        self.table.setAccessibleName(self.title.text())
        shown, whole = formats.number(len(rows)), formats.number(many)
        text = self.tr("{0} tiket").format(whole)
        if counts:
            text = self.tr("{0} pada {1}").format(counts, text)
        if len(rows) < many:
            first = self.tr("{0} terbaru").format(shown) if self._newest else shown
            text = self.tr("{0} dari {1}").format(first, text)
        self.note.setText(text)
        self.model.set_rows(rows)
        if rows:
            self.table.selectRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
