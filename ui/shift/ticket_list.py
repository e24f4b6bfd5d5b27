"""The tickets a sheet names, in the place of its lines: Enter opens one, Esc goes back."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from callcenter.desk.views import TicketRow
from callcenter.shifts.handover import Sheet
from ui import theme
from ui.formats import number
from ui.plain_text import PlainLabel
from ui.widgets.buttons import Button
from ui.widgets.key_list import KeyList, Row
from ui.widgets.paint import ChipLook


class TicketList(QWidget):
    """`open_ticket(id)`; `closed` when the sheet is wanted again."""

    open_ticket = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shift.tickets")
        self.list = KeyList()
        self.list.setObjectName("shift.ticket_list")
        self.list.setAccessibleName(self.tr("Tiket yang disebut lembar ini"))
        self.back = Button(self.tr("Kembali"), key_hint="Esc", quiet=True)
        self.back.setObjectName("shift.tickets_back")
        self.back.clicked.connect(self.closed)
        self.list.opened.connect(self.open_ticket)
        head = QHBoxLayout()
        head.setContentsMargins(*(theme.dp(n) for n in (14, 8, 14, 8)))
        head.setSpacing(theme.dp(10))
        head.addWidget(PlainLabel(self.tr("Tiket yang disebut lembar ini"), role="strong"))
        self.note = PlainLabel("", fit="elide", role="label", ink="muted")
        self.note.setObjectName("shift.tickets_note")
        head.addWidget(self.note, 1)
        head.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.list)

    def show_sheet(self, sheet: Sheet, rows: Mapping[str, TicketRow]) -> None:
        """Those that are still here, red ones first; and how many the sheet counts of them."""
        self.list.set_rows([self._row(sheet, rows[one]) for one in _named(sheet) if one in rows])
        self.note.setText(self._counted(sheet, rows))

    def _counted(self, sheet: Sheet, rows: Mapping[str, TicketRow]) -> str:
        """Why there are fewer here: a sheet names the first ones, a ticket has several promises."""
        parts = (
            (self.tr("lewat batas"), sheet.red, sheet.counts.red),
            (self.tr("janji telepon"), sheet.callbacks, sheet.counts.callbacks),
        )
        some = self.tr("{name}: {shown} tiket dari {all}")
        told = []
        for name, ids, many in parts:
            there = sum(one in rows for one in ids)
            text = f"{name}: {number(many)}"
            if there < many:
                text = some.format(name=name, shown=number(there), all=number(many))
            told += [text] if many else []
        return " · ".join(told)

    def _row(self, sheet: Sheet, row: TicketRow) -> Row:
        red = row.id in sheet.red
        chip = ChipLook(
            self.tr("Lewat batas") if red else self.tr("Janji telepon"),
            "red" if red else "amber",
            "■" if red else "▲",
            small=True,
        )
        return Row(row.id, row.summary, row.number, chip=chip)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)


def _named(sheet: Sheet) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*sheet.red, *sheet.callbacks)))
