"""What is seen while a desk opens: a bar, how far an upgrade is, and a button that stops it.

Asks nobody by itself: whoever opens the desk gives `tell` and `is_stopped` to that work.
"""

from threading import Event

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui import formats, theme
from ui.plain_text import PlainLabel
from ui.widgets.buttons import Button


class WaitingPanel(QWidget):
    """“Membuka data…”; from the first step on it can be stopped. `reshaped`: it needs room."""

    reshaped = Signal()
    _told = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stop, self._kind = Event(), ""
        self.hint = PlainLabel(
            self.tr("Bila penyimpan kunci sistem meminta kata sandi, isilah di jendelanya."),
            fit="wrap", role="label", ink="muted",
        )  # fmt: skip
        self.step = PlainLabel("", fit="wrap")
        self.step.setObjectName("waiting.step")
        self.bar = QProgressBar()
        self.bar.setObjectName("waiting.bar")
        self.bar.setAccessibleName(self.tr("Membuka data"))
        self.bar.setTextVisible(False)
        self.safe = PlainLabel(
            self.tr("Pembaruan bisa memakan waktu dan boleh dihentikan kapan saja: data tetap "
                    "seperti semula, tidak ada yang hilang, dan ia dimulai lagi lain kali."),
            fit="wrap", role="label", ink="muted",
        )  # fmt: skip
        self.stop_button = Button()
        self.stop_button.setObjectName("waiting.stop")
        self.stop_button.clicked.connect(self._ask_to_stop)
        self._told.connect(self.show_step, Qt.ConnectionType.QueuedConnection)
        self._arrange()
        self.begin()

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.stop_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(10))
        column.addWidget(PlainLabel(self.tr("Membuka data…"), role="title"))
        for one in (self.hint, self.step, self.bar, self.safe):
            column.addWidget(one)
        column.addLayout(row)
        column.addStretch(1)

    def begin(self) -> None:
        """An opening of which nothing was heard yet; what was asked of an earlier one is over."""
        self._stop.clear()
        self._kind = ""
        self.step.setText("")
        self._show_counted(0, 0)
        self.stop_button.setText(self.tr("Hentikan"))
        self.stop_button.setEnabled(True)
        self._show_parts(stoppable=False)

    def tell(self, step: str) -> None:
        """Hear the step that begins: `copy`, `upgrade 3/14`, `words 400/20000`; any thread may."""
        if isValid(self):
            self._told.emit(step)

    def is_stopped(self) -> bool:
        """Whether the person wants it stopped; any thread may ask."""
        return self._stop.is_set()

    def show_step(self, step: str) -> None:
        """Say this step in words, and how far it is where it has numbers."""
        kind, _, counted = step.partition(" ")
        at, of = _numbers(counted)
        said = self._sentence(kind, at, of)
        self.step.setText(said)
        self.bar.setAccessibleDescription(said)
        self._show_counted(at - 1 if kind == "upgrade" else at, of)
        if kind != self._kind:
            self._kind = kind
            self._show_parts(stoppable=True)
            self.reshaped.emit()

    def _sentence(self, kind: str, at: int, of: int) -> str:
        if kind == "copy":
            return self.tr("Menyalin data lama sebagai cadangan…")
        if kind == "words":
            text = self.tr("Menyusun indeks pencarian: {0} dari {1} tiket")
        else:
            text = self.tr("Menyesuaikan data dengan versi baru: langkah {0} dari {1}")
        if not of:
            return self.tr("Menyesuaikan data dengan versi baru…")
        return text.format(formats.number(at), formats.number(of))

    def _show_counted(self, done: int, of: int) -> None:
        self.bar.setRange(0, of)
        self.bar.setValue(done)

    def _show_parts(self, *, stoppable: bool) -> None:
        self.hint.setVisible(not stoppable)
        for one in (self.step, self.safe, self.stop_button):
            one.setVisible(stoppable)

    def _ask_to_stop(self) -> None:
        self._stop.set()
        self.setFocus()
        self.stop_button.setText(self.tr("Menghentikan…"))
        self.stop_button.setEnabled(False)


def _numbers(counted: str) -> tuple[int, int]:
    """What stands in `3/14`; (0, 0) where nothing is counted."""
    at, _, of = counted.partition("/")
    return (int(at), int(of)) if at.isdecimal() and of.isdecimal() else (0, 0)
