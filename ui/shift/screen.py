"""“Serah terima”: hand-overs and the roster, who is on duty, signing on and off."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from callcenter.desk.shift_duty import sign_off, sign_on
from callcenter.desk.shift_matter import DAYS, ShiftBook, read_shifts
from ui import theme
from ui.context import UiContext
from ui.plain_text import PlainLabel
from ui.shift.handover_tab import HandoverTab
from ui.shift.roster_tab import RosterTab
from ui.shortcuts import key_hint
from ui.widgets.buttons import Button
from ui.widgets.toast import Toast

TABS = ("handovers", "roster")


class ShiftScreen(QWidget):
    """`open_ticket(id)`; `note_asked` for the line above the screen; `failed(error)`."""

    open_ticket = Signal(str)
    note_asked = Signal()
    failed = Signal(object)

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self.setAccessibleName(self.tr("Serah terima"))
        self._ctx = ctx
        self._days = DAYS
        self.handovers, self.roster = HandoverTab(ctx), RosterTab(ctx)
        self.here = PlainLabel(role="label", ink="muted", fit="elide")
        self.here.setObjectName("shift.here")
        self.duty_button = Button(self.tr("Mulai bertugas"))
        self.duty_button.setObjectName("shift.duty")
        self.note_button = Button(
            self.tr("Catatan…"), icon="message-circle", key_hint=key_hint("shift_note")
        )
        self.note_button.setObjectName("shift.note")
        self._on_duty = False
        self._arrange()
        self.toast = Toast(self)
        self._connect()

    def _arrange(self) -> None:
        self.tabs = QTabBar()
        self.tabs.setObjectName("shift.tabs")
        self.tabs.setAccessibleName(self.tr("Bagian serah terima"))
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        for text in (self.tr("Giliran"), self.tr("Jadwal")):
            self.tabs.addTab(text)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.handovers)
        self.stack.addWidget(self.roster)
        head = QHBoxLayout()
        head.setSpacing(theme.dp(10))
        head.addWidget(PlainLabel(self.tr("Serah terima"), role="heading"))
        head.addWidget(self.here, 1)
        head.addWidget(self.duty_button)
        head.addWidget(self.note_button)
        head.addWidget(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.dp(n) for n in (18, 14, 18, 12)))
        column.setSpacing(theme.dp(10))
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        self.setFocusProxy(self.handovers)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._show_tab)
        self.duty_button.clicked.connect(self.change_duty)
        self.note_button.clicked.connect(self.note_asked)
        self.handovers.open_ticket.connect(self.open_ticket)
        self.handovers.wants_more.connect(self._more)
        for tab in (self.handovers, self.roster):
            tab.told.connect(self.toast.show_note)
        self._ctx.changes.changed.connect(self._on_changes)

    def show_tab(self, key: str) -> None:
        """Bring a tab to the front."""
        self.tabs.setCurrentIndex(TABS.index(key))

    def show_handover(self, matter_id: str) -> None:
        """Bring one hand-over to the front."""
        self.show_tab("handovers")
        self.handovers.prefer(matter_id)

    def _show_tab(self, at: int) -> None:
        self.stack.setCurrentIndex(at)
        self.setFocusProxy((self.handovers, self.roster)[at])

    def _more(self) -> None:
        self._days += DAYS
        self.reload()

    def reload(self) -> None:
        """Read everything again."""
        desk, days = self._ctx.desk, self._days
        self._ctx.background.latest(
            ("shift screen", id(self)),
            lambda: read_shifts(desk, days),
            self._show,
            self.failed.emit,
            self,
        )

    def _show(self, book: ShiftBook) -> None:
        self.handovers.show_book(book)
        self.roster.show_book(book)
        names = ", ".join(one.author.name for one in book.here)
        nobody = self.tr("Belum ada yang bertugas")
        text = self.tr("Bertugas: {0}").format(names) if names else nobody
        self.here.setText(text)
        uid = self._uid()
        self._on_duty = any(one.author.uid == uid for one in book.here)
        self.duty_button.setText(
            self.tr("Selesai bertugas") if self._on_duty else self.tr("Mulai bertugas")
        )
        self.duty_button.setEnabled(bool(uid))

    def _uid(self) -> str:
        seated = self._ctx.desk.settings.current_operator
        return "" if seated is None else self._ctx.desk.author.uid

    def change_duty(self) -> None:
        """Who sits here signs on, or off."""
        desk = self._ctx.desk
        verb: Callable[[], None] = (
            (lambda: sign_off(desk)) if self._on_duty else (lambda: sign_on(desk))
        )
        said = self.tr("Selesai bertugas") if self._on_duty else self.tr("Selamat bertugas")
        self._ctx.background.desk(
            verb, lambda _none: self.toast.show_note(said), self.failed.emit, owner=self
        )

    def _on_changes(self, ids: frozenset[str]) -> None:
        if not ids & {"shift", "settings", "rights"}:
            return
        if self.isVisible():
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: read what was missed; time has passed, too."""
        super().showEvent(event)
        self.reload()
