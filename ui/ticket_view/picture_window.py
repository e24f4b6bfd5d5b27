"""A picture to look at, painted anew by the desk, in a window of its own that stops nothing.

Its title names nobody: the sender chose the file's name, and other programs see titles.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui import theme
from ui.plain_text import PlainLabel, plain_title
from ui.widgets.picture import Picture

_SHARE = 0.8
"""Of the screen, at most."""


class PictureWindow(QDialog):
    """Esc closes; the window the picture was asked from goes on."""

    def __init__(self, jpeg: bytes, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("picture_window")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        plain_title(self, self.tr("Gambar lampiran"))
        self.setAccessibleName(self.windowTitle())
        self.picture = Picture(320, fill="whole")
        self.picture.setAccessibleName(self.tr("Gambar {name}").format(name=name))
        self.picture.set_jpeg(jpeg)
        column = QVBoxLayout(self)
        pad = theme.dp(12)
        column.setContentsMargins(pad, pad, pad, pad)
        column.addWidget(self.picture)
        self.name = PlainLabel(name, fit="elide", role="label", ink="muted")
        self.name.setObjectName("picture.name")
        column.addWidget(self.name)
        room = QGuiApplication.primaryScreen().availableSize() * _SHARE
        self.resize(self.sizeHint().boundedTo(room))
