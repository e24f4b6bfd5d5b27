"""A small window while the desk opens; it comes only when opening takes noticeably long."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from ui import theme
from ui.plain_text import PlainLabel, plain_title


class OpeningWindow(QWidget):
    """“Membuka data…” with a moving bar, shown after `patience_ms`."""

    def __init__(self, patience_ms: int) -> None:
        super().__init__()
        self.setObjectName("screen")
        plain_title(self, self.tr("Meja Call Center Lampung"))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.dp(24) for _ in range(4)))
        column.setSpacing(theme.dp(10))
        column.addWidget(PlainLabel(self.tr("Membuka data…"), role="title"))
        hint = self.tr("Bila penyimpan kunci sistem meminta kata sandi, isilah di jendelanya.")
        column.addWidget(PlainLabel(hint, fit="wrap", role="label", ink="muted"))
        bar = QProgressBar()
        bar.setObjectName("opening.bar")
        bar.setAccessibleName(self.tr("Membuka data"))
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        column.addWidget(bar)
        self.setFixedWidth(theme.dp(420))
        self.setFixedHeight(column.totalHeightForWidth(self.width()))
        self._timer = QTimer(self, singleShot=True, interval=patience_ms)
        self._timer.timeout.connect(self.show)
        self._timer.start()

    def finish(self) -> None:
        """The desk is open, or cannot be."""
        self._timer.stop()
        self.hide()
        self.deleteLater()
