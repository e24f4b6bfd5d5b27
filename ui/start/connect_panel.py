"""The way to the central server: address, one-time code, test, connect. Used at start and later.

Everything that reaches for the network runs on the sync worker; the words of errors are
`ui.messages`'. Nothing typed is lost when it fails.
"""

import re
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from callcenter.entrance.joining import join_centre
from callcenter.errors import FieldInvalid, ProtocolConflict
from ui import theme
from ui.context import UiContext
from ui.messages import explain, field_text
from ui.plain_text import PlainLabel
from ui.start.move_panel import MovePanel
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.field import Field

_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_CODE = re.compile(r"[A-Za-z2-9]{8}")
_WRONG_CLOCK = 60


def full_address(typed: str) -> str:
    """Return an address with its scheme; https where none was typed."""
    text = typed.strip().rstrip("/")
    return text if not text or _SCHEME.match(text) else f"https://{text}"


class ConnectPanel(QWidget):
    """Fields and two buttons; `connected` carries the server's name."""

    connected = Signal(str)

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self.address = Field(self.tr("Alamat server"), QLineEdit(), name="connect.address")
        self.address.input.setPlaceholderText("https://pusat.contoh.go.id")
        self.code = Field(self.tr("Kode sekali pakai"), QLineEdit(), name="connect.code")
        self.code.input.setPlaceholderText("ABCD-2345")
        self.code.input.setMaxLength(20)
        self.device = Field(self.tr("Nama meja ini"), QLineEdit(), name="connect.device")
        self.device.input.setText(ctx.desk.settings.desk_name)
        self.device.input.setMaxLength(40)
        self.test_button = Button(self.tr("Uji koneksi"))
        self.test_button.setObjectName("connect.test")
        self.connect_button = PrimaryButton(self.tr("Hubungkan"))
        self.connect_button.setObjectName("connect.go")
        self.working = PlainLabel("", role="label", ink="muted")
        self.working.setObjectName("connect.working")
        self.result = Banner(dismissable=False)
        self.result.setObjectName("connect.result")
        self.move_panel = MovePanel()
        self.move_panel.confirmed.connect(self._move)
        self.move_panel.left.connect(self._stay)
        self._asked: tuple[str, str, str] | None = None
        for field in (self.address, self.code):
            field.input.textEdited.connect(self._take_back)
        self.test_button.clicked.connect(self.test)
        self.connect_button.clicked.connect(self.enrol)
        self.code.input.returnPressed.connect(self.enrol)
        self.address.input.returnPressed.connect(self.test)
        self._arrange()

    def _arrange(self) -> None:
        fields = QHBoxLayout()
        fields.setSpacing(theme.dp(12))
        fields.addWidget(self.address, 4)
        fields.addWidget(self.code, 4)
        fields.addWidget(self.device, 3)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.dp(8))
        buttons.addWidget(self.connect_button)
        buttons.addWidget(self.test_button)
        buttons.addWidget(self.working)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(10))
        column.addLayout(fields)
        column.addWidget(self.result)
        column.addWidget(self.move_panel)
        column.addLayout(buttons)

    def test(self) -> None:
        """Ask who answers at the address and say it; nothing is changed."""
        url = self._url()
        if url:
            sync = self._ctx.sync
            self._work(
                self.tr("Menghubungi server…"), lambda: sync.test_connection(url), self._found
            )

    def enrol(self) -> None:
        """Make this desk known to the server with the one-time code."""
        url, code = self._url(), self.code.input.text().strip()
        device = self.device.input.text().strip() or self._ctx.desk.settings.desk_name
        plain = "".join(one for one in code if one.isalnum())
        wrong = not _CODE.fullmatch(plain)
        reason = "shape" if code else "empty"
        self.code.set_error(field_text(FieldInvalid("code", reason)) if wrong else "")
        if url and not wrong:
            self._asked = (url, code, device)
            desk, sync = self._ctx.desk, self._ctx.sync
            self._work(
                self.tr("Mendaftarkan meja ini…"),
                lambda: join_centre(desk, sync, url, code, device),
                self._enrolled,
            )

    def _move(self) -> None:
        """Enrol where the person was asked about, taking everything along."""
        if self._asked is not None and self.connect_button.isEnabled():
            url, code, device = self._asked
            desk, sync = self._ctx.desk, self._ctx.sync
            self._work(
                self.tr("Memindahkan meja ini…"),
                lambda: join_centre(desk, sync, url, code, device, adopt=True),
                self._moved,
            )

    def _url(self) -> str:
        url = full_address(self.address.input.text())
        self.address.set_error("" if url else field_text(FieldInvalid("server_url", "empty")))
        return url

    def _work(self, text: str, job: Callable[[], object], done: Callable[..., None]) -> None:
        self.working.setText(text)
        self._set_busy(True)
        self._ctx.background.sync(job, done, self._failed, owner=self)

    def ask_to_move(self, conflict: ProtocolConflict) -> None:
        """Ask whether the desk goes to the centre whose enrolment was stopped by `conflict`."""
        self.move_panel.ask(conflict)
        self._show_buttons(False)

    def _stay(self) -> None:
        self._take_back()
        self.code.input.setFocus()

    def _take_back(self) -> None:
        """The question no longer stands; what was typed does."""
        self.move_panel.hide()
        self._show_buttons(True)

    def _show_buttons(self, shown: bool) -> None:
        for button in (self.connect_button, self.test_button):
            button.setVisible(shown)

    def _set_busy(self, busy: bool) -> None:
        self.working.setVisible(busy)
        self.test_button.setEnabled(not busy)
        self.connect_button.setEnabled(not busy)
        if busy:
            self.result.hide()
            self._take_back()

    def _found(self, info: object) -> None:
        self._set_busy(False)
        name, version = getattr(info, "name", ""), getattr(info, "version", "")
        seconds = abs((info.server_time - self._ctx.desk.clock.now()).total_seconds())  # type: ignore[attr-defined]
        title = self.tr("Server ditemukan: {0}").format(name)
        if seconds > _WRONG_CLOCK:
            text = self.tr("Jam komputer ini berbeda {0} menit dari server; betulkan jamnya.")
            minutes = max(1, round(seconds / 60))
            self.result.show_message(title, text.format(minutes), tone="amber")
            return
        text = self.tr("Versi {0}. Masukkan kode sekali pakai, lalu Hubungkan.").format(version)
        self.result.show_message(title, text, tone="green")

    def _enrolled(self, info: object) -> None:
        text = self.tr("Nomor tiket sudah tersedia; yang tersimpan di sini dikirim sekarang.")
        self._show_connected(info, text)

    def _moved(self, info: object) -> None:
        text = self.tr("Isi meja ini sedang dikirim ke sana; Anda bisa terus bekerja.")
        self._show_connected(info, text)

    def _show_connected(self, info: object, text: str) -> None:
        self._set_busy(False)
        name = str(getattr(info, "name", ""))
        self._asked = None
        self.code.input.clear()
        self.result.show_message(
            self.tr("Terhubung ke {0}").replace("{0}", name), text, tone="green"
        )
        self.connected.emit(name)

    def _failed(self, error: BaseException) -> None:
        self._set_busy(False)
        if isinstance(error, ProtocolConflict) and error.code == "other_server":
            self.ask_to_move(error)
            return
        message = explain(error)
        if message.field == "server_url":
            self.address.set_error(message.what)
            return
        self.result.show_message(message.title, message.text, tone="red")
