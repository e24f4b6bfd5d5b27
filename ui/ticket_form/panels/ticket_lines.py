"""A list of tickets in two lines each: title, then number, chip and tail. Literal text only."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import theme
from ui.plain_text import one_line, tooltip_text
from ui.widgets import paint
from ui.widgets.paint import ChipLook

_LINE = Qt.ItemDataRole.UserRole
_HEIGHT = 51


class TicketLine(Struct, frozen=True):
    """One ticket: `key` comes back; `accent` is an action shown behind the tail."""

    key: str
    title: str
    number: str = ""
    chip: ChipLook | None = None
    tail: str = ""
    muted: bool = False
    accent: str = ""

    @property
    def spoken(self) -> str:
        """The whole line for a screen reader and the tooltip."""
        chip = self.chip.text if self.chip else ""
        return " · ".join(one for one in (self.title, self.number, chip, self.tail) if one)


class _LineDelegate(QStyledItemDelegate):
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        del option, index
        return QSize(theme.dp(120), theme.dp(_HEIGHT))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        line = index.data(_LINE)
        if not isinstance(line, TicketLine):
            return
        t = theme.tokens()
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(box, t.color("accent_weak"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), t.color("line2"))
        inner = box.adjusted(theme.dp(12), 0, -theme.dp(12), 0)
        self._title(painter, inner, line)
        self._meta(painter, inner, line, selected=selected)
        if state & QStyle.StateFlag.State_HasFocus:
            paint.paint_ring(painter, QRectF(box), theme.dp(4))
        painter.restore()

    def _title(self, painter: QPainter, inner: QRect, line: TicketLine) -> None:
        spot = QRect(inner.left(), inner.top() + theme.dp(6), inner.width(), theme.dp(20))
        _text(painter, spot, line.title, theme.font("medium"), "muted" if line.muted else "text")

    def _meta(self, painter: QPainter, inner: QRect, line: TicketLine, *, selected: bool) -> None:
        spot = QRect(inner.left(), inner.top() + theme.dp(26), inner.width(), theme.dp(18))
        face = theme.tabular_font("label")
        if line.number:
            used = _text(painter, spot, line.number, face, "muted")
            spot.setLeft(spot.left() + used + theme.dp(8))
        if line.chip is not None and spot.width() > theme.dp(30):
            wide = min(paint.chip_size(line.chip).width(), float(spot.width()))
            paint.paint_chip(
                painter, QRectF(spot.left(), spot.top(), wide, spot.height()), line.chip
            )
            spot.setLeft(spot.left() + round(wide) + theme.dp(8))
        accent = line.accent if selected else ""
        room = QFontMetrics(theme.font("section")).horizontalAdvance(accent) if accent else 0
        tail = QRect(spot)
        tail.setRight(spot.right() - room - (theme.dp(8) if room else 0))
        if line.tail and tail.width() > theme.dp(24):
            used = _text(painter, tail, line.tail, face, "muted")
            spot.setLeft(spot.left() + used + theme.dp(8))
        if accent:
            _text(painter, spot, accent, theme.font("section"), "accent")


class TicketLines(QListView):
    """`opened` on Enter or a double click; `marked` when another line is chosen."""

    opened = Signal(str)
    marked = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, most: float = 3.0) -> None:
        super().__init__(parent)
        self._most = most
        self._lines: tuple[TicketLine, ...] = ()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setItemDelegate(_LineDelegate(self))
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.doubleClicked.connect(lambda index: self.opened.emit(_key(index)))
        self.selectionModel().currentChanged.connect(lambda now, _old: self.marked.emit(_key(now)))

    def lines(self) -> tuple[TicketLine, ...]:
        """What stands in the list."""
        return self._lines

    def set_lines(self, lines: Sequence[TicketLine], *, mark_first: bool = False) -> None:
        """Shows these; the marked one stays marked when it is still there."""
        wanted = tuple(lines)
        if wanted == self._lines:
            return
        marked = self.current()
        self._lines = wanted
        self._model.clear()
        for line in wanted:
            item = QStandardItem(one_line(line.title))
            item.setData(line, _LINE)
            item.setData(tooltip_text(line.spoken), Qt.ItemDataRole.ToolTipRole)
            item.setData(one_line(line.spoken), Qt.ItemDataRole.AccessibleTextRole)
            self._model.appendRow(item)
        keys = [line.key for line in wanted]
        at = keys.index(marked) if marked in keys else (0 if mark_first and keys else -1)
        if at >= 0:
            self.setCurrentIndex(self._model.index(at, 0))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Qt: every line up to the most that shows at once."""
        return QSize(theme.dp(200), self._height(min(float(len(self._lines)), self._most)))

    def minimumSizeHint(self) -> QSize:
        """Qt: where room is short, one line and a half."""
        return QSize(theme.dp(100), self._height(min(float(len(self._lines)), 1.5)))

    def _height(self, lines: float) -> int:
        return round(lines * theme.dp(_HEIGHT))

    def current(self) -> str:
        """The key of the marked line, "" for none."""
        return _key(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current():
            self.opened.emit(self.current())
            return
        super().keyPressEvent(event)


def _key(index: QModelIndex) -> str:
    line = index.data(_LINE)
    return line.key if isinstance(line, TicketLine) else ""


def _text(painter: QPainter, spot: QRect, text: str, face: QFont, ink: str) -> int:
    """Draws one elided line; the width it took."""
    metrics = QFontMetrics(face)
    cut = metrics.elidedText(one_line(text), Qt.TextElideMode.ElideRight, spot.width())
    painter.setFont(face)
    painter.setPen(theme.tokens().color(ink))
    painter.drawText(spot, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), cut)
    return metrics.horizontalAdvance(cut)
