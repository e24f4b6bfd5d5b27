"""A ticket's story: dots on a line, title, hint, words, and room for buttons under an event."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.plain_text import PlainLabel


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """One event: bold title, muted hint beside it, words below, a muted foot; tone of the dot."""

    title: str
    hint: str = ""
    body: str = ""
    foot: str = ""
    tone: theme.Tone = "neutral"
    filled: bool = False
    warning: str = ""
    key: str = ""


class TimelineRow(QWidget):
    """One event with its dot; `action_row` is an empty row for buttons (hidden until filled)."""

    def __init__(self, event: TimelineEvent, *, first: bool, last: bool) -> None:
        super().__init__()
        self.event_shown = event
        self._first, self._last = first, last
        if event.key:
            self.setObjectName(f"event_{event.key}")
        self.setAccessibleName(" · ".join(p for p in (event.title, event.hint, event.body) if p))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.dp(26), 0, 0, theme.dp(12))
        column.setSpacing(theme.dp(1))
        column.addLayout(self._head(event))
        for text, role, ink in ((event.body, "body", "text"), (event.foot, "label", "muted")):
            if text:
                label = PlainLabel(
                    text,
                    fit="wrap",
                    role="body" if role == "body" else "label",
                    ink="text" if ink == "text" else "muted",
                )
                column.addWidget(label)
        self.action_row = QHBoxLayout()
        self.action_row.setSpacing(theme.dp(8))
        column.addLayout(self.action_row)

    def _head(self, event: TimelineEvent) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(theme.dp(6))
        title = PlainLabel(event.title, role="strong")
        head.addWidget(title)
        hint = PlainLabel(event.hint, role="label", ink="muted", tabular=True)
        head.addWidget(hint)
        if event.warning:
            head.addWidget(PlainLabel(event.warning, role="label", ink="amber"))
        head.addStretch(1)
        return head

    def add_action(self, widget: QWidget) -> None:
        """Put a button under the event."""
        if self.action_row.count() == 0:
            self.action_row.setContentsMargins(0, theme.dp(6), 0, 0)
            self.action_row.addStretch(1)
        self.action_row.insertWidget(self.action_row.count() - 1, widget)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the line and the dot."""
        del event
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, y, r = theme.dp(8), theme.dp(9), theme.dp(5)
        top = y if self._first else 0
        bottom = y if self._last else self.height()
        line = QRectF(x - theme.dp(1), top, theme.dp(2), bottom - top)
        painter.fillRect(line, t.color("line"))
        shown = self.event_shown
        ink = t.color("faint") if shown.tone == "neutral" else t.tone(shown.tone)[0]
        painter.setPen(QPen(ink, theme.dp(2)))
        painter.setBrush(ink if shown.filled else t.color("panel"))
        painter.drawEllipse(QPointF(x, y), r, r)


class Timeline(QWidget):
    """Events from first to last; `rows` gives each its TimelineRow, in order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline")
        self.setAccessibleName(self.tr("Riwayat tiket"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.rows: list[TimelineRow] = []

    def set_events(self, events: Sequence[TimelineEvent]) -> None:
        """Show these events; unchanged ones at the beginning keep their rows (and focus)."""
        shown = [row.event_shown for row in self.rows]
        keep = 0
        while keep < min(len(shown), len(events) - 1) and keep < len(shown) - 1:
            if shown[keep] != events[keep]:
                break
            keep += 1
        for row in self.rows[keep:]:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        del self.rows[keep:]
        for n, event in list(enumerate(events))[keep:]:
            row = TimelineRow(event, first=n == 0, last=n == len(events) - 1)
            self.rows.append(row)
            self._column.addWidget(row)
