"""A short note at the lower edge that takes no focus; goes by itself, waits while one looks at it.

Its key in the table presses its action while it stands.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLineEdit, QWidget

from ui import shortcuts, theme
from ui.plain_text import PlainLabel
from ui.widgets import paint
from ui.widgets.buttons import Button

SECONDS = 8.0


class Toast(QWidget):
    """One note over `host`; a new one replaces the old. `undo` when the action is taken."""

    undo = Signal()
    closed = Signal()

    def __init__(self, host: QWidget, *, seconds: float = SECONDS) -> None:
        super().__init__(host)
        self.setObjectName("toast")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._host = host
        self._tone: theme.Tone = "green"
        self._timer = QTimer(self, singleShot=True, interval=round(seconds * 1000))
        self._timer.timeout.connect(self.close_note)
        self._text = PlainLabel("", role="medium")
        self._text.setObjectName("toast_text")
        self.button = Button(small=True)
        self.button.setObjectName("toast_action")
        self.close_button = Button(small=True, quiet=True, icon="x")
        self.close_button.setObjectName("toast_close")
        self.close_button.setAccessibleName(self.tr("Tutup pemberitahuan"))
        row = QHBoxLayout(self)
        row.setContentsMargins(*(theme.dp(n) for n in (34, 8, 8, 8)))
        row.setSpacing(theme.dp(10))
        row.addWidget(self._text)
        row.addWidget(self.button)
        row.addWidget(self.close_button)
        self.button.clicked.connect(self._take)
        self.close_button.clicked.connect(self.close_note)
        self._key = shortcuts.bind(host, "undo_toast", self._take)
        self._key.setEnabled(False)
        for part in (self.button, self.close_button, host):
            part.installEventFilter(self)
        self.hide()

    def show_note(self, text: str, *, tone: theme.Tone = "green", action: str = "") -> None:
        """Show a note for some seconds; focus stays where it is."""
        self._tone = tone
        self._text.setText(text)
        self.button.setText(action)
        self.button.set_key_hint(shortcuts.key_hint("undo_toast") if action else "")
        self.button.setVisible(bool(action))
        self._key.setEnabled(bool(action))
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def text(self) -> str:
        """Return the note shown."""
        return self._text.shown_text()

    @property
    def paused(self) -> bool:
        """True while pointer or focus is on the note and it does not go away."""
        return self.isVisible() and not self._timer.isActive()

    def close_note(self) -> None:
        """Hide the note."""
        self._timer.stop()
        self._key.setEnabled(False)
        self.hide()
        self.closed.emit()

    def _take(self) -> None:
        self.close_note()
        self.undo.emit()

    def _place(self) -> None:
        """At the lower edge, where it covers nothing that is pressed or typed into."""
        self.adjustSize()
        room, gap = self._host.size(), theme.dp(24)
        middle = max(0, (room.width() - self.width()) // 2)
        right = max(0, room.width() - self.width() - gap)
        lowest = room.height() - self.height() - gap
        heights = range(lowest, room.height() // 2, -theme.dp(16))
        places = [QPoint(x, y) for y in heights for x in (middle, right, min(gap, right))]
        taken = self._taken()
        free = (
            spot
            for spot in places
            if not any(QRect(spot, self.size()).intersects(part) for part in taken)
        )
        self.move(next(free, QPoint(middle, lowest)))

    def _taken(self) -> list[QRect]:
        """Where buttons and fields of the host can be seen."""
        parts = (*self._host.findChildren(QAbstractButton), *self._host.findChildren(QLineEdit))
        return [
            QRect(one.mapTo(self._host, QPoint()), one.size())
            for one in parts
            if one.isVisibleTo(self._host)
            and one.window() is self._host.window()
            and not self.isAncestorOf(one)
            and not one.visibleRegion().isEmpty()
        ]

    def enterEvent(self, event: QEnterEvent) -> None:
        """Qt: stay while the pointer is here."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Qt: count again."""
        super().leaveEvent(event)
        if self.isVisible():
            self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: stay while a button here has the focus; follow the size of the host."""
        if watched is self._host:
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self._place()
        elif event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        elif event.type() == QEvent.Type.FocusOut and self.isVisible():
            self._timer.start()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: a raised panel with the shape of its tone."""
        del event
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(t.color("thumb"))
        painter.setBrush(t.color("panel"))
        box = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, theme.dp(8), theme.dp(8))
        shapes: dict[str, paint.Shape] = {"green": "✓", "red": "■", "amber": "▲", "violet": "?"}
        spot = QRectF(theme.dp(14), 0, theme.dp(10), self.height())
        paint.paint_shape(painter, spot, shapes.get(self._tone, "●"), t.tone(self._tone)[0])
