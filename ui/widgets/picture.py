"""A picture that was painted anew by us, in a box; an icon where there is none. Decodes no other.

Bytes from outside never come here: only what `callcenter.pictures` made.
"""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import assets, theme

Fill = Literal["crop", "whole"]


class Picture(QWidget):
    """`side` pixels square with "crop"; with "whole" as large as its place, nothing cut off."""

    def __init__(
        self,
        side: int = 44,
        parent: QWidget | None = None,
        *,
        icon: str = "paperclip",
        fill: Fill = "crop",
    ) -> None:
        super().__init__(parent)
        self._side, self._icon, self._fill = side, icon, fill
        self._pixmap = QPixmap()
        policy = QSizePolicy.Policy
        wide = policy.Fixed if fill == "crop" else policy.Expanding
        self.setSizePolicy(wide, wide)

    def set_jpeg(self, data: bytes | None) -> bool:
        """Show a JPEG of our own; False, and the icon, when there is none."""
        self._pixmap = QPixmap()
        good = bool(data) and self._pixmap.loadFromData(data or b"", "JPEG")
        self.update()
        return good

    def copy(self, other: "Picture") -> None:
        """Show what another one shows."""
        self._pixmap = other._pixmap
        self.update()

    @property
    def has_picture(self) -> bool:
        """Whether something but the icon is shown."""
        return not self._pixmap.isNull()

    @property
    def picture_size(self) -> QSize:
        """Width and height of what is shown, in pixels of its own."""
        return self._pixmap.size()

    def sizeHint(self) -> QSize:
        """Qt: a square, or the picture."""
        if self._fill == "whole" and self.has_picture:
            return self._pixmap.size()
        return QSize(theme.dp(self._side), theme.dp(self._side))

    def minimumSizeHint(self) -> QSize:
        """Qt: never smaller than its square."""
        return QSize(theme.dp(self._side), theme.dp(self._side))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the picture with soft corners, or the icon in a quiet field."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect())
        clip = QPainterPath()
        clip.addRoundedRect(box, theme.dp(5), theme.dp(5))
        if self._fill == "crop":
            painter.setClipPath(clip)
            painter.fillRect(box, theme.tokens().color("line2"))
        if self.has_picture:
            painter.drawPixmap(self._place(box), self._pixmap, QRectF(self._pixmap.rect()))
            return
        edge = theme.dp(20)
        middle = QRectF(0, 0, edge, edge)
        middle.moveCenter(box.center())
        assets.paint_icon(painter, middle, self._icon, theme.tokens().color("faint"))

    def _place(self, box: QRectF) -> QRectF:
        keep = Qt.AspectRatioMode
        mode = keep.KeepAspectRatioByExpanding if self._fill == "crop" else keep.KeepAspectRatio
        size = self._pixmap.size().toSizeF()
        if self._fill == "crop" or size.width() > box.width() or size.height() > box.height():
            size = size.scaled(box.size(), mode)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(box.center())
        return place
