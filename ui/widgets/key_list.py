"""Lists and tables worked by keyboard: plain text only, chips in cells, ring on the current row."""

from typing import Any, cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, QRectF, Qt, Signal
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
_SELECTED, _ENABLED = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_Enabled
_ALIGNMENT = Qt.ItemDataRole.TextAlignmentRole
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_TEXT_MARGIN = 3
"""What the style leaves at both sides of an item's text, beside its padding."""


class PlainDelegate(QStyledItemDelegate):
    """Cells: literal text, CHIP_ROLE draws a chip; no cell focus frame, ring around the row.

    Draws by itself what the style sheet says of cells: through the style a frame of the queue
    takes twice as long.
    """

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: one line of visible text, where a cell is measured."""
        super().initStyleOption(option, index)
        shown = cast(Any, option)
        text = shown.text
        if text:
            shown.text = "" if index.data(CHIP_ROLE) else one_line(text, 300)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: the cell, its chip, its part of the row's ring."""
        shown = cast(Any, option)
        box, selected = shown.rect, bool(shown.state & _SELECTED)
        colours = theme.tokens()
        painter.save()
        if selected:
            painter.fillRect(box, colours.color("accent_weak"))
        rule = theme.dp(1)
        painter.fillRect(box.adjusted(0, box.height() - rule, 0, 0), colours.color("line2"))
        model = index.model()
        look = model.data(index, CHIP_ROLE)
        if isinstance(look, ChipLook):
            _paint_look(painter, QRectF(box), look)
        else:
            text = model.data(index, Qt.ItemDataRole.DisplayRole)
            if text:
                enabled = bool(shown.state & _ENABLED)
                ink = None if selected else model.data(index, Qt.ItemDataRole.ForegroundRole)
                painter.setPen(ink or colours.color("text" if enabled else "faint"))
                painter.setFont(model.data(index, Qt.ItemDataRole.FontRole) or shown.font)
                _paint_text(painter, box, str(text), model.data(index, _ALIGNMENT))
        view = shown.widget
        if isinstance(view, QTableView) and view.hasFocus() and is_current(view, index):
            _paint_row_ring(painter, view, QRectF(box))
        painter.restore()


def _paint_look(painter: QPainter, box: QRectF, look: ChipLook) -> None:
    size = paint.chip_size(look)
    wide = min(size.width(), box.width() - theme.dp(12))
    top = box.top() + (box.height() - 1 - size.height()) // 2
    spot = QRectF(box.left() + theme.dp(10), top, wide, size.height())
    paint.paint_chip(painter, spot, look)


def _paint_text(painter: QPainter, box: QRect, text: str, side: Qt.AlignmentFlag | None) -> None:
    """One line within the margins of a cell, above its rule; cut with … where it does not fit."""
    margin = theme.dp(7) + _TEXT_MARGIN
    room = box.adjusted(margin, 0, -margin, -theme.dp(1))
    metrics = painter.fontMetrics()
    cut = metrics.elidedText(one_line(text, 300), Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(side or _LEFT), cut)


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
