"""Long work: what is being done, how far, and a way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui import theme
from ui.plain_text import PlainLabel
from ui.widgets.buttons import Button


class Busy(QWidget):
    """A row with text, bar and cancel; hidden until `start`."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("busy")
        self._text = PlainLabel("", fit="elide", role="label", ink="muted")
        self._share = PlainLabel("", role="label", ink="muted", tabular=True)
        self.bar = QProgressBar()
        self.bar.setObjectName("busy_bar")
        self.bar.setTextVisible(False)
        self.button = Button(self.tr("Batal"), small=True)
        self.button.setObjectName("busy_cancel")
        self.button.clicked.connect(self.cancelled)
        head = QHBoxLayout()
        head.addWidget(self._text, 1)
        head.addWidget(self._share)
        column = QVBoxLayout()
        column.setSpacing(theme.dp(5))
        column.addLayout(head)
        column.addWidget(self.bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.dp(12))
        row.addLayout(column, 1)
        row.addWidget(self.button)
        self.hide()

    def start(self, text: str, total: int = 0, *, cancellable: bool = True) -> None:
        """Show the row; `total` 0 means nobody knows how long."""
        self._text.setText(text)
        self.bar.setRange(0, total)
        self.bar.setAccessibleName(text)
        self.button.setVisible(cancellable)
        self.step(0)
        self.show()

    def step(self, done: int, text: str = "") -> None:
        """Tell how much is done, and if given what is being done now."""
        self.bar.setValue(done)
        total = self.bar.maximum()
        self._share.setText(f"{100 * done // total} %" if total else "")
        if text:
            self._text.setText(text)

    def finish(self) -> None:
        """Hide the row."""
        self.hide()
