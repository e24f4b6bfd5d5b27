"""Key and value lines of the cards at the right; a value may be pressed to change it in place."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.plain_text import Ink, PlainLabel
from ui.ticket_view.rich_line import Run, lay_out
from ui.visible_text import visible
from ui.widgets import paint
from ui.widgets.paint import Shape

KEY_WIDTH = 112


class ValueText(QAbstractButton):
    """A value on as many lines as it needs; with `editable` it can be pressed to change it."""

    def __init__(
        self,
        text: str,
        *,
        ink: Ink = "text",
        shape: Shape = "",
        editable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text, self._ink, self._shape, self._editable = text, ink, shape, editable
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(visible(text, "space"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if editable else Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if editable:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def value(self) -> str:
        """Return the text shown."""
        return self._text

    def set_value(self, text: str, ink: Ink = "text", shape: Shape = "") -> None:
        """Show another value."""
        if (text, ink, shape) != (self._text, self._ink, self._shape):
            self._text, self._ink, self._shape = text, ink, shape
            self.setAccessibleName(visible(text, "space"))
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        """Qt: grows with its text."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Qt: height at a width."""
        return round(lay_out(self._runs(), self._room(width))[1])

    def sizeHint(self) -> QSize:
        """Qt: one line if it may be."""
        wide = QFontMetrics(theme.font()).horizontalAdvance(self._text) + theme.dp(14)
        wide = min(wide, theme.dp(220))
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Qt: may become narrow."""
        return QSize(theme.dp(60), theme.dp(18))

    def _runs(self) -> list[Run]:
        return [Run(self._text, "body", self._ink)]

    def _room(self, width: int) -> int:
        return max(theme.dp(40), width - (theme.dp(14) if self._shape else 0) - 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the words, a field under the pointer, the ring."""
        del event
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self._editable and self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.color("line2"))
            painter.drawRoundedRect(box, theme.dp(4), theme.dp(4))
        left = 0
        if self._shape:
            spot = QRectF(1, 0, theme.dp(10), theme.dp(18))
            paint.paint_shape(painter, spot, self._shape, t.color(self._ink))
            left = theme.dp(14)
        layout, _ = lay_out(self._runs(), self._room(self.width()))
        layout.draw(painter, box.topLeft() + QRectF(left, 0, 0, 0).topLeft())
        if self.hasFocus():
            paint.paint_ring(painter, box, theme.dp(4))


class ValueRow(QWidget):
    """Key left, value right; `edit_asked(field)` when the value is pressed."""

    edit_asked = Signal(str)

    def __init__(
        self,
        key: str,
        value: str,
        *,
        field: str = "",
        ink: Ink = "text",
        shape: Shape = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.key = key
        self._label = PlainLabel(key, fit="wrap", ink="muted")
        self._label.setFixedWidth(theme.dp(KEY_WIDTH))
        self._label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.value = ValueText(value, ink=ink, shape=shape, editable=bool(field))
        if field:
            self.value.setObjectName(f"ticket.field.{field}")
            self.value.setAccessibleName(
                self.tr("Ubah {key}: {value}").format(key=key, value=value)
            )
            self.value.clicked.connect(lambda: self.edit_asked.emit(field))
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.value, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._row)

    def add_beside(self, widget: QWidget) -> None:
        """Put a chip or button at the right of the value."""
        self._row.addSpacing(theme.dp(6))
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)

    def text(self) -> str:
        """Return the value shown."""
        return self.value.value()
