"""Paints the board in the size it is given: on a screen as on a wall. Reads and decides nothing.

On a screen arrows go from number to number; Enter or a click asks for what is behind one.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from callcenter.desk.read_board import Board
from ui import formats, theme
from ui.board.words import (
    Age,
    Figure,
    Line,
    agent_lines,
    channel_lines,
    day_figures,
    desk_lines,
    now_figures,
    spoken,
    state_lines,
)
from ui.reports.charts import Brushwork
from ui.visible_text import one_line
from ui.widgets import paint
from ui.widgets.keyed_rows import OPENING

WIDE, HIGH = 1120, 600
"""The drawing at 100 %; it grows with the room."""
_GAP = 12
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_FIRST_ROW = 5
_STEPS: Mapping[int, int] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -_FIRST_ROW,
    Qt.Key.Key_Down: _FIRST_ROW,
}
_EVERY = 3
"""Hours between two that are named below the bars."""


class BoardCanvas(QWidget):
    """`show_board(board, age)`; everything on it grows with its size.

    `asked(key, name)` when a figure is opened; on the wall (`opens` False) none is.
    """

    asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None, *, opens: bool = True) -> None:
        super().__init__(parent)
        self._opens, self._at = opens, 0
        self._spots: list[QRectF] = []
        self.setObjectName("board.canvas")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Papan"))
        self.board: Board | None = None
        self.age = Age("", live=False)
        self.painted: Board | None = None
        """What stands on the screen."""

    def sizeHint(self) -> QSize:
        """Qt: the drawing."""
        return QSize(theme.dp(WIDE), theme.dp(HIGH))

    def minimumSizeHint(self) -> QSize:
        """Qt: half of it can still be read."""
        return QSize(WIDE // 2, HIGH // 2)

    def show_board(self, board: Board, age: Age) -> None:
        """Other figures."""
        if (board, age) == (self.board, self.age):
            return
        self.board, self.age = board, age
        self.setAccessibleDescription(spoken(board, age))
        if self.hasFocus():
            self._go_to(self._at)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: two rows of numbers, three charts between."""
        del event
        if self.board is None:
            return
        unit = min(self.width() / WIDE, self.height() / HIGH)
        work = Brushwork(theme.tokens(), unit)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = work.dp(_GAP)
        room = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        tile = (room.height() - 2 * gap) * 0.25
        top = QRectF(room.left(), room.top(), room.width(), tile)
        low = QRectF(room.left(), room.bottom() - tile, room.width(), tile)
        middle = QRectF(room.left(), top.bottom() + gap, room.width(), room.height() - 2 * tile
                        - 2 * gap)  # fmt: skip
        tiles = QRectF(low.left(), low.top(), low.width() * 0.54, low.height())
        self._spots = [
            *_tiles(painter, top, now_figures(self.board), work),
            *_tiles(painter, tiles, day_figures(self.board), work),
        ]
        self._charts(painter, middle, work)
        self._people(painter, low.adjusted(tiles.width() + gap, 0, 0, 0), work)
        if self._opens and self.hasFocus():
            paint.paint_ring(painter, self._spots[self._at], work.dp(8))
        painter.end()
        self.painted = self.board

    def figures(self) -> tuple[Figure, ...]:
        """The numbers in their order, none before the board was read."""
        board = self.board
        return () if board is None else (*now_figures(board), *day_figures(board))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: arrows go to another number, Enter opens it."""
        step = _STEPS.get(event.key())
        if not self._opens or self.board is None or (step is None and event.key() not in OPENING):
            super().keyPressEvent(event)
        elif step is None:
            self._open()
        else:
            self._go_to(self._at + step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a click on a number opens it."""
        at = next((n for n, one in enumerate(self._spots) if one.contains(event.position())), None)
        if not self._opens or at is None:
            super().mousePressEvent(event)
            return
        self._go_to(at)
        self._open()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: the number in front is ringed and said."""
        super().focusInEvent(event)
        self._go_to(self._at)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: the ring goes."""
        super().focusOutEvent(event)
        self.update()

    def _go_to(self, at: int) -> None:
        figures = self.figures()
        if self._opens and figures:
            self._at = max(0, min(len(figures) - 1, at))
            self.setAccessibleName(f"{self.tr('Papan')}: {figures[self._at].spoken}")
        self.update()

    def _open(self) -> None:
        chosen = self.figures()[self._at]
        self.asked.emit(chosen.key, chosen.name)

    def _people(self, painter: QPainter, box: QRectF, work: Brushwork) -> None:
        """Who is on shift, and the other desks."""
        board = self.board
        if board is None:
            return
        gap = work.dp(_GAP)
        left = QRectF(box.left(), box.top(), (box.width() - gap) * 0.4, box.height())
        right = box.adjusted(left.width() + gap, 0, 0, 0)
        agents, desks = agent_lines(board), desk_lines(board)
        on_shift = self.tr("Bertugas: {n}").format(n=len(agents))
        elsewhere = self.tr("Meja lain: belum terkirim")
        nobody = Line(self.tr("belum ada yang tercatat"))
        silent = Line(self.tr("belum terdengar dari pusat"))
        _list(painter, left, on_shift, agents or (nobody,), work)
        _list(painter, right, elsewhere, desks or (silent,), work)

    def _charts(self, painter: QPainter, box: QRectF, work: Brushwork) -> None:
        board = self.board
        if board is None:
            return
        gap = work.dp(_GAP)
        side = (box.width() - 2 * gap) * 0.27
        left = QRectF(box.left(), box.top(), side, box.height())
        right = QRectF(box.right() - side, box.top(), side, box.height())
        middle = QRectF(left.right() + gap, box.top(), right.left() - left.right() - 2 * gap,
                        box.height())  # fmt: skip
        _bars(painter, left, self.tr("Terbuka menurut status"), state_lines(board), work)
        _hours(painter, middle, self.tr("Hari ini per jam"), board.today.hours, work)
        _bars(painter, right, self.tr("Hari ini per kanal"), channel_lines(board), work)


