"""The first page of a desk: who sits here, and how it comes to a server. Never a dead end."""

import sys

from PySide6.QtCore import QProcess, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from callcenter.desk.change_settings import add_operator, sit_down
from callcenter.errors import FieldInvalid
from callcenter.settings import Operator
from ui import theme
from ui.context import UiContext
from ui.messages import explain, field_text
from ui.plain_text import PlainLabel
from ui.start.connect_panel import ConnectPanel
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field


def demo_command() -> tuple[str, list[str]]:
    """Return program and arguments that open the demo desk in a process of its own."""
    if getattr(sys, "frozen", False):
        return sys.executable, ["--demo"]
    return sys.executable, ["-m", "main", "--demo"]


class StartScreen(QWidget):
    """Operator, server, demo, or work without; `finished` goes on to the form."""

    connected = Signal(str)
    finished = Signal()

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self.setAccessibleName(self.tr("Mulai"))
        self._ctx = ctx
        self.banner = Banner()
        self.banner.setObjectName("start.banner")
        self.panel = ConnectPanel(ctx)
        self.panel.connected.connect(self._on_connected)
        body = QWidget()
        body.setObjectName("scroll_body")
        column = QVBoxLayout(body)
        column.setContentsMargins(*(theme.dp(n) for n in (24, 20, 24, 20)))
        column.setSpacing(theme.dp(12))
        column.addWidget(PlainLabel(self.tr("Selamat datang di meja ini"), role="heading"))
        column.addWidget(self.banner)
        column.addWidget(self._operator_card())
        column.addWidget(self._server_card())
        row = QHBoxLayout()
        row.setSpacing(theme.dp(12))
        row.addWidget(self._offline_card(), 1)
        row.addWidget(self._demo_card(), 1)
        column.addLayout(row)
        column.addStretch(1)
        body.setMaximumWidth(theme.dp(960))
        area = QScrollArea()
        area.setObjectName("start.scroll")
        area.setWidgetResizable(True)
        area.setWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        seated = ctx.entrance is not None
        self.setFocusProxy(self.panel.address.input if seated else self.name.input)
        ctx.changes.changed.connect(self._on_changes)
        self._show_operator()

    def _operator_card(self) -> Card:
        card = Card(self.tr("1 · Siapa yang bertugas?"), padded=True)
        self.seated = PlainLabel("", fit="wrap")
        self.seated.setObjectName("start.seated")
        self.name = Field(self.tr("Nama petugas"), QLineEdit(), name="start.name")
        self.name.input.setMaxLength(60)
        self.sit_button = Button(self.tr("Duduk di meja ini"), icon="user")
        self.sit_button.setObjectName("start.sit")
        self.sit_button.clicked.connect(self._sit)
        self.name.input.returnPressed.connect(self._sit)
        hint = self.tr("Nama ini tercatat pada setiap langkah yang Anda simpan.")
        card.body.addWidget(PlainLabel(hint, fit="wrap", role="label", ink="muted"))
        card.body.addWidget(self.seated)
        row = QHBoxLayout()
        row.setSpacing(theme.dp(8))
        row.addWidget(self.name, 1)
        under = QVBoxLayout()
        under.addStretch(1)
        under.addWidget(self.sit_button)
        row.addLayout(under)
        card.body.addLayout(row)
        for one in (self.name, self.sit_button):
            one.setVisible(self._ctx.entrance is None)  # otherwise a passphrase says who it is
        return card

    def _server_card(self) -> Card:
        card = Card(self.tr("2 · Hubungkan ke server"), padded=True)
        text = self.tr("Minta alamat dan kode sekali pakai kepada pengelola server. "
                       "Sesudah itu laporan dikirim sendiri, walau jaringan putus.")  # fmt: skip
        card.body.addWidget(PlainLabel(text, fit="wrap", role="label", ink="muted"))
        card.body.addWidget(self.panel)
        return card

    def _offline_card(self) -> Card:
        card = Card(self.tr("Kerja dulu tanpa server"), padded=True)
        for line in (
            self.tr("Yang Anda ketik tersimpan terenkripsi di komputer ini sebagai draf."),
            self.tr("Nomor tiket belum ada: server membaginya pada sambungan pertama supaya tidak "
                    "ada nomor kembar. Jangan sebutkan nomor dahulu; simpan setelah terhubung."),
        ):  # fmt: skip
            card.body.addWidget(PlainLabel(line, fit="wrap"))
        self.offline_button = Button(self.tr("Lanjut tanpa server"))
        self.offline_button.setObjectName("start.offline")
        self.offline_button.clicked.connect(self.finished)
        card.body.addStretch(1)
        card.body.addWidget(self.offline_button)
        return card

    def _demo_card(self) -> Card:
        card = Card(self.tr("Coba demo"), padded=True)
        text = self.tr("Jendela lain dengan laporan karangan dan server tiruan di komputer ini. "
                       "Tidak ada yang bercampur dengan meja ini.")  # fmt: skip
        card.body.addWidget(PlainLabel(text, fit="wrap"))
        self.demo_button = Button(self.tr("Buka demo"))
        self.demo_button.setObjectName("start.demo")
        self.demo_button.clicked.connect(self._open_demo)
        card.body.addStretch(1)
        card.body.addWidget(self.demo_button)
        return card

    def _show_operator(self) -> None:
        operator = self._ctx.desk.settings.current_operator
        self.seated.setVisible(operator is not None)
        if operator is not None:
            self.seated.setText(self.tr("Yang bertugas sekarang: {0}").format(operator.name))

    def _sit(self) -> None:
        desk, typed = self._ctx.desk, self.name.input.text()
        wanted = " ".join(typed.split()).casefold()
        known = next((o for o in desk.settings.operators if o.name.casefold() == wanted), None)

        def seat() -> Operator:
            return sit_down(desk, known.uid) if known is not None else add_operator(desk, typed)

        self._ctx.background.desk(seat, self._on_seated, self._fail, owner=self)

    def _on_seated(self, operator: Operator) -> None:
        del operator
        self.name.input.clear()
        self.name.set_error("")
        self._show_operator()
        self.panel.address.input.setFocus()

    def _on_connected(self, name: str) -> None:
        self.connected.emit(name)
        self.offline_button.setText(self.tr("Mulai bekerja"))
        if self._ctx.desk.settings.current_operator is not None:
            self.banner.show_message(self.tr("Meja siap dipakai"), tone="green")

    def _open_demo(self) -> None:
        program, arguments = demo_command()
        started, _pid = QProcess.startDetached(program, arguments)
        if not started:
            self.banner.show_message(self.tr("Demo tidak mau mulai"), tone="red")

    def _fail(self, error: BaseException) -> None:
        if isinstance(error, FieldInvalid) and error.field == "name":
            self.name.set_error(field_text(error))
            return
        message = explain(error)
        self.banner.show_message(message.title, message.text, tone="red")

    def _on_changes(self, ids: frozenset[str]) -> None:
        if "settings" in ids:
            self._show_operator()
