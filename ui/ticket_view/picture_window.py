"""A picture to look at, painted anew by the desk, in a window of its own that stops nothing."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui import theme
from ui.plain_text import plain_title
from ui.widgets.picture import Picture

_SHARE = 0.8
"""Of the screen, at most."""


class PictureWindow(QDialog):
    """Esc closes; the window the picture was asked from goes on."""

    def __init__(self, jpeg: bytes, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("picture_window")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        plain_title(self, name)
        self.setAccessibleName(self.tr("Gambar {name}").format(name=name))
        self.picture = Picture(320, fill="whole")
        self.picture.setAccessibleName(self.accessibleName())
        self.picture.set_jpeg(jpeg)
        column = QVBoxLayout(self)
        pad = theme.dp(12)
        column.setContentsMargins(pad, pad, pad, pad)
        column.addWidget(self.picture)
        room = QGuiApplication.primaryScreen().availableSize() * _SHARE
        self.resize(self.sizeHint().boundedTo(room))
