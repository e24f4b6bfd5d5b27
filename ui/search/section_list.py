"""A list of two-line rows under headings, the found part of a text on a weak field.

Painted without markup. Knows no ticket: it is given lines.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import theme
from ui.plain_text import tooltip_text
from ui.ticket_view.rich_line import Run, lay_out
from ui.visible_text import one_line, visible
from ui.widgets import paint
from ui.widgets.paint import ChipLook

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole + 1
_NO_PARENT = QModelIndex()
_OPENING = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_HEAD, _ROW, _LONGEST = 30, 52, 400


@dataclass(frozen=True, slots=True)
class Line:
    """One row: `lead` before the title, `marks` (start, end) in the title, chip and words below.

    A heading has an empty key.
    """

    key: str
    title: str
    marks: tuple[tuple[int, int], ...] = ()
    lead: str = ""
    chip: ChipLook | None = None
    meta: str = ""
    action: str = ""

    def spoken(self) -> str:
        """Return the row as one sentence for a screen reader."""
        chip = self.chip.text if self.chip else ""
        return ", ".join(p for p in (self.lead, self.title, chip, self.meta, self.action) if p)


def heading(text: str) -> Line:
    """Return a heading; it cannot be chosen."""
    return Line("", text)


def marked(text: str, marks: Sequence[tuple[int, int]]) -> list[tuple[str, bool]]:
    """Return the text in pieces, each with whether it was found; marks outside are cut."""
    pieces: list[tuple[str, bool]] = []
    at = 0
    for mark in sorted(marks):
        start, end = max(mark[0], at), min(mark[1], len(text))
        if end > start:
            pieces += [(text[at:start], False), (text[start:end], True)]
            at = end
    pieces.append((text[at:], False))
    return [(piece, found) for piece, found in pieces if piece]


def title_runs(line: Line, room: float) -> list[Run]:
    """Return the runs of a title cut to `room` pixels, with … where something is left out."""
    metrics = QFontMetricsF(theme.font("medium"))
    runs: list[Run] = []
    for piece, found in marked(line.title[:_LONGEST], line.marks):
        text = visible(piece, "space")
        wide = metrics.horizontalAdvance(text)
        if wide > room:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, room))
        runs.append(Run(text, "strong" if found else "medium", mark=found))
        room -= wide
        if room <= 0:
            break
    return runs


class LineModel(QAbstractListModel):
    """Lines in order; headings cannot be chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Qt: flat list."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: text, spoken text, tooltip, and the line itself."""
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(line.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return one_line(line.spoken(), 400)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text("\n".join(p for p in (line.title, line.meta) if p))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: headings are skipped by the arrows."""
        if index.isValid() and not self._lines[index.row()].key:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def lines(self) -> tuple[Line, ...]:
        """Return the lines shown."""
        return tuple(self._lines)

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show these; with the same keys in the same order only changed ones repaint."""
        fresh = list(lines)
        if [one.key for one in fresh] != [one.key for one in self._lines]:
            self.beginResetModel()
            self._lines = fresh
            self.endResetModel()
            return
        for n, line in enumerate(fresh):
            if line != self._lines[n]:
                self._lines[n] = line
                self.dataChanged.emit(self.index(n), self.index(n))


class LineDelegate(QStyledItemDelegate):
    """Paints headings and two-line rows."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt: a heading is lower."""
        del option
        line = index.data(LINE_ROLE)
        low = isinstance(line, Line) and not line.key
        return QSize(theme.dp(120), theme.dp(_HEAD if low else _ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: field, rule, words, ring."""
        line = index.data(LINE_ROLE)
        shown: Any = option
        view = shown.widget
        if not isinstance(line, Line) or not isinstance(view, QListView):
            return
        t, box = theme.tokens(), QRectF(shown.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not line.key:
            self._paint_heading(painter, box, line)
        else:
            selected = bool(shown.state & QStyle.StateFlag.State_Selected)
            over = bool(shown.state & QStyle.StateFlag.State_MouseOver)
            if selected or over:
                painter.fillRect(box, t.color("accent_weak" if selected else "hover"))
            rule = QRectF(box.left(), box.bottom() - 1, box.width(), 1)
            painter.fillRect(rule, t.color("line2"))
            self._paint_words(painter, box.adjusted(theme.dp(14), 0, -theme.dp(14), 0), line)
            if view.hasFocus() and view.currentIndex().row() == index.row():
                paint.paint_ring(painter, box.adjusted(1, 0, -1, -1), theme.dp(5))
        painter.restore()

    @staticmethod
    def _paint_heading(painter: QPainter, box: QRectF, line: Line) -> None:
        t = theme.tokens()
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), t.color("line2"))
        painter.setFont(theme.font("section"))
        painter.setPen(t.color("muted"))
        inner = box.adjusted(theme.dp(14), 0, -theme.dp(14), 0)
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), one_line(line.title))

    @staticmethod
    def _paint_words(painter: QPainter, box: QRectF, line: Line) -> None:
        top = QRectF(box.left(), box.top() + theme.dp(7), box.width(), theme.dp(18))
        if line.lead:
            used = _words(painter, top, line.lead, "text")
            top.setLeft(top.left() + used + theme.dp(10))
        layout, _ = lay_out(title_runs(line, top.width()), 100_000)
        layout.draw(painter, QPointF(top.left(), top.top()))
        low = QRectF(box.left(), box.top() + theme.dp(26), box.width(), theme.dp(18))
        if line.chip:
            size = paint.chip_size(line.chip)
            wide = min(size.width(), low.width())
            spot = QRectF(low.left(), low.top(), wide, size.height())
            paint.paint_chip(painter, spot, line.chip)
            low.setLeft(low.left() + wide + theme.dp(8))
        if line.meta:
            used = _words(painter, low, line.meta, "muted")
            low.setLeft(low.left() + used + theme.dp(8))
        if line.action:
            _words(painter, low, line.action, "accent")


class SectionList(QListView):
    """`opened(key)` on Enter or double click, `moved(key)`; `left_top` when Up leaves the list."""

    opened = Signal(str)
    moved = Signal(str)
    left_top = Signal()
    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setItemDelegate(LineDelegate(self))
        self._lines = LineModel(self)
        self.setModel(self._lines)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentChanged.connect(lambda index, _old: self._tell(index))

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show lines; the current one stays current if it is still there. Takes no focus."""
        key = self.current_key()
        self._lines.set_lines(lines)
        if key and self.current_key() != key:
            self.choose(key)

    def lines(self) -> tuple[Line, ...]:
        """Return the lines shown."""
        return self._lines.lines()

    def current_key(self) -> str:
        """Return the key of the current row, "" when none."""
        line = self.currentIndex().data(LINE_ROLE) if self.currentIndex().isValid() else None
        return line.key if isinstance(line, Line) else ""

    def choose(self, key: str) -> bool:
        """Make a row current; False when it is not there."""
        for n, line in enumerate(self._lines.lines()):
            if line.key == key:
                self.setCurrentIndex(self._lines.index(n))
                return True
        return False

    def choose_first(self, prefix: str = "") -> None:
        """Make the first row that can be chosen current, rather one whose key begins so."""
        keys = [line.key for line in self._lines.lines() if line.key]
        preferred = [key for key in keys if key.startswith(prefix)]
        for key in (preferred or keys)[:1]:
            self.choose(key)

    def open_current(self) -> None:
        """Open the current row, the first one when none is."""
        if not self.current_key():
            self.choose_first()
        self._open(self.currentIndex())

    def _open(self, index: QModelIndex) -> None:
        line = index.data(LINE_ROLE) if index.isValid() else None
        if isinstance(line, Line) and line.key:
            self.opened.emit(line.key)

    def _tell(self, index: QModelIndex) -> None:
        line = index.data(LINE_ROLE) if index.isValid() else None
        self.moved.emit(line.key if isinstance(line, Line) else "")

    def _is_first(self) -> bool:
        first = next((one.key for one in self._lines.lines() if one.key), "")
        return self.current_key() in ("", first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter opens, Up from the top goes back, letters go on being typed in the box."""
        if event.key() in _OPENING:
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Up and self._is_first():
            self.left_top.emit()
        elif event.text().isprintable() and event.text().strip():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)


def _words(painter: QPainter, box: QRectF, text: str, ink: str) -> float:
    face = theme.tabular_font("label")
    metrics = QFontMetricsF(face)
    cut = metrics.elidedText(one_line(text, 300), Qt.TextElideMode.ElideRight, max(0, box.width()))
    painter.setFont(face)
    painter.setPen(theme.tokens().color(ink))
    flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    painter.drawText(box.adjusted(0, 0, 2, 0), flags | int(Qt.TextFlag.TextSingleLine), cut)
    return metrics.horizontalAdvance(cut)
