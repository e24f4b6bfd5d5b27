"""The three words a person may say about a ticket at LAPOR, each with what it needs. Saves nothing.

Nothing is one key away that cannot be taken back: a number is typed, a second sending is confirmed,
a giving up has a reason.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui import shortcuts, theme
from ui.plain_text import Ink, PlainLabel
from ui.ticket_form.layouts import FlowBox
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.field import Field

ID_MAX = 70
REASON_MAX = 500


class Decision(QWidget):
    """What was chosen: `there(id)`, `check(id)`, `again`, `cancel(reason)`, `open_ticket`."""

    there = Signal(str)
    check = Signal(str)
    again = Signal()
    cancel = Signal(str)
    open_ticket = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lapor.decision")
        self.needs_id = True
        self._make_buttons()
        self._make_there()
        self._make_again()
        self._make_cancel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for page in (self.buttons, self.there_page, self.again_page, self.cancel_page):
            page.hide()
            column.addWidget(page)
        column.addWidget(self.barred)
        self.close_page()

    def _make_buttons(self) -> None:
        hint = shortcuts.key_hint
        self.there_button = PrimaryButton(key_hint=hint("lapor_there"))
        self.again_button = Button(self.tr("Kirim lagi…"), key_hint=hint("lapor_again"))
        self.cancel_button = Button(self.tr("Batal…"), key_hint=hint("lapor_cancel"))
        self.fix_button = Button(self.tr("Perbaiki tiket"), key_hint="↵")
        made = {
            "there": self.there_button, "again": self.again_button,
            "cancel": self.cancel_button, "fix": self.fix_button,
        }  # fmt: skip
        self.buttons = FlowBox(gap=8)
        self.buttons.setMinimumHeight(theme.dp(34))  # else it asks for a line per button
        for name, button in made.items():
            button.setObjectName(f"lapor.{name}")
            self.buttons.add(button)
        self.barred = PlainLabel(
            self.tr("Kirim lagi dan Batal hanya oleh pengawas di meja ini."),
            fit="wrap", role="label", ink="muted",
        )  # fmt: skip
        self.barred.setObjectName("lapor.barred")
        self.barred.hide()
        self.there_button.clicked.connect(self.choose_there)
        self.again_button.clicked.connect(self.choose_again)
        self.cancel_button.clicked.connect(self.choose_cancel)
        self.fix_button.clicked.connect(self.open_ticket)

    def _make_there(self) -> None:
        self.number = Field(
            self.tr("Nomor laporan di SP4N-LAPOR!"), QLineEdit(), name="lapor.number",
            hint=self.tr("misalnya 1916449"), slot=True,
        )  # fmt: skip
        self.number.input.setMaxLength(ID_MAX)
        self.number.input.returnPressed.connect(self._say_there)
        self.check_button = Button(self.tr("Periksa"), icon="search")
        self.check_button.setObjectName("lapor.check")
        self.check_button.clicked.connect(lambda: self.check.emit(self.number.input.text()))
        self.found = PlainLabel(fit="wrap", role="label", ink="muted")
        self.found.setObjectName("lapor.found")
        self.save_button = PrimaryButton(self.tr("Simpan nomor ini"), key_hint="↵")
        self.save_button.setObjectName("lapor.save_number")
        self.save_button.clicked.connect(self._say_there)
        self.there_page = self._page(
            (self.number, self.found), (self.save_button, self.check_button)
        )

    def _make_again(self) -> None:
        self.warning = PlainLabel(fit="wrap", ink="red", role="strong")
        self.warning.setObjectName("lapor.warning")
        self.again_yes = PrimaryButton(self.tr("Ya, kirim lagi"))
        self.again_yes.setObjectName("lapor.again_yes")
        self.again_yes.clicked.connect(self.again)
        self.again_page = self._page((self.warning,), (self.again_yes,))

    def _make_cancel(self) -> None:
        self.reason = Field(
            self.tr("Alasan tidak dikirim"), QLineEdit(), name="lapor.reason", slot=True,
            hint=self.tr("tersimpan di riwayat tiket; tidak dikirim ke mana pun"),
        )  # fmt: skip
        self.reason.input.setMaxLength(REASON_MAX)
        self.reason.input.returnPressed.connect(self._say_cancel)
        self.cancel_yes = PrimaryButton(self.tr("Batalkan kiriman"), key_hint="↵")
        self.cancel_yes.setObjectName("lapor.cancel_yes")
        self.cancel_yes.clicked.connect(self._say_cancel)
        self.cancel_page = self._page((self.reason,), (self.cancel_yes,))

    def _page(self, parts: tuple[QWidget, ...], buttons: tuple[Button, ...]) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(6))
        for part in parts:
            column.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(theme.dp(8))
        back = Button(self.tr("Kembali"), key_hint="Esc", quiet=True)
        back.setObjectName("lapor.back")
        back.clicked.connect(self.leave)
        for button in (*buttons, back):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        return page

    def bar(self, barred: bool) -> None:
        """Say that sending again and giving up are a supervisor's; `offer` leaves them out."""
        self.barred.setVisible(barred)

    def offer(self, *, there: str, again: bool, cancel: bool, fix: str, needs_id: bool) -> None:
        """Show what may be said: words of the first button, "" hides it; `fix` opens the ticket."""
        self.needs_id = needs_id
        self.there_button.setText(there)
        self.there_button.setVisible(bool(there))
        self.again_button.setVisible(again)
        self.cancel_button.setVisible(cancel)
        self.fix_button.setText(fix)
        self.buttons.updateGeometry()

    def is_open(self) -> bool:
        """Whether something is being typed or confirmed."""
        return self.buttons.isHidden()

    def choose_there(self) -> None:
        """Ask for the number, or take it as said where none is needed."""
        if self.there_button.isHidden() or self.is_open():
            return
        if not self.needs_id:
            self.there.emit("")
            return
        self._show(self.there_page, self.number.input)

    def choose_again(self) -> None:
        """Ask once more: it may be there twice afterwards."""
        if not self.again_button.isHidden() and not self.is_open():
            self._show(self.again_page, self.again_yes)

    def choose_cancel(self) -> None:
        """Ask for the reason."""
        if not self.cancel_button.isHidden() and not self.is_open():
            self._show(self.cancel_page, self.reason.input)

    def say_found(self, text: str, ink: Ink = "muted") -> None:
        """Say what LAPOR has under the number."""
        self.found.set_ink(ink)
        self.found.setText(text)
        self.found.setVisible(bool(text))

    def refuse(self, field: str, text: str) -> None:
        """Say at the field what is wrong with it."""
        (self.reason if field == "reason" else self.number).set_error(text)

    def clear(self) -> None:
        """Forget what was typed: another ticket, or it is done."""
        for field in (self.number, self.reason):
            field.input.clear()
            field.set_error("")
        self.say_found("")
        self.close_page()

    def close_page(self) -> None:
        """Show the buttons again; what was typed stays."""
        for page in (self.there_page, self.again_page, self.cancel_page):
            page.hide()
        self.buttons.show()

    def leave(self) -> None:
        """Esc: back to the buttons, and the keyboard to the list."""
        self.close_page()
        self.left.emit()

    def _show(self, page: QWidget, first: QWidget) -> None:
        self.buttons.hide()
        page.show()
        first.setFocus()

    def _say_there(self) -> None:
        self.number.set_error("")
        self.there.emit(self.number.input.text())

    def _say_cancel(self) -> None:
        self.reason.set_error("")
        self.cancel.emit(self.reason.input.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc goes back; typed text stays."""
        if event.key() == Qt.Key.Key_Escape and self.is_open():
            self.leave()
            return
        super().keyPressEvent(event)
