"""The rail at the left: the screens of the desk, their keys and counts."""

from collections.abc import Sequence
from typing import cast

from msgspec import Struct
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.visible_text import one_line
from ui.widgets import paint


class RailEntry(Struct, frozen=True):
    """One screen of the rail; `low` ones stand at the bottom."""

    key: str
    text: str
    key_hint: str = ""
    low: bool = False


class RailItem(QAbstractButton):
    """One line of the rail, 34 px, with key hint or count."""

    def __init__(self, entry: RailEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self._count, self._tone = 0, "neutral"
        self.setObjectName(f"rail_{entry.key}")
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_count(0)

    def set_count(self, count: int, tone: theme.Tone = "neutral") -> None:
        """Show a count (0 hides it)."""
        self._count, self._tone = count, tone
        name = one_line(self.entry.text)
        self.setAccessibleName(f"{name}, {count}" if count else name)
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: one line."""
        return QSize(theme.dp(152), theme.dp(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: field, words, then key or count."""
        del event
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        radius = theme.dp(6)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(t.color("accent_weak" if self.isChecked() else "line2"))
            painter.drawRoundedRect(box, radius, radius)
        if self.hasFocus():
            paint.paint_ring(painter, box, radius - 1)
        inner = box.adjusted(theme.dp(10), 0, -theme.dp(10), 0)
        taken = self._paint_end(painter, inner)
        face = theme.font("strong" if self.isChecked() else "body")
        painter.setFont(face)
        painter.setPen(t.color("accent" if self.isChecked() else "muted"))
        room = round(inner.width() - taken)
        words = QFontMetrics(face).elidedText(
            one_line(self.entry.text), Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), words)

    def _paint_end(self, painter: QPainter, inner: QRectF) -> float:
        """Draw count or key at the right; return its width."""
        t = theme.tokens()
        right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        if not self._count:
            face = theme.font("label")
            face.setWeight(theme.font("strong").weight())
            painter.setFont(face)
            painter.setPen(t.color("muted" if self.isChecked() or self.underMouse() else "faint"))
            painter.drawText(inner, right, self.entry.key_hint)
            return QFontMetricsF(face).horizontalAdvance(self.entry.key_hint) + theme.dp(6)
        face = theme.tabular_font("hint")
        text = str(self._count) if self._count < 1000 else "999+"  # noqa: PLR2004
        wide = max(QFontMetricsF(face).horizontalAdvance(text) + theme.dp(12), theme.dp(18))
        high = theme.dp(18)
        pill = QRectF(inner.right() - wide, inner.center().y() - high / 2, wide, high)
        ink, weak = t.tone("red" if self._tone == "red" else "neutral")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(weak)
        painter.drawRoundedRect(pill, high / 2, high / 2)
        painter.setFont(face)
        painter.setPen(ink)
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), text)
        return wide + theme.dp(6)


class NavRail(QFrame):
    """The rail, 168 px; `picked` carries the key of the screen a person chose."""

    picked = Signal(str)

    def __init__(self, entries: Sequence[RailEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName(self.tr("Layar"))
        self.setFixedWidth(theme.dp(168))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.dp(n) for n in (8, 10, 8, 10)))
        column.setSpacing(theme.dp(2))
        self.items: dict[str, RailItem] = {}
        self.add_entries(entries)

    def add_entries(self, entries: Sequence[RailEntry]) -> None:
        """Give an empty rail its lines."""
        column = cast(QVBoxLayout, self.layout())
        low = False
        for entry in entries:
            if entry.low and not low:
                column.addStretch(1)
                low = True
            item = RailItem(entry)
            item.clicked.connect(lambda _on=False, key=entry.key: self._pick(key))
            self.items[entry.key] = item
            column.addWidget(item)
        if entries and not low:
            column.addStretch(1)

    def current(self) -> str:
        """Return the key of the screen shown, "" when none."""
        return next((key for key, item in self.items.items() if item.isChecked()), "")

    def set_current(self, key: str) -> None:
        """Mark a screen as shown without telling `picked`; an unknown key marks none."""
        for name, item in self.items.items():
            item.setChecked(name == key)

    def set_count(self, key: str, count: int, tone: theme.Tone = "neutral") -> None:
        """Show how many wait on a screen; tone "red" when something is over."""
        self.items[key].set_count(count, tone)

    def _pick(self, key: str) -> None:
        self.set_current(key)
        self.picked.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: up and down walk along the rail."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        order = list(self.items.values())
        at = next((n for n, item in enumerate(order) if item.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        order[(at + step) % len(order)].setFocus(Qt.FocusReason.TabFocusReason)
