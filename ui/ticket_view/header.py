"""The head of a ticket: number to read aloud, state, how far it came, the next clock."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from callcenter.desk.views import TicketView
from callcenter.tickets.words import Confidentiality, Urgency
from callcenter.tickets.working_calendar import WorkingCalendar
from ui import shortcuts, theme
from ui.plain_text import PlainLabel, plain_tooltip
from ui.ticket_form.layouts import FlowBox
from ui.ticket_view import clock_lines
from ui.ticket_view.row_words import clock_remaining, state_chip
from ui.widgets.buttons import Button
from ui.widgets.chip import Chip
from ui.widgets.paint import ChipLook, Shape
from ui.words_on_screen import label

translate = QCoreApplication.translate


def sync_look(view: TicketView) -> ChipLook:
    """Return how far the ticket has come: here, sent, or received by the centre. Never a guess."""
    if not view.unsent:
        return ChipLook(translate("header", "diterima pusat"), "neutral", "✓")
    if view.row.unsent:
        return ChipLook(translate("header", "tersimpan di sini"), "amber", "●")
    return ChipLook(translate("header", "terkirim"), "neutral", "●")


class TicketHeader(QWidget):
    """Number with copy, chips, clock chip at the right, the title below."""

    copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = PlainLabel("", role="number", tabular=True, selectable=True)
        self.number.setFont(theme.tabular_font("number"))
        self.number.setObjectName("ticket.number")
        self.copy_button = Button(small=True, quiet=True, icon="copy")
        self.copy_button.setObjectName("ticket.copy_number")
        self.copy_button.setAccessibleName(self.tr("Salin nomor tiket"))
        plain_tooltip(
            self.copy_button,
            self.tr("Salin nomor ({key})").format(key=shortcuts.key_hint("copy_number")),
        )
        self.copy_button.clicked.connect(self.copy)
        self.state = Chip()
        self.state.setObjectName("ticket.state")
        self.urgent = Chip(self.tr("Segera"), tone="amber", shape="▲")
        self.secrecy = Chip("", tone="violet", shape="?")
        self.secrecy.setObjectName("ticket.secrecy")
        self.level = Chip("", tone="amber")
        self.level.setObjectName("ticket.level")
        self.holder = Chip("")
        self.holder.setObjectName("ticket.holder")
        self.sync = Chip()
        self.sync.setObjectName("ticket.sync")
        self.clock = Chip()
        self.clock.setObjectName("ticket.clock")
        self.title = PlainLabel("", fit="wrap", role="title", newlines="space")
        self.title.setObjectName("ticket.title")
        self.former = PlainLabel("", fit="wrap", role="label", ink="amber", tabular=True)
        self.former.setObjectName("ticket.former")
        self._arrange()

    def _arrange(self) -> None:
        number = QHBoxLayout()
        number.setSpacing(theme.dp(8))
        number.addWidget(self.number)
        number.addWidget(self.copy_button)
        number.addStretch(0)
        chips = FlowBox(gap=8)
        for chip in (self.state, self.urgent, self.secrecy, self.level, self.holder, self.sync):
            chips.add(chip)
        row = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.dp(8))
        row.addLayout(number)
        row.addWidget(chips, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.clock)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(8))
        column.addLayout(row)
        column.addWidget(self.title)
        column.addWidget(self.former)

    def show_view(self, view: TicketView, now: datetime, calendar: WorkingCalendar) -> None:
        """Show a ticket."""
        ticket = view.ticket
        if self.number.shown_text() != ticket.number:
            self.number.setText(ticket.number)
        self._set(self.state, state_chip(ticket.state))
        self.urgent.setVisible(ticket.urgency is not Urgency.NORMAL and ticket.is_open)
        secret = ticket.confidentiality is not Confidentiality.NORMAL
        self.secrecy.set_state(label(ticket.confidentiality), "violet", "?")
        self.secrecy.setVisible(secret)
        self.level.set_state(self.tr("Level {n}").format(n=ticket.level), "amber")
        self.level.setVisible(ticket.level > 1)
        holder = ticket.holder.name if ticket.holder else ""
        self.holder.set_state(self.tr("dipegang {name}").format(name=holder))
        self.holder.setVisible(bool(holder))
        self._set(self.sync, sync_look(view))
        self.title.setText(ticket.summary)
        said = self.tr(
            "▲ Nomor berubah: {former} menjadi {number}. Nomor lama tetap menemukan tiket ini; "
            "sebutkan nomor baru kepada pelapor."
        )
        former = ", ".join(ticket.aliases)
        self.former.setText(said.format(former=former, number=ticket.number))
        self.former.setVisible(bool(former))
        self.show_clock(view, now, calendar)

    def show_clock(self, view: TicketView, now: datetime, calendar: WorkingCalendar) -> None:
        """Repaint the clock alone; called as time goes by."""
        clock = clock_lines.next_clock(view.clocks)
        self.clock.setVisible(clock is not None)
        if clock is None:
            return
        left = clock_remaining(clock, now, calendar)
        shape: Shape = left.shape
        self.clock.set_state(clock_lines.header_text(clock, now, calendar), left.tone, shape)

    def copy(self) -> None:
        """Put the number on the clipboard."""
        number = self.number.shown_text()
        QGuiApplication.clipboard().setText(number)
        self.copied.emit(number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: number, chips and clock below each other when narrow."""
        super().resizeEvent(event)
        tight = self.width() < theme.dp(640)
        way = QBoxLayout.Direction.TopToBottom if tight else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != way:
            self._row.setDirection(way)

    @staticmethod
    def _set(chip: Chip, look: ChipLook) -> None:
        chip.set_state(look.text, look.tone, look.shape)
