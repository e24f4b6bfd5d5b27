"""Nine elements with four marks each: 1 to 4 marks and goes on, arrows move, Backspace takes back.

Painted as one list with one stop for Tab; knows no ticket and no verb.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.survey_words import Asked
from ui.widgets import paint

_ROW, _MARK, _NAME = 30, 30, 220
_MARKS = ("1", "2", "3", "4")
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Home: -99, Qt.Key.Key_End: 99}


class ScoreSheet(QWidget):
    """`moved` carries the row that is asked now; `changed` when a mark was set or taken back."""

    moved = Signal(int)
    changed = Signal()

    def __init__(self, asked: Sequence[Asked], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked = tuple(asked)
        self._scores: list[int | None] = [None] * len(self._asked)
        self.row = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name_it()

    def scores(self) -> tuple[int | None, ...]:
        """The marks, None where none was given."""
        return tuple(self._scores)

    def typed(self) -> str:
        """The marks as nine signs, - where none was given; for a draft."""
        return "".join("-" if one is None else str(one) for one in self._scores)

    def restore(self, typed: str) -> None:
        """Put marks of a draft back; signs that are no marks are left out."""
        for n, sign in enumerate(typed[: len(self._scores)]):
            self._scores[n] = int(sign) if sign in _MARKS else None
        self.go_to(next((n for n, one in enumerate(self._scores) if one is None), 0))
        self.changed.emit()

    def go_to(self, row: int) -> None:
        """Ask this element."""
        self.row = max(0, min(len(self._asked) - 1, row))
        self._name_it()
        self.update()
        self.moved.emit(self.row)

    def go_to_element(self, key: str) -> None:
        """Ask the element with this key."""
        self.go_to(next((n for n, one in enumerate(self._asked) if one.key == key), 0))

    def mark(self, score: int | None) -> None:
        """Set the mark of the element that is asked; a given one goes on to the next."""
        self._scores[self.row] = score
        self.changed.emit()
        self.go_to(self.row if score is None else self.row + 1)

    def _name_it(self) -> None:
        """What a screen reader says: the element, and its mark in words."""
        one, score = self._asked[self.row], self._scores[self.row]
        said = self.tr("belum dijawab") if score is None else f"{score} {one.answers[score - 1]}"
        place = f"{self.row + 1}/{len(self._asked)}"
        self.setAccessibleName(f"{place} {one.name}: {said}")
        self.setAccessibleDescription(one.aloud())

    def sizeHint(self) -> QSize:
        """Qt: a line for each element."""
        return QSize(theme.dp(_NAME + 4 * _MARK + 160), theme.dp(_ROW) * len(self._asked))

    def minimumSizeHint(self) -> QSize:
        """Qt: all lines, the words may be cut."""
        return QSize(theme.dp(_NAME + 4 * _MARK + 40), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Qt: the marks are typed here, whatever a digit does on the screen around it."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.text() in _MARKS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: digits mark, arrows move."""
        if event.text() in _MARKS:
            self.mark(int(event.text()))
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.mark(None)
        elif event.key() in _STEPS:
            self.go_to(self.row + _STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a click on a mark gives it, elsewhere it asks that element."""
        spot = event.position()
        self.go_to(int(spot.y() // theme.dp(_ROW)))
        column = int((spot.x() - theme.dp(_NAME)) // theme.dp(_MARK))
        if column in range(4):
            self.mark(column + 1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: show which element is asked."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: the ring goes."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: name, four marks, the chosen one in words."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = theme.dp(_ROW)
        for n, one in enumerate(self._asked):
            self._paint_row(painter, QRectF(0, n * high, self.width(), high), n, one)

    def _paint_row(self, painter: QPainter, line: QRectF, n: int, one: Asked) -> None:
        t, score = theme.tokens(), self._scores[n]
        asked = n == self.row
        if asked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.color("accent_weak"))
            painter.drawRoundedRect(line.adjusted(0, 1, 0, -1), theme.dp(5), theme.dp(5))
        if asked and self.hasFocus():
            paint.paint_ring(painter, line.adjusted(1, 1, -1, -1), theme.dp(5))
        gap = theme.dp(10)
        name = QRectF(line.left() + gap, line.top(), theme.dp(_NAME) - 2 * gap, line.height())
        paint.paint_words(painter, name, f"{n + 1}. {one.name}", theme.font("body"), "text")
        for at in range(4):
            left = line.left() + theme.dp(_NAME + at * _MARK)
            box = QRectF(left, line.top(), theme.dp(_MARK), line.height())
            self._paint_mark(painter, box, at + 1, on=score == at + 1)
        left = line.left() + theme.dp(_NAME + 4 * _MARK) + gap
        words = QRectF(left, line.top(), max(0.0, line.right() - left - gap), line.height())
        if score is not None:
            said = one.answers[score - 1]
            paint.paint_words(painter, words, said, theme.font("label"), "muted")

    @staticmethod
    def _paint_mark(painter: QPainter, box: QRectF, score: int, *, on: bool) -> None:
        t = theme.tokens()
        inner = box.adjusted(theme.dp(3), theme.dp(4), -theme.dp(3), -theme.dp(4))
        painter.setPen(t.color("accent" if on else "line"))
        painter.setBrush(t.color("accent" if on else "panel"))
        painter.drawRoundedRect(inner.adjusted(0.5, 0.5, -0.5, -0.5), theme.dp(5), theme.dp(5))
        painter.setFont(theme.tabular_font("medium"))
        painter.setPen(t.color("on_accent" if on else "text"))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignCenter), str(score))
