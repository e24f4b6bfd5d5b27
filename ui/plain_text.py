"""The only way to show text that came from outside: labels, editors, tooltips, boxes, items.

Qt renders markup by default; nothing here ever does. Screens must not use QLabel, QMessageBox,
QTextEdit, QInputDialog, QProgressDialog, QErrorMessage or setToolTip themselves (a test looks).
"""

from collections.abc import Sequence
from typing import Any, Literal

from msgspec import Struct
from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QColor, QFont, QResizeEvent, QShowEvent, QStandardItem, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.plain_label import (
    LONGEST,
    Fit,
    Ink,
    PlainLabel,
    plain_title,
    plain_tooltip,
    put_back_tooltip,
    show_tooltip,
    tooltip_text,
)
from ui.translation import shown
from ui.visible_text import Newlines, elide, one_line, safe_link_text, visible
from ui.widgets.buttons import Button, PrimaryButton

__all__ = [
    "LONGEST", "Choice", "Fit", "Ink", "PlainDialog", "PlainLabel", "PlainTextEdit",
    "PlainTextView", "ask", "elide", "message_box", "one_line", "plain_item", "plain_title",
    "plain_tooltip", "put_back_tooltip", "safe_link_text", "show_tooltip", "tell",
    "tooltip_text", "visible",
]  # fmt: skip


def plain_item(text: str, *, data: object = None, newlines: Newlines = "space") -> QStandardItem:
    """Return a read-only item of a list or table; `data` is kept under UserRole."""
    item = QStandardItem(elide(visible(text, newlines), 500))
    item.setEditable(False)
    item.setData(tooltip_text(text), Qt.ItemDataRole.ToolTipRole)
    if data is not None:
        item.setData(data, Qt.ItemDataRole.UserRole)
    return item


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
        x = self.viewport().geometry().right() - self._note.width() - theme.dp(10)
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

    def mark(self, start: int, end: int, field: QColor) -> None:
        """Bring these characters into sight, bold on a field of their own colour."""
        cursor, length = self.textCursor(), len(self.toPlainText())
        cursor.setPosition(min(start, length))
        cursor.setPosition(min(end, length), cursor.MoveMode.KeepAnchor)
        mark = QTextEdit.ExtraSelection()
        drawn: Any = mark
        drawn.cursor = QTextCursor(cursor)
        drawn.format.setBackground(field)
        drawn.format.setFontWeight(QFont.Weight.DemiBold)
        self.setExtraSelections([mark])
        cursor.clearSelection()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()


class Choice(Struct, frozen=True):
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
    choices: Sequence[Choice] | None = None,
    detail: str = "",
) -> PlainDialog:
    """Return a box ready for `open()` (does not block) or `exec()`."""
    one = (Choice("ok", shown("Baik"), "primary"),)
    box = PlainDialog(parent, title, text, one if choices is None else choices, detail)
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
