"""What an empty list says: what is so, and what to do next."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui import assets, theme
from ui.plain_text import PlainLabel
from ui.widgets.buttons import Button

_BARE = 24


class IconBadge(QWidget):
    """An icon, from 25 px on in a soft round field; follows the theme by itself."""

    def __init__(
        self, name: str, tone: theme.Tone = "neutral", size: int = 44, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._tone, self._side = name, tone, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str, tone: theme.Tone) -> None:
        """Change icon and tone."""
        self._name, self._tone = name, tone
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: a square."""
        return QSize(theme.dp(self._side), theme.dp(self._side))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: disc and icon."""
        del event
        ink, weak = theme.tokens().tone(self._tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(weak)
        box = QRectF(self.rect())
        side = box.width()
        if self._side > _BARE:
            painter.drawEllipse(box)
            side = round(side * 0.45 / 2) * 2
        inset = (box.width() - side) / 2
        assets.paint_icon(painter, box.adjusted(inset, inset, -inset, -inset), self._name, ink)


class EmptyState(QWidget):
    """Icon, title, next step, optional `button` (None when no action text was given)."""

    def __init__(
        self,
        icon: str,
        title: str,
        next_step: str,
        action: str = "",
        parent: QWidget | None = None,
        *,
        key_hint: str = "",
    ) -> None:
        super().__init__(parent)
        self.setObjectName("empty_state")
        column = QVBoxLayout(self)
        pad = theme.dp(20)
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(theme.dp(4))
        column.addStretch(1)
        self._badge = IconBadge(icon)
        column.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(theme.dp(8))
        self._title = PlainLabel(title, fit="wrap", role="strong")
        self._next = PlainLabel(next_step, fit="wrap", role="label", ink="muted")
        for label in (self._title, self._next):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        self.button: Button | None = None
        if action:
            column.addSpacing(theme.dp(10))
            self.button = Button(action, key_hint=key_hint)
            self.button.setObjectName("empty_state_action")
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.set_text(title, next_step)

    def set_text(self, title: str, next_step: str) -> None:
        """Change both lines."""
        self._title.setText(title)
        self._next.setText(next_step)
        self.setAccessibleName(f"{title}. {next_step}")
