"""The only way to show text that came from outside: labels, editors, tooltips, boxes, items.

Qt renders markup by default; nothing here ever does. Screens must not use QLabel, QMessageBox,
QTextEdit, QInputDialog, QProgressDialog, QErrorMessage or setToolTip themselves (a test looks).
"""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QMimeData, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QStandardItem,
    QTextCursor,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.visible_text import Newlines, elide, one_line, safe_link_text, visible
from ui.widgets.buttons import Button, PrimaryButton

__all__ = [
    "Choice", "PlainDialog", "PlainLabel", "PlainTextEdit", "PlainTextView", "ask", "elide",
    "message_box", "one_line", "plain_item", "plain_title", "plain_tooltip", "safe_link_text",
    "tell", "tooltip_text", "visible",
]  # fmt: skip

Fit = Literal["line", "elide", "wrap"]
Ink = Literal["text", "muted", "faint", "accent", "red", "amber", "green", "violet"]
LONGEST = 20_000


def tooltip_text(text: str) -> str:
    """Return a tooltip Qt shows literally; also for `ToolTipRole` of models."""
    if not text:
        return ""
    shown = html.escape(elide(visible(text), 2_000))
    return f'<p style="white-space:pre-wrap">{shown}</p>'


def plain_tooltip(widget: QWidget, text: str) -> None:
    """Give a widget a tooltip that shows `text` letter by letter."""
    widget.setToolTip(tooltip_text(text))


def plain_title(window: QWidget, text: str) -> None:
    """Set a window title from any text: one line, nothing hidden, not endless."""
    window.setWindowTitle(one_line(text, 120))


def plain_item(text: str, *, data: object = None, newlines: Newlines = "space") -> QStandardItem:
    """Return a read-only item of a list or table; `data` is kept under UserRole."""
    item = QStandardItem(elide(visible(text, newlines), 500))
    item.setEditable(False)
    item.setData(tooltip_text(text), Qt.ItemDataRole.ToolTipRole)
    if data is not None:
        item.setData(data, Qt.ItemDataRole.UserRole)
    return item


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
        return round(_break(self.text(), self, width)[1])

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


class PlainTextEdit(QPlainTextEdit):
    """A text field for many lines: only plain text goes in, Tab goes on to the next field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._note = PlainLabel(parent=self, role="hint", ink="faint")
        self._note.hide()

    def set_corner_note(self, text: str) -> None:
        """Show a small note in the lower right corner (`draf tersimpan · 146`)."""
        self._note.setText(text)
        self._note.setVisible(bool(text))
        self.setViewportMargins(0, 0, 0, theme.dp(18) if text else 0)
        self._place_note()

    def insert_at_cursor(self, text: str) -> None:
        """Insert a text module at the cursor; nothing that stands there is lost, undo works."""
        cursor = self.textCursor()
        cursor.setPosition(max(cursor.position(), cursor.anchor()))
        cursor.insertText(text)
        self.setTextCursor(cursor)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Qt: only text may be pasted or dropped."""
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Qt: paste the text alone, hidden characters as marks, within the longest length."""
        self.textCursor().insertText(elide(visible(source.text()), LONGEST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: keep the note in its corner."""
        super().resizeEvent(event)
        self._place_note()

    def _place_note(self) -> None:
        self._note.adjustSize()
        x = self.width() - self._note.width() - theme.dp(10)
        self._note.move(x, self.height() - self._note.height() - theme.dp(6))


class PlainTextView(PlainTextEdit):
    """A read-only, selectable text of any length (the citizen's own words)."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setProperty("flat", True)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show a text from its beginning."""
        self.setPlainText(visible(text))
        self.moveCursor(QTextCursor.MoveOperation.Start)


@dataclass(frozen=True, slots=True)
class Choice:
    """One button of a box: `key` comes back, `kind` says how it looks."""

    key: str
    text: str
    kind: Literal["primary", "plain", "danger"] = "plain"


class PlainDialog(QDialog):
    """A small box: title, text, detail, buttons. `chosen` carries the key, "" when closed."""

    chosen = Signal(str)

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        text: str,
        choices: Sequence[Choice],
        detail: str = "",
    ) -> None:
        super().__init__(parent)
        self.setObjectName("plain_dialog")
        self.key = ""
        plain_title(self, title)
        self.setFixedWidth(theme.dp(440))
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.dp(8))
        self.body.addWidget(_named(PlainLabel(title, fit="wrap", role="title"), "dialog_title"))
        self.body.addWidget(_named(PlainLabel(text, fit="wrap"), "dialog_text"))
        if detail:
            label = PlainLabel(detail, fit="wrap", role="label", ink="muted")
            self.body.addWidget(_named(label, "dialog_detail"))
        row = QHBoxLayout()
        row.setSpacing(theme.dp(8))
        row.addStretch(1)
        self._add_buttons(row, choices)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(theme.dp(n) for n in (20, 18, 20, 16)))
        outer.setSpacing(theme.dp(18))
        outer.addLayout(self.body)
        outer.addLayout(row)

    def _add_buttons(self, row: QHBoxLayout, choices: Sequence[Choice]) -> None:
        for choice in choices:
            kind = PrimaryButton if choice.kind == "primary" else Button
            button = kind(choice.text, danger=choice.kind == "danger")
            button.setObjectName(f"choice_{choice.key}")
            button.setAutoDefault(True)
            button.setDefault(choice.kind == "primary")
            button.clicked.connect(lambda _checked=False, key=choice.key: self._choose(key))
            row.addWidget(button)
            if choice.kind == "primary":
                button.setFocus()

    def _choose(self, key: str) -> None:
        self.key = key
        self.accept()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: as high as the wrapped text needs."""
        layout = self.layout()
        if layout is not None:
            self.setMinimumHeight(layout.heightForWidth(self.width()))
            self.resize(self.minimumSize())
        super().showEvent(event)

    def done(self, result: int) -> None:
        """Qt: every way out tells what was chosen."""
        super().done(result)
        self.chosen.emit(self.key)


def message_box(
    parent: QWidget | None,
    title: str,
    text: str,
    choices: Sequence[Choice] = (Choice("ok", "Baik", "primary"),),
    detail: str = "",
) -> PlainDialog:
    """Return a box ready for `open()` (does not block) or `exec()`."""
    box = PlainDialog(parent, title, text, choices, detail)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    return box


def ask(
    parent: QWidget | None, title: str, text: str, choices: Sequence[Choice], detail: str = ""
) -> str:
    """Ask and wait; return the key of the chosen button, "" when the box was closed."""
    box = message_box(parent, title, text, choices, detail)
    box.exec()
    box.deleteLater()
    return box.key


def tell(parent: QWidget | None, title: str, text: str, detail: str = "") -> PlainDialog:
    """Show a message without blocking; it deletes itself when closed."""
    box = message_box(parent, title, text, detail=detail)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box


def _named(label: PlainLabel, name: str) -> PlainLabel:
    label.setObjectName(name)
    return label
