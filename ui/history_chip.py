"""The chip that says how far a new desk has read its history; quiet, and gone when it is done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from callcenter.sync.status import History
from ui import formats
from ui.plain_text import plain_tooltip
from ui.widgets.chip import Chip

_WITHOUT_WORDS, _GONE = 1, 5
_ROUNDS = ((10_000, 1_000), (1_000, 100), (100, 10))
"""From so many on, the rest is said in steps of so many: it is an estimate."""


class HistoryChip(Chip):
    """`pause` when a person wants it to stop (True) or to go on (False)."""

    pause = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(clickable=True, parent=parent)
        self.setObjectName("strip.history")
        self._history: History | None = None
        self._level = 0
        self.clicked.connect(self._toggle)
        self.hide()

    def show_history(self, history: History | None) -> None:
        """Show how it stands; nothing on a desk that is done or reads the whole feed."""
        self._history = history
        self._draw()

    def set_short(self, level: int) -> None:
        """Give way when the strip is narrow: first the words, at last all of it."""
        self._level = level
        self._draw()

    def _draw(self) -> None:
        now = self._history
        if now is None or now.done or self._level >= _GONE:
            self.hide()
            return
        whole = self._words(now)
        text = whole
        if self._level >= _WITHOUT_WORDS:
            text = formats.number(now.tickets)
        self.set_state(text, "neutral", "■" if now.paused else "●")
        action = self.tr("Klik untuk melanjutkan") if now.paused else self.tr("Klik untuk menjeda")
        hint = self.tr("Semua pekerjaan berjalan seperti biasa.")
        self.setAccessibleName(f"{whole}. {action}")
        plain_tooltip(self, f"{whole}. {hint} {action}.")
        self.show()

    def _words(self, now: History) -> str:
        if now.paused:
            text = self.tr("Riwayat dijeda: {0} tiket")
        else:
            text = self.tr("Mengambil riwayat: {0} tiket")
        text = text.format(formats.number(now.tickets))
        if not now.left:
            return text
        left = self.tr("sisa ±{0}").format(formats.number(rounded(now.left)))
        return f"{text}, {left}"

    def _toggle(self) -> None:
        if self._history is not None:
            self.pause.emit(not self._history.paused)


def rounded(count: int) -> int:
    """Return an estimate without false precision."""
    step = next((step for least, step in _ROUNDS if count >= least), 1)
    return round(count / step) * step
