"""The table in which ids are filled in place: Enter edits, Delete empties, Tab goes to the name."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QHeaderView,
    QLineEdit,
    QStyleOptionViewItem,
    QWidget,
)

from callcenter.lapor.client import Item
from callcenter.lapor.mapping import MapKind
from ui import theme
from ui.lapor.mapping_entry import words_of
from ui.lapor.mapping_model import KIND, OURS, THEIRS_ID, THEIRS_NAME, WAITING, MappingModel
from ui.widgets.combo import complete
from ui.widgets.key_list import KeyTable, PlainDelegate
from ui.widgets.keyed_rows import Index

Offers = Callable[[MapKind], Sequence[Item]]
_NAME_MAX = 300


class EntryDelegate(PlainDelegate):
    """Editors of ids and names; `entered(row, column, text)` when one is done, `turned` by Tab."""

    entered = Signal(int, int, str)
    turned = Signal()

    def __init__(self, model: MappingModel, offers: Offers, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._offers = model, offers

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Qt: a line; with the names LAPOR offered to choose from."""
        del option
        line = QLineEdit(parent)
        line.setObjectName("lapor.entry")
        row, column = self._model.row(index.row()), index.column()
        title = self._model.headerData(column, Qt.Orientation.Horizontal)
        line.setAccessibleName(f"{title}: {self._model.text(row, OURS)}")
        line.setMaxLength(_NAME_MAX)
        items = self._offers(row.row.kind)
        if column == THEIRS_NAME and items:
            completer = complete(line, [words_of(one) for one in items])
            completer.activated.connect(lambda _text: self._done(line))
        return line

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Qt: tell what was typed; the model changes when it was saved."""
        del model
        if isinstance(editor, QLineEdit):
            self.entered.emit(index.row(), index.column(), editor.text())

    def _done(self, line: QLineEdit) -> None:
        self.commitData.emit(line)
        self.closeEditor.emit(line, QAbstractItemDelegate.EndEditHint.NoHint)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Qt: Enter is done at once, Tab goes on between id and name, never to another row."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and isinstance(editor, QLineEdit):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._done(editor)
                return True
            if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self._done(editor)
                self.turned.emit()
                return True
        return super().eventFilter(editor, event)


class MappingTable(KeyTable):
    """`entered` as the delegate tells; `emptied(row)` by Delete, `undone` by Ctrl+Z."""

    entered = Signal(int, int, str)
    emptied = Signal(int)
    undone = Signal()

    def __init__(self, model: MappingModel, offers: Offers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lapor.mapping_table")
        self.setAccessibleName(self.tr("Tabel pemetaan"))
        self.setModel(model)
        self._model = model
        delegate = EntryDelegate(model, offers, self)
        delegate.entered.connect(self.entered)
        delegate.turned.connect(self.edit_other_cell)
        self.setItemDelegate(delegate)
        self.opened.connect(self.edit_row)
        head = self.horizontalHeader()
        head.setStretchLastSection(False)
        for column, width in ((KIND, 96), (THEIRS_ID, 150), (WAITING, 100)):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(column, theme.dp(width))
        for column in (OURS, THEIRS_NAME):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def edit_row(self, at: int) -> None:
        """Open the editor of the current cell when it has one, else that of the id."""
        column = self.currentIndex().column()
        wanted = column if column == THEIRS_NAME else THEIRS_ID
        self._edit(at, wanted)

    def edit_other_cell(self) -> None:
        """Open the editor of the name beside the id, or of the id beside the name."""
        here = self.currentIndex()
        other = THEIRS_ID if here.column() == THEIRS_NAME else THEIRS_NAME
        self._edit(here.row(), other)

    def _edit(self, at: int, column: int) -> None:
        index = self._model.index(at, column)
        if self._model.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(index)
            self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Delete empties a row, Ctrl+Z takes the last change back."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undone.emit()
            return
        here = self.currentIndex()
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and here.isValid():
            self.emptied.emit(here.row())
            return
        super().keyPressEvent(event)
