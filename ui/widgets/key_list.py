"""Lists and tables worked by keyboard: plain text only, chips in rows, ring on the current row."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFont, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import theme
from ui.plain_text import tooltip_text
from ui.visible_text import one_line
from ui.widgets import paint
from ui.widgets.paint import ChipLook

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
CHIP_ROLE = Qt.ItemDataRole.UserRole + 2
_OPENING = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


@dataclass(frozen=True, slots=True)
class Row:
    """Two lines of a panel: title, then number, chip, words and a highlighted key."""

    key: str
    title: str
    number: str = ""
    chip: ChipLook | None = None
    meta: str = ""
    action: str = ""
    done: bool = False

    def spoken(self) -> str:
        """Return the row as one sentence for a screen reader."""
        chip = self.chip.text if self.chip else ""
        return ", ".join(p for p in (self.title, self.number, chip, self.meta, self.action) if p)


class RowModel(QAbstractListModel):
    """Rows of a panel; replacing them keeps what is unchanged."""

    def __init__(self, rows: Sequence[Row] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = list(rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Qt: flat list."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: text, spoken text, tooltip, and the row itself under ROW_ROLE."""
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(row.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return one_line(row.spoken(), 400)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text(row.title)
        return None

    def rows(self) -> tuple[Row, ...]:
        """Return the rows shown."""
        return tuple(self._rows)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; with the same keys in the same order only changed ones repaint."""
        fresh = list(rows)
        if [r.key for r in fresh] != [r.key for r in self._rows]:
            self.beginResetModel()
            self._rows = fresh
            self.endResetModel()
            return
        for n, row in enumerate(fresh):
            if row != self._rows[n]:
                self._rows[n] = row
                self.dataChanged.emit(self.index(n), self.index(n))


class PlainDelegate(QStyledItemDelegate):
    """Cells: literal text, CHIP_ROLE draws a chip; no cell focus frame, ring around the row."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: one line of visible text."""
        super().initStyleOption(option, index)
        shown = cast(Any, option)
        shown.text = "" if index.data(CHIP_ROLE) else one_line(shown.text, 300)
        shown.state &= ~QStyle.StateFlag.State_HasFocus

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: the cell, its chip, its part of the row's ring."""
        super().paint(painter, option, index)
        shown = cast(Any, option)
        box = QRectF(shown.rect)
        look = index.data(CHIP_ROLE)
        if isinstance(look, ChipLook):
            size = paint.chip_size(look)
            wide = min(size.width(), box.width() - theme.dp(12))
            top = box.top() + (box.height() - 1 - size.height()) // 2
            spot = QRectF(box.left() + theme.dp(10), top, wide, size.height())
            paint.paint_chip(painter, spot, look)
        view = shown.widget
        if isinstance(view, QTableView) and view.hasFocus() and _is_current(view, index):
            _paint_row_ring(painter, view, box)


class RowDelegate(QStyledItemDelegate):
    """Two-line rows of the panels at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt: two lines, or one without meta."""
        del option
        row = index.data(ROW_ROLE)
        single = isinstance(row, Row) and not (row.number or row.chip or row.meta or row.action)
        return QSize(theme.dp(120), theme.dp(34 if single else 51))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: field, rule, title, second line, ring."""
        row = index.data(ROW_ROLE)
        shown = cast(Any, option)
        box = QRectF(shown.rect)
        view = shown.widget
        if not isinstance(row, Row) or not isinstance(view, QListView):
            return
        t = theme.tokens()
        selected = bool(shown.state & QStyle.StateFlag.State_Selected)
        over = bool(shown.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        last = index.row() == view.model().rowCount() - 1
        if selected or over:
            colour = t.color("accent_weak" if selected else "hover")
            _fill(painter, box, colour, rounded=last and box.bottom() >= view.viewport().height())
        if not last:
            rule = QRectF(box.left(), box.bottom() - 1, box.width(), 1)
            painter.fillRect(rule, t.color("line2"))
        self._paint_words(painter, box.adjusted(theme.dp(12), 0, -theme.dp(12), 0), row)
        if view.hasFocus() and _is_current(view, index):
            paint.paint_ring(painter, box.adjusted(1, 0, -1, -1), theme.dp(5))
        painter.restore()

    @staticmethod
    def _paint_words(painter: QPainter, box: QRectF, row: Row) -> None:
        t = theme.tokens()
        line = QRectF(box.left(), box.top() + theme.dp(7), box.width(), theme.dp(18))
        ink = "muted" if row.done else "text"
        _words(painter, line, row.title, theme.font("medium"), ink)
        line.translate(0, theme.dp(18))
        if row.number:
            used = _words(painter, line, row.number, theme.tabular_font("label"), "muted")
            line.setLeft(line.left() + used + theme.dp(8))
        if row.chip:
            size = paint.chip_size(row.chip)
            wide = min(size.width(), line.width())
            paint.paint_chip(
                painter, QRectF(line.left(), line.top(), wide, size.height()), row.chip
            )
            line.setLeft(line.left() + wide + theme.dp(8))
        if row.meta:
            used = _words(painter, line, row.meta, theme.tabular_font("label"), "muted")
            line.setLeft(line.left() + used + theme.dp(6))
        if row.action:
            bold = theme.font("label")
            bold.setWeight(QFont.Weight.DemiBold)
            painter.setPen(t.color("accent"))
            _words(painter, line, row.action, bold, "accent")


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


class KeyList(QListView):
    """A list of two-line rows; `opened` and `moved` carry the row's key."""

    opened = Signal(str)
    moved = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _Keys.arrange(self)
        self.setUniformItemSizes(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(RowDelegate(self))
        self._rows = RowModel(parent=self)
        self.setModel(self._rows)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentChanged.connect(self._tell_moved)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show rows; the current one stays current if it is still there. Takes no focus."""
        key = self.current_key()
        self._rows.set_rows(rows)
        for n, row in enumerate(self._rows.rows()):
            if row.key == key and self.current_key() != key:
                self.setCurrentIndex(self._rows.index(n))

    def rows(self) -> tuple[Row, ...]:
        """Return the rows shown."""
        return self._rows.rows()

    def current_key(self) -> str:
        """Return the key of the current row, "" when none."""
        row = self.currentIndex().data(ROW_ROLE) if self.currentIndex().isValid() else None
        return row.key if isinstance(row, Row) else ""

    def content_height(self) -> int:
        """Return the height in pixels of all rows, for panels that grow with their content."""
        return sum(self.sizeHintForRow(n) for n in range(self._rows.rowCount()))

    def _open(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, Row):
            self.opened.emit(row.key)

    def _tell_moved(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        self.moved.emit(row.key if isinstance(row, Row) else "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: show where the focus is."""
        super().focusInEvent(event)
        _Keys.enter(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter opens; letters are left to the screen's shortcuts."""
        if event.key() in _OPENING and self.currentIndex().isValid():
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
        if event.key() in _OPENING and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
            return
        if event.text().isalnum():
            event.ignore()
            return
        super().keyPressEvent(event)


def _is_current(view: QAbstractItemView, index: Index) -> bool:
    current = view.currentIndex()
    return current.isValid() and current.row() == index.row()


def _paint_row_ring(painter: QPainter, view: QTableView, box: QRectF) -> None:
    """Draw one row-wide ring, clipped to the cell being painted."""
    head = view.horizontalHeader()
    wide = min(view.viewport().width(), head.length())
    painter.save()
    painter.setClipRect(box)
    row = QRectF(-head.offset() if head.length() > wide else 0, box.top(), wide, box.height() - 1)
    paint.paint_ring(painter, row, theme.dp(4))
    painter.restore()


def _words(painter: QPainter, box: QRectF, text: str, face: QFont, ink: str) -> float:
    metrics = QFontMetricsF(face)
    cut = metrics.elidedText(one_line(text, 300), Qt.TextElideMode.ElideRight, max(0, box.width()))
    painter.setFont(face)
    painter.setPen(theme.tokens().color(ink))
    left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    painter.drawText(box.adjusted(0, 0, 2, 0), left | int(Qt.TextFlag.TextSingleLine), cut)
    return metrics.horizontalAdvance(cut)


def _fill(painter: QPainter, box: QRectF, colour: Any, *, rounded: bool) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if not rounded:
        painter.fillRect(box, colour)
        return
    radius = theme.dp(7)
    painter.drawRoundedRect(box, radius, radius)
    painter.fillRect(box.adjusted(0, 0, 0, -radius), colour)
