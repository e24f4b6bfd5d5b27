"""The central server: how the desk stands to it, and the way to connect or connect again."""

from PySide6.QtCore import Signal

from callcenter.errors import ProtocolConflict
from callcenter.sync.status import LinkState, SyncStatus
from ui.connection_text import connection_text
from ui.context import UiContext
from ui.formats import moment_text
from ui.messages import explain
from ui.plain_text import PlainLabel
from ui.settings.page import Page
from ui.start.connect_panel import ConnectPanel
from ui.widgets.card import Card
from ui.widgets.chip import Chip


class ServerPage(Page):
    """Status in words, then the panel; `connected` when a server was just set."""

    connected = Signal(str)

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx)
        self.chip = Chip()
        self.chip.setObjectName("settings.link")
        self.detail = PlainLabel("", fit="wrap", role="label", ink="muted")
        self.detail.setObjectName("settings.link_detail")
        self.panel = ConnectPanel(ctx)
        self.panel.connected.connect(self.connected)
        state = Card(self.tr("Sambungan"), padded=True)
        state.body.addWidget(self.chip)
        state.body.addWidget(self.detail)
        way = Card(self.tr("Hubungkan ke server…"), padded=True)
        way.body.addWidget(self.panel)
        self.body.addWidget(state)
        self.body.addWidget(way)
        self.body.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """Read how the link stands."""
        self._ctx.background.latest(
            "settings.link", self._ctx.sync.status, self._show, self.fail, owner=self
        )

    def _show(self, status: SyncStatus) -> None:
        now = self._ctx.desk.clock.now()
        shown = connection_text(status, now)
        self.chip.set_state(shown.text, shown.tone, shown.shape)
        lines = [shown.detail]
        if status.last_ok is not None:
            last = self.tr("Terakhir berhasil {0}.").format(moment_text(status.last_ok, now))
            lines.append(last)
        if status.error is not None:
            message = explain(status.error)
            lines += [message.what, message.todo]
        if isinstance(status.error, ProtocolConflict) and status.error.code == "other_server":
            lines.append(
                self.tr("Untuk memindahkan meja ini ke pusat itu: isi alamat dan kodenya di bawah, "
                        "lalu Hubungkan. Yang akan terjadi dijelaskan dahulu.")
            )  # fmt: skip
        if status.state is not LinkState.NEVER:
            lines.append(self.tr("Mendaftar ulang perlu kode baru; data di sini tetap."))
        self.detail.setText("\n".join(line for line in lines if line))
