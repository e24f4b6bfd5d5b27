"""The box for what happened: plain text, `::` text modules at the cursor, pictures as evidence."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QRect, QSize, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from callcenter.directory.guidance import TextModule
from ui import theme
from ui.plain_text import LONGEST, PlainLabel, PlainTextEdit, visible
from ui.ticket_form.option_list import Option, OptionList
from ui.widgets.field import Field

_CALLED = re.compile(r"::([\w-]*)$")
_GAP = re.compile(r"\{[^{}\n]*\}")
_PLAINLY_TOO_LONG = 4 * LONGEST
ModulesFor = Callable[[str], Sequence[TextModule]]


class DescriptionField(Field["DescriptionBox"]):
    """The box with its label, and evidence in the same line: it belongs to the story."""

    def __init__(self, label: str, box: "DescriptionBox", tail: QWidget, name: str) -> None:
        super().__init__(label, box, name=name)
        column = self.layout()
        head = column.itemAt(0) if column is not None else None
        line = head.layout() if head is not None else None
        if isinstance(line, QHBoxLayout):
            line.addWidget(tail, 8)
        self.refused = RefusedPaste(box, name)
        if isinstance(column, QVBoxLayout):
            column.addWidget(self.refused)


class RefusedPaste(PlainLabel):
    """Why a paste did not come into a box; goes with the next change of its text."""

    def __init__(self, box: "DescriptionBox", name: str) -> None:
        super().__init__("", fit="wrap", role="label", ink="red")
        self.setObjectName(f"{name}_refused")
        self.hide()
        box.refused.connect(self._tell)
        box.textChanged.connect(self.hide)

    def _tell(self, over: int) -> None:
        text = self.tr(
            "▲ Tidak ditempel: {over} huruf tidak muat (paling banyak {most}). "
            "Isian tetap seperti semula."
        )
        counts = {"{over}": over, "{most}": LONGEST}
        for key, count in counts.items():
            text = text.replace(key, f"{count:,}".replace(",", "."))
        self.setText(text)
        self.show()


class DescriptionBox(PlainTextEdit):
    """A text box; pasted pictures and dropped files are told by signals, never shown inside.

    A text that does not fit is not pasted at all: `refused` tells how many characters too many.
    """

    picture_pasted = Signal(QImage)
    refused = Signal(int)
    files_given = Signal(list)

    _built = False

    def __init__(self, modules_for: ModulesFor, parent: QWidget | None = None, *, lines: int = 2):
        super().__init__(parent)
        self._modules_for = modules_for
        self._found: dict[str, TextModule] = {}
        self._lines = lines
        self.options = OptionList(self)
        self.options.picked.connect(self._insert)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.textChanged.connect(self._look_for_module)
        self._built = True

    def set_text(self, text: str) -> None:
        """Puts a text in place of all; undo does not bring the old one back."""
        wanted, history = visible(text), self.document()
        if (
            wanted == self.toPlainText()
            and not history.isUndoAvailable()
            and not history.isRedoAvailable()
        ):
            return  # an empty one is emptied with every call
        self.setPlainText(wanted)

    def sizeHint(self) -> QSize:
        """Qt: some lines; it grows with the room there is."""
        return QSize(theme.dp(200), theme.dp(26 + 18 * self._lines))

    def minimumSizeHint(self) -> QSize:
        """Qt: as the hint."""
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        """Qt: Esc closes the list before anything else."""
        if not self._built:
            return super().event(event)
        if self.options.wants(event):
            event.accept()
            return True
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and self.options.isVisible()
            and self.options.handle(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: the list goes."""
        super().focusOutEvent(event)
        self.options.hide()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Qt: text, pictures and files may come."""
        return source.hasText() or source.hasImage() or source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Qt: files and pictures become evidence, text is inserted plain."""
        paths = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
        if paths:
            self.files_given.emit(paths)
        elif source.hasImage() and not source.hasText():
            self.picture_pasted.emit(QImage(source.imageData()))
        else:
            self._paste(source.text())

    def _paste(self, text: str) -> None:
        cursor = self.textCursor()
        room = LONGEST - len(self.toPlainText()) + len(cursor.selectedText())
        if len(text) <= _PLAINLY_TOO_LONG:
            text = visible(text)
        if len(text) > max(0, room):
            self.refused.emit(len(text) - max(0, room))
        else:
            cursor.insertText(text)
            self.ensureCursorVisible()

    def _look_for_module(self) -> None:
        if not self.hasFocus():
            return
        called = _CALLED.search(self._before_cursor())
        if called is None:
            self.options.hide()
            return
        modules = self._modules_for(called[1])
        self._found = {module.id: module for module in modules}
        rows = [Option(one.id, f"::{one.shortcut}", one.title) for one in modules]
        self.options.offer(rows, at=self._cursor_spot())

    def _before_cursor(self) -> str:
        cursor = self.textCursor()
        return cursor.block().text()[: cursor.positionInBlock()]

    def _cursor_spot(self) -> QRect:
        spot = self.cursorRect()
        return QRect(self.viewport().mapTo(self, spot.topLeft()), QSize(1, spot.height()))

    def _insert(self, key: str) -> None:
        module = self._found.get(key)
        called = _CALLED.search(self._before_cursor())
        if module is None or called is None:
            return
        cursor = self.textCursor()
        back, keep = QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveMode.KeepAnchor
        cursor.movePosition(back, keep, len(called[0]))
        cursor.insertText(module.text)
        gap = _GAP.search(module.text)
        if gap is not None:
            cursor.setPosition(cursor.position() - _units(module.text[gap.start() :]))
            cursor.setPosition(cursor.position() + _units(gap[0]), keep)
        self.setTextCursor(cursor)


def _units(text: str) -> int:
    """Return how many positions of a text document a text takes."""
    return len(text.encode("utf-16-le")) // 2
