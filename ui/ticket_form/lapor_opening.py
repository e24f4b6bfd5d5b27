"""Opening a complaint of SP4N-LAPOR! in the form: its number is asked for, and LAPOR is asked.

Nothing is saved here; what is being typed stays as its own draft. Also the strip that says which
complaint stands in the form.
"""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from callcenter.desk.open_lapor import Opened, open_complaint
from callcenter.errors import FieldInvalid
from ui import theme
from ui.context import UiContext
from ui.messages import explain, field_text
from ui.plain_text import Ink, PlainLabel
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.card import Card


class LaporOrigin(Banner):
    """Which complaint the form is about; hidden for every other report."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, dismissable=False)
        self.setObjectName("form.lapor_origin")
        self.complaint_id = ""

    def write(self, complaint_id: str, status: str = "", institution: str = "") -> None:
        """Show a complaint with what LAPOR says of it, as plain text; "" hides the strip."""
        self.complaint_id = complaint_id
        if not complaint_id:
            self.hide()
            return
        title = self.tr("Dari SP4N-LAPOR! #{id}").replace("{id}", complaint_id)
        said = " · ".join(part for part in (status, institution) if part)
        kept = self.tr("Tidak dikirim lagi ke sana; jawabannya masuk ke riwayat tiket.")
        self.show_message(title, f"{said}\n{kept}" if said else kept)


class LaporPanel(Card):
    """Asks for the number. `asked(text)`, `closed`; the text stays while the panel is closed."""

    asked = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent, padded=True)
        self.set_title(self.tr("Buka laporan dari SP4N-LAPOR!"), self.tr("Esc menutup"))
        self.setObjectName("form.lapor_panel")
        self.number = QLineEdit()
        self.number.setObjectName("form.lapor_number")
        self.number.setMaxLength(70)
        self.number.setAccessibleName(self.tr("Nomor laporan di SP4N-LAPOR!"))
        self.number.setPlaceholderText(self.tr("Nomor laporan, misalnya #1916449"))
        self.number.returnPressed.connect(self._ask)
        self.open = PrimaryButton(self.tr("Buka laporan"), small=True)
        self.open.setObjectName("form.lapor_open")
        self.open.clicked.connect(self._ask)
        self._close = Button(self.tr("Tutup"), small=True, quiet=True)
        self._close.setObjectName("form.lapor_close")
        self._close.clicked.connect(self.closed)
        self.message = PlainLabel("", fit="wrap", role="label", ink="red")
        self.message.setObjectName("form.lapor_message")
        self.message.hide()
        row = QHBoxLayout()
        row.setSpacing(theme.dp(8))
        row.addWidget(self.number, 1)
        row.addWidget(self.open)
        row.addWidget(self._close)
        self.body.addLayout(row)
        self.body.addWidget(self.message)
        self.hide()

    def tab_stops(self) -> list[QWidget]:
        """Number and buttons."""
        return [self.number, self.open, self._close]

    def set_busy(self, busy: bool) -> None:
        """LAPOR is being asked: a second press does nothing."""
        self.open.setEnabled(not busy)
        if busy:
            self._tell(self.tr("Menanyakan ke SP4N-LAPOR! …"), "muted")

    def show_error(self, error: BaseException) -> None:
        """Say what is wrong with the number, or why LAPOR does not answer."""
        message = explain(error)
        text = field_text(error) if isinstance(error, FieldInvalid) else message.text
        self._tell(f"▲ {text}", "red")

    def clear(self) -> None:
        """Empty, for the next number."""
        self.number.clear()
        self.message.hide()

    def _tell(self, text: str, ink: Ink) -> None:
        self.message.set_ink(ink)
        self.message.setText(text)
        self.message.show()

    def _ask(self) -> None:
        if self.open.isEnabled():
            self.asked.emit(self.number.text())


class LaporOpening(QObject):
    """Fetches what the panel asks for: `opened(Opened)`, `known(ticket id)`."""

    opened = Signal(object)
    known = Signal(str)

    def __init__(self, ctx: UiContext, panel: LaporPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx, self._panel = ctx, panel
        panel.asked.connect(self._fetch)

    def _fetch(self, text: str) -> None:
        desk, token = self._ctx.desk, self._ctx.token
        self._panel.set_busy(True)
        self._ctx.background.lapor(
            lambda: open_complaint(desk, token.read, text), self._found, self._failed, self
        )

    def _found(self, found: Opened) -> None:
        self._panel.set_busy(False)
        if self._panel.isHidden():
            return  # closed meanwhile: nobody waits for it any more
        self._panel.clear()
        self._panel.hide()
        if found.ticket_id:
            self.known.emit(found.ticket_id)
        else:
            self.opened.emit(found)

    def _failed(self, error: BaseException) -> None:
        self._panel.set_busy(False)
        self._panel.show_error(error)
