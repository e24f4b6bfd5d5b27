"""One large number with its name and share: a button."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import theme
from ui.visible_text import one_line
from ui.widgets import paint


class Tile(QAbstractButton):
    """The number in the tone of what it says."""

    def __init__(self, name: str, tone: theme.Tone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._tone = name, tone
        self._value, self._share = "—", ""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_value("—", "")

    def set_value(self, value: str, share: str) -> None:
        """Another number; a dash leaves nothing to open."""
        self._value, self._share = value, share
        self.setEnabled(value not in ("—", "0"))
        self.setAccessibleName(", ".join(part for part in (self._name, value, share) if part))
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: two lines."""
        return QSize(theme.dp(96), theme.dp(58))

    def minimumSizeHint(self) -> QSize:
        """Qt: as high."""
        return QSize(theme.dp(72), theme.dp(58))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: field, name, number, share."""
        del event
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(t.color("line"), 1))
        hot = self.underMouse() and self.isEnabled()
        painter.setBrush(t.color("hover" if hot else "panel"))
        painter.drawRoundedRect(box, theme.dp(8), theme.dp(8))
        if self.hasFocus():
            paint.paint_ring(painter, box, theme.dp(8))
        inner = box.adjusted(theme.dp(10), theme.dp(7), -theme.dp(8), -theme.dp(6))
        name = QRectF(inner.left(), inner.top(), inner.width(), theme.dp(16))
        paint.paint_words(painter, name, one_line(self._name), theme.font("hint"), "muted")
        ink = "text" if self._tone == "neutral" else self._tone
        low = QRectF(inner.left(), name.bottom(), inner.width(), inner.bottom() - name.bottom())
        used = paint.paint_words(painter, low, self._value, theme.tabular_font("number"), ink)
        rest = low.adjusted(used + theme.dp(8), theme.dp(5), 0, 0)
        wanted = QFontMetricsF(theme.tabular_font("label")).horizontalAdvance(self._share)
        if rest.width() >= wanted:
            paint.paint_words(painter, rest, self._share, theme.tabular_font("label"), "muted")
