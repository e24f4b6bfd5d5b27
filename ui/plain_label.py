"""Labels, tooltips, titles that show text literally; screens import them from `ui.plain_text`."""

import html
from typing import Literal

from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QSystemTrayIcon,
    QToolTip,
    QWidget,
)

from ui import theme
from ui.visible_text import Newlines, elide, one_line, visible

Fit = Literal["line", "elide", "wrap"]
Ink = Literal["text", "muted", "faint", "accent", "red", "amber", "green", "violet"]
LONGEST = 20_000


def tooltip_text(text: str) -> str:
    """Return a tooltip Qt shows literally; also for `ToolTipRole` of models."""
    if not text:
        return ""
    shown = html.escape(elide(visible(text), 2_000))
    return f'<p style="white-space:pre-wrap">{shown}</p>'


def plain_tooltip(widget: QWidget | QAction | QSystemTrayIcon, text: str) -> None:
    """Give a widget, a menu entry or the tray icon a tooltip that shows `text` letter by letter."""
    widget.setToolTip(tooltip_text(text))


def show_tooltip(at: QPoint, text: str, widget: QWidget) -> None:
    """Show a tooltip now at this place of the screen, letter by letter; "" takes it away."""
    QToolTip.showText(at, tooltip_text(text), widget)


def put_back_tooltip(widget: QWidget, kept: str) -> None:
    """Give a widget the tooltip it had: `kept` is what its `toolTip()` said."""
    widget.setToolTip(kept)


def plain_title(window: QWidget, text: str) -> None:
    """Set a window title from any text: one line, nothing hidden, not endless."""
    window.setWindowTitle(one_line(text, 120))


class PlainLabel(QLabel):
    """A label that shows its text literally.

    `fit`: "line" one size, "elide" cut with … and the whole in the tooltip, "wrap" breaks
    anywhere it must and reports its height for a width. `role` and `ink` name font and colour.
    """

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        fit: Fit = "line",
        role: theme.FontRole = "body",
        ink: Ink = "text",
        selectable: bool = False,
        tabular: bool = False,
        newlines: Newlines = "keep",
    ) -> None:
        super().__init__(parent)
        self._fit = fit
        self._newlines: Newlines = newlines if fit == "wrap" else "space"
        self._laid_out: tuple[str, str, int] | None = None
        self._heights: dict[int, int] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setOpenExternalLinks(False)
        self.setProperty("role", role)
        if tabular:
            theme.make_tabular(self)
        self.set_ink(ink)
        self._arrange(selectable)
        self.setText(text)

    def _arrange(self, selectable: bool) -> None:
        self._own_paint = not selectable and self._fit != "line"
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(
            flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
            if selectable
            else flags.NoTextInteraction
        )
        if self._fit == "elide":
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if self._fit == "wrap":
            self.setWordWrap(True)
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def setText(self, text: str) -> None:  # noqa: N802 (Qt's own name)
        """Show a text; hidden characters become marks, & stays &."""
        shown = elide(visible(text, self._newlines), LONGEST)
        super().setText(shown.replace("&", "&&") if self.buddy() is not None else shown)
        self.setAccessibleName(shown)
        if self._fit == "elide":
            plain_tooltip(self, text)
        self.updateGeometry()

    def shown_text(self) -> str:
        """Return what stands on the screen (before eliding), & undoubled."""
        text = self.text()
        return text.replace("&&", "&") if self.buddy() is not None else text

    def set_buddy(self, widget: QWidget) -> None:
        """Name the input this label belongs to."""
        text = self.shown_text()
        self.setBuddy(widget)
        self.setText(text)

    def set_ink(self, ink: Ink) -> None:
        """Change the colour of the text."""
        if self.property("ink") == ink:
            return
        self.setProperty("ink", ink)
        self.style().unpolish(self)
        self.style().polish(self)
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Qt: wrapped labels grow with their text."""
        return self._fit == "wrap"

    def heightForWidth(self, width: int) -> int:
        """Qt: height in pixels of the text broken at `width`."""
        if not self._own_paint or self._fit != "wrap":
            return super().heightForWidth(width)
        laid_out = (self.text(), self.font().key(), theme.dp(18))
        if laid_out != self._laid_out:
            self._laid_out = laid_out
            self._heights.clear()
        if width not in self._heights:  # a layout asks for the same few widths again and again
            self._heights[width] = round(_break(self.text(), self, width)[1])
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Qt: the text on its own lines."""
        if not self._own_paint:
            return super().sizeHint()
        metrics = QFontMetrics(self.font())
        lines = self.text().split("\n")
        width = max(metrics.horizontalAdvance(line) for line in lines) + 2
        if self._fit == "elide":
            return QSize(width, self._line_height())
        width = min(width, theme.dp(560))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Qt: elided and wrapped labels may become narrow."""
        if not self._own_paint:
            return super().minimumSizeHint()
        return QSize(theme.dp(24), self._line_height())

    def _line_height(self) -> int:
        return max(QFontMetrics(self.font()).height(), theme.dp(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw elided or wrapped text without any markup."""
        if not self._own_paint:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.setFont(self.font())
        if self._fit == "elide":
            cut = QFontMetrics(self.font()).elidedText(
                self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
            )
            flags = Qt.TextFlag.TextSingleLine | self.alignment() | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(self.contentsRect(), int(flags), cut)
            return
        paragraphs, height = _break(self.text(), self, self.width())
        centred = bool(self.alignment() & Qt.AlignmentFlag.AlignVCenter)
        offset = max(0.0, (self.height() - height) / 2) if centred else 0.0
        for layout, top in paragraphs:
            layout.draw(painter, QPointF(0, top + offset))


def _break(text: str, label: QLabel, width: int) -> tuple[list[tuple[QTextLayout, float]], float]:
    """Return the paragraphs of a text laid out at a width, each with its top, and the height."""
    option = QTextOption(label.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    height = max(QFontMetrics(label.font()).height(), theme.dp(18))
    top, made = 0.0, []
    for paragraph in text.split("\n"):
        layout = QTextLayout(paragraph, label.font(), label)
        layout.setTextOption(option)
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, y + (height - line.height()) / 2))
            y += height
        layout.endLayout()
        made.append((layout, top))
        top += max(y, height)
    return made, top
