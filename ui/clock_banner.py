"""A clock that is days away from what this desk knows: a calm question over every screen.

Asks a person, who says yes here or has the clock set right; changes no clock.
"""

from PySide6.QtWidgets import QWidget

from callcenter.desk.clock_doubt import ClockDoubt, believe_clock
from ui.context import UiContext
from ui.escalation_clock import EscalationClock
from ui.formats import date_text, number, time_text
from ui.widgets.banner import Banner


class ClockBanner(Banner):
    """Shown while a look of the escalation doubts the clock; closed it stays away until it ends."""

    def __init__(
        self, ctx: UiContext, escalation: EscalationClock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, inset=True)
        self.setObjectName("window.clock")
        self._ctx = ctx
        self._escalation = escalation
        escalation.doubted.connect(self._show)
        self.action.connect(self._believe)

    def _show(self, doubt: ClockDoubt | None) -> None:
        if doubt is None:
            self.hide()
            return
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
        self.show_message(title, f"{meant} {ask}", tone="amber", action=self.tr("Jam ini benar"))

    def _believe(self) -> None:
        desk = self._ctx.desk
        self._ctx.background.desk(
            lambda: believe_clock(desk), lambda _: self._escalation.nudge(), owner=self
        )
