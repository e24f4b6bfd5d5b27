"""Push buttons with an optional icon and a boxed key hint. Text is always literal, & stays &."""

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui import assets, theme
from ui.visible_text import one_line
from ui.widgets import paint

Kind = Literal["plain", "primary", "quiet"]


class Button(QPushButton):
    """A 34 px button (28 with `small`); `key_hint` is drawn, `shortcuts.bind` makes it work."""

    kind: Kind = "plain"

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        key_hint: str = "",
        icon: str = "",
        small: bool = False,
        danger: bool = False,
        quiet: bool = False,
        menu: bool = False,
    ) -> None:
        super().__init__(parent)
        if quiet:
            self.kind = "quiet"
        self._key_hint, self._icon_name, self._menu = key_hint, icon, menu
        self._small, self._danger, self._label = small, danger, ""
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802 (Qt's own name)
        """Set the text; hidden characters become marks, & is a plain sign."""
        self._label = one_line(text, 80)
        super().setText(self._label.replace("&", "&&"))
        self._name_it()

    def label(self) -> str:
        """Return the text as it stands on the button."""
        return self._label

    def set_key_hint(self, keys: str) -> None:
        """Change the drawn key (`Ctrl ↵`)."""
        self._key_hint = keys
        self._name_it()

    def _name_it(self) -> None:
        name = f"{self._label} ({self._key_hint})" if self._key_hint else self._label
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: text, icon and key with even padding."""
        width = theme.dp(12 if self._small else 16) * 2.0
        if not self._label:
            return QSize(self._height(), self._height())
        width += QFontMetricsF(theme.font("medium")).horizontalAdvance(self._label)
        width += theme.dp(24) if self._icon_name else 0
        width += theme.dp(16) if self._menu else 0
        width += paint.key_size(self._key_hint).width() + theme.dp(8) if self._key_hint else 0
        return QSize(round(width + 0.5), self._height())

    def minimumSizeHint(self) -> QSize:
        """Qt: never smaller than its text."""
        return self.sizeHint()

    def _height(self) -> int:
        return theme.dp(28 if self._small else 34)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Qt: repaint for hover."""
        super().enterEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: follow theme and scale."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: background, ring, then icon, text and key centred together."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, edge, ink = self._colours()
        box = QRectF(self.rect())
        radius = theme.dp(6)
        focused = self.hasFocus()
        painter.setPen(Qt.PenStyle.NoPen if edge is None else edge)
        painter.setBrush(fill)
        gap = theme.dp(3) if focused and self.kind == "primary" else 0.5
        painter.drawRoundedRect(
            box.adjusted(gap, gap, -gap, -gap), radius - gap / 2, radius - gap / 2
        )
        if focused:
            paint.paint_ring(painter, box, radius - 1)
        self._paint_content(painter, box, ink)

    def _colours(self) -> tuple[QColor, QColor | None, QColor]:
        t = theme.tokens()
        if not self.isEnabled():
            return t.color("line2"), t.color("line2"), t.color("faint")
        if self.kind == "primary":
            over = self.underMouse() or self.isDown()
            fill = t.color("accent_hover" if over else "accent")
            return fill, fill, t.color("on_accent")
        ink = t.color("red" if self._danger else "text")
        fill = t.color("line2" if self.isDown() else "hover" if self.underMouse() else "panel")
        if self.kind == "quiet":
            clear = QColor(Qt.GlobalColor.transparent)
            over = self.underMouse() or self.isDown()
            return (t.color("line2") if over else clear), None, t.color("muted")
        return fill, t.color("thumb" if self.underMouse() else "line"), ink

    def _paint_content(self, painter: QPainter, box: QRectF, ink: QColor) -> None:
        face = theme.font("medium")
        wide = QFontMetricsF(face).horizontalAdvance(self._label)
        icon = theme.dp(16) if self._icon_name else 0
        gap = theme.dp(8)
        key = paint.key_size(self._key_hint) if self._key_hint else None
        total = wide + (icon + (gap if self._label else 0) if icon else 0)
        total += (key.width() + gap if key else 0) + (theme.dp(16) if self._menu else 0)
        x = round((box.width() - total) / 2)
        if icon:
            y = round((box.height() - icon) / 2)
            assets.paint_icon(painter, QRectF(x, y, icon, icon), self._icon_name, ink)
            x += icon + gap
        painter.setFont(face)
        painter.setPen(ink)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(x, 0, wide + 2, box.height()), int(left), self._label)
        x = round(x + wide + gap)
        if key:
            y = round((box.height() - key.height()) / 2)
            paint.paint_key(painter, QRectF(x, y, key.width(), key.height()), self._key_hint, ink)
        if self._menu:
            spot = QRectF(x, 0, theme.dp(8), box.height()).center()
            paint.paint_chevron(painter, spot, ink)


class PrimaryButton(Button):
    """The one accent button of a screen."""

    kind: Kind = "primary"
