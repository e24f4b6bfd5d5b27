"""A list of two-line rows under headings, the found part of a text on a weak field.

Painted without markup. Knows no ticket: it is given lines.
"""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QTextLayout
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyleOptionViewItem, QWidget

from ui import theme
from ui.ticket_view.rich_line import Run, lay_out
from ui.visible_text import one_line, visible
from ui.widgets import paint
from ui.widgets.keyed_rows import (
    OPENING,
    ROW_ROLE,
    Index,
    KeyedDelegate,
    KeyedView,
    Spot,
    paint_rule,
)
from ui.widgets.paint import ChipLook

_HEAD, _ROW, _LONGEST = 30, 52, 400
_KEPT = 256
"""Titles whose lines stay laid out: those in sight, and those a person goes back to."""


class Line(Struct, frozen=True):
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


class LineDelegate(KeyedDelegate):
    """Paints headings and two-line rows; a title is laid out once for its room and look."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles: dict[tuple[Any, ...], QTextLayout] = {}

    def _title(self, line: Line, room: float) -> QTextLayout:
        key = (line.title, line.marks, room, theme.scale(), theme.tokens().name)
        layout = self._titles.pop(key, None) or lay_out(title_runs(line, room), 100_000)[0]
        self._titles[key] = layout  # the one painted last goes last
        if len(self._titles) > _KEPT:
            del self._titles[next(iter(self._titles))]
        return layout

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt: a heading is lower."""
        del option
        line = index.data(ROW_ROLE)
        low = isinstance(line, Line) and not line.key
        return QSize(theme.dp(120), theme.dp(_HEAD if low else _ROW))

    def paint_row(self, painter: QPainter, spot: Spot, row: Any) -> None:
        """Paint field, rule, words; a heading has no field."""
        if row.key and spot.field is not None:
            painter.fillRect(spot.box, spot.field)
        paint_rule(painter, spot.box)
        inner = spot.box.adjusted(theme.dp(14), 0, -theme.dp(14), 0)
        if row.key:
            self._paint_words(painter, inner, row)
        else:
            self._paint_heading(painter, inner, row)

    @staticmethod
    def _paint_heading(painter: QPainter, box: QRectF, line: Line) -> None:
        painter.setFont(theme.font("section"))
        painter.setPen(theme.tokens().color("muted"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), one_line(line.title))

    def _paint_words(self, painter: QPainter, box: QRectF, line: Line) -> None:
        face = theme.tabular_font("label")
        top = QRectF(box.left(), box.top() + theme.dp(7), box.width(), theme.dp(18))
        if line.lead:
            used = paint.paint_words(painter, top, line.lead, face, "text")
            top.setLeft(top.left() + used + theme.dp(10))
        self._title(line, top.width()).draw(painter, QPointF(top.left(), top.top()))
        low = QRectF(box.left(), box.top() + theme.dp(26), box.width(), theme.dp(18))
        if line.chip:
            low.setLeft(low.left() + paint.paint_lead_chip(painter, low, line.chip))
        if line.meta:
            used = paint.paint_words(painter, low, line.meta, face, "muted")
            low.setLeft(low.left() + used + theme.dp(8))
        if line.action:
            paint.paint_words(painter, low, line.action, face, "accent")


class SectionList(KeyedView[Line]):
    """Headings are passed over; `left_top` when Up leaves the list, `typed` for letters."""

    left_top = Signal()
    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setItemDelegate(LineDelegate(self))

    def choose_first(self, prefix: str = "") -> None:
        """Make the first row that can be chosen current, rather one whose key begins so."""
        keys = [line.key for line in self.rows() if line.key]
        preferred = [key for key in keys if key.startswith(prefix)]
        for key in (preferred or keys)[:1]:
            self.choose(key)

    def open_current(self) -> None:
        """Open the current row, the first one when none is."""
        if not self.current_key():
            self.choose_first()
        self._open(self.currentIndex())

    def _is_first(self) -> bool:
        first = next((one.key for one in self.rows() if one.key), "")
        return self.current_key() in ("", first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter opens, Up from the top goes back, letters go on being typed in the box."""
        if event.key() in OPENING:
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Up and self._is_first():
            self.left_top.emit()
        elif event.text().isprintable() and event.text().strip():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)
