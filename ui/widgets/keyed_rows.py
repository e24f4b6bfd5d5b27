"""What lists of keyed two-line rows share: the model, the field behind a row, the view.

Knows no look of its own: what stands in a row is painted by who brings the rows.
"""

from collections.abc import Sequence
from typing import Any, Generic, Protocol, TypeVar, cast

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import theme
from ui.plain_text import tooltip_text
from ui.visible_text import one_line
from ui.widgets import paint

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
"""The parent of every row of a flat model."""
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""Under it a model gives the row itself."""
OPENING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class KeyedRow(Protocol):
    """A row: its key comes back from the view; one without a key cannot be chosen."""

    @property
    def key(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def meta(self) -> str: ...
    def spoken(self) -> str: ...


R = TypeVar("R", bound=KeyedRow)


class KeyedModel(QAbstractListModel, Generic[R]):
    """Rows in order; replacing them keeps what is unchanged."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[R] = []

    def rowCount(self, parent: Index = NO_PARENT) -> int:
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
            return tooltip_text("\n".join(p for p in (row.title, row.meta) if p))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: a row without a key is skipped by the arrows."""
        if index.isValid() and not self._rows[index.row()].key:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def rows(self) -> tuple[R, ...]:
        """Return the rows shown."""
        return tuple(self._rows)

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show these rows; with the same keys in the same order only changed ones repaint."""
        fresh = list(rows)
        if [one.key for one in fresh] != [one.key for one in self._rows]:
            self.beginResetModel()
            self._rows = fresh
            self.endResetModel()
            return
        for n, row in enumerate(fresh):
            if row != self._rows[n]:
                self._rows[n] = row
                self.dataChanged.emit(self.index(n), self.index(n))


class Spot(Struct, frozen=True):
    """Where a row is painted: its box, the colour of its field, whether it is the last one."""

    box: QRectF
    field: QColor | None
    last: bool
    sheer: bool
    """The last row reaches the lower edge of the view."""


class KeyedDelegate(QStyledItemDelegate):
    """The ring around the current row; field, rule and words are the heir's `paint_row`."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: the row, then the ring."""
        row = index.data(ROW_ROLE)
        shown = cast(Any, option)
        view = shown.widget
        if row is None or not isinstance(view, QListView):
            return
        box = QRectF(shown.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        last = index.row() == view.model().rowCount() - 1
        sheer = last and box.bottom() >= view.viewport().height()
        self.paint_row(painter, Spot(box, _field(shown.state), last, sheer), row)
        if row.key and view.hasFocus() and is_current(view, index):
            paint.paint_ring(painter, box.adjusted(1, 0, -1, -1), theme.dp(5))
        painter.restore()

    def paint_row(self, painter: QPainter, spot: Spot, row: Any) -> None:
        """Paint field, rule and words of a row."""
        raise NotImplementedError


def paint_rule(painter: QPainter, box: QRectF) -> None:
    """Draw the line below a row."""
    rule = QRectF(box.left(), box.bottom() - 1, box.width(), 1)
    painter.fillRect(rule, theme.tokens().color("line2"))


def is_current(view: QAbstractItemView, index: Index) -> bool:
    """Return whether the index stands in the current row of the view."""
    current = view.currentIndex()
    return current.isValid() and current.row() == index.row()


def _field(state: QStyle.StateFlag) -> QColor | None:
    if state & QStyle.StateFlag.State_Selected:
        return theme.tokens().color("accent_weak")
    over = bool(state & QStyle.StateFlag.State_MouseOver)
    return theme.tokens().color("hover") if over else None


class KeyedView(QListView, Generic[R]):
    """`opened` on Enter or double click and `moved` carry the row's key."""

    opened = Signal(str)
    moved = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows: KeyedModel[R] = KeyedModel(self)
        self.setModel(self._rows)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentChanged.connect(lambda index, _old: self._tell_moved(index))

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show rows; the current one stays current if it is still there. Takes no focus."""
        key = self.current_key()
        self._rows.set_rows(rows)
        if key and self.current_key() != key:
            self.choose(key)

    def rows(self) -> tuple[R, ...]:
        """Return the rows shown."""
        return self._rows.rows()

    def current_key(self) -> str:
        """Return the key of the current row, "" when none."""
        return _key_at(self.currentIndex())

    def choose(self, key: str) -> bool:
        """Make a row current; False when it is not there."""
        for n, row in enumerate(self._rows.rows()):
            if row.key == key:
                self.setCurrentIndex(self._rows.index(n))
                return True
        return False

    def _open(self, index: QModelIndex) -> None:
        key = _key_at(index)
        if key:
            self.opened.emit(key)

    def _tell_moved(self, index: QModelIndex) -> None:
        self.moved.emit(_key_at(index))


def _key_at(index: QModelIndex) -> str:
    row: KeyedRow | None = index.data(ROW_ROLE) if index.isValid() else None
    return row.key if row is not None else ""
