"""Two-line rows of panels: the row, its model, its delegate; plain text and chips only."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
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
from ui.widgets.paint import ChipLook

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1


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
            return tooltip_text("\n".join(p for p in (row.title, row.meta) if p))
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
        if view.hasFocus() and is_current(view, index):
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


def is_current(view: QAbstractItemView, index: Index) -> bool:
    current = view.currentIndex()
    return current.isValid() and current.row() == index.row()


def _words(painter: QPainter, box: QRectF, text: str, face: QFont, ink: str) -> float:
    metrics = QFontMetricsF(face)
    cut = metrics.elidedText(one_line(text, 300), Qt.TextElideMode.ElideRight, max(0, box.width()))
    painter.setFont(face)
    painter.setPen(theme.tokens().color(ink))
    left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    painter.drawText(box.adjusted(0, 0, 2, 0), left | int(Qt.TextFlag.TextSingleLine), cut)
    return metrics.horizontalAdvance(cut)


def _fill(painter: QPainter, box: QRectF, colour: QColor, *, rounded: bool) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if not rounded:
        painter.fillRect(box, colour)
        return
    radius = theme.dp(7)
    painter.drawRoundedRect(box, radius, radius)
    painter.fillRect(box.adjusted(0, 0, 0, -radius), colour)
