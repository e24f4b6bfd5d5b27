"""The board alone on a whole screen, to be read across the room; the desk goes on beside it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import shortcuts, theme
from ui.board.canvas import BoardCanvas
from ui.plain_text import PlainLabel, plain_title


class BoardWall(QWidget):
    """Esc or the key that opened it ends it; `shown` and `gone` each time it comes and goes."""

    gone = Signal()
    shown = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("screen")
        plain_title(self, self.tr("Papan"))
        self.canvas = BoardCanvas(opens=False)
        self.canvas.setObjectName("board.wall")
        self.age = PlainLabel("", fit="elide", role="heading", ink="muted", tabular=True)
        self.age.setObjectName("board.wall_age")
        self.time = PlainLabel("", role="number", tabular=True)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(self.tr("Call Center Lampung"), role="number"))
        head.addSpacing(theme.dp(16))
        head.addWidget(self.age, 1)
        head.addWidget(self.time)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.dp(n) for n in (24, 16, 24, 20)))
        column.setSpacing(theme.dp(12))
        column.addLayout(head)
        column.addWidget(self.canvas, 1)
        for key in ("board_full", "close"):
            shortcuts.bind(self, key, self.close)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: again after the desk was locked, too."""
        super().showEvent(event)
        self.shown.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: told, so that the desk's own window takes over."""
        super().hideEvent(event)
        self.gone.emit()
