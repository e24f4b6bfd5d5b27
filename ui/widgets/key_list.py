"""Lists and tables worked by keyboard: plain text only, chips in cells, ring on the current row."""

from typing import Any, cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import theme
from ui.visible_text import one_line
from ui.widgets import paint
from ui.widgets.keyed_rows import OPENING, ROW_ROLE, Index, KeyedView, is_current
from ui.widgets.paint import ChipLook
from ui.widgets.rows import Row, RowDelegate

__all__ = ["CHIP_ROLE", "ROW_ROLE", "KeyList", "KeyTable", "PlainDelegate", "Row"]

CHIP_ROLE = Qt.ItemDataRole.UserRole + 2
_FOCUSED = QStyle.StateFlag.State_HasFocus


class PlainDelegate(QStyledItemDelegate):
    """Cells: literal text, CHIP_ROLE draws a chip; no cell focus frame, ring around the row."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: one line of visible text."""
        super().initStyleOption(option, index)
        shown = cast(Any, option)
        text = shown.text
        if text:
            shown.text = "" if index.data(CHIP_ROLE) else one_line(text, 300)
        state = shown.state
        if state & _FOCUSED:
            shown.state = state & ~_FOCUSED

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: the cell, its chip, its part of the row's ring."""
        super().paint(painter, option, index)
        shown = cast(Any, option)
        look = index.data(CHIP_ROLE)
        if isinstance(look, ChipLook):
            box = QRectF(shown.rect)
            size = paint.chip_size(look)
            wide = min(size.width(), box.width() - theme.dp(12))
            top = box.top() + (box.height() - 1 - size.height()) // 2
            spot = QRectF(box.left() + theme.dp(10), top, wide, size.height())
            paint.paint_chip(painter, spot, look)
        view = shown.widget
        if isinstance(view, QTableView) and view.hasFocus() and is_current(view, index):
            _paint_row_ring(painter, view, QRectF(shown.rect))


class _Keys:
    """What lists and tables share: quiet frame, no editing, opening by Enter."""

    @staticmethod
    def arrange(view: QAbstractItemView) -> None:
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setMouseTracking(True)
        view.setTabKeyNavigation(False)
        view.setTextElideMode(Qt.TextElideMode.ElideRight)

    @staticmethod
    def enter(view: QAbstractItemView) -> None:
        """Make the first row current when the focus comes to a list without one: a ring shows."""
        model = view.model()
        if model.rowCount() and not view.currentIndex().isValid():
            view.setCurrentIndex(model.index(0, 0))


class KeyList(KeyedView[Row]):
    """A list of two-line rows, worked as the tables are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _Keys.arrange(self)
        self.setUniformItemSizes(False)
        self.setItemDelegate(RowDelegate(self))

    def content_height(self) -> int:
        """Return the height in pixels of all rows, for panels that grow with their content."""
        return sum(self.sizeHintForRow(n) for n in range(self._rows.rowCount()))

    def take_arrow(self, event: QEvent) -> bool:
        """Move by an arrow typed in a line above the list, which keeps its cursor; else False."""
        if not isinstance(event, QKeyEvent):
            return False
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            return False
        row = self.currentIndex().row() + step
        if 0 <= row < self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(row))
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: show where the focus is."""
        super().focusInEvent(event)
        _Keys.enter(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter opens; letters are left to the screen's shortcuts."""
        if event.key() in OPENING and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        if event.text().isalnum():
            event.ignore()
            return
        super().keyPressEvent(event)


class KeyTable(QTableView):
    """A table of 40 px rows and a 30 px header; `opened` carries the row number."""

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None, *, several: bool = False) -> None:
        super().__init__(parent)
        _Keys.arrange(self)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setItemDelegate(PlainDelegate(self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.dp(40))
        self.verticalHeader().setMinimumSectionSize(theme.dp(40))
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setStretchLastSection(True)
        head.setFixedHeight(theme.dp(30))
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def setModel(self, model: QAbstractItemModel | None) -> None:  # noqa: N802 (Qt's own name)
        """Qt: repaint whole rows when the current one changes."""
        super().setModel(model)
        if model is not None:
            self.selectionModel().currentRowChanged.connect(lambda: self.viewport().update())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: show where the focus is."""
        super().focusInEvent(event)
        _Keys.enter(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter opens; letters are left to the screen's shortcuts."""
        if event.key() in OPENING and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
            return
        if event.text().isalnum():
            event.ignore()
            return
        super().keyPressEvent(event)


def _paint_row_ring(painter: QPainter, view: QTableView, box: QRectF) -> None:
    """Draw one row-wide ring, clipped to the cell being painted."""
    head = view.horizontalHeader()
    wide = min(view.viewport().width(), head.length())
    painter.save()
    painter.setClipRect(box)
    row = QRectF(-head.offset() if head.length() > wide else 0, box.top(), wide, box.height() - 1)
    paint.paint_ring(painter, row, theme.dp(4))
    painter.restore()
