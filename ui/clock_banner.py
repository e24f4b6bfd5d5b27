"""A clock that is days away from what this desk knows: a calm question over every screen.

Asks a person, who says yes here or has the clock set right; changes no clock. It never goes away
while the doubt lasts: closed it is one line, and the whole of it again after a while and for
everybody who comes to the desk.
"""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from callcenter.desk.clock_doubt import ClockDoubt, believe_clock
from ui.context import UiContext
from ui.escalation_clock import EscalationClock
from ui.formats import date_text, number, time_text
from ui.widgets.banner import Banner

WHOLE_AGAIN_MS = 30 * 60_000
"""So long one line is enough."""


class ClockBanner(Banner):
    """Shown while a look of the escalation doubts the clock."""

    def __init__(
        self, ctx: UiContext, escalation: EscalationClock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, inset=True)
        self.setObjectName("window.clock")
        self._ctx = ctx
        self._escalation = escalation
        self._sits = ctx.desk.settings.operator
        self.again = QTimer(self, interval=WHOLE_AGAIN_MS, singleShot=True)
        self.again.timeout.connect(self.unfold)
        escalation.doubted.connect(self.unfold)
        ctx.changes.changed.connect(self._on_changes)
        self.action.connect(self._believe)

    def unfold(self) -> None:
        """Show the whole question, as the last look saw the clock; nothing without a doubt."""
        self.again.stop()
        doubt = self._escalation.doubt
        if doubt is None:
            self.hide()
            return
        self.close_button.show()
        self._ask(doubt)

    def dismiss(self) -> None:
        """Make it one line for a while."""
        doubt = self._escalation.doubt
        if doubt is None:
            self.hide()
            return
        said = self.tr("Jam diragukan: meja ini terlambat menaikkan tiket")
        if doubt.is_ahead:
            said = self.tr("Jam diragukan: meja ini tidak menaikkan tiket")
        self.close_button.hide()
        self.show_message(said, tone="amber", action=self._yes())
        self.again.start()

    def _ask(self, doubt: ClockDoubt) -> None:
        shown = f"{date_text(doubt.shown)}, {time_text(doubt.shown)}"
        days = number(abs(doubt.days))
        if doubt.is_ahead:
            apart = self.tr("{0} hari di depan waktu yang terakhir diketahui").format(days)
            meant = self.tr(
                "Tiket belum dinaikkan; sesudah jam ini dibenarkan, semua yang lewat dinaikkan."
            )
        else:
            apart = self.tr("{0} hari di belakang waktu yang terakhir diketahui").format(days)
            meant = self.tr("Selama jam ini terlambat, tiket terlambat dinaikkan.")
        title = self.tr("Jam komputer ini menunjukkan {0}, {1}").format(shown, apart)
        ask = self.tr(
            "Kalau benar, katakan di sini. Kalau salah, minta petugas TI menyetelnya; "
            "laporan tetap tersimpan."
        )
        self.show_message(title, f"{meant} {ask}", tone="amber", action=self._yes())

    def _yes(self) -> str:
        return self.tr("Jam ini benar")

    def _on_changes(self, ids: frozenset[str]) -> None:
        """Somebody else sits here now, perhaps a supervisor."""
        sits = self._ctx.desk.settings.operator
        if "settings" in ids and sits != self._sits:
            self._sits = sits
            self.unfold()

    def _believe(self) -> None:
        desk = self._ctx.desk
        self._ctx.background.desk(
            lambda: believe_clock(desk), lambda _: self._escalation.nudge(), owner=self
        )
