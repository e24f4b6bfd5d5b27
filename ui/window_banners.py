"""The lines above the screen: what went wrong, what a watch has to say. Decides nothing."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import formats, theme
from ui.messages import explain
from ui.widgets.banner import Banner

CLOCK_BOUND_MS = 60_000


class WindowBanners(QWidget):
    """The window's own banner on top, below it those of the watches in the order given."""

    def __init__(self, *watched: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.own = Banner(inset=True)
        self.own.setObjectName("window.banner")
        self._told_clock = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for banner in (self.own, *watched):
            column.addWidget(banner)

    def show_error(self, error: BaseException) -> None:
        """Say what happened, what is safe and what to do."""
        message = explain(error)
        self.own.show_message(message.title, message.text, tone="red")

    def show_warnings(self, warnings: tuple[str, ...]) -> None:
        """Name settings and data rows that were not right and were replaced by the default."""
        if warnings:
            title = self.tr("Sebagian pengaturan tidak terbaca, dipakai bawaannya")
            self.own.show_message(title, " · ".join(warnings[:6]), tone="amber")

    def show_people(self, title: str, text: str, tone: theme.Tone) -> None:
        """Say what the centre's word about who sits here means."""
        self.own.show_message(title, text, tone=tone)

    def show_clock(self, offset_ms: int) -> None:
        """A clock more than a minute off is named once, until it is right again (SYNC 9)."""
        wrong = abs(offset_ms) > CLOCK_BOUND_MS
        if wrong and not self._told_clock:
            minutes = formats.number(abs(offset_ms) // 60_000)
            self.own.show_message(
                self.tr("Jam komputer ini meleset {0} menit dari pusat").format(minutes),
                self.tr("Waktu di layar sudah dibetulkan. Minta petugas TI menyetel jamnya."),
                tone="amber",
            )
        self._told_clock = wrong
