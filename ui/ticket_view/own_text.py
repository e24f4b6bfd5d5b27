"""Says that a text of one's own does not change with what is chosen above it, and offers a new one.

Knows no text: whoever shows it decides when.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.plain_text import PlainLabel
from ui.widgets.buttons import Button


class OwnText(QWidget):
    """A line with a button; `anew` when the text shall be made new. Hidden at first."""

    anew = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composer.own_text")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.dp(8))
        words = self.tr("▲ Teks ini sudah Anda ubah, jadi tidak ikut berganti. Periksa isinya.")
        row.addWidget(PlainLabel(words, fit="wrap", role="label", ink="amber"), 1)
        self.button = Button(self.tr("Susun teks baru"), small=True)
        self.button.setObjectName("composer.prepare_anew")
        self.button.clicked.connect(self.anew)
        row.addWidget(self.button)
        self.hide()
