"""A small window while the desk opens; it comes only when opening takes noticeably long."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.plain_text import plain_title
from ui.start.waiting_panel import WaitingPanel


class OpeningWindow(QWidget):
    """The waiting panel in a window of its own, shown after `patience_ms`."""

    def __init__(self, patience_ms: int) -> None:
        super().__init__()
        self.setObjectName("screen")
        plain_title(self, self.tr("Meja Call Center Lampung"))
        self.panel = WaitingPanel()
        self.panel.reshaped.connect(self._fit)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.dp(24) for _ in range(4)))
        column.addWidget(self.panel)
        self.panel.setFocus()  # not the button: Space must stop nothing unasked
        self.setFixedWidth(theme.dp(420))
        self._fit()
        self._timer = QTimer(self, singleShot=True, interval=patience_ms)
        self._timer.timeout.connect(self.show)
        self._timer.start()

    def finish(self) -> None:
        """The desk is open, or cannot be."""
        self._timer.stop()
        self.hide()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: not while the desk is being opened; what takes long has a button that stops it."""
        event.ignore()

    def _fit(self) -> None:
        column = self.layout()
        if column is not None:
            self.setFixedHeight(column.totalHeightForWidth(self.width()))
