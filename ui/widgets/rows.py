"""Two-line rows of panels: the row and how it is painted; plain text and chips only."""

from typing import Any

from msgspec import Struct
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from ui import theme
from ui.widgets import paint
from ui.widgets.keyed_rows import ROW_ROLE, Index, KeyedDelegate, Spot, paint_rule
from ui.widgets.paint import ChipLook


class Row(Struct, frozen=True):
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


class RowDelegate(KeyedDelegate):
    """Two-line rows of the panels at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt: two lines, or one without meta."""
        del option
        row = index.data(ROW_ROLE)
        single = isinstance(row, Row) and not (row.number or row.chip or row.meta or row.action)
        return QSize(theme.dp(120), theme.dp(34 if single else 51))

    def paint_row(self, painter: QPainter, spot: Spot, row: Any) -> None:
        """Paint field, rule, title, second line."""
        if spot.field is not None:
            _fill(painter, spot.box, spot.field, rounded=spot.sheer)
        if not spot.last:
            paint_rule(painter, spot.box)
        self._paint_words(painter, spot.box.adjusted(theme.dp(12), 0, -theme.dp(12), 0), row)

    @staticmethod
    def _paint_words(painter: QPainter, box: QRectF, row: Row) -> None:
        line = QRectF(box.left(), box.top() + theme.dp(7), box.width(), theme.dp(18))
        ink = "muted" if row.done else "text"
        paint.paint_words(painter, line, row.title, theme.font("medium"), ink)
        line.translate(0, theme.dp(18))
        small = theme.tabular_font("label")
        if row.number:
            used = paint.paint_words(painter, line, row.number, small, "muted")
            line.setLeft(line.left() + used + theme.dp(8))
        if row.chip:
            line.setLeft(line.left() + paint.paint_lead_chip(painter, line, row.chip))
        if row.meta:
            used = paint.paint_words(painter, line, row.meta, small, "muted")
            line.setLeft(line.left() + used + theme.dp(6))
        if row.action:
            bold = theme.font("label")
            bold.setWeight(QFont.Weight.DemiBold)
            paint.paint_words(painter, line, row.action, bold, "accent")


def _fill(painter: QPainter, box: QRectF, colour: QColor, *, rounded: bool) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if not rounded:
        painter.fillRect(box, colour)
        return
    radius = theme.dp(7)
    painter.drawRoundedRect(box, radius, radius)
    painter.fillRect(box.adjusted(0, 0, 0, -radius), colour)
