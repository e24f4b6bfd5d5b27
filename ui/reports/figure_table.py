"""A report's table on the screen: one cell is chosen, Enter opens the tickets it counts."""

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from callcenter.reports.figures import Dimension
from callcenter.reports.reading import Condition
from callcenter.reports.tables import Cell, Column, ReportTable, Row, RowKind
from ui import formats, theme
from ui.plain_text import tooltip_text
from ui.reports.words import ReportWords
from ui.visible_text import one_line
from ui.widgets import paint
from ui.widgets.key_list import KeyTable

Name = Callable[[str], str]
Index = QModelIndex | QPersistentModelIndex
_PERCENT = 100
_NAME_LEAST = 150
_STEP_BACK = (
    *("rejected", "duplicate", "moved", "paused", "referred", "long", "not_competent"),
    *("unanswered", "running", "in_time", "answered_in_time", "resolved", "waiting", "open"),
    "silent",
)
"""Columns that go first where there is little room; files always have them all."""


class FigureModel(QAbstractTableModel):
    """The rows of one table; `only` names the columns that are shown, all when empty."""

    def __init__(self, words: ReportWords, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = words
        self.table: ReportTable | None = None
        self._shown: tuple[int, ...] = ()
        self._name: Name | None = None

    def set_table(self, table: ReportTable, only: tuple[str, ...], name: Name | None) -> None:
        """Show another table."""
        self._name = name
        self.beginResetModel()
        self.table = table
        self._shown = tuple(
            at for at, one in enumerate(table.columns) if not only or one.key in only
        )
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Qt: rows of a table, none of a row."""
        inside = parent is not None and parent.isValid()
        return 0 if inside or self.table is None else len(self.table.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Qt: the name and the figures."""
        return 0 if parent is not None and parent.isValid() else 1 + len(self._shown)

    def row(self, at: int) -> Row:
        """A row; there is a table."""
        assert self.table is not None  # noqa: S101 - asked for a row of it
        return self.table.rows[at]

    def name(self, row: Row) -> str:
        """What stands in front of a row."""
        if row.kind is not RowKind.ONE or self.table is None:
            return self.words.kind(row.kind)
        if self._name is not None:
            return self._name(row.key)
        return self.words.row(self.table.dimension, row.key)

    def column(self, at: int) -> Column | None:
        """The column of a section, None for the names."""
        if self.table is None or at < 1:
            return None
        return self.table.columns[self._shown[at - 1]]

    def condition(self, index: Index) -> Condition | None:
        """What the figure in a cell counts, None where nothing can be opened."""
        column = self.column(index.column())
        if self.table is None or column is None:
            return None
        row, table = self.row(index.row()), self.table
        value, figure = row.cells[self._shown[index.column() - 1]], column.counted(table.columns)
        nothing = value is None or (column.figure is not None and not value)
        if nothing or row.kind is RowKind.JOINED:
            return None
        if row.kind is RowKind.ONE:
            return Condition(table.order, table.dimension, row.key, figure)
        if table.dimension is Dimension.AGENCY:
            return Condition(table.order, Dimension.AGENCY, None, figure)
        return Condition(table.order, Dimension.TOTAL, "", figure)

    def said(self, index: Index) -> str:
        """Which figure a cell is, in words."""
        column = self.column(index.column())
        name = self.name(self.row(index.row()))
        return name if column is None else f"{name}, {self.words.column(column.key)}"

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Qt: headings."""
        if orientation is not Qt.Orientation.Horizontal or self.table is None:
            return None
        column = self.column(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column else _LEFT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        words = self.words
        return words.first(self.table.dimension) if column is None else words.column(column.key)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: a name or a figure."""
        give = _ROLES.get(role)
        return None if give is None or self.table is None else give(self, index)

    def _text(self, index: Index) -> str:
        column, row = self.column(index.column()), self.row(index.row())
        if column is None:
            return self.name(row)
        return cell_text(column, row.cells[self._shown[index.column() - 1]])

    def _side(self, index: Index) -> int:
        return _LEFT if self.column(index.column()) is None else _RIGHT

    def _font(self, index: Index) -> QFont:
        strong = self.row(index.row()).kind is RowKind.TOTAL
        return theme.font("strong" if strong else "body", tabular=True)

    def _tip(self, index: Index) -> str | None:
        return None if index.column() else tooltip_text(self.name(self.row(index.row())))


_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_ROLES: dict[int, Callable[[FigureModel, Index], Any]] = {
    Qt.ItemDataRole.DisplayRole: FigureModel._text,
    Qt.ItemDataRole.TextAlignmentRole: FigureModel._side,
    Qt.ItemDataRole.FontRole: FigureModel._font,
    Qt.ItemDataRole.ToolTipRole: FigureModel._tip,
    Qt.ItemDataRole.AccessibleTextRole: FigureModel.said,
}


def cell_text(column: Column, cell: Cell) -> str:
    """A figure as it is shown; `—` where there is nothing to say."""
    if cell is None:
        return "—"
    if column.is_share:
        return f"{formats.number(cell * _PERCENT, 1)} %"
    return formats.number(cell)


class _FigureDelegate(QStyledItemDelegate):
    """Cells of literal text; a ring around the chosen one."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: one line of visible text."""
        super().initStyleOption(option, index)
        shown = cast(Any, option)
        shown.text = one_line(shown.text, 200)
        shown.state &= ~QStyle.StateFlag.State_HasFocus

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: the cell, and the ring when the table has the keys."""
        super().paint(painter, option, index)
        shown = cast(Any, option)
        view = shown.widget
        focused = isinstance(view, QAbstractItemView) and view.hasFocus()
        if focused and view.currentIndex() == index:
            paint.paint_ring(painter, QRectF(shown.rect).adjusted(0, 0, 0, -1), theme.dp(4))


class FigureTable(KeyTable):
    """`asked(Condition, words)` when the tickets behind a figure are wanted."""

    asked = Signal(object, str)

    def __init__(self, words: ReportWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures = FigureModel(words, self)
        self.setObjectName("reports.table")
        self.setItemDelegate(_FigureDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setModel(self.figures)
        head = self.horizontalHeader()
        head.setStretchLastSection(False)
        head.setSectionsClickable(False)
        self.verticalHeader().setMinimumSectionSize(theme.dp(30))
        self.verticalHeader().setDefaultSectionSize(theme.dp(30))
        self.setMinimumHeight(theme.dp(90))
        self.opened.connect(lambda _row: self.open_current())

    def show_table(
        self, table: ReportTable, only: tuple[str, ...] = (), *, name: Name | None = None
    ) -> None:
        """Another table; the first figure is chosen. `name` names its rows in another way."""
        self.figures.set_table(table, only, name)
        self.setAccessibleName(self.figures.words.title(table.dimension))
        self._fit()
        if self.figures.rowCount():
            self.setCurrentIndex(self.figures.index(0, 1))

    def _fit(self) -> None:
        """Widths by the headings; with little room the less telling columns step back."""
        head = self.horizontalHeader()
        for at in range(1, self.figures.columnCount()):
            head.setSectionResizeMode(at, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(at, self._width(at))
        if self.figures.columnCount():
            head.setMinimumSectionSize(theme.dp(48))
            head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._step_back()

    def _step_back(self) -> None:
        columns = range(1, self.figures.columnCount())
        keys = {at: column.key for at in columns if (column := self.figures.column(at))}
        used = sum(map(self._width, keys))
        gone: set[str] = set()
        for key in _STEP_BACK:
            if self.width() - used >= theme.dp(_NAME_LEAST):
                break
            used -= sum(self._width(at) for at, one in keys.items() if one == key)
            gone.add(key)
        for at, key in keys.items():
            self.setColumnHidden(at, key in gone)

    def _width(self, at: int) -> int:
        text = str(self.figures.headerData(at, Qt.Orientation.Horizontal))
        wide = QFontMetrics(theme.font("section")).horizontalAdvance(text) + theme.dp(24)
        return max(theme.dp(64), wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: as many columns as there is room for."""
        super().resizeEvent(event)
        self._step_back()

    def choose(self, key: str) -> bool:
        """Put the cursor on a row by its key; False when there is none."""
        table = self.figures.table
        for at, row in enumerate(table.rows if table else ()):
            if row.kind is RowKind.ONE and row.key == key:
                column = max(1, self.currentIndex().column())
                self.setCurrentIndex(self.figures.index(at, column))
                return True
        return False

    def open_current(self) -> None:
        """Ask for the tickets behind the chosen figure."""
        index = self.currentIndex()
        condition = self.figures.condition(index) if index.isValid() else None
        if condition is not None:
            self.asked.emit(condition, self.figures.said(index))
