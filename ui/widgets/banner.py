"""A banner inside a screen: what happened, what is safe, what to do. Never takes the focus."""

from PySide6.QtCore import QMargins, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.plain_text import PlainLabel
from ui.widgets.buttons import Button
from ui.widgets.empty_state import IconBadge

_ICONS: dict[str, str] = {
    "accent": "info", "amber": "triangle-alert", "red": "triangle-alert",
    "green": "circle-check", "violet": "circle-question-mark", "neutral": "info",
}  # fmt: skip


class Banner(QWidget):
    """Icon, bold title, text, optional action and dismiss; hidden until `show_message`."""

    action = Signal()
    dismissed = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, dismissable: bool = True, inset: bool = False
    ) -> None:
        super().__init__(parent)
        edges = (12, 10, 12, 0) if inset else (0, 0, 0, 0)
        self._edges = QMargins(*(theme.dp(n) for n in edges))
        self._tone: theme.Tone = "accent"
        row = QHBoxLayout(self)
        row.setContentsMargins(self._edges + QMargins(*(theme.dp(n) for n in (12, 8, 8, 8))))
        row.setSpacing(theme.dp(10))
        self._badge = IconBadge("info", "accent", 18)
        self._title = PlainLabel("", fit="wrap", role="strong")
        self._text = PlainLabel("", fit="wrap", role="label")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._text)
        self.button = Button(small=True)
        self.button.setObjectName("banner_action")
        self.close_button = Button(small=True, quiet=True, icon="x")
        self.close_button.setObjectName("banner_close")
        self.close_button.setAccessibleName(self.tr("Tutup pesan"))
        row.addWidget(self._badge)
        row.addLayout(words, 1)
        row.addWidget(self.button)
        row.addWidget(self.close_button)
        self.close_button.setVisible(dismissable)
        self.button.clicked.connect(self.action)
        self.close_button.clicked.connect(self.dismiss)
        self.hide()

    def show_message(
        self, title: str, text: str = "", *, tone: theme.Tone = "accent", action: str = ""
    ) -> None:
        """Show a message; with `action` a button that emits `action`."""
        self._tone = tone
        self._badge.set_icon(_ICONS[tone], tone)
        self._title.set_ink("text" if tone == "neutral" else tone)
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self.setAccessibleName(f"{title}. {text}" if text else title)
        self.show()
        self.update()

    def dismiss(self) -> None:
        """Hide the banner and tell `dismissed`."""
        self.hide()
        self.dismissed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: weak field with an edge of the tone."""
        del event
        ink, weak = theme.tokens().tone(self._tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.tokens().color("line") if self._tone == "neutral" else ink)
        painter.setBrush(weak)
        box = self.rect().marginsRemoved(self._edges).toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, theme.dp(8), theme.dp(8))
