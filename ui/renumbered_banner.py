"""“Nomor berubah”: over every screen of the desk that gave the old number out, until seen."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from callcenter.desk.renumbered import Renumbered, next_renumbered, note_seen
from ui.context import UiContext
from ui.formats import number
from ui.widgets.banner import Banner

_WORDS = frozenset({"outbox", "drafts", "sync", "directory", "settings"})


class RenumberedBanner(Banner):
    """One at a time; `open_ticket` by its button, closing it means that a person knows."""

    open_ticket = Signal(str)

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent, inset=True)
        self.setObjectName("window.renumbered")
        self._ctx = ctx
        self._told: Renumbered | None = None
        self.action.connect(self._open)
        self.dismissed.connect(self._seen)
        ctx.changes.changed.connect(lambda ids: self.look() if ids - _WORDS else None)
        QTimer.singleShot(0, self, self.look)

    def look(self) -> None:
        """Ask the desk's worker for one that nobody has seen."""
        desk = self._ctx.desk
        self._ctx.background.latest(
            ("renumbered", id(self)), lambda: next_renumbered(desk), self._show,
            lambda _error: None, owner=self,
        )  # fmt: skip

    def _show(self, found: tuple[Renumbered, int] | None) -> None:
        if found is None:
            self.hide()
            return
        self._told, count = found
        title = self.tr("Nomor berubah: {0} menjadi {1}").format(
            self._told.former, self._told.number
        )
        text = self.tr(
            "Nomor lama sudah dipakai tiket lain. Laporannya utuh, dan nomor lama tetap "
            "menemukannya. Telepon pelapor dan sebutkan nomor barunya; tutup pesan ini sesudahnya."
        )
        if count > 1:
            more = self.tr("{0} lagi setelah ini.").format(number(count - 1))
            text = f"{text} {more}"
        self.show_message(title, text, tone="amber", action=self.tr("Buka tiket"))

    def _open(self) -> None:
        if self._told is not None:
            self.open_ticket.emit(self._told.ticket_id)

    def _seen(self) -> None:
        told, desk = self._told, self._ctx.desk
        if told is not None:
            self._told = None
            self._ctx.background.desk(
                lambda: note_seen(desk, told.ticket_id), lambda _: self.look(), owner=self
            )