def _tiles(
    painter: QPainter, box: QRectF, figures: Sequence[Figure], work: Brushwork
) -> list[QRectF]:
    """Paints them side by side; returns where each stands."""
    gap = work.dp(_GAP)
    wide = (box.width() - gap * (len(figures) - 1)) / len(figures)
    lefts = [box.left() + at * (wide + gap) for at in range(len(figures))]
    fields = [QRectF(left, box.top(), wide, box.height()) for left in lefts]
    for field, one in zip(fields, figures, strict=True):
        _tile(painter, _card(painter, field, work, one.tone), one, work)
    return fields


def _tile(painter: QPainter, inner: QRectF, one: Figure, work: Brushwork) -> None:
    """The name, the number as large as there is room, and below it what belongs to it."""
    t = work.tokens
    ink = "text" if one.tone == "neutral" else one.tone
    line = work.dp(22)
    name = QRectF(inner.left(), inner.top(), inner.width(), line)
    _words(painter, name, one.name, ("body", work, "muted"))
    below = QRectF(inner.left(), inner.bottom() - line, inner.width(), line)
    _words(painter, below, one.beside, ("body", work, "muted"))
    rest = QRectF(inner.left(), name.bottom(), inner.width(), below.top() - name.bottom())
    face = work.font("saved")
    face.setPixelSize(max(8, round(rest.height() * 0.9)))
    mark = rest.height() * 0.3 if one.shape else 0
    wide = QFontMetricsF(face).horizontalAdvance(one.value)
    room = rest.width() - mark * 1.5
    if wide > room:
        face.setPixelSize(max(8, int(face.pixelSize() * room / wide)))
        wide = QFontMetricsF(face).horizontalAdvance(one.value)
    painter.setFont(face)
    painter.setPen(t.color(ink))
    painter.drawText(rest, _LEFT, one.value)
    if one.shape:
        painter.save()
        painter.translate(rest.left() + wide + mark, rest.center().y())
        grown = mark / theme.dp(8)
        painter.scale(grown, grown)
        half = theme.dp(8) / 2
        spot = QRectF(-half, -half, 2 * half, 2 * half)
        paint.paint_shape(painter, spot, one.shape, t.color(ink))
        painter.restore()


def _list(
    painter: QPainter, box: QRectF, title: str, lines: Sequence[Line], work: Brushwork
) -> None:
    """As many lines as there is room for; how many more there are is said.

    What does not fit beside its name stands below it.
    """
    inner = _titled(painter, box, title, work)
    face = work.font("body")
    measure = QFontMetricsF(face)
    high, gap = work.dp(22), work.dp(10)
    room = max(1, int(inner.height() // high))
    rows = [_rows(one, inner.width() - gap, measure) for one in lines]
    fit = _fitting(rows, room)
    shown = list(zip(lines[:fit], rows, strict=False))
    if fit < len(lines):
        shown.append((Line(f"+{len(lines) - fit}"), 1))
    top = inner.top()
    for one, tall in shown:
        row = QRectF(inner.left(), top, inner.width(), high)
        last = row.translated(0, (tall - 1) * high)
        top = last.bottom()
        painter.setFont(face)
        ink = "text" if one.tone == "neutral" else one.tone
        painter.setPen(work.tokens.color(ink))
        painter.drawText(last, _RIGHT, one.right)
        used = measure.horizontalAdvance(one.right) + gap if tall == 1 else 0.0
        _words(painter, row.adjusted(0, 0, -used, 0), one.left, ("body", work, "text"))


def _rows(line: Line, wide: float, measure: QFontMetricsF) -> int:
    """How many rows a line takes: two when its words do not fit beside each other."""
    taken = measure.horizontalAdvance(one_line(line.left)) + measure.horizontalAdvance(line.right)
    return 2 if line.right and taken > wide else 1


def _fitting(rows: Sequence[int], room: int) -> int:
    """How many lines fit, the row that counts the others included where there are others."""
    if sum(rows) <= room:
        return len(rows)
    used = fit = 0
    while used + rows[fit] <= room - 1:
        used += rows[fit]
        fit += 1
    return fit


def _card(painter: QPainter, box: QRectF, work: Brushwork, tone: theme.Tone) -> QRectF:
    """A card, coloured when it says something pressing; returns its inside."""
    t = work.tokens
    loud = tone != "neutral"
    painter.setPen(QPen(t.color(tone if loud else "line"), work.dp(1)))
    painter.setBrush(t.tone(tone)[1] if loud else t.color("panel"))
    painter.drawRoundedRect(box, work.dp(8), work.dp(8))
    return box.adjusted(work.dp(14), work.dp(10), -work.dp(12), -work.dp(10))


def _bars(
    painter: QPainter,
    box: QRectF,
    title: str,
    lines: Sequence[tuple[str, int]],
    work: Brushwork,
) -> None:
    """A line of words above each bar: names are read whole from afar."""
    inner = _titled(painter, box, title, work)
    if not lines:
        return
    most = max(count for _, count in lines) or 1
    high = min(inner.height() / len(lines), work.dp(50))
    for at, (name, count) in enumerate(lines):
        row = QRectF(inner.left(), inner.top() + at * high, inner.width(), high)
        words = QRectF(row.left(), row.top(), row.width(), high * 0.6)
        value = formats.number(count)
        face = work.font("strong")
        painter.setFont(face)
        painter.setPen(work.tokens.color("text"))
        painter.drawText(words, _RIGHT, value)
        used = QFontMetricsF(face).horizontalAdvance(value) + work.dp(10)
        _words(painter, words.adjusted(0, 0, -used, 0), name, ("body", work, "text"))
        painter.setPen(Qt.PenStyle.NoPen)
        bar = QRectF(row.left(), words.bottom(), row.width(), high * 0.24)
        painter.setBrush(work.tokens.color("line2"))
        painter.drawRect(bar)
        painter.setBrush(work.tokens.color("accent"))
        painter.drawRect(QRectF(bar.left(), bar.top(), bar.width() * count / most, bar.height()))


def _hours(
    painter: QPainter, box: QRectF, title: str, hours: Sequence[int], work: Brushwork
) -> None:
    inner = _titled(painter, box, title, work)
    face = work.font("label")
    painter.setFont(face)
    line = QFontMetricsF(face).height()
    field = inner.adjusted(0, line, 0, -line)
    most = max(hours, default=0) or 1
    wide = field.width() / len(hours)
    for at, count in enumerate(hours):
        x = field.left() + at * wide
        high = field.height() * count / most
        column = QRectF(x + wide * 0.14, field.bottom() - high, wide * 0.72, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(work.tokens.color("accent"))
        painter.drawRect(column)
        painter.setPen(work.tokens.color("text"))
        if count:
            above = QRectF(x - wide, column.top() - line, wide * 3, line)
            painter.drawText(above, _CENTRE, formats.number(count))
        if at % _EVERY == 0:
            painter.setPen(work.tokens.color("muted"))
            below = QRectF(x - wide, field.bottom(), wide * 3, line)
            painter.drawText(below, _CENTRE, f"{at:02}")
    painter.setPen(QPen(work.tokens.color("line"), work.dp(1)))
    painter.drawLine(field.bottomLeft(), field.bottomRight())


def _titled(painter: QPainter, box: QRectF, title: str, work: Brushwork) -> QRectF:
    inner = _card(painter, box, work, "neutral")
    head = QRectF(inner.left(), inner.top(), inner.width(), work.dp(20))
    _words(painter, head, title, ("body", work, "muted"))
    return inner.adjusted(0, work.dp(28), 0, 0)


def _words(
    painter: QPainter, box: QRectF, text: str, look: tuple[theme.FontRole, Brushwork, str]
) -> None:
    role, work, ink = look
    face = work.font(role)
    painter.setFont(face)
    painter.setPen(work.tokens.color(ink))
    fits = QFontMetricsF(face).elidedText(
        one_line(text), Qt.TextElideMode.ElideRight, max(0.0, box.width())
    )
    painter.drawText(box, _LEFT, fits)
